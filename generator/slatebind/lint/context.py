"""The context that rules receive: a document's text and blocks, its commands with their tables, and its spec."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal

import msgspec

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect
from slatebind.dialects.languages import language_of
from slatebind.extraction import ExtractionWithSource, ParsedCommand
from slatebind.extraction.chapter import CodeLines
from slatebind.extraction.commands.parsed_command import ParsedField, ParsedParam
from slatebind.extraction.tables.table_rows import TableRow
from slatebind.markdown import Annotation, Code, Comment, Heading, Row, SourceDocument, SourceFile, SourceLines, Table
from slatebind.protocols import protocol_named
from slatebind.spec.model import Field, Param

Kind = Literal["parameters", "response"]


class TableEntry(msgspec.Struct, frozen=True):
    """A row of a command's table, and what was read from it.

    ``has_children`` says that other rows are inside of it, which only rows that are read as a tree show.
    """

    parsed: ParsedCommand
    kind: Kind
    row: TableRow
    record: Param | Field
    has_children: bool = False

    @property
    def noun(self) -> str:
        """What the row is, for messages."""
        return "parameter" if self.kind == "parameters" else "field"

    @property
    def description(self) -> str:
        """The text of its description."""
        return self.row.text("description")

    @property
    def position(self) -> Position:
        """The position of its description, or of the row."""
        return self.row.position("description")


class LintContext:
    """A document with all that was read from it."""

    def __init__(self, document: SourceDocument, extraction: ExtractionWithSource, dialect: Dialect) -> None:
        self.document = document
        self.extraction = extraction
        self.dialect = dialect
        self.protocol = protocol_named(dialect.protocol)
        self.spec = extraction.spec
        self.parsed_commands = extraction.parsed_commands
        self.lines = SourceLines.of_files(document.files)

    @property
    def files(self) -> tuple[SourceFile, ...]:
        """The document's files: the one that was given, and its includes."""
        return self.document.files

    def all_lines(self) -> Iterator[tuple[Position, str]]:
        """Every line of every file with the position of its start."""
        for file in self.files:
            for number, line in enumerate(file.text.split("\n"), 1):
                yield Position(file.name, number), line

    def text_lines(self) -> Iterator[tuple[Position, str]]:
        """Every line that is not in code."""
        return ((at, line) for at, line in self.all_lines() if at.line not in self.fenced[at.file])

    @cached_property
    def language(self) -> str:
        """The language that the document is written in."""
        headers = (cell.text for table, row in self.rows.values() if row is table.header for cell in row.cells)
        return language_of((*(heading.text for heading in self.headings.values()), *headers), self.dialect)

    @cached_property
    def entries(self) -> tuple[TableEntry, ...]:
        """Every row of every command's tables."""
        return tuple(entry for parsed in self.parsed_commands for entry in self.of(parsed))

    @cached_property
    def parameters(self) -> tuple[TableEntry, ...]:
        """Every row of every table of parameters."""
        return tuple(entry for entry in self.entries if entry.kind == "parameters")

    @cached_property
    def fields(self) -> tuple[TableEntry, ...]:
        """Every row of every table of response fields."""
        return tuple(entry for entry in self.entries if entry.kind == "response")

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all commands, parameters and fields, in lowercase."""
        commands = (parsed.command.name for parsed in self.parsed_commands)
        return frozenset(name.lower() for name in (*commands, *(entry.row.name for entry in self.entries)))

    @staticmethod
    def of(parsed: ParsedCommand) -> Iterator[TableEntry]:
        """The rows of one command's tables. Rows that repeat a name are not read, and not included."""
        if parsed.request_url:
            yield from _of_request(parsed)
            return
        params = {param.name: param for param in parsed.command.params}
        for row in parsed.rows["parameters"]:
            if row.name in params:
                yield TableEntry(parsed, "parameters", row, params.pop(row.name))
        fields = {field.name: field for field in parsed.fields}
        for row in parsed.rows["response"]:
            if row.name in fields:
                yield TableEntry(parsed, "response", row, fields.pop(row.name))

    def examples(self, parsed: ParsedCommand) -> Iterator[tuple[Position, str]]:
        """The lines of a command's fences that call it, each with the position of its first character."""
        pattern = self.dialect.pattern("example")
        for block in self.codes(parsed):
            for match in pattern.finditer(block.text):
                if match["command"].lower() == parsed.command.name.lower():
                    number = block.text.count("\n", 0, match.start())
                    yield Position(block.at.file, block.at.line + 1 + number), match.group()

    @staticmethod
    def codes(parsed: ParsedCommand) -> Iterator[Code]:
        """A command's fences."""
        for part in (parsed.part.head, *parsed.part.sections):
            for block in part.blocks:
                if isinstance(block, Code):
                    yield block

    @cached_property
    def rows(self) -> dict[tuple[str, int], tuple[Table, Row]]:
        """Every row of every table, headers too, by file and line."""
        found: dict[tuple[str, int], tuple[Table, Row]] = {}
        for block in self.extraction.blocks:
            if isinstance(block, Table):
                rows = (block.header, *block.rows) if block.header else block.rows
                found.update({(row.at.file, row.at.line): (block, row) for row in rows})
        return found

    @cached_property
    def headings(self) -> dict[Position, Heading]:
        """Every heading by its position."""
        return {block.at: block for block in self.extraction.blocks if isinstance(block, Heading)}

    @cached_property
    def quotes(self) -> dict[Position, tuple[ParsedCommand, Annotation]]:
        """The annotations of commands' examples by their position, with their commands."""
        return {quote.at: (parsed, quote) for parsed in self.parsed_commands for quote in parsed.annotations}

    @cached_property
    def fenced(self) -> dict[str, set[int]]:
        """The numbers of the lines in code, by file."""
        return lines_of_code(self.files, self.extraction.code)

    @cached_property
    def commented(self) -> dict[str, set[int]]:
        """The numbers of the lines in comments, by file: readers of the page do not see them."""
        numbers: dict[str, set[int]] = {file.name: set() for file in self.files}
        for block in self.extraction.blocks:
            if isinstance(block, Comment):
                numbers[block.at.file].update(range(block.at.line, block.at.line + block.text.count("\n") + 1))
        return numbers


def _of_request(parsed: ParsedCommand) -> Iterator[TableEntry]:
    """The rows that were read as trees; a record is found by the position of its row."""
    found: dict[Kind, dict[Position, tuple[Param | Field, bool]]] = {
        "parameters": dict(_records(parsed.params)),
        "response": dict(_records(parsed.response)),
    }
    for kind, records in found.items():
        for row in parsed.rows[kind]:
            if row.at in records:
                record, has_children = records.pop(row.at)
                yield TableEntry(parsed, kind, row, record, has_children)


def _records(rows: Iterable[ParsedParam | ParsedField]) -> Iterator[tuple[Position, tuple[Param | Field, bool]]]:
    for row in rows:
        record = row.param if isinstance(row, ParsedParam) else row.field
        yield row.at.at, (record, bool(row.children))
        yield from _records(row.children)


def lines_of_code(files: Iterable[SourceFile], code: Iterable[CodeLines]) -> dict[str, set[int]]:
    """The numbers of the lines in code, by file."""
    numbers: dict[str, set[int]] = {file.name: set() for file in files}
    for fence in code:
        numbers[fence.at.file].update(range(fence.at.line, fence.at.line + fence.count))
    return numbers

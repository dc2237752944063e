"""One command's heading and sections into its part of the spec."""

import json
from itertools import pairwise
from typing import Any, Literal

import msgspec

from slatebind.data.json_reader import read_json
from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, Section, normalize
from slatebind.extract.command_names import command_name
from slatebind.extract.outline import CommandPart, Part
from slatebind.extract.report import Report
from slatebind.extract.table_records import read_fields, read_parameters
from slatebind.extract.table_rows import TableRow, read_lines, table_roles
from slatebind.markdown import Annotation, Aside, Code, Comment, Content, Prose, Table
from slatebind.markdown.fixes import remove_line
from slatebind.spec.model import Command, Field, Notice, Param, Response, Shape
from slatebind.spec.positions import CommandPositions, Origin, RowPositions

TableKind = Literal["parameters", "response"]
_NOTICE_KINDS: tuple[Literal["notice", "warning", "success"], ...] = ("notice", "warning", "success")
_TITLES: dict[Section, str] = {"request": "Command", "parameters": "Query parameters", "response": "Response schema"}


class CommandSource(msgspec.Struct, frozen=True):
    """What a command was read from: its heading and sections, and the rows of its tables."""

    part: CommandPart
    lines: dict[TableKind, tuple[TableRow, ...]]


class ParsedCommand(msgspec.Struct, frozen=True):
    """A command whose fields are not yet a model.

    ``positions`` and the heading's position are relative to ``origin``. ``source`` is None where the command was read
    in an earlier run.
    """

    command: Command
    fields: tuple[Field, ...]
    annotations: tuple[Annotation, ...]
    positions: CommandPositions
    origin: Origin = Origin()
    source: CommandSource | None = None

    @property
    def at(self) -> Position:
        """Where its heading stands."""
        return self.origin.absolute(self.positions.at)

    def position(self, *path: str) -> Position | None:
        """Where a part of the command stands, by its path below the command; None where it has no position."""
        found = self.positions.find(path)
        return self.origin.absolute(found) if found else None

    @property
    def part(self) -> CommandPart:
        """The heading and the sections that it was read from."""
        assert self.source is not None
        return self.source.part

    @property
    def lines(self) -> dict[TableKind, tuple[TableRow, ...]]:
        """The rows that it was read from."""
        assert self.source is not None
        return self.source.lines


def read_command(part: CommandPart, group: str, dialect: Dialect, report: Report) -> ParsedCommand | None:
    """The command under a heading; None, reported, where nothing names it."""
    name = command_name(part, dialect, report)
    if name is None:
        _report_lost(part, report)
        return None
    reader = _Reader(part, name, dialect, report)
    return reader.read(group)


def _report_lost(part: CommandPart, report: Report) -> None:
    for section in (part.head, *part.sections):
        for block in section.blocks:
            if isinstance(block, Table):
                report_rows(block, "belongs to no command", report)


def report_rows(table: Table, why: str, report: Report) -> None:
    """Names every row of a table that is not read, its header first."""
    if table.header is not None:
        titles = ", ".join(f"`{cell.text}`" for cell in table.header.cells)
        report.add("table-not-read", table.at, f"table {why}; its columns are {titles}"[:200])
    for row in table.rows:
        content = " | ".join(cell.text for cell in row.cells)
        report.add("row-lost", row.at, f"skipping a row of a table that {why}: {content[:100]}")


class _Reader:
    """Reads the sections of one command."""

    def __init__(self, part: CommandPart, name: str, dialect: Dialect, report: Report) -> None:
        self.part = part
        self.name = name
        self.dialect = dialect
        self.report = report
        self.description: list[str] = []
        self.notices: list[Notice] = []
        self.annotations: list[Annotation] = []
        self.marks: list[tuple[bool, Position]] = []
        self.examples: list[str] = []
        self.answers: list[Any] = []
        self.lines: dict[TableKind, list[TableRow]] = {"parameters": [], "response": []}

    def read(self, group: str) -> ParsedCommand:
        _check_sections(self.part, self.dialect, self.report)
        for section in (self.part.head, *self.part.sections):
            for block in section.blocks:
                self._read_block(block, section)
        params = read_parameters(tuple(self.lines["parameters"]), self.dialect, self.report)
        fields = read_fields(tuple(self.lines["response"]), self.dialect, self.report)
        command = Command(
            name=self.name,
            group=group,
            description="\n\n".join(self.description),
            notices=tuple(self.notices),
            is_async=self._is_async(),
            example=self._example(),
            params=params,
            response=Response(
                shape=_shape(self.name, fields, self.dialect), example=self.answers[0] if self.answers else None
            ),
        )
        lines = {kind: tuple(found) for kind, found in self.lines.items()}
        source = CommandSource(self.part, lines)
        return ParsedCommand(command, fields, tuple(self.annotations), self._positions(params, fields), source=source)

    def _read_block(self, block: Content, section: Part) -> None:
        match block:
            case Prose():
                self._read_prose(block, section)
            case Aside():
                self._read_aside(block)
            case Annotation():
                self.annotations.append(block)
            case Code():
                self._read_code(block, section)
            case Table():
                self._read_table(block, section)
            case Comment():
                report_comment(block, self.report)

    def _read_prose(self, block: Prose, section: Part) -> None:
        text = block.text
        words = normalize(text)
        if words in self.dialect.async_ or words in self.dialect.sync:
            message = f"`{text}` should be in an aside"
            self.report.add("async-outside-aside", block.at, message, f'write <aside class="notice">{text}</aside>')
            self.marks.append((words in self.dialect.async_, block.at))
        elif words in self.dialect.artifacts:
            edits = remove_line(self.report.lines, block.at)
            self.report.add("stray-line", block.at, f"skipping the stray line `{text}`", "remove the line", edits=edits)
        elif section is self.part.head and not (text.startswith("`") and text.endswith("`") and " " not in text):
            self.description.append(text)
        elif not self._is_expected(text, section):
            self._report_unkept(block, section.heading.text)

    def _report_unkept(self, block: Prose, heading: str) -> None:
        """Names the first line, and every further one that may have been meant as a table's row."""
        for number, line in enumerate(block.text.split("\n")):
            if number == 0 or "|" in line:
                at = Position(block.at.file, block.at.line + number, block.at.column if number == 0 else 1)
                self.report.add("text-not-kept", at, f"text under `{heading}` is not kept: {line[:120]}")

    def _is_expected(self, text: str, section: Part) -> bool:
        """Text that repeats what the spec says in another way."""
        if text.startswith("`") and text.endswith("`") and " " not in text:
            return True
        pattern = {"parameters": "no_parameters", "response": "no_response"}.get(section.section or "")
        return pattern is not None and self.dialect.pattern(pattern).search(text) is not None

    def _read_aside(self, block: Aside) -> None:
        words = normalize(block.text)
        # The kind as it is spelt here, not an equal text: a spec leaves out a default only where it is the very same.
        kind = next((one for one in _NOTICE_KINDS if one == block.kind.lower()), None)
        if kind is None:
            hint = f"use one of {', '.join(_NOTICE_KINDS)}"
            self.report.add("aside-kind", block.at, f"unknown aside class `{block.kind}`; read as a notice", hint)
        if words in self.dialect.sync or words in self.dialect.async_:
            self.marks.append((words in self.dialect.async_, block.at))
            return
        self.notices.append(Notice(kind=kind or "notice", text=block.text))

    def _read_code(self, block: Code, section: Part) -> None:
        if self.dialect.pattern("example").search(block.text):
            self.examples.append(block.text)
        elif section.section == "response" or block.language == "json":
            self._read_answer(block)
        else:
            self.report.add("text-not-kept", block.at, "code that is neither a call nor JSON is not kept")

    def _read_answer(self, block: Code) -> None:
        answer, error = read_json(block.text)
        if error:
            at = Position(block.at.file, block.at.line + error.line, error.column)
            self.report.add("example-json-valid", at, f"example is not valid JSON: {error.reason}; it is not kept")
            return
        if any(answer == json.loads(placeholder) for placeholder in self.dialect.placeholders):
            message = "example is a placeholder; it is not kept"
            self.report.add("example-placeholder", block.at, message, "show a real response")
            return
        self.answers.append(answer)

    def _read_table(self, block: Table, section: Part) -> None:
        table = self._continued(block, section)
        kind: TableKind | None = section.section if section.section in ("parameters", "response") else None
        by_columns = _table_kind(table, self.dialect)
        if kind is None or self._is_elsewhere(kind, by_columns) or self._repeats(kind, table):
            kind = by_columns
            if kind is None:
                report_rows(block, f"holds neither parameters nor fields of `{self.name}`", self.report)
                return
            message = f"table of {kind} is outside its section"
            self.report.add("section-misplaced", block.at, message, f"put `### {_TITLES[kind]}` above it")
        self.lines[kind].extend(read_lines(table, self.dialect, self.report))

    def _repeats(self, kind: TableKind, table: Table) -> bool:
        """Whether a section that has its table has another one, which names nothing."""
        return bool(self.lines[kind]) and not _names_something(table, self.dialect)

    def _is_elsewhere(self, kind: TableKind, by_columns: TableKind | None) -> bool:
        """Whether a table's columns are those of the other section, which the command lacks.

        Columns of parameters alone say so; fewer columns do where the section has its own table already.
        """
        if by_columns in (None, kind) or any(section.section == by_columns for section in self.part.sections):
            return False
        return by_columns == "parameters" or bool(self.lines[kind])

    def _continued(self, block: Table, section: Part) -> Table:
        """A table without header that follows another one in its section is the rest of it."""
        before = [one for one in section.blocks if isinstance(one, Table) and one.header and one.at < block.at]
        if block.header is not None or not before:
            return block
        message = "table continues after a break, without a header"
        self.report.add("table-interrupted", block.at, message, "remove what is between the rows")
        return msgspec.structs.replace(block, header=before[-1].header)

    def _is_async(self) -> bool:
        at = self.part.head.heading.at
        if not self.marks:
            message = f"nothing says whether `{self.name}` is asynchronous; taken as synchronous"
            self.report.add("async-not-stated", at, message, "add an aside")
            return False
        if len({mark for mark, _ in self.marks}) > 1:
            first, at = self.marks[0]
            other = next(place for mark, place in self.marks if mark != first)
            message = f"`{self.name}` is marked both asynchronous and synchronous; using the first mark"
            self.report.add("async-aside-ambiguous", other, message, "remove one of the two", related=(at,))
        return self.marks[0][0]

    def _example(self) -> str | None:
        """The call that the docs show, without prompts; None where it is the bare name."""
        if not self.examples:
            return None
        lines = self.dialect.pattern("example_prompt").sub("", self.examples[0]).strip().splitlines()
        text = "\n".join(line.rstrip() for line in lines)
        match = self.dialect.pattern("example").fullmatch(text)
        if match and match["command"] == self.name and not match["arguments"].strip():
            return None
        return text

    def _positions(self, params: tuple[Param, ...], fields: tuple[Field, ...]) -> CommandPositions:
        return CommandPositions(
            at=self.part.head.heading.at,
            is_async=self.marks[0][1] if self.marks else None,
            params=_row_positions(self.lines["parameters"], params),
            fields=_row_positions(self.lines["response"], fields),
        )


def _row_positions(lines: list[TableRow], records: tuple[Param, ...] | tuple[Field, ...]) -> dict[str, RowPositions]:
    """The positions of each record's row: of rows of one name, those of the first."""
    first = {line.name: line for line in reversed(lines)}
    rows = (first[record.name] for record in records)
    return {row.name: RowPositions(row.at, {role: cell.at for role, cell in row.cells.items()}) for row in rows}


def report_comment(block: Comment, report: Report) -> None:
    """Says what a comment hides; an unclosed one hides nothing but its own line, and is reported already."""
    if not block.text.endswith("-->"):
        return
    hidden = [line.strip() for line in block.text.splitlines() if line.strip().startswith(("#", "|"))]
    if hidden:
        message = f"HTML comment hides {len(hidden)} lines of headings and tables, from `{hidden[0][:60]}`"
        report.add("comment-hides-content", block.at, message, "remove what is no longer true")
    else:
        report.add("comment-not-kept", block.at, "HTML comment is not kept")


def _names_something(table: Table, dialect: Dialect) -> bool:
    return table.header is None or "name" in table_roles(table.header, dialect)


def _table_kind(table: Table, dialect: Dialect) -> TableKind | None:
    """What a table holds, by its columns alone."""
    roles = table_roles(table.header, dialect) if table.header else ()
    if "name" not in roles or not {"type", "description"} & set(roles):
        return None
    return "parameters" if {"required", "length", "default"} & set(roles) else "response"


def _shape(name: str, fields: tuple[Field, ...], dialect: Dialect) -> Shape:
    if not fields:
        return "none"
    if dialect.is_list(name):
        return "list"
    names = {field.name for field in fields}
    return "success" if dialect.success_mark in names and names <= set(dialect.success_fields) else "object"


def _check_sections(part: CommandPart, dialect: Dialect, report: Report) -> None:
    """Sections missing, twice, or in another order than the dialect's."""
    seen: dict[Section, Part] = {}
    for section in part.sections:
        if section.section is None:
            message = f"unknown section heading `{section.heading.text}`"
            report.add("section-unknown", section.heading.at, message, "its tables are classified by their columns")
        elif section.section in seen:
            message = f"duplicate section `{section.heading.text}`; both are read"
            earlier = seen[section.section].heading.at
            report.add("command-section-duplicate", section.heading.at, message, "merge them", related=(earlier,))
        else:
            seen[section.section] = section
    at = part.head.heading.at
    missing = [_TITLES[wanted] for wanted in dialect.required_sections if wanted not in seen]
    if missing:
        titles = ", ".join(f"`{title}`" for title in missing)
        message = f"`{part.head.heading.text}` has no section {titles}"
        report.add(
            "command-section-missing", at, message, "add the section, even if it only says that there is nothing"
        )
    usual = dialect.required_sections
    ordered = [one for one in seen if one in usual]
    late = next((one for before, one in pairwise(ordered) if usual.index(one) < usual.index(before)), None)
    if late is not None:
        message = f"sections are not in the order {', '.join(_TITLES[section] for section in usual)}"
        report.add("command-section-order", seen[late].heading.at, message, "move this section up")

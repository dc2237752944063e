"""Reading one command: its heading and sections into its part of the spec."""

import json
from typing import Any

from slatebind.data.json_reader import read_json
from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, normalize
from slatebind.extraction.commands.command_names import command_name
from slatebind.extraction.commands.command_tables import CommandTables
from slatebind.extraction.commands.notices import read_notice
from slatebind.extraction.commands.parsed_command import CommandSource, ParsedCommand
from slatebind.extraction.commands.section_checks import check_sections
from slatebind.extraction.completeness.unread import (
    report_rows_in_text,
    report_table_without_command,
    report_unread_text,
    rows_in,
)
from slatebind.extraction.outline import CommandPart
from slatebind.extraction.parts import Part
from slatebind.extraction.prose.prose_facts import add_prose_facts, with_prose_facts
from slatebind.extraction.report import Report
from slatebind.extraction.tables.table_records import read_fields, read_parameters, row_positions
from slatebind.markdown import Annotation, Aside, Code, Content, Prose, Table
from slatebind.markdown.fixes import remove_line
from slatebind.protocols import protocol_named
from slatebind.spec.model import Command, Field, Notice, Param, Response, Shape
from slatebind.spec.positions import CommandPositions


def read_command(part: CommandPart, group: str, dialect: Dialect, report: Report) -> ParsedCommand | None:
    """The command under a heading; None, with a finding, if it has no name."""
    name = command_name(part, dialect, report)
    if name is None:
        _report_unread(part, report)
        return None
    return _CommandReader(part, name, dialect, report).read(group)


def _report_unread(part: CommandPart, report: Report) -> None:
    for section in (part.head, *part.sections):
        for block in section.blocks:
            if isinstance(block, Table):
                report_table_without_command(block, report)
            elif isinstance(block, Prose):
                report_rows_in_text(block, report)


class _CommandReader:
    """Collects what the sections of one command say."""

    def __init__(self, part: CommandPart, name: str, dialect: Dialect, report: Report) -> None:
        self._part = part
        self._name = name
        self._dialect = dialect
        self._report = report
        self._tables = CommandTables(part, name, dialect, report)
        self._description: list[str] = []
        self._notices: list[Notice] = []
        self._annotations: list[Annotation] = []
        self._async_marks: list[tuple[bool, Position]] = []
        self._calls: list[str] = []
        self._responses: list[Any] = []

    def read(self, group: str) -> ParsedCommand:
        check_sections(self._part, self._dialect, self._report)
        for section in (self._part.head, *self._part.sections):
            for block in section.blocks:
                self._read_block(block, section)
        rows = {kind: tuple(kind_rows) for kind, kind_rows in self._tables.rows.items()}
        params = read_parameters(rows["parameters"], self._dialect, self._report)
        fields = with_prose_facts(read_fields(rows["response"], self._dialect, self._report), self._dialect)
        response_example = self._responses[0] if self._responses else None
        command = Command(
            name=self._name,
            group=group,
            description="\n\n".join(self._description),
            notices=tuple(self._notices),
            is_async=self._is_async(),
            example=self._call_example(),
            params=params,
            response=Response(shape=_shape(self._name, fields, self._dialect), example=response_example),
        )
        command = add_prose_facts(command, self._dialect)
        positions = self._positions(command.params, fields)
        return ParsedCommand(
            command, fields, tuple(self._annotations), positions, source=CommandSource(self._part, rows)
        )

    def _read_block(self, block: Content, section: Part) -> None:
        match block:
            case Prose():
                self._read_prose(block, section)
            case Aside():
                self._read_aside(block)
            case Annotation():
                self._annotations.append(block)
            case Code() if not rows_in(block.text):
                self._read_code(block, section)
            case Table():
                self._tables.add(block, section)

    def _read_prose(self, block: Prose, section: Part) -> None:
        text = block.text
        words = normalize(text)
        if words in self._dialect.async_ or words in self._dialect.sync:
            message = f"`{text}` should be in an aside"
            self._report.add("async-outside-aside", block.at, message, f'write <aside class="notice">{text}</aside>')
            self._async_marks.append((words in self._dialect.async_, block.at))
        elif words in self._dialect.artifacts:
            edits = remove_line(self._report.lines, block.at)
            message = f"skipping the stray line `{text}`"
            self._report.add("stray-line", block.at, message, "remove the line", edits=edits)
        elif section is self._part.head and not _is_inline_code(text):
            self._description.append(text)
        elif not self._is_redundant(text, section):
            report_unread_text(block, section.heading.text, self._report)

    def _is_redundant(self, text: str, section: Part) -> bool:
        """Whether a text only repeats what the spec states: the command's name, or that a table is absent."""
        if _is_inline_code(text):
            return True
        pattern = {"parameters": "no_parameters", "response": "no_response"}.get(section.section or "")
        return pattern is not None and self._dialect.pattern(pattern).search(text) is not None

    def _read_aside(self, block: Aside) -> None:
        words = normalize(block.text)
        notice = read_notice(block, self._report)
        if words in self._dialect.sync or words in self._dialect.async_:
            self._async_marks.append((words in self._dialect.async_, block.at))
        else:
            self._notices.append(notice)

    def _read_code(self, block: Code, section: Part) -> None:
        if self._dialect.pattern("example").search(block.text):
            self._add_example(self._calls, block.text, block)
        elif section.section == "response" or block.language == "json":
            self._read_response_example(block)
        else:
            self._report.add("text-not-kept", block.at, "code that is neither a call nor JSON is not kept")

    def _read_response_example(self, block: Code) -> None:
        response, error = read_json(block.text)
        if error:
            at = Position(block.at.file, block.at.line + error.line, error.column)
            self._report.add("example-json-valid", at, f"example {error.problem}; it is not kept")
            return
        if any(response == json.loads(placeholder) for placeholder in self._dialect.placeholders):
            message = "example is a placeholder; it is not kept"
            self._report.add("example-placeholder", block.at, message, "show a real response")
            return
        self._add_example(self._responses, response, block)

    def _add_example(self, examples: list[Any], example: Any, block: Code) -> None:
        """Keep the first example of a kind."""
        if not examples:
            examples.append(example)
        elif example not in examples:
            self._report.add("text-not-kept", block.at, "only the first example is kept, and not this one")

    def _is_async(self) -> bool:
        at = self._part.head.heading.at
        if not self._async_marks:
            message = f"`{self._name}` does not say whether it is asynchronous; taken as synchronous"
            self._report.add("async-not-stated", at, message, "add an aside")
            return False
        if len({is_async for is_async, _ in self._async_marks}) > 1:
            first, at = self._async_marks[0]
            conflict = next(position for is_async, position in self._async_marks if is_async != first)
            message = f"`{self._name}` is marked both asynchronous and synchronous; using the first mark"
            self._report.add("async-aside-ambiguous", conflict, message, "remove one of the two", related=(at,))
        return self._async_marks[0][0]

    def _call_example(self) -> str | None:
        """The call in the docs, without prompts; None if it has no arguments and is only the command's name."""
        if not self._calls:
            return None
        lines = self._dialect.pattern("example_prompt").sub("", self._calls[0]).strip().splitlines()
        text = "\n".join(line.rstrip() for line in lines)
        match = self._dialect.pattern("example").fullmatch(text)
        if match and match["command"] == self._name and not match["arguments"].strip():
            return None
        return text

    def _positions(self, params: tuple[Param, ...], fields: tuple[Field, ...]) -> CommandPositions:
        return CommandPositions(
            at=self._part.head.heading.at,
            is_async=self._async_marks[0][1] if self._async_marks else None,
            params=row_positions(self._tables.rows["parameters"], params),
            fields=row_positions(self._tables.rows["response"], fields),
        )


def _is_inline_code(text: str) -> bool:
    return text.startswith("`") and text.endswith("`") and " " not in text


def _shape(name: str, fields: tuple[Field, ...], dialect: Dialect) -> Shape:
    if not fields:
        return "none"
    if dialect.is_list(name):
        return "list"
    names = {field.name for field in fields}
    of_success = {*dialect.success_fields, *protocol_named(dialect.protocol).job_fields}
    return "success" if dialect.success_mark in names and names <= of_success else "object"

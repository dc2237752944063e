"""The last check of a chapter: every line that looks like a row or a command's heading is read, kept, or reported.

It knows what was read, kept and reported, not why a line is none of these, so that no cause can be forgotten. Comments,
code and asides are reported as a whole, with the number of rows in them.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.dialects import Dialect
from slatebind.extraction.completeness.unread import report_comment, report_rows_in_code, rows_and_header
from slatebind.extraction.outline import Outline
from slatebind.extraction.parts import (
    COMMAND_LEVEL,
    Part,
    example_name,
    is_reference_table,
    looks_like_name,
    states_async,
)
from slatebind.extraction.report import Report
from slatebind.extraction.tables.name_markup import has_bold, strip_markup
from slatebind.extraction.tables.row_like import is_certainly_row, names_after_words, names_in_cells
from slatebind.markdown import Aside, ChapterText, Code, Comment, Content, Heading, Prose, SourceFile, Table

_MAX_EXCERPT_LENGTH = 100
_MAX_HEADING_LENGTH = 250
_MIN_STARS = 8
"""Around two bold names."""
_HEADING_MARKS = re.compile(r"[^\w#\uff03|]{0,20}[#\uff03]{1,6}(?![#\uff03])")
_HEADING_AT_END = re.compile(r"#[ \t]*([A-Za-z]\w{0,100})[ \t]*$")

_Line = tuple[str, int]
"""A file and the number of a line."""


class _Lines(msgspec.Struct, frozen=True):
    """Lines of a chapter by what is known of them.

    ``read`` are rows in the spec without a finding; ``known`` are reported, or hidden in blocks that are; ``rows`` are
    those of tables; ``kept`` and ``described`` are in the spec as text, of a guide and of a command; ``headings`` were
    read as such.
    """

    read: set[_Line]
    known: set[_Line]
    rows: set[_Line]
    kept: set[_Line]
    described: set[_Line]
    headings: set[_Line]


def report_unread_lines(
    chapter: ChapterText,
    blocks: Sequence[Content],
    outline: Outline,
    read: Iterable[Position],
    findings: Sequence[Diagnostic],
    dialect: Dialect,
    report: Report,
) -> None:
    """Report what is neither ``read``, the positions of rows in the spec, nor kept, nor in a finding so far."""
    kept = {block.at for block in _kept_blocks(outline, dialect)}
    unclosed = {found.at for found in findings if found.code == "unclosed-block"}
    _report_blocks([block for block in blocks if block.at not in kept | unclosed], report)
    read_lines = {_line(at) for at in read}
    closed = [block for block in blocks if not (isinstance(block, Code) and block.at in unclosed)]
    known = _known_lines(closed, read_lines, (*findings, *report.diagnostics))
    # What comes right below a block that is never closed is outside of it.
    lost = {
        _line(row.at) for block in blocks if isinstance(block, Table) and block.at not in kept for row in block.rows
    }
    lines = _Lines(
        read=read_lines - known,
        known=known,
        rows={
            *(_line(row.at) for block in blocks if isinstance(block, Table) for row in rows_and_header(block)),
            *_rows_below_tables(blocks, unclosed),
        },
        kept={line for block in blocks if block.at in kept for line in _lines_of(block)} - lost,
        described={line for block in _texts(outline) for line in _lines_of(block)},
        headings={_line(block.at) for block in blocks if isinstance(block, Heading)},
    )
    for segment in chapter.segments:
        for number, text in enumerate(segment.text.split("\n"), segment.first_line):
            line = (segment.file, number)
            if line in lines.read:
                _check_names(text, line, dialect, report)
            elif line not in lines.known:
                _check(text, line, lines, dialect, report)


def report_rows_in_front_matter(file: SourceFile, findings: Iterable[Diagnostic], report: Report) -> None:
    """Report rows in front matter that ends too late; nothing else reads them."""
    lines = {finding.at.line for finding in findings if finding.at.file == file.name}
    first_line = file.text.count("\n", 0, file.front) + 1
    for number, text in enumerate(file.text[file.front : file.body].split("\n"), first_line):
        if number not in lines and is_certainly_row(text):
            _report_row(text, (file.name, number), "skipping a row in the front matter", report)


def _check(text: str, line: _Line, lines: _Lines, dialect: Dialect, report: Report) -> None:
    """Report a line of which nothing is known, if it looks like a row or a heading."""
    if line in lines.kept:
        pass
    elif line in lines.rows:
        _report_row(text, line, "skipping a row of a table", report)
    elif is_certainly_row(text) and line in lines.described:
        message = f"line looks like a parameter or a field, and is kept as text: {_excerpt(text)}"
        report.add("row-as-text", _position(text, line), message, "write it as a row of a table")
    elif is_certainly_row(text):
        _report_row(text, line, "skipping a line that looks like a parameter or a field", report)
    name = _heading_name(text)
    if name and line not in lines.headings and looks_like_name(name, dialect):
        message = f"`{name}` may be the heading of a command; read as text"
        report.add("command-possible", _position(text, line), message, f"write `## {name}` on a line of its own")


def _check_names(text: str, line: _Line, dialect: Dialect, report: Report) -> None:
    """Report a row that was read if it has the name of another one or a heading in it: the end of its line was lost."""
    if text.count("*") >= _MIN_STARS:
        _check_second_name(text, line, dialect, report)
    heading = _HEADING_AT_END.search(text) if "#" in text else None
    if heading and looks_like_name(heading[1], dialect):
        message = f"`{heading[1]}` at the end of a row may be the heading of a command"
        report.add("command-possible", _position(text, line), message, f"write `## {heading[1]}` on a line of its own")


def _check_second_name(text: str, line: _Line, dialect: Dialect, report: Report) -> None:
    words = {*dialect.true_words, *dialect.false_words, *dialect.type_words}
    names = [name for name in names_in_cells(text) if name.lower() not in words]
    names += [name for word, name in names_after_words(text) if word.lower() in words and name not in names]
    if len(names) > 1:
        message = f"row has a second name, `{names[1][:_MAX_EXCERPT_LENGTH]}`; only the first one is read"
        report.add("row-lost", _position(text, line), message, "write each row on a line of its own")


def _report_row(text: str, line: _Line, problem: str, report: Report) -> None:
    report.add("row-lost", _position(text, line), f"{problem}: {_excerpt(text)}")


def _excerpt(text: str) -> str:
    return text.strip()[:_MAX_EXCERPT_LENGTH]


def _position(text: str, line: _Line) -> Position:
    file, number = line
    return Position(file, number, len(text) - len(text.lstrip()) + 1)


def _heading_name(text: str) -> str:
    """What follows the marks of a heading, even of one that other characters disguise; empty for other lines."""
    marks = _HEADING_MARKS.match(text)
    return strip_markup(text[marks.end() :]) if marks and len(text) <= _MAX_HEADING_LENGTH else ""


def _kept_blocks(outline: Outline, dialect: Dialect) -> Iterator[Content]:
    """The blocks that are kept as prose, outside of commands, but for the tables of errors and of lost commands."""
    yield from outline.preface
    errors = {part.heading.at for part in outline.errors}
    strays = {part.heading.at for part in outline.strays}
    for section in outline.sections:
        is_below_command = False
        for part in (section.head, *section.guides):
            is_of_command = part.heading.at in strays or _is_of_command(part, dialect)
            if part.heading.level <= COMMAND_LEVEL:
                is_below_command = is_of_command and bool(section.commands)
            is_of_command = is_of_command or is_below_command
            for block in part.blocks:
                match block:
                    case Comment():
                        pass
                    case Table() if part.heading.at in errors:
                        pass
                    case Table() if is_of_command or block.header is None:
                        if not _names_parameters(block, dialect):
                            yield block
                    case _ if not is_of_command:
                        yield block


def _is_of_command(part: Part, dialect: Dialect) -> bool:
    """Whether the content below a heading that opens no command is that of a command nevertheless."""
    is_section = part.section in ("parameters", "response") and part.heading.level > COMMAND_LEVEL
    if is_section or is_certainly_row(part.heading.text):
        return True
    return any(
        states_async(block, dialect) or example_name(block, dialect) or _hides_heading(block, dialect)
        for block in part.blocks
    )


def _hides_heading(block: Content, dialect: Dialect) -> bool:
    """Whether a comment has the heading of a command or of a section in it."""
    return isinstance(block, Comment) and any(
        dialect.is_section(title) or looks_like_name(title, dialect)
        for line in block.text.split("\n")
        if (title := _heading_name(line))
    )


def _names_parameters(table: Table, dialect: Dialect) -> bool:
    return is_reference_table(table, dialect) or any(has_bold(row.cells[0].text) for row in table.rows)


def _report_blocks(blocks: Iterable[Content], report: Report) -> None:
    """Report the blocks that hide rows; those that are kept are in the spec with all that is in them."""
    for block in blocks:
        if isinstance(block, Comment):
            report_comment(block, report)
        elif isinstance(block, Code):
            report_rows_in_code(block, report)


def _known_lines(blocks: Iterable[Content], read: set[_Line], findings: Sequence[Diagnostic]) -> set[_Line]:
    known = {_line(found.at) for found in findings if found.severity != Severity.INFO}
    unread_tables = {_line(found.at) for found in findings if found.code == "table-not-read"}
    for block in blocks:
        if isinstance(block, Table) and not block.html_lines and not unread_tables:
            continue
        lines = set(_lines_of(block))
        if isinstance(block, Comment | Code) or (isinstance(block, Table) and not unread_tables.isdisjoint(lines)):
            known |= lines
        elif isinstance(block, Table) and block.html_lines:
            lost = {_line(row.at) for row in block.rows if not any(_line(cell.at) in read for cell in row.cells)}
            known |= lines - (lost - known)
    return known


def _line(at: Position) -> _Line:
    return at.file, at.line


def _lines_of(block: Content) -> Iterator[_Line]:
    match block:
        case Table() if block.html_lines:
            yield from ((block.at.file, block.at.line + number) for number in range(block.html_lines))
        case Table():
            yield from (_line(row.at) for row in (block.header, *block.rows) if row)
        case Code():
            # The fences stand above and below the text.
            yield from ((block.at.file, block.at.line + number) for number in range(len(block.text.splitlines()) + 2))
        case Aside():
            # The text may stand between two lines of tags.
            yield from ((block.at.file, block.at.line + number) for number in range(block.text.count("\n") + 3))
        case _:
            yield from ((block.at.file, block.at.line + number) for number in range(block.text.count("\n") + 1))


def _rows_below_tables(blocks: Sequence[Content], unclosed: Collection[Position]) -> Iterator[_Line]:
    """The lines of code that is never closed, right below a table, which have as many cells as the table's header."""
    for table, code in pairwise(blocks):
        if isinstance(table, Table) and table.header and isinstance(code, Code) and code.at in unclosed:
            for number, line in enumerate(code.text.split("\n"), code.at.line + 1):
                if line.strip().strip("|").count("|") + 1 == len(table.header.cells) > 1:
                    yield code.at.file, number


def _texts(outline: Outline) -> Iterator[Content]:
    """The blocks that become the descriptions and notices of commands."""
    for section in outline.sections:
        for command in section.commands:
            yield from (block for block in command.head.blocks if isinstance(block, Prose))
            for part in (command.head, *command.sections):
                yield from (block for block in part.blocks if isinstance(block, Aside))

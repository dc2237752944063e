"""Fixes: from a finding to the edits that mend it. Each looks at the source again, and does nothing where in doubt."""

import re
from collections.abc import Callable, Iterator

from slatebind.diagnostic import Diagnostic, Position
from slatebind.extract.rows import table_roles
from slatebind.lint.rule import Edit
from slatebind.lint.subject import Entry, Subject
from slatebind.markdown import Annotation, Cell, is_delimiter

_WRITE = re.compile(r"write `(.+)`( in all of them)?")
_SENTENCE = re.compile(r"This command (.+?)\.?(?:\n|$|(?<=\.)\s)")


def in_line(subject: Subject, at: Position, before: str, after: str) -> Iterator[Edit]:
    """``before``, the first time that it stands on the line from ``at`` on, becomes ``after``."""
    offset = subject.rest(at).find(before)
    if before and offset >= 0:
        yield Edit(Position(at.file, at.line, at.column + offset), before, after)


def remove_line(subject: Subject, finding: Diagnostic) -> Iterator[Edit]:
    """The whole line goes; not if a delimiter line would then come below another row, and make it a header."""
    at = finding.at
    line = subject.line(at)
    following = subject.line(Position(at.file, at.line + 1))
    if not is_delimiter(following):
        last = at.line == len(subject.lines(at.file))
        yield Edit(Position(at.file, at.line), line if last else f"{line}\n", "")


def raw(subject: Subject, cell: Cell) -> str:
    """A cell's text as it stands in the source: escaped pipes are still escaped."""
    rest = subject.rest(cell.at)
    return cell.text if rest.startswith(cell.text) else cell.text.replace("|", "\\|")


def in_cell(subject: Subject, cell: Cell, after: str) -> Iterator[Edit]:
    """The cell's text becomes ``after``, given as it is to stand in the source."""
    before = raw(subject, cell)
    if before != after:
        yield Edit(cell.at, before, after)


def inside(subject: Subject, entry: Entry, offset: int) -> Position:
    """The place of a character of the description; the start of it where the source says it in another way."""
    cell = entry.line.cells.get("description")
    if cell is None or not subject.rest(cell.at).startswith(raw(subject, cell)):
        return entry.where
    escapes = cell.text.count("|", 0, offset) if raw(subject, cell) != cell.text else 0
    return Position(cell.at.file, cell.at.line, cell.at.column + offset + escapes)


def in_description(subject: Subject, entry: Entry, change: Callable[[str], str]) -> tuple[Edit, ...]:
    """The description as ``change`` makes it; pipes in it stay escaped."""
    cell = entry.line.cells.get("description")
    if cell is None or not subject.rest(cell.at).startswith(raw(subject, cell)):
        return ()
    before = raw(subject, cell)
    after = change(before)
    return (Edit(cell.at, before, after),) if after != before and after.count("|") == before.count("|") else ()


def mend_pipes(subject: Subject, finding: Diagnostic) -> Iterator[Edit]:
    """Outer pipes as the header has them."""
    table, row = subject.rows.get((finding.at.file, finding.at.line), (None, None))
    line = subject.line(finding.at)
    if table is None or row is None or table.header is None or line.rstrip().endswith("\\"):
        return
    header = subject.line(table.header.at).rstrip()
    end = Position(finding.at.file, finding.at.line, len(line.rstrip()) + 1)
    if table.header.has_open and not row.has_open:
        yield Edit(finding.at, "", "| " if header.lstrip().startswith("| ") else "|")
    if table.header.has_close and not row.has_close:
        yield Edit(end, "", " |" if header.endswith(" |") else "|")
    if row.has_open and not table.header.has_open:
        yield Edit(finding.at, "|", "")
    if row.has_close and not table.header.has_close:
        yield Edit(Position(end.file, end.line, end.column - 1), "|", "")


def exchange_cells(subject: Subject, finding: Diagnostic) -> Iterator[Edit]:
    """The two cells that were read the other way round change places."""
    key = finding.at.file, finding.at.line
    table, row = subject.rows.get(key, (None, None))
    line = subject.by_line.get(key)
    if (
        table is None
        or row is None
        or table.header is None
        or line is None
        or len(row.cells) != len(table.header.cells)
    ):
        return
    roles = table_roles(table.header, subject.dialect)
    swapped = [cell for cell, role in zip(row.cells, roles, strict=True) if role and line.cells.get(role, cell) != cell]
    if len(swapped) != 2:
        return
    first, second = swapped
    text = subject.line(row.at)
    left, right = raw(subject, first), raw(subject, second)
    start, end = first.at.column - 1, second.at.column - 1
    yield Edit(first.at, text[start : end + len(right)], right + text[start + len(left) : end] + left)


def remove_stray_line(subject: Subject, finding: Diagnostic) -> Iterator[Edit]:
    """A line that is no row goes; where a table goes on after a break, a person has to look."""
    if "|" not in subject.line(finding.at):
        yield from remove_line(subject, finding)


def remove_repeated_row(subject: Subject, finding: Diagnostic) -> Iterator[Edit]:
    """The second of two rows goes, if it says the same as the first and no break in the table comes before it."""
    table, row = subject.rows.get((finding.at.file, finding.at.line), (None, None))
    above, _ = subject.rows.get((finding.at.file, finding.at.line - 1), (None, None))
    if table is not above:
        return
    places = [(at.file, at.line) for at in finding.related]
    earlier = [subject.rows[place][1] for place in places if place in subject.rows]
    if row and earlier and [cell.text for cell in row.cells] == [cell.text for cell in earlier[0].cells]:
        yield from remove_line(subject, finding)


def mend_name(subject: Subject, finding: Diagnostic) -> Iterator[Edit]:
    """The cell that holds the name says what the hint says."""
    if (cell := _cell(subject, finding.at)) and (wanted := _WRITE.fullmatch(finding.hint)):
        yield from in_cell(subject, cell, wanted[1])


def mend_identifier(subject: Subject, finding: Diagnostic) -> Iterator[Edit]:
    """A name loses its spaces; a heading becomes the name that its command is called by."""
    wanted = _WRITE.fullmatch(finding.hint)
    if wanted and wanted[1].startswith("#"):
        yield Edit(finding.at, subject.rest(finding.at), wanted[1])
    elif wanted and (cell := _cell(subject, finding.at)):
        yield from in_cell(subject, cell, re.sub(r"\s+", "", raw(subject, cell)))


def mend_heading_space(subject: Subject, finding: Diagnostic) -> Iterator[Edit]:
    """A space comes after the marks."""
    rest = subject.rest(finding.at)
    marks = len(rest) - len(rest.lstrip("#"))
    yield Edit(finding.at, "#" * marks, "#" * marks + " ")


def mend_heading_case(subject: Subject, finding: Diagnostic) -> Iterator[Edit]:
    """The heading is spelt as the others are."""
    heading = subject.headings.get(finding.at)
    if heading and (wanted := _WRITE.fullmatch(finding.hint)):
        yield from in_line(subject, finding.at, heading.text, wanted[1])


def mend_name_case(subject: Subject, finding: Diagnostic) -> Iterator[Edit]:
    """The command's name is spelt the same in its heading, its inline code and its example."""
    wanted = _WRITE.fullmatch(finding.hint)
    for at in (finding.at, *finding.related) if wanted else ():
        assert wanted is not None
        said = re.search(re.escape(wanted[1]), subject.rest(at), re.I)
        if said and said.group() != wanted[1]:
            yield Edit(Position(at.file, at.line, at.column + said.start()), said.group(), wanted[1])


def mend_quote(subject: Subject, finding: Diagnostic) -> Iterator[Edit]:
    """The sentence above the example says what the command's description says."""
    draft, quote = subject.quotes.get(finding.at, (None, None))
    if draft is not None and quote is not None:
        yield from say_as_described(subject, draft.command.description, quote)


def say_as_described(subject: Subject, description: str, quote: Annotation) -> Iterator[Edit]:
    """``This command lists zones.`` above an example is ``The following command lists zones:``."""
    sentence = _SENTENCE.match(description)
    if sentence and "\n" not in quote.text and "|" not in sentence[1]:
        yield from in_line(subject, quote.at, quote.text, f"The following command {sentence[1]}:")


def _cell(subject: Subject, at: Position) -> Cell | None:
    _, row = subject.rows.get((at.file, at.line), (None, None))
    return next((cell for cell in row.cells if cell.at == at), None) if row else None

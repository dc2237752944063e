"""What a table of an operation holds, by its heading and its columns: parameters, fields of the response, statuses."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import msgspec

from slatebind.dialects import Dialect, Opening, Role, normalize
from slatebind.extraction.completeness.unread import report_unread_list
from slatebind.extraction.parts import Part
from slatebind.extraction.report import Report
from slatebind.extraction.requests.headings import HeadingKind, heading_kind
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.requests.rows.headed_rows import headed_lists
from slatebind.extraction.requests.rows.inline_lists import inline_lists
from slatebind.extraction.requests.rows.item_lists import ItemList, with_item_lists
from slatebind.extraction.requests.rows.leading_facts import states_facts_apart
from slatebind.extraction.requests.rows.listed_rows import announces_list, headed_table, list_as_table, typed_list
from slatebind.extraction.requests.rows.necessity_columns import with_necessity_title
from slatebind.extraction.requests.rows.status_lists import status_table
from slatebind.extraction.tables.cell_marks import marked_texts
from slatebind.extraction.tables.column_content import guess_roles
from slatebind.extraction.tables.necessity import marked_necessity
from slatebind.extraction.tables.table_columns import table_roles
from slatebind.extraction.tables.table_headers import with_header
from slatebind.markdown import Content, Prose, Row, Table

TableKind = Literal["parameters", "response", "statuses"]
_ABOUT_REQUEST: tuple[Opening, ...] = ("parameters", "header", "query", "path", "body")
_PARAMETER_ROLES: frozenset[Role] = frozenset(("required", "optional", "default", "type", "in"))
_REQUEST_ROLES: frozenset[Role] = frozenset(("required", "optional", "default", "in"))
_IN_LIST = re.compile(r"\[\d*\]\.\w")
"""What the name of a member of an object in a list has: ``items[].price``."""
_MAX_TITLE_LENGTH = 60
_MAX_ANNOUNCEMENT_LENGTH = 120
_LEADING_LABEL = re.compile(r"(?:\*\*|__)(?P<label>[^*_\n]{1,60})(?:\*\*|__)(?P<rest>\s*:?\s*[^\s:*_][^\n]*)")
"""A label with emphasis and more behind it: ``**Response:** 200 with the fields``."""
_LEADING: tuple[Opening, ...] = ("response", "body", "parameters")
_ANNOUNCING = (":", "\uff1a", "**", "__", ">")
"""What a line ends with that announces what is below it."""
_UNKNOWN = HeadingKind(None, None)
_RESPONSE = HeadingKind("response", None)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|(?<=\u3002)")
_SUCCESS = re.compile(r"\b2\d\d\b(?!.*\b[45]\d\d\b)")
"""The status of a success in a title, without one of an error: `Status Code **200**`."""
_COLONS = (":", "\uff1a")
_PLACES: tuple[Opening, ...] = ("header", "query", "body")
_MAX_FIRST_WORDS = 4
"""Words of a sentence in which its subject is."""


class OperationTable(msgspec.Struct, frozen=True):
    """A table with the header that it was found to have. ``kind`` is None if it cannot be read as one of an operation.

    ``columns`` are the numbers of the columns by their roles. ``title`` is what stands above the table, empty if that
    is the operation's own heading; ``opening`` and ``is_required`` are what it says about all rows.
    """

    table: Table
    columns: dict[Role, int]
    kind: TableKind | None
    opening: Opening | None
    is_required: bool | None
    title: str = ""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows below the header."""
        return self.table.rows


def operation_tables(
    parts: tuple[Part, ...], dialect: Dialect, report: Report, *, reads_lists: bool = False, has_body: bool = True
) -> Iterator[OperationTable]:
    """The tables of an operation, whose own part is the first one; with ``reads_lists``, its lists of rows too.

    ``has_body`` says that its request usually has one, so that a table without a title may describe it.
    """
    above: list[tuple[int, HeadingKind]] = []
    reader = _TableReader(dialect, has_body=has_body)
    headed = headed_lists(parts, dialect) if reads_lists else {}
    for number, part in enumerate(parts):
        kind = heading_kind(part.heading.text, dialect) if number else _UNKNOWN
        above = [entry for entry in above if entry[0] < part.heading.level]
        outer = next((other for _, other in reversed(above) if other.opening), _UNKNOWN)
        kind = _inside(kind, outer if outer.opening else None)
        above.append((part.heading.level, kind))
        title = part.heading.text if number else ""
        if number in headed and (found := headed_table(headed[number], outer, dialect)) is not None:
            yield msgspec.structs.replace(reader.read(found, outer), title="")
        for titled in _titled_tables(part.blocks, kind, title, dialect, report if reads_lists else None):
            table = with_necessity_title(with_header(titled.table, dialect, report), dialect)
            yield msgspec.structs.replace(reader.read(table, titled.heading), title=titled.title)
        reader.has_response = reader.has_response or kind.opening == "response"


class _TitledTable(NamedTuple):
    """A table with what the heading or label above it says, and the last short line above it."""

    table: Table
    heading: HeadingKind
    title: str


def _titled_tables(
    blocks: Iterable[Content], heading: HeadingKind, title: str, dialect: Dialect, report: Report | None
) -> Iterator[_TitledTable]:
    """The tables of a part and, with a report, its lists of parameters or fields.

    A list is one only right below what announces it: behind a table or another text it explains something.
    """
    is_open, has_list, announcement, answer = True, False, title, ""
    for block in with_item_lists(blocks) if report else blocks:
        yield from (_TitledTable(*found) for found in (inline_lists(block, dialect) if report else ()))
        if isinstance(block, ItemList) and report:
            table = None if heading.is_example else status_table(block, dialect)
            if table is not None:
                yield _TitledTable(table, heading, title)
                continue
            is_announced = announces_list(announcement, heading, dialect)
            if is_open and is_announced:
                table = list_as_table(block, heading, announcement, dialect)
            elif is_open and heading.opening is None and not heading.is_example:
                table = typed_list(block, dialect)
            if table is not None:
                has_list = True
                yield _TitledTable(table, heading, title)
                continue
            is_open = is_open and is_announced
            if is_open and heading.opening != "response" and heading.is_label:
                report_unread_list(block.at, len(block.items), announcement, report)
        text = block.last if isinstance(block, ItemList) else block
        if isinstance(text, Table):
            is_open = False
            if answer and _may_be_fields(text, dialect):
                heading, title = _RESPONSE, answer
            yield _TitledTable(text, heading, title)
        elif isinstance(text, Prose) and (line := _last_line(text)):
            label = _label(line, dialect)
            answer = line if label is None and _begins_with_response(line, dialect) else ""
            if label is not None:
                heading, announcement = label, line
            if label is not None or len(line) <= _MAX_TITLE_LENGTH:
                is_open = label is not None or (is_open and not has_list)
                title = line


def _inside(kind: HeadingKind, outer: HeadingKind | None) -> HeadingKind:
    """What a heading opens below another one, which says what its parameters or other words are about."""
    if outer is None or kind.opening not in (None, "parameters"):
        return kind
    is_required = outer.is_required if kind.is_required is None else kind.is_required
    return msgspec.structs.replace(kind, opening=outer.opening, is_required=is_required)


def _last_line(block: Prose) -> str:
    """The last line of a text, if it is short enough to announce the table below it."""
    last = block.text.rpartition("\n")[2].strip()
    return last if len(last) <= _MAX_ANNOUNCEMENT_LENGTH else ""


def _label(line: str, dialect: Dialect) -> HeadingKind | None:
    """What a line says about the table below it, if it is nothing but a title, or a sentence that announces one.

    A line that begins with `#` is a heading that stands inside of a list.
    """
    if (match := _LEADING_LABEL.match(line)) is not None:
        # What follows the label in its line says more of what is below.
        leading = heading_kind(match["label"], dialect)
        return leading if leading.opening in _LEADING and leading.is_label else None
    is_announcing, may_be_label = line.endswith(_ANNOUNCING), len(line) <= _MAX_TITLE_LENGTH
    if not is_announcing and not may_be_label:
        return None
    kind = heading_kind(line, dialect)
    if kind.opening == "errors" and _SUCCESS.search(normalize(plain_text(line))):
        kind = msgspec.structs.replace(kind, opening="response")
    last = normalize(plain_text(_SENTENCE_END.split(line)[-1])) if is_announcing else ""
    if is_announcing and dialect.returning_phrases.begin_or_end(last):
        return msgspec.structs.replace(kind, opening="response")
    is_label = may_be_label and (kind.is_label or line.startswith("#"))
    is_announcement = is_announcing and kind.is_announcement
    is_announcement = is_announcement and not (kind.opening == "response" and dialect.possible_phrases.begin(last))
    return kind if kind.opening and (is_label or is_announcement) else None


def _begins_with_response(line: str, dialect: Dialect) -> bool:
    """Whether a sentence that ends with a colon begins with words for the response, and has none for a request."""
    if not line.endswith(_COLONS):
        return False
    words = normalize(plain_text(_SENTENCE_END.split(line)[-1]))
    phrases = dict(dialect.opening_phrases)
    first = " ".join(words.split()[:_MAX_FIRST_WORDS])
    is_response = phrases["response"].are_in(first) or dialect.returning_phrases.are_in(first)
    others = (*(phrases[opening] for opening in _PLACES), dialect.request_phrases, dialect.possible_phrases)
    return is_response and not any(other.are_in(words) for other in others)


def _may_be_fields(table: Table, dialect: Dialect) -> bool:
    """Whether the columns of a table are those of fields with types or descriptions, and none is of requests alone."""
    columns = _columns(table, dialect) if table.header else {}
    if table.header is None or "name" not in columns or not _REQUEST_ROLES.isdisjoint(columns):
        return False
    is_of_field = normalize(table.header.cells[columns["name"]].text) in dialect.field_titles
    return "type" in columns or (is_of_field and "description" in columns)


class _TableReader:
    """Reads the tables of an operation in their order: what is above one decides what it can be.

    ``has_parameters`` and ``has_response`` say what was read already.
    """

    def __init__(self, dialect: Dialect, *, has_body: bool) -> None:
        self._dialect = dialect
        self._has_body = has_body
        self._has_parameters = False
        self.has_response = False

    def read(self, table: Table, heading: HeadingKind) -> OperationTable:
        """A table with what it holds, below a heading or label."""
        columns = _columns(table, self._dialect)
        opening = heading.opening
        title = table.header.cells[columns["name"]].text if table.header and "name" in columns else ""
        by_title = heading_kind(title, self._dialect).opening
        if opening in (None, "parameters") and by_title in ("header", "query", "path", "body"):
            opening = by_title
        kind = self._kind(table, columns, opening, title)
        is_placed = opening not in (None, "parameters")
        if kind == "parameters" and not is_placed and _is_read_only(table.rows, columns, self._dialect):
            kind = "response"
        self._has_parameters |= kind == "parameters"
        self.has_response |= kind == "response"
        return OperationTable(table, columns, kind, opening, heading.is_required)

    def _kind(self, table: Table, columns: dict[Role, int], opening: Opening | None, title: str) -> TableKind | None:
        if "code" in columns and ("name" not in columns or opening in ("errors", "response")) and "type" not in columns:
            return "statuses"
        if "name" not in columns or opening == "errors":
            return None
        if opening == "response":
            return "response"
        if opening in _ABOUT_REQUEST:
            return "parameters"
        is_of_field = normalize(title) in self._dialect.field_titles
        is_stated = _PARAMETER_ROLES & columns.keys() or (not is_of_field and _names_parameters(title, self._dialect))
        if is_stated or _has_marks(table, columns, self._dialect):
            is_response = self.has_response or self._is_of_response(table, columns, is_of_field=is_of_field)
            return "response" if is_response else "parameters"
        return None

    def _is_of_response(self, table: Table, columns: dict[Role, int], *, is_of_field: bool) -> bool:
        """Whether a table without words above it can only be one of the response.

        Requests without a body send no objects in lists, and their parameters are in the table above.
        """
        if self._has_body or not _REQUEST_ROLES.isdisjoint(columns):
            return False
        names = (row.cells[columns["name"]].text for row in table.rows if columns["name"] < len(row.cells))
        return (is_of_field and self._has_parameters) or any(map(_IN_LIST.search, names))


def _has_marks(table: Table, columns: dict[Role, int], dialect: Dialect) -> bool:
    """Whether cells of a table that only describes names are marked as required or optional."""
    numbers = [columns[role] for role in ("name", "description") if role in columns]
    cells = [row.cells[number] for row in table.rows for number in numbers if number < len(row.cells)]
    return len(numbers) > 1 and any(
        marked_necessity(cell.text, dialect) is not None or states_facts_apart(cell.text, dialect) for cell in cells
    )


def _names_parameters(title: str, dialect: Dialect) -> bool:
    """Whether the title of the column of names is a word for parameters, such as ``Argument``."""
    return normalize(title) in dialect.parameter_phrases


def _columns(table: Table, dialect: Dialect) -> dict[Role, int]:
    """The number of the column of each role, the first one if there are several."""
    header = table.header
    roles = table_roles(header, dialect) if header else guess_roles(table.rows, dialect) if table.rows else ()
    columns: dict[Role, int] = {}
    for number, role in enumerate(roles):
        if role is not None:
            columns.setdefault(role, number)
    if {"name", "code"}.isdisjoint(columns) and {"type", "description", "required"} & columns.keys() and not roles[0]:
        columns["name"] = 0
    return columns


def _is_read_only(rows: tuple[Row, ...], columns: dict[Role, int], dialect: Dialect) -> bool:
    """Whether all rows are marked as read-only: then they are in responses alone."""
    number = columns.get("description", -1)
    texts = [row.cells[number].text if 0 <= number < len(row.cells) else "" for row in rows]
    phrases = dialect.mark_phrases["read_only"]
    return bool(rows) and all(any(normalize(mark) in phrases for mark in marked_texts(text)) for text in texts)

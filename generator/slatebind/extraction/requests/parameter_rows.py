"""Reading one row of a table of parameters or fields: its name, type, and whether it is required."""

import re
from collections.abc import Iterator

import msgspec

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, Role, normalize
from slatebind.extraction.report import Report
from slatebind.extraction.requests.headings import heading_kind
from slatebind.extraction.requests.parameter_tables import Columns
from slatebind.extraction.requests.plain_lines import PlainLine, plain_lines, plain_text
from slatebind.extraction.type_words import DocumentedType, is_type, read_type
from slatebind.markdown import Cell, Row

_INDENT = re.compile(r"^[\s>\-\u2013\u2014\u2500-\u257f|.\u2022\u21b3\u00bb]+(?=[\w$@\[])")
_BOLD_NAME = re.compile(r"\s*\*\*([^*\s]{1,120})\*\*(?=[\s,;(<*])")
_STARS = re.compile(r"\s*(?<!\*)\\?\*\s*$")
_FLAG = re.compile(r"^(?P<name>.*?\S)(?:\s+|\s*[,;(\[*]+)\s*(?P<flag>[^\s,;()\[\]*][^,;()\[\]*]*?)[)\]*]*$")
_MARKED = re.compile(
    r"\*\*([^*\n]{1,30})\*\*|(?<!\*)\*([^*\n]{1,30})\*(?!\*)|\(([^()\n]{1,30})\)|\[([^\[\]\n]{1,30})\](?!\()"
    r"|<[^<>]{1,80}>([^<>\n]{1,30})</|\b_([^_\n]{1,30})_\b|`([^`\n]{1,30})`"
)
_FIRST_PHRASE = re.compile(r"^[^.,:;(\n\-\u2013\u2014\u3002\uff0c\uff1a]{1,30}")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_OR_NULL = re.compile(r"\s*(?:\bor|\||,)\s*null\b|\bnull\s*(?:or|\|)\s*|\bnullable\b", re.I)
_MAX_NAME_LENGTH = 120
_MAX_NAME_WORDS = 4


class ParameterRow(msgspec.Struct, frozen=True):
    """A row with its name. ``cells`` are its cells by role, ``is_required`` what the row says about that.

    ``place`` are the words that say where it is sent, in a cell of their own or in brackets after the name.
    """

    name: str
    at: Position
    cells: dict[Role, Cell]
    is_required: bool | None
    type_text: str
    place: str = ""

    def text(self, role: Role) -> str:
        """The text of a cell; empty if there is none."""
        cell = self.cells.get(role)
        return cell.text if cell else ""


def read_rows(rows: tuple[Row, ...], columns: Columns, dialect: Dialect, report: Report) -> Iterator[ParameterRow]:
    """The rows that have a name; a row without one continues the row above it, or is reported."""
    last: ParameterRow | None = None
    for row in rows:
        cells = _cells(row, columns)
        found = _read_row(row, cells, dialect)
        if found is not None:
            if last is not None:
                yield last
            last = found
        elif last is not None and not cells["name"].text:
            last = _continued(last, cells)
        elif any(cell.text for cell in row.cells):
            content = " | ".join(cell.text for cell in row.cells)[:100]
            report.add("row-lost", row.at, f"skipping a row without a name of a parameter: {content}")
    if last is not None:
        yield last


def _cells(row: Row, columns: Columns) -> dict[Role, Cell]:
    """The cells by role. Surplus cells belong to the last column."""
    cells = {role: row.cells[number] for role, number in columns.items() if number < len(row.cells)}
    cells.setdefault("name", Cell(row.at, ""))
    last = max(columns.values(), default=0)
    if len(row.cells) > last + 1 and columns.get("description") == last:
        text = " | ".join(cell.text for cell in row.cells[last:])
        cells["description"] = Cell(row.cells[last].at, text.strip(" |"))
    return cells


def _continued(row: ParameterRow, cells: dict[Role, Cell]) -> ParameterRow:
    added = cells.get("description")
    if added is None or not added.text:
        return row
    first = row.cells.get("description", added)
    text = f"{row.text('description')} {added.text}".strip()
    return msgspec.structs.replace(row, cells={**row.cells, "description": Cell(first.at, text)})


def _read_row(row: Row, cells: dict[Role, Cell], dialect: Dialect) -> ParameterRow | None:
    lines = list(plain_lines(cells["name"].text, cells["name"].at))
    if not lines:
        return None
    name, flag, notes = _read_name(lines[0], cells["name"].text, dialect)
    notes += [line.text for line in lines[1:]]
    if not name or len(name) > _MAX_NAME_LENGTH or len(name.split()) > _MAX_NAME_WORDS:
        return None
    for note in notes:
        flag = flag if flag is not None else necessity(note, dialect)
    type_text = plain_text(cells["type"].text) if "type" in cells else ""
    if not type_text:
        type_text = next((note for note in notes if is_type(note, dialect)), "")
    place = cells["in"].text if "in" in cells else next((note for note in notes if _is_place(note, dialect)), "")
    return ParameterRow(name, row.at, cells, _is_required(cells, flag, type_text, dialect), type_text, place)


def _read_name(line: PlainLine, source: str, dialect: Dialect) -> tuple[str, bool | None, list[str]]:
    """The name in the first line of a cell, whether a mark says that it is required, and the other words."""
    text = line.text
    name = _marked_name(line, source)
    if name:
        rest = text[text.find(name) + len(name) :].strip(" ,;()[]_")
        rest = rest.strip("*") or rest
        flag = True if rest == "*" else _marked(source, dialect)
        return _INDENT.sub("", name).strip("\"' "), flag, [rest] if rest.strip("*") else []
    text = _INDENT.sub("", text)
    match = _FLAG.match(text) if len(text) <= _MAX_NAME_LENGTH else None
    if match and (flag := necessity(match["flag"], dialect)) is not None:
        return match["name"].strip("\"' *,"), flag, []
    starless = _STARS.sub("", text)
    if starless != text:
        return starless.strip("\"' *"), True, []
    note = match["flag"] if match and text.endswith(")") and "(" in text else ""
    if match and note and (is_type(note, dialect) or _is_place(note, dialect)):
        return match["name"].strip("\"' *,"), match["name"].endswith("*") or _marked(source, dialect), [note]
    return text.strip("\"' *"), _marked(source, dialect), []


def _is_place(text: str, dialect: Dialect) -> bool:
    """Whether words say nothing but where a parameter is sent."""
    kind = heading_kind(text, dialect)
    return kind.is_part and kind.opening in ("header", "query", "path", "body")


def _marked_name(line: PlainLine, source: str) -> str:
    """The name at the start of a cell that is set apart from other words as code or in bold; empty if none is."""
    if line.code and not line.text[: line.text.find(line.code[0])].strip(" *-"):
        return line.code[0]
    bold = _BOLD_NAME.match(source)
    return bold[1] if bold and line.text.startswith(bold[1]) else ""


def necessity(text: str, dialect: Dialect) -> bool | None:
    """What a word such as ``required`` or ``optional`` says; None for other texts."""
    words = normalize(text)
    return next((flag for flag, phrases in dialect.necessity_phrases if words in phrases), None)


def _marked(source: str, dialect: Dialect) -> bool | None:
    """What a word in emphasis, brackets or a tag says about whether a parameter is required."""
    for match in _MARKED.finditer(source):
        text = next(group for group in match.groups() if group)
        if (flag := necessity(text, dialect)) is not None:
            return flag
    return None


def _is_required(cells: dict[Role, Cell], by_name: bool | None, type_text: str, dialect: Dialect) -> bool | None:
    if "required" in cells and (flag := _flag(cells["required"].text, dialect)) is not None:
        return flag
    if "optional" in cells:
        flag = _flag(cells["optional"].text, dialect)
        return not flag if flag is not None else not plain_text(cells["optional"].text)
    if by_name is not None:
        return by_name
    for role in ("default", "type", "description", "values"):
        text = cells[role].text if role in cells else ""
        if not text:
            continue
        first = _FIRST_PHRASE.match(plain_text(text))
        flag = necessity(first[0], dialect) if first else None
        flag = _marked(text, dialect) if flag is None else flag
        if flag is not None:
            return flag
    parts = re.split(r"[,;/()]", type_text)
    flags = (necessity(part, dialect) for part in parts)
    return next((flag for flag in flags if flag is not None), False if "required" in cells else None)


def _flag(text: str, dialect: Dialect) -> bool | None:
    """Yes or no, by the whole text or its first word."""
    words = normalize(plain_text(text)) or text.strip()
    first = words.split(" ")[0]
    for candidate in (words, first):
        if candidate in dialect.false_words or candidate in dialect.optional:
            return False
        if candidate in dialect.true_words or candidate in dialect.required:
            return True
    return None


class TypeReader:
    """Reads the types of a document; an unknown word is reported once."""

    def __init__(self, dialect: Dialect, report: Report) -> None:
        self._dialect = dialect
        self._report = report
        self._reported: set[str] = set()

    def read(self, text: str, at: Position) -> DocumentedType:
        """The type that a text names; string if it names none."""
        if not text:
            return DocumentedType("string")
        for candidate in self._candidates(text):
            if is_type(candidate, self._dialect):
                found = read_type(candidate, self._dialect, at, self._report)
                return found if text == found.type else msgspec.structs.replace(found, documented=text)
        if normalize(text) not in self._reported:
            self._reported.add(normalize(text))
            hint = "add the word to the dialect's types"
            self._report.add("type-known", at, f"unknown type `{text[:60]}`; taken as string", hint)
        return DocumentedType("string", documented=text)

    def _candidates(self, text: str) -> Iterator[str]:
        """The text, without what says that it can be null, what is in brackets, and its words."""
        yield text
        plain = _OR_NULL.sub(" ", text).strip()
        yield plain
        if bracket := _IN_BRACKETS.search(plain):
            yield bracket[1]
            yield _IN_BRACKETS.sub("", plain).strip()
        words = re.findall(r"[\w-]+", plain)[:8]
        yield from (word for word in words if self._dialect.type_of(word) in ("list", "map"))
        yield from words

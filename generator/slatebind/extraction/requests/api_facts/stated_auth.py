"""How requests are authenticated by what docs say in their section about it: its texts, tables and code."""

import re
from collections.abc import Iterable, Iterator, Sequence

from slatebind.dialects import Dialect, Role, normalize
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.api_facts.credentials import (
    AUTHORIZATION,
    Evidence,
    authorization,
    cookie,
    evidence_of_name,
    is_credential,
    is_near,
    kind_of,
    signed_with,
)
from slatebind.extraction.requests.api_facts.token_urls import without_oauth_urls
from slatebind.extraction.requests.headings import heading_kind
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.tables.table_columns import table_roles
from slatebind.markdown import Annotation, Aside, Code, Prose, Table

_IN_TEXT = re.compile(r"\bAuthorization\b[^\w\n]{1,12}(?P<scheme>Bearer|Basic)\b", re.I)
_VALUE = re.compile(
    r"\bAuthorization\b[\"'`*\]]{0,3}[ \t]*(?:=>|[:=|])[ \t]*[\"'`]{0,2}(?P<value>[^\"'`\n|]{2,200})", re.I
)
_HEADER_NAME = re.compile(r"\b[A-Za-z]{1,20}(?:-[A-Za-z]{1,20}){1,6}\b")
_QUERY_NAME = re.compile(r"[?&](\w{1,40})=")
_CODE = re.compile(r"(?:`|<code>|\*\*)([A-Za-z][\w-]{1,40})(?:`|</code>|\*\*)")
_NAME = re.compile(r"[A-Za-z][\w-]{1,40}")
_UNIT_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z`*])|\n\s*\n")
"""Between sentences, and between paragraphs: what is in one of them belongs together, as do the items of a list."""
_MAX_LINE_LENGTH = 2000
_CLAUSE_END = re.compile(r"[,;.](?=\s|$)|[\u3002\uff0c\u3001\uff1b]")


def section_texts(parts: Sequence[Part], dialect: Dialect) -> list[str]:
    """All texts of the sections about authentication."""
    return [text for section in auth_sections(parts, dialect) for part in section for text in _texts(part)]


def stated_auth(parts: Sequence[Part], dialect: Dialect) -> tuple[Evidence, ...]:
    """What the first section about authentication says that names a scheme."""
    for section in auth_sections(parts, dialect):
        found: list[Evidence] = []
        for part in section:
            for evidence in (*_in_text(part.heading.text, dialect), *_of_part(part, dialect)):
                _add(found, evidence)
        if found:
            found = _with_pairs(found, section, dialect)
            signed = [evidence for evidence in found if evidence.scheme == "signed"]
            return tuple(signed[:1] or found)
    return ()


def auth_sections(parts: Sequence[Part], dialect: Dialect) -> Iterator[list[Part]]:
    """The parts of each section about authentication."""
    section: list[Part] = []
    for part in parts:
        if section and part.heading.level <= section[0].heading.level:
            yield section
            section = []
        if section or dialect.credentials.title_phrases.are_in(normalize(plain_text(part.heading.text))):
            section.append(part)
    if section:
        yield section


def _add(found: list[Evidence], new: Evidence) -> None:
    """Add evidence. What is said in several places of headers that are sent together is one way."""
    for index, known in enumerate(found):
        names = {known.name, *known.also}
        if known.scheme == new.scheme and (
            new.name in names or (new.name and _differs_in_last_word(known.name, new.name))
        ):
            further = (name for name in (new.name, *new.also) if name and name not in names)
            prefix = known.prefix or new.prefix
            found[index] = known._replace(prefix=prefix, also=tuple(dict.fromkeys((*known.also, *further))))
            return
    found.append(new)


def _differs_in_last_word(name: str | None, other: str) -> bool:
    """Whether two names are those of a pair, such as `X-Shop-Id` and `X-Shop-Key`."""
    first, dash, _ = (name or "").lower().rpartition("-")
    return bool(dash) and "-" in first and first == other.lower().rpartition("-")[0]


def _with_pairs(found: list[Evidence], section: list[Part], dialect: Dialect) -> list[Evidence]:
    """The evidence, headers with the id that other sentences name."""
    texts = (text for part in section for text in _texts(part))
    names = dict.fromkeys(name for text in texts for name in _HEADER_NAME.findall(text))
    ids = [name for name in names if kind_of(name, dialect) == "partner"]
    completed = []
    for evidence in found:
        further = [name for name in ids if _differs_in_last_word(evidence.name, name) and name not in evidence.also]
        completed.append(
            evidence._replace(also=(*evidence.also, *further)) if evidence.scheme == "header" else evidence
        )
    return completed


def _texts(part: Part) -> Iterator[str]:
    for block in part.blocks:
        if isinstance(block, Prose | Aside | Annotation | Code):
            yield block.text
        elif isinstance(block, Table):
            yield from (": ".join(cell.text for cell in row.cells) for row in block.rows)


def _of_part(part: Part, dialect: Dialect) -> Iterator[Evidence]:
    for block in part.blocks:
        if isinstance(block, Code):
            yield from _of_unit(block.text, dialect)
        elif isinstance(block, Table):
            yield from _of_table(block, dialect)
        elif isinstance(block, Prose | Aside | Annotation):
            for unit in _UNIT_END.split(block.text):
                yield from _of_unit(unit, dialect)
            for line in block.text.split("\n"):
                yield from _named(line[:_MAX_LINE_LENGTH], dialect)


def _of_unit(text: str, dialect: Dialect) -> Iterator[Evidence]:
    yield from _in_text(text, dialect)
    names = [name for name in _HEADER_NAME.findall(text) if name.lower().startswith("x-") or name.isupper()]
    yield from _of_headers(names, dialect, are_alternatives=dialect.either_phrases.are_in(normalize(text)))


def _of_table(table: Table, dialect: Dialect) -> Iterator[Evidence]:
    """A table of headers: below a title that says so, whatever they are called, else those with usual names.

    A table with a column of places names credentials and where they are sent.
    """
    if table.header is not None and {"name", "in"} <= set(roles := table_roles(table.header, dialect)):
        yield from _of_placed_rows(table, roles, dialect)
        return
    rows = [": ".join(cell.text for cell in row.cells) for row in table.rows]
    for row in rows:
        yield from _in_text(row, dialect)
    title = normalize(table.header.cells[0].text) if table.header and table.header.cells else ""
    if dialect.credentials.header_phrases.are_in(title):
        names = [plain_text(row.cells[0].text).strip() for row in table.rows if row.cells]
        names = [name for name in names if _NAME.fullmatch(name) and name.lower() != AUTHORIZATION.lower()]
    else:
        names = [name for row in rows for name in _HEADER_NAME.findall(row) if name.lower().startswith("x-")]
    yield from _of_headers(names, dialect, are_alternatives=False)


def _of_placed_rows(table: Table, roles: Sequence[Role | None], dialect: Dialect) -> Iterator[Evidence]:
    name_column, place_column = roles.index("name"), roles.index("in")
    for row in table.rows:
        cells = [plain_text(cell.text).strip() for cell in row.cells]
        if len(cells) <= max(name_column, place_column) or not _NAME.fullmatch(name := cells[name_column]):
            continue
        place = normalize(cells[place_column])
        if dialect.credentials.cookie_phrases.are_in(place):
            yield cookie(name)
            continue
        opening = heading_kind(cells[place_column], dialect).opening
        if opening in ("header", "query") and name.lower() != AUTHORIZATION.lower() and is_credential(name, dialect):
            yield Evidence("header" if opening == "header" else "query", name)


def _of_headers(names: Iterable[str], dialect: Dialect, *, are_alternatives: bool) -> Iterator[Evidence]:
    """The ways to authenticate of headers that are named together."""
    kinds = {name: kind for name in names if (kind := kind_of(name, dialect))}
    signatures = [name for name, kind in kinds.items() if kind == "signature"]
    credentials = [name for name, kind in kinds.items() if kind == "credential"]
    if are_alternatives and not signatures:
        yield from (Evidence("header", name) for name in credentials)
        return
    for name in signatures[:1]:
        yield Evidence("signed", name, also=tuple(signed_with(kinds, dialect)))
    for name in () if signatures else credentials[:1]:
        yield Evidence("header", name, also=tuple(other for other in kinds if other != name))


def _named(line: str, dialect: Dialect) -> Iterator[Evidence]:
    """What a line calls a header or a parameter of the query, if it speaks of a credential."""
    words = dialect.credentials
    is_about = words.title_phrases.are_in(normalize(line))
    for clause in _clauses(line, dialect):
        text = normalize(clause)
        is_query, is_header = words.query_phrases.are_in(text), words.header_phrases.are_in(text)
        cookies = [match[1] for match in _CODE.finditer(clause) if is_near(match, words.cookie_phrases)]
        yield from (cookie(name) for name in cookies if not is_query)
        if cookies or is_query is is_header or dialect.mark_phrases["deprecated"].are_in(text):
            continue
        names = [name for name in _CODE.findall(clause) if not name.isupper()]
        names = [name for name in dict.fromkeys(names) if name.lower() != AUTHORIZATION.lower()]
        usual = [name for name in names if is_credential(name, dialect)]
        if not usual and not (is_about and len(names) == 1):
            continue
        for name in usual[:1] or names:
            also = tuple(other for other in names if other != name and kind_of(other, dialect))
            yield Evidence("query" if is_query else "header", name, also=also)


def _clauses(text: str, dialect: Dialect) -> Iterator[str]:
    """The parts of a line between punctuation and words such as `or`."""
    either = "|".join(map(re.escape, dialect.tables.either)) or r"(?!)"
    for clause in _CLAUSE_END.split(text):
        yield from re.split(rf"\s(?:{either})\s", clause)


def _in_text(text: str, dialect: Dialect) -> Iterator[Evidence]:
    for match in _IN_TEXT.finditer(text):
        yield Evidence("bearer" if match["scheme"].lower() == "bearer" else "basic")
    for match in _VALUE.finditer(text):
        found = authorization(match["value"], dialect)
        if found:
            yield found
    for name in _QUERY_NAME.findall(without_oauth_urls(text, dialect.credentials)):
        yield from evidence_of_name(name, "query", dialect)
    words = normalize(text)
    for scheme, phrases in dialect.credentials.scheme_phrases:
        if phrases.are_in(words):
            yield Evidence(scheme)

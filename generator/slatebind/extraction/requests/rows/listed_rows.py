"""Lists of parameters or fields as tables, which are read like all others.

An item starts with a name that is code, bold, or followed by a bracket, a colon or a dash. What stands in brackets or
between the name and the description says the type, the place, the default, or whether it is required.
"""

import re
from collections.abc import Sequence

import msgspec

from slatebind.dialects import Dialect, Role, normalize
from slatebind.extraction.requests.headings import HeadingKind, heading_kind
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.requests.rows.item_lists import Item, ItemList
from slatebind.extraction.requests.rows.leading_facts import (
    StatedFacts,
    leading_phrases,
    states_facts_apart,
    trailing_parts,
)
from slatebind.extraction.tables.necessity import marked_necessity, necessity
from slatebind.extraction.types.type_words import known_type
from slatebind.markdown import Cell, Row, Table

_WORD = r"[^\W\d][\w$\-]*"
_BARE = rf"{_WORD}(?:\.[\w$\-]+|\[[\w.]*\])*"
_NAME = rf"[:{{<]?[$@]?{_WORD}(?:[.:][\w$\-]+|\[[\w.]*\])*[}}>]?[?*]?"
_NAMED = re.compile(
    rf"\"?(?:(?P<code>`+{_NAME}`+(?:\s*[,/]\s*`{_NAME}`){{0,7}})"
    rf"|<(?P<tag>code|b|strong|em|i)\b[^<>]*>\s*(?P<tagged>{_NAME})\s*:?\s*</(?P=tag)>"
    rf"|(?P<mark>\*{{1,3}}|__)(?P<bold>`?{_NAME}`?)\s*:?\s*(?P=mark)"
    rf"|(?P<bare>{_BARE})(?=\"?(?:\s*[(\uff08:\uff1a]|\s+[-\u2013\u2014]\s|\s*<(?:em|i|code|span|small)\b|\s*$)))\"?"
)
"""A name at the start of an item, or several that share one."""
_AROUND_NAME = " `:{}<>"
_BETWEEN_NAMES = re.compile("[,/]")
_MIN_SHARE = 0.8
"""Of the items, as many have to start with a name."""
_CONTAINERS = ("object", "list", "map", "any")
_ROLES: tuple[Role, ...] = ("name", "type", "in", "default", "description")


class _Listed(StatedFacts, kw_only=True):
    """What an item says, and how deep it is inside of others."""

    item: Item
    name: str = ""
    is_bare: bool = False
    is_bold: bool = False
    description: str = ""
    depth: int = 0
    inner: list[str] = msgspec.field(default_factory=list)


def announces_list(title: str, heading: HeadingKind, dialect: Dialect) -> bool:
    """Whether a title announces parameters, headers or fields, and not the address or an example alone."""
    if heading.is_example or heading.opening in (None, "errors"):
        return False
    return heading.opening != "path" or _names_fields(title, dialect)


def list_as_table(found: ItemList, heading: HeadingKind, title: str, dialect: Dialect) -> Table | None:
    """The table of a list below a title that announces parameters, headers or fields; None if it is none."""
    rows = _rows([_read(item, dialect) for item in found.items], dialect)
    named = [row for row in rows if row.name and (not row.is_bare or heading.is_label or row.states_facts)]
    if not rows or not rows[0].name or len(named) < _MIN_SHARE * len(rows):
        return None
    if heading.opening == "response" and not (
        _names_fields(title, dialect) or any("type" in row.facts for row in rows)
    ):
        return None
    return _table(found, rows, dialect)


def headed_table(found: ItemList, heading: HeadingKind, dialect: Dialect) -> Table | None:
    """The table of parameters that have a heading each, below one that opens ``heading``; None if it is an example."""
    if heading.is_example or heading.opening in ("errors", "response"):
        return None
    rows = _rows([_read(item, dialect) for item in found.items], dialect)
    return _table(found, rows, dialect) if rows and all(row.name for row in rows) else None


def _table(found: ItemList, rows: Sequence[_Listed], dialect: Dialect) -> Table | None:
    roles = [role for role in _ROLES if role in ("name", "description") or any(role in row.facts for row in rows)]
    titles = {role: _column_title(role, dialect) for role in roles}
    if not titles["name"]:
        return None
    roles = [role for role in roles if titles[role]]
    header = Row(found.at, tuple(Cell(found.at, titles[role]) for role in roles), True, True, (), True)
    return Table(found.at, header, tuple(_row(row, roles) for row in rows))


def typed_list(found: ItemList, dialect: Dialect) -> Table | None:
    """The table of a list that nothing announces, if each item has a name and a type; None if it is none.

    Of definitions, one that says a type or what is required is enough: names alone are what they explain. So are half
    of the items of other lists, if all names are set apart.
    """
    rows = _rows([_read(item, dialect) for item in found.items], dialect)
    _add_trailing_types(rows, dialect)
    stating = [row for row in rows if "type" in row.facts or (found.is_definitions and _says_more(row, dialect))]
    is_one = bool(stating) and (len(stating) == len(rows) or found.is_definitions)
    is_one = is_one or (
        not any(row.is_bare for row in rows) and sum(_says_more(row, dialect) for row in rows) * 2 >= len(rows)
    )
    return _table(found, rows, dialect) if is_one and all(row.name for row in rows) else None


def _add_trailing_types(rows: Sequence[_Listed], dialect: Dialect) -> None:
    """Add the types that stand behind commas, if all items without one have theirs there: *the page, integer*."""
    before = [(row, row.facts, row.flag) for row in rows if "type" not in row.facts]
    for row, _, _ in before:
        for part in trailing_parts(row.description):
            row.add(part, dialect)
    if any("type" not in row.facts for row, _, _ in before):
        for row, facts, flag in before:
            row.facts, row.flag = facts, flag


def names_parameter(item: Item, dialect: Dialect) -> bool:
    """Whether an item is a name that is set apart, or one with facts behind it."""
    row = _read(item, dialect)
    return bool(row.name) and (not row.is_bare or row.states_facts)


def says_facts(item: Item, dialect: Dialect) -> bool:
    """Whether an item says what parameters have: a type, a default, or whether it is required."""
    return _says_more(_read(item, dialect), dialect)


def _says_more(row: _Listed, dialect: Dialect) -> bool:
    """Whether an item says what parameters have: a type, a default, or whether it is required."""
    if row.states_facts or marked_necessity(row.description, dialect) is not None:
        return True
    return states_facts_apart(row.description, dialect)


def _names_fields(title: str, dialect: Dialect) -> bool:
    words = normalize(plain_text(title))
    return any(phrases.are_in(words) for opening, phrases in dialect.opening_phrases if opening == "parameters")


def _column_title(role: Role, dialect: Dialect) -> str:
    """A title that the dialect has for a column, and that says nothing else of its rows."""
    titles = (title for title in dialect.columns.get(role, ()) if dialect.role(title) == role)
    neutral = (
        title for title in titles if role != "name" or heading_kind(title, dialect).opening in (None, "parameters")
    )
    return next(neutral, "")


def _row(row: _Listed, roles: Sequence[Role]) -> Row:
    at = row.item.at
    flag = f" ({row.flag})" if row.flag else ""
    name = f"{'- ' * row.depth}`{row.name}`{flag}" if row.name else ""
    texts: dict[Role, str] = {
        **row.facts,
        "name": name,
        "description": "; ".join(filter(None, (row.description, *row.inner))),
    }
    return Row(at, tuple(Cell(at, texts.get(role, "")) for role in roles), True, True, (), True)


def _rows(items: list[_Listed], dialect: Dialect) -> list[_Listed]:
    """The items that are rows. Those inside of one that can hold nothing, such as its values, belong to its text."""
    rows: list[_Listed] = []
    above: list[_Listed] = []
    for number, listed in enumerate(items):
        while above and above[-1].item.indent >= listed.item.indent:
            above.pop()
        if above and not _holds(above[-1], items, number, dialect):
            above[-1].inner.append(listed.item.text)
            continue
        if above:
            listed.name = listed.name.removeprefix(f"{above[-1].name}.")
        listed.depth = len(above)
        above.append(listed)
        rows.append(listed)
    return rows


def _holds(holder: _Listed, items: list[_Listed], first: int, dialect: Dialect) -> bool:
    """Whether what is inside of an item are rows: it is an object or a list, or is none of the other types."""
    if not holder.name:
        return False
    kind = known_type(holder.facts["type"], dialect) if "type" in holder.facts else None
    if kind is not None:
        return kind.type in _CONTAINERS and bool(items[first].name)
    is_named_after = items[first].name.startswith(f"{holder.name}.")
    # Values are listed as code, or below a text.
    is_alike = holder.is_bold and items[first].is_bold and not holder.description
    if not (items[first].name and (is_named_after or is_alike or "type" in items[first].facts)):
        return False
    holder.facts = {**holder.facts, "type": next(iter(dialect.types.get("object", ())), "")}
    return True


def _read(item: Item, dialect: Dialect) -> _Listed:
    match = _NAMED.match(item.text)
    if match is None:
        return _Listed(item=item, description=item.text)
    text = match["code"] or match["tagged"] or match["bold"] or match["bare"]
    names = [name for part in _BETWEEN_NAMES.split(text) if (name := part.strip(_AROUND_NAME))]
    flags = {"?": dialect.optional, "*": dialect.required}
    flag = next(iter(flags.get(names[0][-1], ())), "")
    name = "/".join(name.rstrip("?*") for name in names)
    is_bold = match["bold"] is not None
    listed = _Listed(item=item, name=name, is_bare=match["bare"] is not None, is_bold=is_bold, flag=flag)
    stated, listed.facts, listed.description = leading_phrases(item.text[match.end() :], dialect)
    listed.flag = listed.flag or stated
    first = normalize(listed.description.partition(" ")[0])
    if not listed.flag and necessity(first, dialect) is not None:
        listed.flag = first
    return listed

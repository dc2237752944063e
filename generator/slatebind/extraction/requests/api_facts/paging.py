"""How lists are read page by page: by the names of parameters, and by what the response has around the elements."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from msgspec.structs import asdict, replace

from slatebind.dialects import Dialect, PagingWords, normalize
from slatebind.extraction.commands.parsed_command import ParsedCommand
from slatebind.extraction.requests.api_facts.page_fields import PageField, field_of_element, folded, page_field
from slatebind.spec.model import Command, FactSource, Paging

_KEYS = ("number", "offset", "cursor")
_DATES = ("date", "datetime")
"""Types of parameters that select by time, whatever they are called."""


def with_paging(commands: Sequence[ParsedCommand], dialect: Dialect) -> tuple[Paging | None, list[Command]]:
    """The paging of most commands that read pages, and the commands, those that differ with their own."""
    found = [find_paging(parsed, dialect) for parsed in commands]
    counts = Counter(key for paging in found if paging and (key := _key(paging)))
    if not counts:
        return None, [parsed.command for parsed in commands]
    usual = next(paging for paging in found if paging and _key(paging) == counts.most_common(1)[0][0])
    return usual, [
        replace(parsed.command, paging=None if paging is None or _is_part(paging, usual) else paging)
        for parsed, paging in zip(commands, found, strict=True)
    ]


def find_paging(parsed: ParsedCommand, dialect: Dialect) -> Paging | None:
    """The paging of a command that reads: by its parameters, else by a link to the next page in its example."""
    command = parsed.command
    if command.method != "GET":
        return None
    names = {
        folded(param.name): param.name
        for param in command.params
        if param.location == "query" and param.type not in _DATES
    }
    following = page_field(parsed, dialect.page_fields.next)
    typed = {row.param.name for row in parsed.params if row.is_typed or following}
    certain = {folded: name for folded, name in names.items() if name in typed}
    paging = paging_of_names(names, certain, dialect)
    if paging and paging.kind == "page" and _begins_with_zero(command, paging, dialect):
        paging = replace(paging, first="0")
    if paging is None:
        if following is None or not following.is_url:
            return None
        paging = Paging(kind="link")
    keys: dict[str, PageField] = {}
    if command.response.key:
        is_stated = any(field.name == command.response.key for field in command.response.envelope_fields)
        keys["items"] = PageField(command.response.key, is_stated=is_stated)
    if total := page_field(parsed, dialect.page_fields.total):
        keys["total"] = total
    if following and paging.kind in ("cursor", "link"):
        keys["next"] = following
    elif more := _more(parsed, paging, dialect):
        keys |= more
    origin: dict[str, FactSource] = {key: "example" for key, found in keys.items() if not found.is_stated}
    return replace(paging, origin=origin, **{key: found.path for key, found in keys.items()})


def _begins_with_zero(command: Command, paging: Paging, dialect: Dialect) -> bool:
    """Whether the first page is 0, by the default of the parameter or by what is said of it."""
    phrases = dialect.page_words.zero_phrases
    param = next(param for param in command.params if param.name == paging.number)
    return param.default == "0" or phrases.are_in(normalize(param.description))


def paging_of_names(names: dict[str, str], certain: dict[str, str], dialect: Dialect) -> Paging | None:
    """The paging by names of parameters, and those of them that are no dates, both keyed by their folded names."""
    found = (_of_params(words, names, certain) for words in dialect.page_params)
    return next((paging for paging in found if paging), None)


def _of_params(words: PagingWords, names: dict[str, str], certain: dict[str, str]) -> Paging | None:
    """The paging of an entry."""
    keys: dict[str, str] = {}
    for key in (*_KEYS, "size"):
        known: tuple[str, ...] = getattr(words, key)
        those = certain if words.needs_type and key != "size" else names
        name = next((those[folded(word)] for word in known if folded(word) in those), None)
        if name is not None:
            keys[key] = name
        elif known and (key != "size" or words.needs_size):
            return None
    return replace(Paging(kind=words.kind), **keys)


def _more(parsed: ParsedCommand, paging: Paging, dialect: Dialect) -> dict[str, PageField]:
    """The field of the last element that is the cursor, and where the response says whether there are more."""
    words = (entry for entry in dialect.page_params if entry.kind == "cursor" and entry.fields)
    known = {folded(cursor): entry.fields for entry in words for cursor in entry.cursor}
    has_more = page_field(parsed, dialect.page_fields.has_more, is_flag=True)
    cursor_field = field_of_element(parsed, known.get(folded(paging.cursor or ""), ()))
    return {"cursor_field": cursor_field, "has_more": has_more} if cursor_field and has_more else {}


def _key(paging: Paging) -> tuple[Any, ...]:
    return tuple(value for key, value in asdict(paging).items() if key != "origin")


def _is_part(paging: Paging, usual: Paging) -> bool:
    """Whether a paging says nothing else than the usual one: an example may show less."""
    values = asdict(usual)
    return all(value in (None, values[key]) for key, value in asdict(paging).items() if key != "origin")

"""How lists are read page by page: by the names of parameters, and by what an example of the response has."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Any

from msgspec.structs import asdict, replace

from slatebind.dialects import Dialect, PagingWords, normalize
from slatebind.extraction.commands.parsed_command import ParsedCommand
from slatebind.spec.model import Command, FactSource, Paging

_PUNCTUATION = re.compile(r"[\W_]+")
_KEYS = ("number", "offset", "cursor")
_DATES = ("date", "datetime")
"""Types of parameters that select by time, whatever they are called."""
_MAX_DEPTH = 3
_KEPT = 8192
"""Names whose folded form is kept: that of each parameter is compared with all words."""


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
    following = _path_of(command.response.example, dialect.page_fields.next)
    typed = {row.param.name for row in parsed.params if row.is_typed or following}
    certain = {folded: name for folded, name in names.items() if name in typed}
    paging = paging_of_names(names, certain, dialect)
    if paging and paging.kind == "page" and _begins_with_zero(command, paging, dialect):
        paging = replace(paging, first="0")
    if paging is None:
        is_link = following is not None and _is_url(following[1])
        if not (is_link and following):
            return None
        paging = Paging(kind="link")
    keys: dict[str, str] = {}
    if command.response.key:
        keys["items"] = command.response.key
    if total := _path_of(command.response.example, dialect.page_fields.total):
        keys["total"] = total[0]
    if following and paging.kind in ("cursor", "link"):
        keys["next"] = following[0]
    elif more := _more(command, paging, dialect):
        keys |= more
    origin: dict[str, FactSource] = dict.fromkeys(keys, "example")
    return replace(paging, origin=origin, **keys)


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


def _more(command: Command, paging: Paging, dialect: Dialect) -> dict[str, str]:
    """The field of the last element that is the cursor, and where an example says whether there are more."""
    words = (entry for entry in dialect.page_params if entry.kind == "cursor" and entry.fields)
    known = {folded(cursor): entry.fields for entry in words for cursor in entry.cursor}
    fields = known.get(folded(paging.cursor or ""), ())
    has_more = _path_of(command.response.example, dialect.page_fields.has_more, is_flag=True)
    element = _first_element(command)
    cursor_field = next((name for name in fields if name in element), None)
    return {"cursor_field": cursor_field, "has_more": has_more[0]} if cursor_field and has_more else {}


def _first_element(command: Command) -> dict[str, Any]:
    """The first element of the list that the example has; empty if there is none."""
    value = command.response.example
    for key in (command.response.key or "").split("."):
        value = value.get(key) if isinstance(value, dict) else None
    first = value[0] if isinstance(value, list) and value else None
    return first if isinstance(first, dict) else {}


def _path_of(example: Any, names: Sequence[str], is_flag: bool = False) -> tuple[str, Any] | None:
    """Where an example has the first of several fields, and its value: a plain one, no element of a list."""
    wanted = {folded(name): rank for rank, name in enumerate(names)}
    leaves = (leaf for leaf in _leaves(example, (), wanted) if isinstance(leaf[2], bool) is is_flag)
    found = [(wanted[name], ".".join(path), value) for name, path, value in leaves]
    best = min(found, default=None, key=lambda entry: (entry[1].count("."), entry[0]))
    return best and (best[1], best[2])


def _leaves(value: Any, path: tuple[str, ...], wanted: Collection[str]) -> Iterator[tuple[str, tuple[str, ...], Any]]:
    """The wanted fields, where they are, and their values; a link that is an object stands for the URL in it."""
    if not isinstance(value, dict) or len(path) >= _MAX_DEPTH:
        return
    for key, inner in value.items():
        if isinstance(inner, dict):
            url = inner.get("href")
            if folded(key) in wanted and isinstance(url, str):
                yield folded(key), (*path, key, "href"), url
            yield from _leaves(inner, (*path, key), wanted)
        elif folded(key) in wanted and isinstance(inner, int | str):
            yield folded(key), (*path, key), inner


def _is_url(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(("http://", "https://", "/"))


def _key(paging: Paging) -> tuple[Any, ...]:
    return tuple(value for key, value in asdict(paging).items() if key != "origin")


def _is_part(paging: Paging, usual: Paging) -> bool:
    """Whether a paging says nothing else than the usual one: an example may show less."""
    values = asdict(usual)
    return all(value in (None, values[key]) for key, value in asdict(paging).items() if key != "origin")


@lru_cache(maxsize=_KEPT)
def folded(name: str) -> str:
    """A name without case, punctuation and accents: names of parameters often lack those of the language."""
    text = name if name.isascii() else unicodedata.normalize("NFKD", name.lower())
    return _PUNCTUATION.sub("", text).lower()

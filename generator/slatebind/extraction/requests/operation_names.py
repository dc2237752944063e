"""Names for operations that the docs announce without one: by the title, else by method and path."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, count, dropwhile
from typing import get_args

import msgspec

from slatebind.casing import snake, split, without_accents
from slatebind.diagnostic import Position
from slatebind.dialects import Dialect
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.spec.model import Method

_MAX_WORDS = 5
_MAX_SEGMENTS = 2
_VARIABLE = re.compile(r"\{([^{}]*)\}")
_REQUEST = re.compile(rf"(?:{'|'.join(get_args(Method))})\b\W*/")
_NOT_NAMING = re.compile(r"v\d+(?:\.\d+)*|api|rest", re.I)
"""Segments of a path that most paths of an API begin with."""


class _Words(msgspec.Struct, frozen=True):
    """The words of a dialect for names, in the form that words of titles have."""

    skipped: frozenset[str]
    verbs: frozenset[str]
    joining: frozenset[str] = frozenset()


def operation_names(operations: Sequence[Operation], dialect: Dialect) -> list[str]:
    """A name for each operation, unique in the document and made of ASCII letters, digits and underscores.

    A name that an operation of the same section has gets the words that tell the two apart: the constant of the query,
    the extension, the last variable or the last word of the path. One that is taken elsewhere gets the chapter in
    front. What is taken even then gets the method, or is named by method and path, or gets a number.
    """
    words = dialect.operation_names
    plain = _Words(
        frozenset(map(_plain, words.skipped)),
        frozenset(map(_plain, words.all_verbs)),
        frozenset(map(_plain, dialect.prose.between)),
    )
    shared = _shared_titles(operations)
    holders: dict[str, Operation] = {}
    numbers: dict[str, Iterator[int]] = {}
    names = []
    for operation in operations:
        base = _base(operation, plain, is_shared=(operation.owner.heading.at, operation.title) in shared)
        candidates = _candidates(operation, base, holders.get(base), plain)
        numbered = (f"{base}_{number}" for number in numbers.setdefault(base, count(2)))
        name = next(name for name in chain(candidates, numbered) if name and name not in holders)
        holders[name] = operation
        names.append(name)
    return names


def _candidates(operation: Operation, base: str, holder: Operation | None, words: _Words) -> list[str]:
    constants = [part.value for part in operation.url.query if part.value]
    variables = _VARIABLE.findall(operation.url.path)
    chapter = "_".join(_title_words(operation.chapter.text, words)) if operation.chapter else ""
    apart = [
        *(f"{base}_{snake(value)}" for value in constants[:1]),
        *(f"{base}_by_{snake(name)}" for name in variables[-1:]),
    ]
    in_chapter = [f"{chapter}_{base}"] if chapter else []
    is_same_section = holder is None or holder.owner is operation.owner
    if holder is not None and is_same_section:
        if holder.method != operation.method:
            apart = [f"{operation.method.lower()}_{base}", *apart]
        elif (extension := _extension(operation)) and extension != _extension(holder):
            apart = [f"{base}_{extension}", *apart]
        elif (word := _segments(operation)[-1:]) != _segments(holder)[-1:]:
            apart += [f"{base}_{snake(segment)}" for segment in word]
    further = [*apart, *in_chapter] if is_same_section else [*in_chapter, *apart]
    return [base, *further, f"{operation.method.lower()}_{base}", _by_path(operation)]


def _shared_titles(operations: Sequence[Operation]) -> set[tuple[Position, str]]:
    """The titles of several operations below one heading that have different methods."""
    methods: dict[tuple[Position, str], set[str]] = {}
    for operation in operations:
        methods.setdefault((operation.owner.heading.at, operation.title), set()).add(operation.method)
    return {title for title, of_title in methods.items() if len(of_title) > 1}


def _base(operation: Operation, words: _Words, *, is_shared: bool) -> str:
    """The first words of the title, with the method if it has no verb; method and path if it has few Latin letters.

    In a title that operations share, the method of each takes the place of joined verbs: *Read or delete a tree*.
    """
    title = without_accents(plain_text(operation.title))
    found = list(dropwhile(lambda word: not word[0].isalpha(), _title_words(title, words)))
    letters = sum(character.isascii() for character in title if character.isalpha())
    others = sum(not character.isascii() for character in title if character.isalpha())
    if not found or others > letters or _REQUEST.match(title):
        return _by_path(operation)
    if is_shared and (words.verbs.isdisjoint(found) or not words.joining.isdisjoint(found) or "/" in title):
        nouns = [word for word in found if word not in words.verbs | words.joining]
        return "_".join((operation.method.lower(), *nouns[:_MAX_WORDS])) if nouns else _by_path(operation)
    kept = found[:_MAX_WORDS]
    has_verb = bool({found[0], found[-1]} & words.verbs)
    # What is read has no other verb than that of the method; other actions have more than dictionaries list.
    if not has_verb and (operation.method == "GET" or len(found) == 1):
        kept = [operation.method.lower(), *kept]
    return "_".join(kept)


def _title_words(title: str, words: _Words) -> list[str]:
    found = snake(without_accents(plain_text(title))).split("_")
    return [word for word in found if word and word not in words.skipped]


def _plain(word: str) -> str:
    return "_".join(split(without_accents(word))).lower()


def _by_path(operation: Operation) -> str:
    segments = _segments(operation)
    naming = [segment for segment in segments if not _NOT_NAMING.fullmatch(segment)] or segments
    return snake(" ".join((operation.method.lower(), *naming[-_MAX_SEGMENTS:])))


def _extension(operation: Operation) -> str:
    """What is behind the variable that a path ends with: `xml` of `/trees/{id}.xml`."""
    _, variable, behind = operation.url.path.rpartition("}")
    return snake(behind) if variable and "/" not in behind else ""


def _segments(operation: Operation) -> list[str]:
    """The segments of the path without variables."""
    return [segment for segment in operation.url.path.split("/") if segment and "{" not in segment]

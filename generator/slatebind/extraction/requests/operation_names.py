"""Names for operations that the docs announce without one: by the title, else by method and path."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain, count

from slatebind.casing import snake
from slatebind.extraction.requests.operations import Operation
from slatebind.extraction.requests.plain_lines import plain_text

_MAX_WORDS = 6
_SKIPPED = frozenset(("a", "an", "the", "s", "of", "for", "all"))
_VARIABLE = re.compile(r"\{([^{}]*)\}")


def operation_names(operations: Sequence[Operation]) -> list[str]:
    """A name for each operation, unique in the document and made of ASCII letters, digits and underscores.

    A name that is taken gets the words that tell the operations apart: the constant of the query, the last variable of
    the path, the chapter, or the method; a number if nothing does.
    """
    taken: set[str] = set()
    numbers: dict[str, Iterator[int]] = {}
    names = []
    for operation in operations:
        base = _base(operation)
        numbered = (f"{base}_{number}" for number in numbers.setdefault(base, count(2)))
        name = next(name for name in chain(_candidates(operation), numbered) if name and name not in taken)
        taken.add(name)
        names.append(name)
    return names


def _candidates(operation: Operation) -> list[str]:
    base = _base(operation)
    constants = [part.value for part in operation.url.query if part.value]
    variables = _VARIABLE.findall(operation.url.path)
    chapter = snake(_without_accents(plain_text(operation.chapter.text))) if operation.chapter else ""
    further = [
        *(f"{base}_{snake(value)}" for value in constants[:1]),
        *(f"{base}_by_{snake(name)}" for name in variables[-1:]),
        f"{chapter}_{base}" if chapter else "",
        f"{operation.method.lower()}_{base}",
        _by_path(operation),
    ]
    return [base, *further]


def _base(operation: Operation) -> str:
    """The first words of the title; method and path if it has no Latin letters, or too few to name anything."""
    title = _without_accents(plain_text(operation.title))
    words = [word for word in snake(title).split("_") if word and word not in _SKIPPED]
    letters = sum(character.isascii() for character in title if character.isalpha())
    others = sum(not character.isascii() for character in title if character.isalpha())
    if not words or not words[0][0].isalpha() or others > letters:
        return _by_path(operation)
    return "_".join(words[:_MAX_WORDS])


def _without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _by_path(operation: Operation) -> str:
    segments = [segment for segment in operation.url.path.split("/") if segment and "{" not in segment]
    return snake(" ".join((operation.method.lower(), *segments[-3:])))

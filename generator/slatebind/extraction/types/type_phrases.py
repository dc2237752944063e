"""Types in phrases, such as ``Array of integers or null``, ``Satoshis (Integer)`` or ``строка, может быть null``."""

import re
from collections.abc import Iterator

import msgspec

from slatebind.dialects import Dialect, cached_by_text, is_written_in_words, normalize
from slatebind.extraction.types.type_notation import DocumentedType, parse_type
from slatebind.spec.model import TypeName

_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_SEPARATOR = re.compile(r"\s*[|/]\s*")
_NOTE = re.compile(r"[,;]\s*([^,;]+)|[(\[]([^()\[\]]+)[)\]]")
_WORD = re.compile(r"[\w-]+")
_PIECE = re.compile(r"[^\W_]+")
_LISTED = re.compile(r"(?P<list>[^\W_]+)(?:\s*[-:]\s*|\s+|\s*\()(?P<rest>[^()]+)\)?")
_TOKEN = re.compile(r"\w+|[^\w\s]+|\s+")
_MAX_WORDS = 8
_MAX_LENGTH = 200
"""Characters of a type; what follows is not read."""
_MAX_UNION = 6
_MAX_WORDS_IN_UNION = 4
"""Words of each type: with more, it is a sentence."""
_TEXTS: frozenset[TypeName] = frozenset(("string", "uuid", "date", "datetime", "url"))
_NUMBERS: tuple[TypeName, ...] = ("integer", "long", "float")


def phrase_type(text: str, dialect: Dialect) -> DocumentedType | None:
    """The type in a phrase; ``any`` for several that have nothing in common. None if no word of it is a type."""
    text = text[:_MAX_LENGTH].strip()
    whole = parse_type(text, dialect)
    if whole is not None:
        return whole
    parts = [part for part in _alternatives(text, dialect) if part]
    types = [part for part in parts if not _is_null(part, dialect)]
    found = _united(types, dialect) if len(types) > 1 else None
    if found is None:
        found = _first(types[0] if len(types) == 1 else text, dialect)
    if found is None or len(types) == len(parts):
        return found
    return msgspec.structs.replace(found, nullable=True)


@cached_by_text
def is_type_phrase(text: str, dialect: Dialect) -> bool:
    """Whether a phrase consists of types and of words between them alone, such as ``list of strings or null``."""
    parts = [part for part in _alternatives(text[:_MAX_LENGTH], dialect) if part]
    types = [part for part in parts if not _is_null(part, dialect)]
    return bool(types) and len(types) <= _MAX_UNION and all(_is_whole(part, dialect) for part in types)


def _is_whole(text: str, dialect: Dialect) -> bool:
    parsed = (parse_type(candidate, dialect) for candidate in (text, *_lists(text, dialect)))
    return any(found is not None and found.element is None for found in parsed)


def is_nullable(text: str, dialect: Dialect) -> bool:
    """Whether a phrase says that a value can be null."""
    return any(_is_null(part, dialect) for part in _alternatives(text[:_MAX_LENGTH], dialect))


def _alternatives(text: str, dialect: Dialect) -> list[str]:
    """The texts between words such as ``or``, between pipes and slashes, and the notes that say ``null``."""
    notes = [note[0].strip(" ,;()[]") for note in _NOTE.finditer(text)]
    for note in (note for note in notes if _is_null(note, dialect)):
        text = text.replace(note, "null", 1)
    text = re.sub(r"\s*[(\[]null[)\]]|[,;]\s*null\b", "|null", text)
    parts = [""]
    for token in _TOKEN.findall(_spaced(text, dialect)):
        if normalize(token) in dialect.either_phrases or _SEPARATOR.fullmatch(token):
            parts.append("")
        else:
            parts[-1] += token
    return [part.strip(" ,;") for part in parts]


def _spaced(text: str, dialect: Dialect) -> str:
    """A text with spaces around the words between types that are written without them."""
    for word in dialect.tables.either:
        if word in text and is_written_in_words(word):
            text = text.replace(word, f" {word} ")
    return text


def _is_null(text: str, dialect: Dialect) -> bool:
    return normalize(text) in dialect.mark_phrases["nullable"]


def _united(parts: list[str], dialect: Dialect) -> DocumentedType | None:
    """The type of values that have one of several; None if these are no types but the words of a sentence."""
    if len(parts) > _MAX_UNION or any(len(part.split()) > _MAX_WORDS_IN_UNION for part in parts):
        return None
    found = [_first(part, dialect) for part in parts]
    types = {documented.type for documented in found if documented is not None}
    if not types:
        return None
    if any(documented is None and part[:1].isupper() for part, documented in zip(parts, found, strict=True)):
        return DocumentedType("any")  # one of them is probably a model
    if len(types) == 1:
        return next(documented for documented in found if documented is not None)
    if types <= _TEXTS:
        return DocumentedType("string")
    if types <= set(_NUMBERS):
        return DocumentedType(max(types, key=_NUMBERS.index))
    return DocumentedType("any")


def _first(text: str, dialect: Dialect) -> DocumentedType | None:
    return next((found for candidate in _candidates(text, dialect) if (found := parse_type(candidate, dialect))), None)


def _candidates(text: str, dialect: Dialect) -> Iterator[str]:
    """What may be the type: all of the text, what is in brackets, what is around them, and its words."""
    yield text
    yield from _lists(text, dialect)
    if bracket := _IN_BRACKETS.search(text):
        yield bracket[1]
        yield _IN_BRACKETS.sub("", text).strip()
    words = _WORD.findall(text)[:_MAX_WORDS]
    yield from (word for word in words if dialect.type_of(word) in ("list", "map"))
    yield from words
    yield from _PIECE.findall(text)[-_MAX_WORDS:]


def _lists(text: str, dialect: Dialect) -> Iterator[str]:
    """A list with its elements: ``list of obj``, ``array-obj``, ``string array``, in the words of any language."""
    for pattern in dialect.of_patterns if " " in text else ():
        text = pattern.sub(" of ", text, count=1)
    yield text
    listed = _LISTED.fullmatch(text)
    if listed and dialect.type_of(listed["list"]) == "list":
        yield f"{listed['list']} of {listed['rest'].strip()}"
    start, _, last = text.rpartition(" ")
    if start and dialect.type_of(last) == "list":
        yield f"{last} of {start.strip()}"
    for word in dialect.types.get("list", ()) if not text.isascii() else ():
        if not word.isascii() and text.endswith(word) and len(text) > len(word):
            yield f"list of {text.removesuffix(word).strip(' 的の')}"

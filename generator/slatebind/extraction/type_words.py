"""Converting the type words of docs to types of the spec."""

import re
from collections.abc import Iterator

import msgspec

from slatebind.casing import singular
from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, normalize
from slatebind.extraction.report import Report
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.spec.item_types import MAX_DEPTH
from slatebind.spec.model import TypeName
from slatebind.suggestions import did_you_mean

_DECORATION = re.compile(r"[`*]+")
_OUTER = re.compile(r"(?P<outer>[A-Za-z]+)\s*(?P<inner>[<\[].+[>\]]|\sof\s.+)", re.DOTALL)
_WORD = re.compile(r"[A-Za-z_]\w*")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_OR_NULL = re.compile(r"\s*(?:\bor|\||,)\s*null\b|\bnull\s*(?:or|\|)\s*|\bnullable\b", re.I)
_PHRASE_WORD = re.compile(r"[\w-]+")
_COMPOUNDS: tuple[TypeName, ...] = ("list", "map")
_MAX_WORDS = 8
_LINK_TO_SECTION = re.compile(r"\]\(#[^()\s]|\bhref=[\"']?#", re.I)
_MAX_EXCERPT_LENGTH = 60
"""Characters of a type of several words in a message."""


class DocumentedType(msgspec.Struct, frozen=True):
    """The type of a type cell. ``documented`` is the docs' word if it is not the type's own name.

    ``element`` is the word for the elements of a list if no type has it; ``items`` has it in its place.
    """

    type: TypeName
    items: str | None = None
    documented: str | None = None
    element: str | None = None


def is_type(word: str, dialect: Dialect) -> bool:
    """Whether a cell is a type: a type word of the dialect, or a compound of them such as ``list of string``."""
    parsed = _parse_type(_plain(word), dialect)
    return parsed is not None and parsed.element is None


def read_type(word: str, dialect: Dialect, at: Position, report: Report) -> DocumentedType:
    """The type that a cell names; string, with a finding, if the dialect does not have the word.

    An unknown word for the elements of a list is not reported: it may be the name of a model.
    """
    parsed = known_type(word, dialect)
    if parsed is not None:
        return parsed
    text = _text(word, dialect)
    if not text:
        if not dialect.tables.phrases:
            report.add("type-missing", at, "no type given; taken as string")
        return DocumentedType("string")
    shown = text[:_MAX_EXCERPT_LENGTH]
    hint = did_you_mean(shown, dialect.type_words, "add the word to the dialect's types")
    report.add("type-known", at, f"unknown type `{shown}`; taken as string", hint, word=normalize(text))
    return DocumentedType("string", documented=_documented(word, text))


def known_type(word: str, dialect: Dialect) -> DocumentedType | None:
    """The type that a cell names; None if the dialect does not have the word."""
    text = _text(word, dialect)
    candidates = _candidates(text, dialect) if dialect.tables.phrases else (text,)
    parsed = next((found for candidate in candidates if (found := _parse_type(candidate, dialect))), None)
    documented = _documented(word, text)
    if parsed is None or documented == parsed.type:
        return parsed
    return msgspec.structs.replace(parsed, documented=documented)


def _documented(word: str, text: str) -> str:
    """What docs write for a type, without markup but for a link: its target says what the type consists of."""
    return " ".join(word.split()) if _LINK_TO_SECTION.search(word) else text


def _text(word: str, dialect: Dialect) -> str:
    return _plain(plain_text(word) if dialect.tables.phrases else word)


def _candidates(text: str, dialect: Dialect) -> Iterator[str]:
    """What may be the type in a phrase: all of it, what is not about null, what is in brackets, and its words."""
    yield text
    plain = _OR_NULL.sub(" ", text).strip()
    yield plain
    if bracket := _IN_BRACKETS.search(plain):
        yield bracket[1]
    yield _IN_BRACKETS.sub("", plain).strip()
    words = _PHRASE_WORD.findall(plain)[:_MAX_WORDS]
    yield from (word for word in words if dialect.type_of(word) in _COMPOUNDS)
    yield from words


def list_of_unknown(documented: str | None, dialect: Dialect) -> DocumentedType | None:
    """The type of a cell which names a list whose elements are of no known type, such as ``list of Zone``."""
    parsed = _parse_type(_text(documented, dialect), dialect) if documented else None
    return parsed if parsed and parsed.element else None


def report_unknown_element(documented: DocumentedType, dialect: Dialect, at: Position, report: Report) -> None:
    """Report the word for the elements of a list that neither a type nor a model has."""
    word = documented.element or ""
    hint = did_you_mean(word, dialect.type_words, "add the word to the dialect's types")
    message = f"unknown type `{word}` of the elements of a list; they can be of any type"
    report.add("type-known", at, message, hint, word=word)


def _plain(word: str) -> str:
    return _DECORATION.sub("", word).strip()


def _parse_type(text: str, dialect: Dialect) -> DocumentedType | None:
    simple = dialect.type_of(text)
    return DocumentedType(simple) if simple else _parse_compound(text, dialect, MAX_DEPTH)


def _parse_compound(text: str, dialect: Dialect, depth: int) -> DocumentedType | None:
    """A list or map with its elements, in any of the usual notations."""
    if text.endswith("]") and (element := text[:-1].rstrip()).endswith("["):
        return _list_of(element[:-1], dialect, depth)
    compound = _OUTER.fullmatch(text)
    outer = dialect.type_of(compound["outer"]) if compound else None
    if compound is None or outer not in _COMPOUNDS:
        return None
    inner = _inner(compound["inner"].strip())
    if inner is None:
        return None
    if outer == "list":
        return _list_of(inner, dialect, depth)
    value = _type_of(inner.rpartition(",")[2], dialect)
    return DocumentedType("map", value) if value else None


def _inner(text: str) -> str | None:
    """What stands in brackets, or after ``of``."""
    if text.startswith("of"):
        return text[2:].strip()
    return text[1:-1].strip() if text[0] + text[-1] in ("<>", "[]") else None


def _list_of(text: str, dialect: Dialect, depth: int) -> DocumentedType | None:
    """A list of what a text names: a type, a list or map, or a word that may be a model's."""
    text = text.strip()
    if simple := _type_of(text, dialect):
        return DocumentedType("list", simple)
    inner = _parse_compound(text, dialect, depth - 1) if depth else None
    if inner is None:
        return DocumentedType("list", text, element=text) if _WORD.fullmatch(text) else None
    items = f"list[{inner.items}]" if inner.type == "list" and inner.items else inner.type
    return DocumentedType("list", items, element=inner.element)


def _type_of(word: str, dialect: Dialect) -> TypeName | None:
    """The type of a word in the singular or plural."""
    return dialect.type_of(word) or dialect.type_of(singular(word.strip()))

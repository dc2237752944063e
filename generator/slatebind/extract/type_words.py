"""Type words into types of the spec."""

import re

import msgspec

from slatebind.casing import singular
from slatebind.diagnostic import Position
from slatebind.dialects import Dialect
from slatebind.extract.report import Report
from slatebind.spec.model import TypeName
from slatebind.suggestions import did_you_mean

_DECORATION = re.compile(r"[`*]+")
_OF = re.compile(
    r"(?P<outer>[A-Za-z]+)\s*"
    r"(?:<\s*(?P<angle>[^<>]+?)\s*>|\s+of\s+(?P<of>[A-Za-z ]+)|\[\s*(?P<square>[A-Za-z]+)\s*\])"
)
_ARRAY = re.compile(r"(?P<element>[A-Za-z]+)\s*\[\s*\]")


class DocumentedType(msgspec.Struct, frozen=True):
    """What a type cell says. ``documented`` is the docs' word where it is not the type's own name."""

    type: TypeName
    items: str | None = None
    documented: str | None = None


def is_type(word: str, dialect: Dialect) -> bool:
    """Whether a cell can be a type: a word that the dialect knows, or such words put together."""
    return _known(_DECORATION.sub("", word).strip(), dialect) is not None


def read_type(word: str, dialect: Dialect, at: Position, report: Report) -> DocumentedType:
    """The type that a cell names. An unknown word is a string, and is reported with the nearest known one."""
    text = _DECORATION.sub("", word).strip()
    known = _known(text, dialect)
    if known is not None:
        return known if text == known.type else msgspec.structs.replace(known, documented=text)
    if not text:
        report.add("type-missing", at, "no type given; taken as string")
        return DocumentedType("string")
    hint = did_you_mean(text, dialect.type_words, "add the word to the dialect's types")
    report.add("type-known", at, f"unknown type `{text}`; taken as string", hint)
    return DocumentedType("string", documented=text)


def _known(text: str, dialect: Dialect) -> DocumentedType | None:
    simple = dialect.type_of(text)
    if simple is not None:
        return DocumentedType(simple)
    if array := _ARRAY.fullmatch(text):
        element = dialect.type_of(array["element"])
        return DocumentedType("list", element) if element else None
    if (compound := _OF.fullmatch(text)) is None:
        return None
    outer = dialect.type_of(compound["outer"])
    inner = compound["angle"] or compound["of"] or compound["square"]
    element = dialect.type_of(inner.split(",")[-1]) or dialect.type_of(singular(inner.strip()))
    return DocumentedType(outer, element) if outer in {"list", "map"} and element else None

"""Converting the type words of docs to types of the spec."""

import re

import msgspec

from slatebind.casing import singular
from slatebind.diagnostic import Position
from slatebind.dialects import Dialect
from slatebind.extraction.report import Report
from slatebind.spec.model import TypeName
from slatebind.suggestions import did_you_mean

_DECORATION = re.compile(r"[`*]+")
_COMPOUND = re.compile(
    r"(?P<outer>[A-Za-z]+)\s*"
    r"(?:<\s*(?P<angle>[^<>]+?)\s*>|\s+of\s+(?P<of>[A-Za-z ]+)|\[\s*(?P<square>[A-Za-z]+)\s*\])"
)
_ARRAY = re.compile(r"(?P<element>[A-Za-z]+)\s*\[\s*\]")


class DocumentedType(msgspec.Struct, frozen=True):
    """The type of a type cell. ``documented`` is the docs' word if it is not the type's own name."""

    type: TypeName
    items: str | None = None
    documented: str | None = None


def is_type(word: str, dialect: Dialect) -> bool:
    """Whether a cell is a type: a type word of the dialect, or a compound of them such as ``list of string``."""
    return _parse_type(_DECORATION.sub("", word).strip(), dialect) is not None


def read_type(word: str, dialect: Dialect, at: Position, report: Report) -> DocumentedType:
    """The type that a cell names; string, with a finding, if the dialect does not have the word."""
    text = _DECORATION.sub("", word).strip()
    parsed = _parse_type(text, dialect)
    if parsed is not None:
        return parsed if text == parsed.type else msgspec.structs.replace(parsed, documented=text)
    if not text:
        report.add("type-missing", at, "no type given; taken as string")
        return DocumentedType("string")
    hint = did_you_mean(text, dialect.type_words, "add the word to the dialect's types")
    report.add("type-known", at, f"unknown type `{text}`; taken as string", hint)
    return DocumentedType("string", documented=text)


def _parse_type(text: str, dialect: Dialect) -> DocumentedType | None:
    simple = dialect.type_of(text)
    if simple is not None:
        return DocumentedType(simple)
    if array := _ARRAY.fullmatch(text):
        element = dialect.type_of(array["element"])
        return DocumentedType("list", element) if element else None
    if (compound := _COMPOUND.fullmatch(text)) is None:
        return None
    outer = dialect.type_of(compound["outer"])
    inner = compound["angle"] or compound["of"] or compound["square"]
    element = dialect.type_of(inner.split(",")[-1]) or dialect.type_of(singular(inner.strip()))
    return DocumentedType(outer, element) if outer in {"list", "map"} and element else None

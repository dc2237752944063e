"""Converting the types of docs, which are words or phrases, to types of the spec."""

import re

import msgspec

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, cached_by_text, normalize
from slatebind.dialects.phrases import fold
from slatebind.extraction.report import Report
from slatebind.extraction.requests.headings import is_place
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.types.type_notation import DocumentedType, parse_type
from slatebind.extraction.types.type_phrases import is_nullable, phrase_type
from slatebind.markdown import page_link
from slatebind.suggestions import did_you_mean, misspelled

_DECORATION = re.compile(r"[`*]+")
_FORMAT = re.compile(
    r"(?P<letters>[A-Za-z]{1,3}|9)\s?(?:\(\s*(?:\.\.)?\s?\d{1,5}(?P<fraction>\s?[.,]\s?\d{1,3})?(?:\s?-\s?\d{1,5})?\s?\)"
    r"|\.\.\s?\d{1,5})"
)
"""Letters and a length: ``N(3)``, ``N(15,2)``, ``an..35``."""
_MAX_EXCERPT_LENGTH = 60
"""Characters of a type of several words in a message."""


def is_type(word: str, dialect: Dialect) -> bool:
    """Whether a cell is a type: a type word of the dialect, or a compound of them such as ``list of string``."""
    parsed = parse_type(_plain(word), dialect)
    return parsed is not None and parsed.element is None


def read_type(word: str, dialect: Dialect, at: Position, report: Report) -> DocumentedType:
    """The type that a cell names; string, with a finding, if the dialect does not have the word.

    An unknown word for the elements of a list is not reported: it may be the name of a model.
    """
    parsed = known_type(word, dialect)
    if parsed is not None:
        return parsed
    text = _text(word, dialect)
    if not text or (dialect.tables.phrases and fold(text) in dialect.empty):
        if not dialect.tables.phrases:
            report.add("type-missing", at, "no type given; taken as string")
        return DocumentedType("string")
    nullable = dialect.tables.phrases and is_nullable(text, dialect)
    if dialect.tables.phrases and has_link(word):
        # The section behind the link says what it consists of.
        return DocumentedType("object", documented=_documented(word, text), nullable=nullable)
    shown = text[:_MAX_EXCERPT_LENGTH]
    _report_unknown(shown, "taken as string", dialect, at, report, normalize(text))
    return DocumentedType("string", documented=_documented(word, text), nullable=nullable)


def has_link(word: str) -> bool:
    """Whether a cell links to a section of the docs."""
    return page_link(word) is not None


@cached_by_text
def known_type(word: str, dialect: Dialect) -> DocumentedType | None:
    """The type that a cell names; None if the dialect does not have the word."""
    text = _text(word, dialect)
    parsed = phrase_type(text, dialect) if dialect.tables.phrases else parse_type(text, dialect)
    parsed = parsed or _type_of_format(text, dialect)
    documented = _documented(word, text)
    if parsed is None or documented == parsed.type:
        return parsed
    if parsed.element and has_link(word):
        # The word for the elements is that of a section, not of a type.
        parsed = msgspec.structs.replace(parsed, items=None, element=None)
    return msgspec.structs.replace(parsed, documented=documented)


def _type_of_format(text: str, dialect: Dialect) -> DocumentedType | None:
    """The type of letters that say which characters a value has, with its length if they are ambiguous: ``AN(20)``."""
    found = _FORMAT.fullmatch(text)
    kind = dialect.tables.formats.get(fold(found["letters"])) if found else None
    if found is None or kind is None:
        return None
    has_fraction = found["fraction"] and found["fraction"].strip(".,v0") != ""
    return DocumentedType("float" if kind == "integer" and has_fraction else kind)


def _documented(word: str, text: str) -> str:
    """What docs write for a type, without markup but for a link: its target says what the type consists of."""
    return " ".join(word.split()) if has_link(word) else text


def _text(word: str, dialect: Dialect) -> str:
    return _plain(plain_text(word) if dialect.tables.phrases else word)


def list_of_unknown(documented: str | None, dialect: Dialect) -> DocumentedType | None:
    """The type of a cell which names a list whose elements are of no known type, such as ``list of Zone``."""
    parsed = parse_type(_text(documented, dialect), dialect) if documented else None
    return parsed if parsed and parsed.element else None


def report_unknown_element(documented: DocumentedType, dialect: Dialect, at: Position, report: Report) -> None:
    """Report the word for the elements of a list that neither a type nor a model has."""
    word = documented.element or ""
    _report_unknown(word, "of the elements of a list; they can be of any type", dialect, at, report, word)


def _report_unknown(shown: str, consequence: str, dialect: Dialect, at: Position, report: Report, word: str) -> None:
    """Report a word that is no known type.

    Where types are phrases, words of the API's own are common: only a misspelled one is a problem of the docs.
    """
    if dialect.tables.phrases and is_place(shown, dialect):
        message = f"`{shown}` says where the parameter is sent; its type is unknown"
        report.add("type-known", at, message, "title the column `In`, and add one for the types", word=word)
        return
    is_note = dialect.tables.phrases and misspelled(shown, dialect.type_words) is None
    fallback = "add the word to the dialect's types"
    hint = fallback if is_note else did_you_mean(shown, dialect.type_words, fallback)
    separator = " " if consequence.startswith("of ") else "; "
    message = f"unknown type `{shown}`{separator}{consequence}"
    add = report.note if is_note else report.add
    add("type-known", at, message, hint, word=word)


def _plain(word: str) -> str:
    return _DECORATION.sub("", word).strip()

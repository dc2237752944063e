"""The names in cells that hold more than an identifier: marks of trees, flags, types and places around the name."""

import re
from typing import NamedTuple

from slatebind.dialects import Dialect, normalize
from slatebind.extraction.requests.headings import is_place
from slatebind.extraction.requests.plain_lines import PlainLine, plain_lines
from slatebind.extraction.tables.cell_marks import set_apart
from slatebind.extraction.tables.necessity import necessity
from slatebind.extraction.types.type_words import is_type
from slatebind.markdown import Cell

_INDENT = re.compile(r"^[\s>\-\u2013\u2014\u2022\u2190-\u21ff\u2500-\u257f\u203a\xbb|.+]+(?=[\w$@\[])")
_BOLD_NAME = re.compile(r"\s*\*\*([^*\s]{1,120})\*\*(?=[\s,;(<*])")
_STARS = re.compile(r"\s*(?<!\*)\\?\*\s*$")
_FLAG = re.compile(r"^(?P<name>.*?\S)(?:\s+|\s*[,;(\[*]+)\s*(?P<flag>[^\s,;()\[\]*][^,;()\[\]*]*?)[)\]*]*$")
_NOTE_END = re.compile(r"[,;\uff0c\uff1b\u3001]\s*")
_AROUND_NOTE = " *_()[]{}\uff08\uff09\u3010\u3011"
_NOTED_DEFAULT = re.compile(r"([^:=\uff1a]{1,40}?)(?:\s*[:=\uff1a]\s*|\s+)(\S{1,80})")
"""Words and a value after them, such as ``default 25``."""
_SENTENCE_MARK = re.compile(r"[\u3001\u3002\uff01\uff0c\uff1b\uff1f]")
"""Chinese and Japanese punctuation, without spaces around it."""
_MAX_NAME_LENGTH = 120
_NAME_ALONE = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,100}")
"""What most cells of names hold."""
_ROOT = re.compile(r"(?:\[\d?\]){1,3}")
"""What stands in place of a name for the list that a body consists of."""
_MAX_NAME_WORDS = 4


class NamePhrase(NamedTuple):
    """A name, whether its cell says that it is required, and cells for a type, a place and a default in it."""

    name: str
    is_required: bool | None = None
    type: Cell | None = None
    place: Cell | None = None
    default: Cell | None = None


def read_name_phrase(cell: Cell, dialect: Dialect) -> NamePhrase | None:
    """The name in a cell; None if it holds other text."""
    if _NAME_ALONE.fullmatch(cell.text):
        return NamePhrase(cell.text)
    lines = plain_lines(cell.text, cell.at)
    if not lines:
        return None
    name, flag, notes = _read_name(lines[0], cell.text, dialect)
    notes += [line.text for line in lines[1:]]
    notes += [part for note in notes for part in _NOTE_END.split(note.strip(_AROUND_NOTE)) if part not in notes]
    words = [word for word in name.split() if any(map(str.isalnum, word)) or _ROOT.fullmatch(word)]
    is_sentence = len(words) > _MAX_NAME_WORDS or _SENTENCE_MARK.search(name) is not None
    if not words or len(name) > _MAX_NAME_LENGTH or is_sentence:
        return None
    for note in notes:
        flag = flag if flag is not None else necessity(note, dialect)
    of_type = next((note for note in notes if is_type(note, dialect)), None)
    place = next((note for note in notes if is_place(note, dialect)), None)
    default = next((value for note in notes if (value := _noted_default(note, dialect))), None)
    found = (Cell(cell.at, text) if text else None for text in (of_type, place, default))
    return NamePhrase(name, flag, *found)


def _is_note(text: str, dialect: Dialect) -> bool:
    """Whether a text next to a name says what its type, its place or its default is, or whether it is required."""
    is_known = is_type(text, dialect) or is_place(text, dialect) or necessity(text, dialect) is not None
    return is_known or _noted_default(text, dialect) is not None


def _noted_default(note: str, dialect: Dialect) -> str | None:
    """The value in a note such as ``default 25`` or ``default: 25``; none where words say what it is."""
    match = _NOTED_DEFAULT.fullmatch(note)
    if match is None or dialect.role(match[1]) != "default":
        return None
    is_title = normalize(match[1]) in dialect.columns["default"]
    return match[2] if is_title or not match[2].isalpha() else None


def _read_name(line: PlainLine, source: str, dialect: Dialect) -> tuple[str, bool | None, list[str]]:
    """The name in the first line of a cell, whether a mark says that it is required, and the other words."""
    text = line.text
    if len(line.code) > 1 and _is_conjunction(line.rest, dialect):
        return "/".join(line.code), _flag_beside("", source, dialect), []
    name = _marked_name(line, source)
    if name:
        rest = text[text.find(name) + len(name) :].strip(" ,;()[]_")
        rest = rest.strip("*") or rest
        flag = True if rest == "*" else _flag_beside(name, source, dialect)
        return _INDENT.sub("", name).strip("\"' "), flag, [rest] if rest.strip("*") else []
    text = _INDENT.sub("", text)
    match = _FLAG.match(text) if len(text) <= _MAX_NAME_LENGTH else None
    if match and (flag := necessity(match["flag"], dialect)) is not None:
        return match["name"].strip("\"' *,"), flag, []
    starless = _STARS.sub("", text)
    if starless != text:
        return starless.strip("\"' *"), True, []
    before, bracket, note = text.removesuffix(")").rpartition("(") if text.endswith(")") else ("", "", "")
    name = before.strip()
    if name and bracket and any(_is_note(part, dialect) for part in _NOTE_END.split(note)):
        return name.strip("\"' *,"), name.endswith("*") or _flag_beside(name, source, dialect), [note]
    return text.strip("\"' *"), _flag_beside(text, source, dialect), []


def _is_conjunction(text: str, dialect: Dialect) -> bool:
    """Whether a text between names is nothing but commas, slashes or a word such as ``or``."""
    return all(word in dialect.either_phrases for word in normalize(text).split())


def _flag_beside(name: str, source: str, dialect: Dialect) -> bool | None:
    """What words say that are set apart in the cell of a name, and not the name itself."""
    flags = (necessity(text, dialect) for text in set_apart(source) if text.strip() != name)
    return next((flag for flag in flags if flag is not None), None)


def _marked_name(line: PlainLine, source: str) -> str:
    """The name at the start of a cell that is set apart from other words as code or in bold; empty if none is."""
    if line.code and not line.text[: line.text.find(line.code[0])].strip(" *-"):
        return line.code[0]
    bold = _BOLD_NAME.match(source)
    return bold[1] if bold and line.text.startswith(bold[1]) else ""

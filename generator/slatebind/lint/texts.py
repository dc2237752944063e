"""Questions about text that several rules ask."""

import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from slatebind.data.json_reader import read_json
from slatebind.diagnostic import Position
from slatebind.extract import Draft
from slatebind.lint.subject import Subject
from slatebind.markdown import Code

_CODE = re.compile(r"`[^`]*`")


def without_code(text: str) -> str:
    """The text with a gap where inline code stands, each character in its place."""
    return _CODE.sub(lambda match: "\0" * len(match[0]), text) if "`" in text else text


def is_drift(text: str, usual: str) -> bool:
    """Whether two texts were one once: the same but for case, stops and spaces, or but for a slip in one word."""
    return is_same_but_for_marks(text, usual) or _is_slip(_words(text), _words(usual))


def is_same_but_for_marks(text: str, usual: str) -> bool:
    """Whether two texts differ in case, stops and spaces alone."""
    return _words(text) == _words(usual)


def _words(text: str) -> list[str]:
    return re.sub(r"[\W_]+", " ", text).lower().split()


def _is_slip(words: list[str], usual: list[str]) -> bool:
    """Whether one word alone differs, and that by a letter or two: words that begin otherwise are other words."""
    differing = [(one, other) for one, other in zip(words, usual, strict=False) if one != other]
    if len(words) != len(usual) or len(differing) != 1:
        return False
    one, other = differing[0]
    return (
        one[0] == other[0]
        and min(len(one), len(other)) >= _LONG
        and SequenceMatcher(None, one, other).ratio() >= _ALIKE
    )


_LONG = 4
_ALIKE = 0.8


def json_keys(subject: Subject) -> Iterator[tuple[Draft, Code, set[str]]]:
    """Every answer that a command shows, with the keys of what its table describes: the payload in its envelope."""
    for draft in subject.drafts:
        for code in subject.codes(draft) if draft.fields and draft.command.response.example is not None else ():
            answer, error = read_json(code.text)
            if error is None and answer == draft.command.response.example:
                yield draft, code, _payload_keys(answer, {field.name for field in draft.fields})


def _payload_keys(answer: Any, names: set[str]) -> set[str]:
    """The keys of the outermost objects that have one of the names; of the answer's own where none has."""
    layer = [answer]
    while layer:
        objects = [one for one in layer if isinstance(one, dict)]
        keys = {key for one in objects for key in one}
        if keys & names:
            return keys
        layer = [value for one in objects for value in one.values()]
        layer = [item for one in layer for item in (one if isinstance(one, list) else [one])]
    return set(answer) if isinstance(answer, dict) else set()


def place_of_key(code: Code, key: str) -> Position:
    """Where a key first stands in JSON."""
    match = re.search(re.escape(json.dumps(key)) + r"\s*:", code.text)
    before = code.text[: match.start()] if match else ""
    return Position(code.at.file, code.at.line + 1 + before.count("\n"), len(before) - before.rfind("\n"))

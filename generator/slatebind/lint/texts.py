"""Comparisons of texts and JSON examples that several rules need."""

import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from slatebind.data.json_reader import read_json
from slatebind.diagnostic import Position
from slatebind.extraction import ParsedCommand
from slatebind.lint.context import LintContext
from slatebind.markdown import Code

_CODE = re.compile(r"`[^`]*`")


def without_code(text: str) -> str:
    """The text with inline code blanked out; other characters keep their offsets."""
    return _CODE.sub(lambda match: "\0" * len(match[0]), text) if "`" in text else text


def is_drift(text: str, usual: str) -> bool:
    """Whether two texts differ only in case, punctuation and spaces, or by a typo in one word."""
    return is_same_words(text, usual) or _is_typo(_words(text), _words(usual))


def is_same_words(text: str, usual: str) -> bool:
    """Whether two texts differ only in case, punctuation and spaces."""
    return _words(text) == _words(usual)


def _words(text: str) -> list[str]:
    return re.sub(r"[\W_]+", " ", text).lower().split()


def _is_typo(words: list[str], usual: list[str]) -> bool:
    """Whether only one word differs, and that by a letter or two. Words with different initials are different words."""
    differing = [pair for pair in zip(words, usual, strict=False) if pair[0] != pair[1]]
    if len(words) != len(usual) or len(differing) != 1:
        return False
    word, usual_word = differing[0]
    return (
        word[0] == usual_word[0]
        and min(len(word), len(usual_word)) >= _MIN_WORD_LENGTH
        and SequenceMatcher(None, word, usual_word).ratio() >= _SIMILARITY_THRESHOLD
    )


_MIN_WORD_LENGTH = 4
_SIMILARITY_THRESHOLD = 0.8


def json_keys(context: LintContext) -> Iterator[tuple[ParsedCommand, Code, set[str]]]:
    """Every example response of a command, with the keys of what its table describes: the payload in its envelope."""
    for parsed in context.parsed_commands:
        for code in context.codes(parsed) if parsed.fields and parsed.command.response.example is not None else ():
            answer, error = read_json(code.text)
            if error is None and answer == parsed.command.response.example:
                yield parsed, code, _payload_keys(answer, {field.name for field in parsed.fields})


def _payload_keys(answer: Any, names: set[str]) -> set[str]:
    """The keys of the outermost objects that have one of the names; those of the whole response where none has."""
    layer = [answer]
    while layer:
        objects = [value for value in layer if isinstance(value, dict)]
        keys = {key for item in objects for key in item}
        if keys & names:
            return keys
        values = [value for item in objects for value in item.values()]
        layer = [item for value in values for item in (value if isinstance(value, list) else [value])]
    return set(answer) if isinstance(answer, dict) else set()


def position_of_key(code: Code, key: str) -> Position:
    """The position of the first occurrence of a key in JSON."""
    match = re.search(re.escape(json.dumps(key)) + r"\s*:", code.text)
    before = code.text[: match.start()] if match else ""
    return Position(code.at.file, code.at.line + 1 + before.count("\n"), len(before) - before.rfind("\n"))

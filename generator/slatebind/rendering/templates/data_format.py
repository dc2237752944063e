"""Data that templates write: parsed as YAML, and written again as canonical YAML or JSON.

So templates need neither commas nor exact layout, two files with the same template have the same content, and text of
the docs that would break out of its place is an error rather than structure.
"""

import json
import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any, Literal

from slatebind.data.yaml_reader import read_yaml
from slatebind.data.yaml_writer import quoted, write_yaml
from slatebind.diagnostic import Severity
from slatebind.rendering.templates.escapes import without_markers

DataFormat = Literal["data"]


def _write_json(value: dict[str, Any]) -> str:
    return json_text(json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False)) + "\n"


def json_text(text: str) -> str:
    """JSON with escapes for the characters that are not visible."""
    return text if text.isascii() else "".join(map(_json_character, text))


def _json_character(character: str) -> str:
    r"""A character of JSON, ``\u202e`` and the like for what is not visible; the only control is the line end."""
    return character if character.isprintable() or character == "\n" else json.dumps(character)[1:-1]


_WRITERS: dict[str, Callable[[dict[str, Any]], str]] = {"json": _write_json, "yaml": write_yaml, "yml": write_yaml}
DATA_SUFFIXES = tuple(_WRITERS)
"""The suffixes of files that can be written as data."""
_QUOTED = re.compile(r"""(?P<indent>^[ ]*)?(?P<text>"[^"\\\n]*(?:\\.[^"\\\n]*)*"?)(?P<colon>:(?=[ \n]|$))?""", re.M)
_MAX_KEY_LENGTH = 1000
"""Characters of a quoted key; YAML wants longer ones to be announced by a question mark."""


def suffix_of(path: str) -> str:
    """``yaml`` for ``a/openapi.yaml``."""
    return PurePosixPath(path).suffix.removeprefix(".")


def format_data(text: str, path: str) -> str:
    """The mapping in a YAML text, written as the suffix of ``path`` says; raises ValueError if it is none."""
    parsed = read_yaml(_QUOTED.sub(_with_long_key, text), path)
    for problem in parsed.diagnostics:
        if problem.severity is Severity.ERROR:
            raise ValueError(f"line {problem.at.line} of the output: {problem.message}")
    if not isinstance(parsed.value, dict):
        raise ValueError("the output is not a mapping")
    return _WRITERS[suffix_of(path)](parsed.value)


def _with_long_key(match: re.Match[str]) -> str:
    """A quoted text, announced as a key if it is a long one."""
    if not match["colon"] or len(match["text"]) <= _MAX_KEY_LENGTH:
        return match[0]
    indent = match["indent"]
    return f"? {match['text']} :" if indent is None else f"{indent}? {match['text']}\n{indent}:"


def flow(value: Any) -> str:
    """A value as YAML on one line, strings quoted.

    Names are what is sent, so hidden characters are escaped and not replaced: two names stay two.
    """
    match value:
        case str():
            return quoted(without_markers(value))
        case dict():
            return "{" + ", ".join(f"{flow(str(key))}: {flow(content)}" for key, content in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(flow, value)) + "]"
    return json.dumps(value)

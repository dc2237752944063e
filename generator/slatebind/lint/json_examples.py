"""The keys in the JSON of example responses, and their positions."""

import json
import re
from collections.abc import Iterator
from typing import Any

from slatebind.data.json_reader import read_json
from slatebind.diagnostic import Position
from slatebind.extraction import ParsedCommand
from slatebind.lint.context import LintContext
from slatebind.markdown import Code


def json_keys(context: LintContext) -> Iterator[tuple[ParsedCommand, Code, set[str]]]:
    """Every example response of a command, with the keys of what its table describes: the payload in its envelope."""
    for parsed in context.parsed_commands:
        for code in context.codes(parsed) if parsed.fields and parsed.command.response.example is not None else ():
            answer, error = read_json(code.text)
            if error is None and answer == parsed.command.response.example:
                yield parsed, code, _payload_keys(answer, {field.name for field in parsed.fields})


def _payload_keys(answer: Any, names: set[str]) -> set[str]:
    """The keys of the outermost objects that have one of the names; those of the whole response where none has."""
    layer = answer if isinstance(answer, list) else [answer]
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

"""What a response becomes: without secrets, with the fields that were asked for, cut if it is long."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from .api import redact

MAX_CHARACTERS = 20_000


class Answer(NamedTuple):
    """A value of JSON, and a sentence about it."""

    value: Any
    note: str = ""


def shown(answer: Answer, fields: Sequence[str] | None = None) -> str:
    """An answer as compact JSON, and what is to be known about it below."""
    value = redact.redact_value("", answer.value)
    notes = [answer.note] if answer.note else []
    if fields:
        value, missing = _projected(value, fields)
        if missing:
            notes.insert(0, f"No object has {', '.join(missing)}.")
    text = compact(value)
    if len(text) > MAX_CHARACTERS:
        notes.insert(
            0,
            f"The response was cut: these are the first {MAX_CHARACTERS} of {len(text)} "
            "characters. Ask for fewer `fields`, or a smaller `count`.",
        )
        text = text[:MAX_CHARACTERS]
    return "\n".join([text, *notes])


def compact(value: Any) -> str:
    """A value as JSON on one line."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def _projected(value: Any, fields: Sequence[str]) -> tuple[Any, list[str]]:
    """The fields of an object, or of each in a list; and the names that none has."""
    objects = value if isinstance(value, list) else [value]
    found: set[str] = set()
    made: list[Any] = []
    for one in objects:
        if isinstance(one, dict):
            found |= one.keys()
            made.append({name: one[name] for name in fields if name in one})
        else:
            made.append(one)
    missing = [name for name in fields if name not in found] if objects else []
    return made if isinstance(value, list) else made[0], missing

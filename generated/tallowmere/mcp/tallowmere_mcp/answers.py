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
    value = answer.value
    value = redact.redact_text(value) if isinstance(value, str) else value
    value = redact.redact_value("", value)
    notes = [answer.note] if answer.note else []
    if fields:
        value, missing = projected(value, fields)
        if missing:
            notes.insert(0, f"No object has {', '.join(missing)}.")
    text = compact(value)
    if len(text) > MAX_CHARACTERS:
        text, note = _cut(value, text)
        notes.insert(0, note)
    return with_notes(text, notes)


def with_notes(text: str, notes: Sequence[str]) -> str:
    """A text with sentences on lines of their own."""
    return "\n".join([text, *notes])


def compact(value: Any) -> str:
    """A value as JSON on one line."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def projected(value: Any, fields: Sequence[str]) -> tuple[Any, list[str]]:
    """What has the fields, with nothing else; and the fields that nothing has.

    A field in an object of another is named by both: ``nic.ipaddress``. If an object has none of them, those of the
    objects in it are meant, as in ``{"count": 1, "items": [...]}``.
    """
    found: set[str] = set()
    paths = {field: tuple(field.split(".")) for field in dict.fromkeys(fields)}
    kept = _kept(value, paths, found)
    missing = [field for field in paths if field not in found]
    return kept, missing if value != [] else []


def _kept(value: Any, paths: dict[str, tuple[str, ...]], found: set[str]) -> Any:
    if isinstance(value, list):
        return [_kept(item, paths, found) for item in value]
    if not isinstance(value, dict):
        return value
    kept: dict[str, Any] = {}
    inner: dict[str, dict[str, tuple[str, ...]]] = {}
    for field, path in paths.items():
        whole = ".".join(path)
        if whole in value:
            kept[whole] = value[whole]
            found.add(field)
        elif path[0] in value and len(path) > 1:
            inner.setdefault(path[0], {})[field] = path[1:]
    for name, further in inner.items():
        if name not in kept:
            kept[name] = _kept(value[name], further, found)
    if kept:
        return kept
    nested = {name: one for name, one in value.items() if isinstance(one, dict | list)}
    return {
        name: inside
        for name, one in nested.items()
        if (inside := _kept(one, paths, found))
    }


def _cut(value: Any, text: str) -> tuple[str, str]:
    """As many objects of a list as there is room for, else the first characters; and a sentence that says so."""
    if isinstance(value, list):
        size, count = 2, 0
        for item in value:
            size += len(compact(item)) + 1
            if size > MAX_CHARACTERS:
                break
            count += 1
        if count:
            return compact(value[:count]), (
                f"The response was cut: these are the first {count} of {len(value)} objects. "
                f"Ask for fewer `fields`, or for {count} objects a page."
            )
    return text[:MAX_CHARACTERS], (
        f"The response was cut: these are the first {MAX_CHARACTERS} of {len(text)} "
        "characters. Ask for fewer `fields`."
    )

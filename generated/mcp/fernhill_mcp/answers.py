"""What a response becomes: without secrets, with the fields that were asked for, cut if it is long."""

import json
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from .api import redact

MAX_CHARACTERS = 20_000
_NAMES_OF_NAMES = ("key", "name")
# Among them are those that reverse text or that no font shows, in which instructions can hide.
_HIDDEN = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U000e0000-\U000e0fff\ud800-\udfff]"
)


class Answer(NamedTuple):
    """A value of JSON, and a sentence about it."""

    value: Any
    note: str = ""


def shown(answer: Answer, fields: Sequence[str] | None = None) -> str:
    """An answer as compact JSON, and what is to be known about it below."""
    value = redacted(answer.value)
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
    """A value as JSON on one line, with escapes for characters that are not visible."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    return _HIDDEN.sub(lambda match: json.dumps(match[0])[1:-1], text)


def one_line(text: str, limit: int) -> str:
    """A text without characters that are not visible, cut if it is longer than some characters."""
    found = _HIDDEN.sub("", " ".join(text.split()))
    return found if len(found) <= limit else f"{found[:limit]} ..."


def redacted(value: Any) -> Any:
    """A value without secrets: those of fields and of pairs such as ``{"key": "password", "value": "..."}``."""
    if isinstance(value, str):
        return redact.redact_text(value)
    return _without_pairs(redact.redact_value("", value))


def _without_pairs(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_pairs(item) for item in value]
    if not isinstance(value, dict):
        return value
    names = [value[name] for name in _NAMES_OF_NAMES if name in value]
    is_pair = any(isinstance(name, str) and redact.is_secret(name) for name in names)
    return {
        name: redact.HIDDEN if is_pair and name == "value" else _without_pairs(item)
        for name, item in value.items()
    }


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
    nested = {
        name: part for name, part in value.items() if isinstance(part, dict | list)
    }
    return {
        name: inside
        for name, part in nested.items()
        if (inside := _kept(part, paths, found))
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

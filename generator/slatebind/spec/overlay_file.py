"""Overlays as files: what may stand in them, and every problem of their shape at its place.

Knows what a spec's records hold; not how a correction is applied.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path as FilePath
from typing import Any, get_args, get_origin

import msgspec

from slatebind.data.parsed import Parsed
from slatebind.data.records import Problem, path_text, problems
from slatebind.data.yaml_reader import read_yaml
from slatebind.diagnostic import Diagnostic, Path, Severity, position_of
from slatebind.spec.model import Command, ErrorCode, Field, Group, Model, Param, Record, Response, Spec
from slatebind.suggestions import did_you_mean

SECTIONS: dict[str, type[Record]] = {"groups": Group, "commands": Command, "models": Model, "errors": ErrorCode}
LISTS: dict[str, type[Record]] = {"params": Param, "fields": Field}
CONTROLS = {"name", "match", "where", "was", "reason", "remove", "add"}
_SHIPPED = FilePath(__file__).parent / "overlays"


class Overlay(msgspec.Struct, frozen=True):
    """A file of corrections, checked for its shape."""

    file: str
    parsed: Parsed
    is_optional: bool


def load_overlay(text: str, file: str) -> tuple[Overlay | None, tuple[Diagnostic, ...]]:
    """The overlay in a YAML text; None, with the reasons, where it is none."""
    parsed = read_yaml(text, file)
    failed = any(one.severity is Severity.ERROR for one in parsed.diagnostics)
    wrong = () if failed else tuple(_shape_problems(parsed.value))
    found = tuple(
        Diagnostic(
            code="overlay-invalid",
            message=f"{path_text(path, parsed.value)}: {message}" if path else message,
            at=position_of(parsed.positions, path, file),
            severity=Severity.ERROR,
            hint=hint,
        )
        for path, message, hint in wrong
    )
    if failed or found:
        return None, (*parsed.diagnostics, *found)
    return Overlay(file, parsed, bool(parsed.value.get("optional"))), parsed.diagnostics


@cache
def shipped_overlay(protocol: str) -> Overlay | None:
    """What is known of a protocol, whatever the docs say; None where nothing is."""
    file = _SHIPPED / f"{protocol}.yaml"
    if not file.is_file():
        return None
    # Its shape is held by the suite: looking at it would take longer than applying it.
    parsed = read_yaml(file.read_text(encoding="utf-8"), file.name)
    return Overlay(file.name, parsed, bool(parsed.value.get("optional")))


def _shape_problems(value: Any) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield (), "an overlay is a mapping of groups, commands, models and errors", ""
        return
    if value.get("slatebind") != 1:
        yield ("slatebind",) if "slatebind" in value else (), "an overlay begins with `slatebind: 1`", ""
    known = {"slatebind", "optional", "api", *SECTIONS}
    for key, one in value.items():
        if key not in known:
            yield (key,), "unknown key", did_you_mean(key, known, f"known keys: {', '.join(sorted(known))}")
        elif key in SECTIONS:
            yield from _list_problems(one, SECTIONS[key], (key,), needs_reason=True)
        elif key == "api":
            yield from _api_problems(one)
        elif key == "optional" and not isinstance(one, bool):
            yield (key,), "expected true or false", ""


def _api_problems(value: Any) -> Iterator[Problem]:
    api = next(field.type for field in msgspec.structs.fields(Spec) if field.name == "api")
    if isinstance(value, dict) and "reason" not in value:
        yield ("api",), "`reason` is missing", "say why the docs are corrected here"
    yield from _entry_problems(value, api, ("api",))


def _list_problems(value: Any, record: type[Record], path: Path, needs_reason: bool) -> Iterator[Problem]:
    if not isinstance(value, list):
        yield path, "expected a list of entries", ""
        return
    for number, entry in enumerate(value):
        where = (*path, number)
        if not isinstance(entry, dict):
            yield where, "expected an entry: a mapping with a name and what to change", ""
            continue
        key = "code" if record is ErrorCode else "name"
        if key not in entry and "match" not in entry:
            yield where, f"`{key}` or `match` is missing", ""
        if needs_reason and "reason" not in entry:
            yield where, "`reason` is missing", "say why the docs are corrected here"
        if "match" in entry and entry.get("add"):
            yield (*where, "add"), "what is added needs a name, not `match`", ""
        if entry.get("add"):
            content = {name: one for name, one in entry.items() if name not in CONTROLS - {"name"}}
            yield from problems(content, record, where)
        else:
            yield from _entry_problems(entry, record, where)


def _entry_problems(entry: Any, record: Any, path: Path) -> Iterator[Problem]:
    """What is wrong with a part of a record; what it leaves out is not."""
    if not isinstance(entry, dict):
        yield path, "expected a mapping", ""
        return
    fields = {field.encode_name: field.type for field in msgspec.structs.fields(record)}
    if record is Response:
        fields["fields"] = tuple[Field, ...]
    for key, value in entry.items():
        where = (*path, key)
        if key in CONTROLS - {"name"}:
            yield from _control_problems(key, value, record, where)
        elif key not in fields:
            hint = did_you_mean(key, {*fields, *CONTROLS}, f"known keys: {', '.join(fields)}")
            yield where, "unknown key", hint
        elif value is None:
            continue
        elif key in LISTS and get_origin(fields[key]) is tuple:
            yield from _list_problems(value, get_args(fields[key])[0], where, needs_reason=False)
        elif key == "response":
            yield from _entry_problems(value, Response, where)
        else:
            yield from problems(value, fields[key], where)


def _control_problems(key: str, value: Any, record: Any, path: Path) -> Iterator[Problem]:
    match key:
        case "was" | "where":
            yield from _entry_problems(value, record, path)
        case "match":
            yield from problems(value, tuple[str, ...], path)
        case "reason":
            yield from problems(value, str, path)
        case _:
            yield from problems(value, bool, path)

"""Reading overlay files. Every violation of their format is reported at its position."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path as FilePath
from typing import Any, get_args, get_origin

import msgspec

from slatebind.data.parsed import Parsed
from slatebind.data.records import Problem, errors, problems, unknown_key
from slatebind.data.yaml_reader import read_yaml
from slatebind.diagnostic import Diagnostic, Path, Severity
from slatebind.spec.model import Command, ErrorCode, Field, Group, Model, Param, Record, Response, Spec, key_of

SECTIONS: dict[str, type[Record]] = {"groups": Group, "commands": Command, "models": Model, "errors": ErrorCode}
LISTS: dict[str, type[Record]] = {"params": Param, "fields": Field}
CONTROLS = {"name", "match", "where", "was", "reason", "remove", "add"}
_SHIPPED = FilePath(__file__).parent / "overlays"


class Overlay(msgspec.Struct, frozen=True):
    """A file of corrections whose format has been checked."""

    file: str
    parsed: Parsed
    is_optional: bool


def load_overlay(text: str, file: str) -> tuple[Overlay | None, tuple[Diagnostic, ...]]:
    """The overlay in a YAML text; None, with the reasons, if it is not a valid one."""
    parsed = read_yaml(text, file)
    failed = any(found.severity is Severity.ERROR for found in parsed.diagnostics)
    violations = () if failed else errors(_file_problems(parsed.value), parsed, file, "overlay-invalid")
    if failed or violations:
        return None, (*parsed.diagnostics, *violations)
    return Overlay(file, parsed, bool(parsed.value.get("optional"))), parsed.diagnostics


@cache
def shipped_overlay(protocol: str) -> Overlay | None:
    """What is known about a protocol whatever the docs say; None if there is nothing."""
    file = _SHIPPED / f"{protocol}.yaml"
    if not file.is_file():
        return None
    # Its format is checked by the tests, which takes longer than applying it.
    parsed = read_yaml(file.read_text(encoding="utf-8"), file.name)
    return Overlay(file.name, parsed, bool(parsed.value.get("optional")))


def _file_problems(value: Any) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield Problem((), "an overlay is a mapping of groups, commands, models and errors")
        return
    if value.get("slatebind") != 1:
        yield Problem(("slatebind",) if "slatebind" in value else (), "an overlay begins with `slatebind: 1`")
    known = {"slatebind", "optional", "api", *SECTIONS}
    for key, content in value.items():
        if key not in known:
            yield unknown_key((key,), sorted(known))
        elif key in SECTIONS:
            yield from _list_problems(content, SECTIONS[key], (key,), needs_reason=True)
        elif key == "api":
            yield from _api_problems(content)
        elif key == "optional" and not isinstance(content, bool):
            yield Problem((key,), "expected true or false")


def _api_problems(value: Any) -> Iterator[Problem]:
    api = next(field.type for field in msgspec.structs.fields(Spec) if field.name == "api")
    if isinstance(value, dict) and "reason" not in value:
        yield Problem(("api",), "`reason` is missing", "say why the docs are corrected")
    yield from _entry_problems(value, api, ("api",))


def _list_problems(value: Any, record: type[Record], path: Path, needs_reason: bool) -> Iterator[Problem]:
    if not isinstance(value, list):
        yield Problem(path, "expected a list of entries")
        return
    key = key_of(str(path[-1]))
    for index, entry in enumerate(value):
        where = (*path, index)
        if not isinstance(entry, dict):
            yield Problem(where, "expected an entry: a mapping with a name and the values to change")
            continue
        if key not in entry and "match" not in entry:
            yield Problem(where, f"`{key}` or `match` is missing")
        if needs_reason and "reason" not in entry:
            yield Problem(where, "`reason` is missing", "say why the docs are corrected")
        if "match" in entry and entry.get("add"):
            yield Problem((*where, "add"), "an entry that adds a record has a name, not `match`")
        if entry.get("add"):
            content = {name: content for name, content in entry.items() if name not in CONTROLS - {"name"}}
            yield from problems(content, record, where)
        else:
            yield from _entry_problems(entry, record, where)


def _entry_problems(entry: Any, record: Any, path: Path) -> Iterator[Problem]:
    """What is wrong with a part of a record, which may lack any key."""
    if not isinstance(entry, dict):
        yield Problem(path, "expected a mapping")
        return
    fields = {field.encode_name: field.type for field in msgspec.structs.fields(record)}
    if record is Response:
        fields["fields"] = tuple[Field, ...]
    for key, value in entry.items():
        where = (*path, key)
        if key in CONTROLS - {"name"}:
            yield from _control_problems(key, value, record, where)
        elif key not in fields:
            yield unknown_key(where, (*fields, *sorted(CONTROLS - fields.keys())))
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

"""Corrections of a spec, each with its reason: what the docs do not say, or say wrongly.

An overlay has the shape of a spec and holds only what is to change. An entry finds its records by ``name`` or by
``match`` (patterns such as ``list*``), among them those for which ``where`` holds. It changes what it says, removes
(``remove: true``) or adds (``add: true``). ``was`` is what the docs said when the entry was written: where they say a
third thing now, the entry is a conflict and is not applied.

Fields stand under models. Under a command's ``response`` they mean the command's own model; where other commands share
that model, the command gets one of its own, so that a correction never reaches further than it says.

An ``optional`` overlay states facts about commands that a document may lack: entries that find nothing are silent, what
the spec already says stays, and an entry whose ``was`` does not hold is passed over.
"""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path as FilePath
from typing import Any, get_args, get_origin

import msgspec

from slatebind.diagnostic import Diagnostic, Path, Position, Severity, position_of
from slatebind.records import Problem, problems, words
from slatebind.spec.check import check
from slatebind.spec.model import Command, ErrorCode, Field, Group, Model, Param, Record, Response, Spec
from slatebind.words import nearest, pascal
from slatebind.yaml_text import Parsed, parse_again

_SHIPPED = FilePath(__file__).parent / "overlays"
_SECTIONS: dict[str, type[Record]] = {"groups": Group, "commands": Command, "models": Model, "errors": ErrorCode}
_CONTROLS = {"name", "match", "where", "was", "reason", "remove", "add"}
_LISTS: dict[str, type[Record]] = {"params": Param, "fields": Field}

Data = dict[str, Any]


class Overlay(msgspec.Struct, frozen=True):
    """A file of corrections, checked for its shape."""

    file: str
    parsed: Parsed
    is_optional: bool


def load_overlay(text: str, file: str) -> tuple[Overlay | None, tuple[Diagnostic, ...]]:
    """The overlay in a YAML text; None, with the reasons, where it is none."""
    parsed = parse_again(text, file)
    failed = any(one.severity is Severity.ERROR for one in parsed.diagnostics)
    wrong = () if failed else tuple(_shape_problems(parsed.value))
    found = tuple(
        Diagnostic(
            code="overlay-invalid",
            message=f"{words(path, parsed.value)}: {message}" if path else message,
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
    overlay, found = load_overlay(file.read_text(encoding="utf-8"), file.name)
    if overlay is None:
        raise ValueError(f"the shipped overlay is broken: {found[0]}")
    return overlay


def apply_overlay(spec: Spec, overlay: Overlay) -> tuple[Spec, tuple[Diagnostic, ...]]:
    """The corrected spec. An entry that cannot be applied is reported, and the spec stays as it was there."""
    # Models are the most of a spec, and few overlays say a word about fields.
    models = spec.models if not _speaks_of({"models", "fields"}, overlay.parsed.value) else None
    part = spec if models is None else msgspec.structs.replace(spec, models=())
    application = _Application(_thawed(msgspec.to_builtins(part)), overlay)
    application.run()
    found = tuple(application.found)
    try:
        corrected = msgspec.convert(application.spec, Spec)
    except msgspec.ValidationError as problem:
        return spec, (*found, application.finding("overlay-invalid", (), f"the result is no spec: {problem}"))
    if models is not None:
        corrected = msgspec.structs.replace(corrected, models=models)
    wrong = check(corrected, {}, overlay.file)
    return (spec, (*found, *wrong)) if wrong else (corrected, found)


class Correction(msgspec.Struct, frozen=True):
    """An entry that changed a record: where it stands, why it does, and the record, as in ``("models", "Iso")``."""

    at: Position
    reason: str
    record: Path


def corrections_of(spec: Spec, overlay: Overlay) -> tuple[Correction, ...]:
    """What each entry of an overlay changes in a spec."""
    application = _Application(_thawed(msgspec.to_builtins(spec)), overlay, is_traced=True)
    application.run()
    return tuple(application.corrections)


def _speaks_of(keys: set[str], value: Any) -> bool:
    """Whether one of the keys stands anywhere in a value."""
    if isinstance(value, dict):
        return not keys.isdisjoint(value) or any(_speaks_of(keys, one) for one in value.values())
    return isinstance(value, list) and any(_speaks_of(keys, one) for one in value)


def _thawed(value: Any) -> Any:
    """Lists instead of tuples, copied all the way down."""
    if isinstance(value, dict):
        return {key: _thawed(one) for key, one in value.items()}
    return [_thawed(one) for one in value] if isinstance(value, list | tuple) else value


class _Application:
    """One overlay being applied to one spec's data."""

    def __init__(self, spec: Data, overlay: Overlay, *, is_traced: bool = False) -> None:
        self._is_traced = is_traced
        self.spec = spec
        self.overlay = overlay
        self.found: list[Diagnostic] = []
        self.corrections: list[Correction] = []
        self._owner: Data = {}

    def finding(
        self, code: str, path: Path, message: str, severity: Severity = Severity.ERROR, hint: str = ""
    ) -> Diagnostic:
        at = position_of(self.overlay.parsed.positions, path, self.overlay.file)
        return Diagnostic(code=code, message=message, at=at, severity=severity, hint=hint)

    def report(self, code: str, path: Path, message: str, severity: Severity = Severity.ERROR, hint: str = "") -> None:
        self.found.append(self.finding(code, path, message, severity, hint))

    def run(self) -> None:
        value = self.overlay.parsed.value
        if "api" in value:
            patch = {key: one for key, one in value["api"].items() if key not in _CONTROLS - {"name"}}
            before = self._state(self.spec["api"])
            self._change(self.spec["api"], patch, value["api"], ("api",))
            if self._state(self.spec["api"]) != before:
                self._note(("api",), value["api"], ("api",))
        for section in _SECTIONS:
            entries = value.get(section, [])
            if entries:
                self._apply_all(self.spec.setdefault(section, []), entries, (section,))

    def _apply_all(self, records: list[Data], entries: list[Data], path: Path) -> None:
        for number, entry in enumerate(entries):
            self._apply(records, entry, (*path, number))

    def _apply(self, records: list[Data], entry: Data, path: Path) -> None:
        key = "code" if path[-2] == "errors" else "name"
        if entry.get("add"):
            self._add(records, entry, key, path)
            return
        found = [record for record in records if _is_meant(record, entry, key)]
        if not found and not self.overlay.is_optional:
            self._report_unmatched(records, entry, key, path)
        for record in found:
            if entry.get("remove"):
                records.remove(record)
                self._note(path, entry, (path[0], record[key]))
                continue
            patch = {name: one for name, one in entry.items() if name not in _CONTROLS | {key}}
            before = self._state(record)
            self._change(record, patch, entry, path)
            if self._state(record) != before:
                self._note(path, entry, (path[0], record[key]))

    def _state(self, record: Data) -> bytes:
        """What an entry may change, where somebody wants to know: a record, and the model that it answers with."""
        if not self._is_traced:
            return b""
        model = record.get("response", {}).get("model") if isinstance(record.get("response"), dict) else None
        models = [one for one in self.spec.get("models", []) if one["name"] == model]
        return msgspec.json.encode([record, models])

    def _note(self, path: Path, entry: Data, record: Path) -> None:
        """Entries inside of entries change what these change."""
        if len(path) <= 2:
            at = position_of(self.overlay.parsed.positions, path, self.overlay.file)
            self.corrections.append(Correction(at, str(entry.get("reason", "")), record))

    def _add(self, records: list[Data], entry: Data, key: str, path: Path) -> None:
        if any(record.get(key) == entry[key] for record in records):
            self.report(
                "overlay-not-needed", path, f"`{entry[key]}` is there already", Severity.WARNING, "remove `add`"
            )
            return
        records.append({name: one for name, one in entry.items() if name not in _CONTROLS - {"name"}})
        self._note(path, entry, (path[0], entry[key]))

    def _report_unmatched(self, records: list[Data], entry: Data, key: str, path: Path) -> None:
        wanted = entry.get(key) or ", ".join(entry.get("match", []))
        meant = nearest(str(wanted), {str(record.get(key)).lower() for record in records})
        spelt = next((str(record[key]) for record in records if str(record.get(key)).lower() == meant), None)
        hint = f"did you mean `{spelt}`?" if spelt else "remove the entry, or add the record with `add: true`"
        kind = str(path[-2]).removesuffix("s")
        self.report("overlay-unmatched", path, f"no {kind} `{wanted}` to correct", hint=hint)

    def _change(self, record: Data, patch: Data, entry: Data, path: Path) -> None:
        was = entry.get("was")
        if was is not None and not self._states(record, was):
            self._report_changed(record, patch, path)
        elif not self.overlay.is_optional and patch and self._states(record, patch):
            message = f"the docs say by now what this entry corrects: {_name(entry)}"
            self.report("overlay-not-needed", path, message, Severity.WARNING, "remove the entry")
        else:
            self._merge(record, patch, path)

    def _report_changed(self, record: Data, patch: Data, path: Path) -> None:
        if self.overlay.is_optional:
            return
        name = _name(record)
        if self._states(record, patch):
            message = f"the docs of `{name}` say by now what this entry corrects"
            self.report("overlay-not-needed", path, message, Severity.WARNING, "remove the entry")
        else:
            message = f"the docs of `{name}` no longer say what `was` says, nor what this entry corrects it to"
            self.report("overlay-conflict", path, message, hint="look at the docs again, then at `was` and the entry")

    def _merge(self, record: Data, patch: Data, path: Path) -> None:
        for key, value in patch.items():
            where = (*path, key)
            if key == "fields" and path[-1] == "response":
                self._apply_all(self._own_fields(path), value, where)
            elif key in _LISTS:
                self._apply_all(record.setdefault(key, []), value, where)
            elif key == "response":
                self._owner = record
                self._merge(record.setdefault(key, {}), value, where)
            elif value is None:
                record.pop(key, None)
            elif not (self.overlay.is_optional and key in record and not self._was_given(path)):
                record[key] = value

    def _was_given(self, path: Path) -> bool:
        """Whether an entry around ``path`` says what it replaces: then it may."""
        value = self.overlay.parsed.value
        for step in path:
            value = value[step]
            if isinstance(value, dict) and "was" in value:
                return True
        return False

    def _own_fields(self, path: Path) -> list[Data]:
        """The fields of the model that a command answers with, the command's own from here on."""
        response = self._owner.get("response", {})
        models: list[Data] = self.spec.setdefault("models", [])
        model = next((one for one in models if one["name"] == response.get("model")), None)
        if model is None:
            model = {"name": self._free_name(models)}
            models.append(model)
        elif sum(one.get("response", {}).get("model") == model["name"] for one in self.spec["commands"]) > 1:
            shared = model["name"]
            model = {**_thawed(model), "name": self._free_name(models)}
            models.append(model)
            message = f"`{self._owner['name']}` no longer shares the model `{shared}`; it has `{model['name']}`"
            self.report("overlay-model-split", path, message, Severity.INFO)
        response["model"] = model["name"]
        self._owner["response"] = response
        fields: list[Data] = model.setdefault("fields", [])
        return fields

    def _free_name(self, models: list[Data]) -> str:
        taken = {one["name"] for one in models}
        name = pascal(self._owner["name"]) + "Response"
        return next(one for one in (name, *(f"{name}{number}" for number in range(2, 99))) if one not in taken)

    def _states(self, record: Data, patch: Data) -> bool:
        """Whether a record already says everything that a patch says."""
        for key, value in patch.items():
            if key in _CONTROLS - {"name"}:
                continue
            own = record.get(key)
            if key == "fields" and own is None:
                own = next((one["fields"] for one in self.spec["models"] if one["name"] == record.get("model")), [])
            if key in _LISTS or key == "fields":
                by_name = {one["name"]: one for one in own or []}
                if not all(one.get("name") in by_name and self._states(by_name[one["name"]], one) for one in value):
                    return False
            elif isinstance(value, dict) and isinstance(own, dict) and key != "example":
                if not self._states(own, value):
                    return False
            elif own != value and not (own is None and value in (None, False, [], "none")):
                return False
        return True


def _name(entry: Data) -> str:
    return str(entry.get("name") or entry.get("code") or ", ".join(entry.get("match", [])) or "api")


def _is_meant(record: Data, entry: Data, key: str) -> bool:
    patterns = entry.get("match")
    named = (
        any(fnmatchcase(str(record.get(key)), pattern) for pattern in patterns)
        if patterns
        else record.get(key) == entry.get(key)
    )
    return named and all(record.get(name) == value for name, value in entry.get("where", {}).items())


def _shape_problems(value: Any) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield (), "an overlay is a mapping of groups, commands, models and errors", ""
        return
    if value.get("slatebind") != 1:
        yield ("slatebind",) if "slatebind" in value else (), "an overlay begins with `slatebind: 1`", ""
    known = {"slatebind", "optional", "api", *_SECTIONS}
    for key, one in value.items():
        if key not in known:
            meant = nearest(key, known)
            yield (
                (key,),
                "unknown key",
                (f"did you mean `{meant}`?" if meant else f"known keys: {', '.join(sorted(known))}"),
            )
        elif key in _SECTIONS:
            yield from _list_problems(one, _SECTIONS[key], (key,), needs_reason=True)
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
            content = {name: one for name, one in entry.items() if name not in _CONTROLS - {"name"}}
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
        if key in _CONTROLS - {"name"}:
            yield from _control_problems(key, value, record, where)
        elif key not in fields:
            meant = nearest(key, {*fields, *_CONTROLS})
            yield where, "unknown key", f"did you mean `{meant}`?" if meant else f"known keys: {', '.join(fields)}"
        elif value is None:
            continue
        elif key in _LISTS and get_origin(fields[key]) is tuple:
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

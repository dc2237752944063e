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

from collections.abc import Callable
from copy import deepcopy
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

import msgspec

from slatebind.diagnostic import Diagnostic, Path, Position, Severity, position_of
from slatebind.spec.check import check
from slatebind.spec.model import Spec
from slatebind.spec.overlay_file import CONTROLS, LISTS, SECTIONS, Overlay
from slatebind.suggestions import did_you_mean
from slatebind.words import pascal

_WILD = frozenset("*?[")

Data = dict[str, Any]


def apply_overlay(spec: Spec, overlay: Overlay) -> tuple[Spec, tuple[Diagnostic, ...]]:
    """The corrected spec. An entry that cannot be applied is reported, and the spec stays as it was there."""
    # Models are the most of a spec, and few overlays say a word about fields.
    models = spec.models if not _speaks_of({"models", "fields"}, overlay.parsed.value) else None
    part = spec if models is None else msgspec.structs.replace(spec, models=())
    application = _Application(msgspec.to_builtins(part), overlay)
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
    application = _Application(msgspec.to_builtins(spec), overlay, is_traced=True)
    application.run()
    return tuple(application.corrections)


def _speaks_of(keys: set[str], value: Any) -> bool:
    """Whether one of the keys stands anywhere in a value."""
    if isinstance(value, dict):
        return not keys.isdisjoint(value) or any(_speaks_of(keys, one) for one in value.values())
    return isinstance(value, list) and any(_speaks_of(keys, one) for one in value)


class _Application:
    """One overlay being applied to one spec's data. Its lists are tuples until something of them may change."""

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
            patch = {key: one for key, one in value["api"].items() if key not in CONTROLS - {"name"}}
            before = self._state(self.spec["api"])
            self._change(self.spec["api"], patch, value["api"], ("api",))
            if self._state(self.spec["api"]) != before:
                self._note(("api",), value["api"], ("api",))
        for section in SECTIONS:
            entries = value.get(section, [])
            if entries:
                self._apply_all(_opened(self.spec, section), entries, (section,))

    def _apply_all(self, records: list[Data], entries: list[Data], path: Path) -> None:
        index = _Index(records, "code" if path[-1] == "errors" else "name")
        for number, entry in enumerate(entries):
            self._apply(index, entry, (*path, number))

    def _apply(self, index: "_Index", entry: Data, path: Path) -> None:
        if entry.get("add"):
            self._add(index, entry, path)
            return
        found = index.meant(entry)
        if not found and not self.overlay.is_optional:
            self._report_unmatched(index, entry, path)
        key = index.key
        patch = {name: one for name, one in entry.items() if name not in CONTROLS and name != key}
        for record in found:
            if entry.get("remove"):
                index.remove(record)
                self._note(path, entry, (path[0], record[key]))
                continue
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

    def _add(self, index: "_Index", entry: Data, path: Path) -> None:
        name = entry[index.key]
        if index.named(name):
            self.report("overlay-not-needed", path, f"`{name}` is there already", Severity.WARNING, "remove `add`")
            return
        index.add(deepcopy({name: one for name, one in entry.items() if name not in CONTROLS - {"name"}}))
        self._note(path, entry, (path[0], name))

    def _report_unmatched(self, index: "_Index", entry: Data, path: Path) -> None:
        wanted = entry.get(index.key) or ", ".join(entry.get("match", []))
        hint = did_you_mean(str(wanted), index.names, "remove the entry, or add the record with `add: true`")
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
            elif key in LISTS:
                self._apply_all(_opened(record, key), value, where)
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
        models = _opened(self.spec, "models")
        model = next((one for one in models if one["name"] == response.get("model")), None)
        if model is None:
            model = {"name": self._free_name(models)}
            models.append(model)
        elif sum(one.get("response", {}).get("model") == model["name"] for one in self.spec["commands"]) > 1:
            shared = model["name"]
            model = {**deepcopy(model), "name": self._free_name(models)}
            models.append(model)
            message = f"`{self._owner['name']}` no longer shares the model `{shared}`; it has `{model['name']}`"
            self.report("overlay-model-split", path, message, Severity.INFO)
        response["model"] = model["name"]
        self._owner["response"] = response
        return _opened(model, "fields")

    def _free_name(self, models: list[Data]) -> str:
        taken = {one["name"] for one in models}
        name = pascal(self._owner["name"]) + "Response"
        return next(one for one in (name, *(f"{name}{number}" for number in range(2, 99))) if one not in taken)

    def _states(self, record: Data, patch: Data) -> bool:
        """Whether a record already says everything that a patch says."""
        for key, value in patch.items():
            if key in CONTROLS - {"name"}:
                continue
            own = record.get(key)
            if key == "fields" and own is None:
                own = next((one.get("fields") for one in self.spec["models"] if one["name"] == record.get("model")), [])
            if key in LISTS or key == "fields":
                by_name = {one["name"]: one for one in own or []}
                if not all(one.get("name") in by_name and self._states(by_name[one["name"]], one) for one in value):
                    return False
            elif isinstance(value, dict) and isinstance(own, dict) and key != "example":
                if not self._states(own, value):
                    return False
            elif not _is_equal(own, value) and not (own is None and value in (None, False, [], "none")):
                return False
        return True


def _name(entry: Data) -> str:
    return str(entry.get("name") or entry.get("code") or ", ".join(entry.get("match", [])) or "api")


def _opened(record: Data, key: str) -> list[Data]:
    """The list at ``key`` such that what is done to it is done to the record."""
    records = record.get(key)
    if not isinstance(records, list):
        records = record[key] = list(records or ())
    return records


def _is_equal(own: Any, said: Any) -> bool:
    """Whether a value of a spec is what an overlay says, which knows lists alone."""
    return bool((list(own) if isinstance(own, tuple) else own) == said)


class _Index:
    """The records of a list by what entries call them: looking at each for every entry would take very long."""

    def __init__(self, records: list[Data], key: str) -> None:
        self.key = key
        self._records = records
        self._by_name: dict[str, list[Data]] = {}
        for record in records:
            self._by_name.setdefault(str(record[key]), []).append(record)

    @property
    def names(self) -> list[str]:
        """All of them, in the list's order."""
        return list(self._by_name)

    def named(self, name: str | int) -> list[Data]:
        """The records of this name, or code."""
        return self._by_name.get(str(name), [])

    def meant(self, entry: Data) -> list[Data]:
        """The records that an entry is about, in the list's order."""
        patterns = entry.get("match")
        if patterns:
            is_named = _matching(tuple(patterns))
            found = [record for name, records in self._by_name.items() if is_named(name) for record in records]
        else:
            found = list(self.named(entry[self.key])) if self.key in entry else []
        where = entry.get("where")
        if not where:
            return found
        return [one for one in found if all(_is_equal(one.get(name), value) for name, value in where.items())]

    def add(self, record: Data) -> None:
        """One more, at the end."""
        self._records.append(record)
        self._by_name.setdefault(str(record[self.key]), []).append(record)

    def remove(self, record: Data) -> None:
        """One less."""
        self._records.remove(record)
        namesakes = self.named(record[self.key])
        namesakes.remove(record)
        if not namesakes:
            del self._by_name[str(record[self.key])]


@cache
def _matching(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    """Whether a name fits one of the patterns, most of which are plain names."""
    plain = frozenset(pattern for pattern in patterns if _WILD.isdisjoint(pattern))
    wild = [pattern for pattern in patterns if pattern not in plain]
    if not wild:
        return plain.__contains__
    return lambda name: name in plain or any(fnmatchcase(name, pattern) for pattern in wild)

"""Corrections of a spec, each with its reason: what the docs do not say, or say wrongly.

An overlay has the shape of a spec and contains only what is to change. An entry selects its records by ``name`` or by
``match`` (patterns such as ``list*``), of these the ones that meet ``where``. It changes the keys that it has, removes
(``remove: true``) or adds (``add: true``). ``was`` is what the docs said when the entry was written: if they say
something else now, the entry is a conflict and is not applied.

Fields belong to models. Under ``response`` of a command they mean the command's own model; if other commands share it,
the command gets a copy, so that a correction never reaches further than it says.

An ``optional`` overlay states facts about commands that a document may lack: entries that select nothing are not
reported, what the spec already says stays, an entry whose ``was`` does not hold is skipped, and a model that it adds is
left out if nothing holds it.
"""

from itertools import count
from typing import Any

import msgspec

from slatebind.casing import pascal
from slatebind.diagnostic import Diagnostic, Path, Position, Severity, position_of
from slatebind.spec.addresses import CommandRequests, parse_request
from slatebind.spec.check import check
from slatebind.spec.item_types import innermost
from slatebind.spec.model import Spec, key_of
from slatebind.spec.overlay_entry import (
    Data,
    Expiry,
    Slot,
    Slots,
    check_expiry,
    find_slots,
    merge,
    patch_of,
    select,
    slots_of,
    without_missing_params,
)
from slatebind.spec.overlay_file import LISTS, SECTIONS, Overlay
from slatebind.suggestions import did_you_mean

_LENGTH_OF_RECORD_PATH = 2
"""Entries for records of the spec itself, such as ``("models", 3)``; others are for rows of a record."""


class Correction(msgspec.Struct, frozen=True):
    """An entry that changed a record: its position and reason, and the record, as in ``("models", "Iso")``."""

    at: Position
    reason: str
    record: Path


class Corrected(msgspec.Struct, frozen=True, kw_only=True):
    """A spec after an overlay, with the entries that changed it and those that could not be applied."""

    spec: Spec
    diagnostics: tuple[Diagnostic, ...]
    corrections: tuple[Correction, ...] = ()


def apply_overlay(spec: Spec, overlay: Overlay) -> Corrected:
    """The corrected spec. If the result is not a valid spec, the spec stays as it was."""
    # Models are most of a spec, and few overlays correct fields.
    keeps_models = not _mentions({"models", "fields"}, overlay.parsed.value)
    application = _Application(msgspec.structs.replace(spec, models=()) if keeps_models else spec, overlay)
    application.run()
    try:
        corrected = msgspec.convert(application.result(), Spec)
    except msgspec.ValidationError as problem:
        application.report("overlay-invalid", (), f"the corrected spec is not valid: {problem}")
        return Corrected(spec=spec, diagnostics=tuple(application.diagnostics))
    if keeps_models:
        corrected = msgspec.structs.replace(corrected, models=spec.models)
    if problems := check(corrected, {}, overlay.file):
        return Corrected(spec=spec, diagnostics=(*application.diagnostics, *problems))
    return Corrected(
        spec=corrected, diagnostics=tuple(application.diagnostics), corrections=tuple(application.corrections)
    )


def _mentions(keys: set[str], value: Any) -> bool:
    """Whether one of the keys is in a value, however deep."""
    if isinstance(value, dict):
        return not keys.isdisjoint(value) or any(_mentions(keys, content) for content in value.values())
    return isinstance(value, list) and any(_mentions(keys, element) for element in value)


class _Application:
    """One overlay being applied: the records of the spec as they are so far, what changed them, what was found."""

    def __init__(self, spec: Spec, overlay: Overlay) -> None:
        self._overlay = overlay
        self._data: Data = msgspec.to_builtins(spec)
        self._sections = {section: slots_of(self._data.get(section, ()), key_of(section)) for section in SECTIONS}
        self.diagnostics: list[Diagnostic] = []
        self.corrections: list[Correction] = []
        self._added: set[Path] = set()
        self._requests = CommandRequests(spec.commands)

    def run(self) -> None:
        """Apply all entries in the overlay's order."""
        entries = self._overlay.parsed.value
        overwrite = not self._overlay.is_optional
        if "api" in entries:
            api = self._correct(self._data["api"], entries["api"], None, ("api",), overwrite)
            if api != self._data["api"]:
                self._data["api"] = api
                self._note(entries["api"], ("api",), ("api",))
        for section in SECTIONS:
            for index, entry in enumerate(entries.get(section, ())):
                self._apply(self._sections[section], entry, (section, index), overwrite)
        if self._overlay.is_optional:
            self._leave_out_unused_models()

    def _leave_out_unused_models(self) -> None:
        """Remove the models that this overlay added and that neither a response nor a field of a used model holds."""
        models = self._sections["models"]
        added = {str(name) for _, name in self._added}
        responses = (command.get("response", {}).get("model") for command in self._sections["commands"].values())
        waiting = [*filter(None, responses), *(name for name, _ in models if name not in added)]
        used = set(waiting)
        while waiting:
            fields = models.get((waiting.pop(), 0), {}).get("fields", ())
            held = {innermost(field.get("items") or "") or "" for field in fields} - used
            used |= held
            waiting += held
        for name in added - used:
            del models[name, 0]
        unused = {("models", name) for name in added - used}
        self.corrections = [made for made in self.corrections if made.record not in unused]

    def result(self) -> Data:
        """The data of the corrected spec."""
        return {**self._data, **{section: list(slots.values()) for section, slots in self._sections.items()}}

    def report(self, code: str, path: Path, message: str, hint: str = "", severity: Severity = Severity.ERROR) -> None:
        """Add a finding at the overlay's entry."""
        at = position_of(self._overlay.parsed.positions, path, self._overlay.file)
        self.diagnostics.append(Diagnostic(code=code, message=message, at=at, severity=severity, hint=hint))

    def _apply(self, slots: Slots, entry: Data, path: Path, overwrite: bool) -> None:
        """Apply an entry to the records of a list."""
        key = key_of(str(path[-2]))
        if entry.get("add"):
            self._add(slots, entry, key, path)
            return
        names_of = self._requests.names if path[:-1] == ("commands",) else _no_names
        selected = select(slots, entry, key, names_of)
        if not selected and not self._overlay.is_optional:
            self._report_unmatched(slots, entry, key, path)
        if entry.get("remove"):
            self._remove(slots, selected, entry, key, path)
            return
        for slot in selected:
            before = (slots[slot], self._model_of(slots[slot]))
            slots[slot] = self._correct(slots[slot], entry, key, path, overwrite)
            if (slots[slot], self._model_of(slots[slot])) != before:
                self._note(entry, path, (path[0], slots[slot][key]))

    def _add(self, slots: Slots, entry: Data, key: str, path: Path) -> None:
        name = entry[key]
        namesakes = find_slots(slots, str(name))
        if any(path[-2] != "params" or slots[slot].get("in") == entry.get("in") for slot in namesakes):
            if self._overlay.is_optional:
                return
            self.report("overlay-not-needed", path, f"`{name}` already exists", "remove `add`", Severity.WARNING)
            return
        slots[str(name), len(namesakes)] = patch_of(entry, None)
        if path[0] == "models" and len(path) == _LENGTH_OF_RECORD_PATH:
            self._added.add(("models", name))
        self._note(entry, path, (path[0], name))

    def _remove(self, slots: Slots, selected: tuple[Slot, ...], entry: Data, key: str, path: Path) -> None:
        for slot in selected:
            self._note(entry, path, (path[0], slots.pop(slot)[key]))
        remaining = slots_of(slots.values(), key)  # of several records of a name the first may be gone
        slots.clear()
        slots.update(remaining)

    def _correct(self, record: Data, entry: Data, key: str | None, path: Path, overwrite: bool) -> Data:
        """The record after an entry that selected it."""
        patch = patch_of(entry, key)
        expiry = check_expiry(record, entry, patch, self._sections["models"])
        if expiry is not Expiry.APPLIES:
            self._report_expired(record, entry, expiry, path)
            return record
        overwrite = overwrite or entry.get("was") is not None
        corrected = merge(record, patch, overwrite=overwrite)
        for name in LISTS:
            if patch.get(name):
                entries = self._correct_list(corrected.get(name, ()), patch[name], (*path, name), overwrite)
                corrected = {**corrected, name: entries}
                if name == "fields" and "anchor" not in patch:
                    corrected = _without_anchor(corrected)
        fields = (patch.get("response") or {}).get("fields")
        if fields:
            corrected = self._correct_response(corrected, fields, (*path, "response", "fields"), overwrite)
        return corrected

    def _correct_list(self, records: list[Data], entries: list[Data], path: Path, overwrite: bool) -> tuple[Data, ...]:
        """The records of a list inside a record after the entries for them."""
        slots = slots_of(records, key_of(str(path[-1])))
        for index, entry in enumerate(entries):
            self._apply(slots, entry, (*path, index), overwrite)
        return tuple(without_missing_params(slots.values()) if path[-1] == "params" else slots.values())

    def _correct_response(self, command: Data, entries: list[Data], path: Path, overwrite: bool) -> Data:
        """The command, whose model has corrected fields and is its own from here on."""
        response = command.get("response", {})
        model = self._model_of(command) or {"name": self._free_model_name(command)}
        others = (other for other in self._sections["commands"].values() if other["name"] != command["name"])
        if any(other.get("response", {}).get("model") == model["name"] for other in others):
            shared = model["name"]
            model = {**model, "name": self._free_model_name(command)}
            message = f"`{command['name']}` no longer shares the model `{shared}`; it has its own, `{model['name']}`"
            self.report("overlay-model-split", path[:-1], message, severity=Severity.INFO)
        fields = self._correct_list(model.get("fields", ()), entries, path, overwrite)
        described = {entry.get("name") for entry in entries if "description" in entry}
        if own := response.get("descriptions"):
            own = {name: text for name, text in own.items() if name not in described}
            response = {**response, "descriptions": own}
        self._sections["models"][model["name"], 0] = {**_without_anchor(model), "fields": fields}
        return {**command, "response": {**response, "model": model["name"]}}

    def _model_of(self, record: Data) -> Data | None:
        """The model of a command's response."""
        response = record.get("response") or {}
        return self._sections["models"].get((response.get("model", ""), 0))

    def _free_model_name(self, command: Data) -> str:
        name = f"{pascal(command['name'])}Response"
        candidates = (name if number == 1 else f"{name}{number}" for number in count(1))
        return next(candidate for candidate in candidates if (candidate, 0) not in self._sections["models"])

    def _note(self, entry: Data, path: Path, record: Path) -> None:
        """Remember that an entry changed a record. Entries inside of entries change the same record."""
        if len(path) <= 2:
            at = position_of(self._overlay.parsed.positions, path, self._overlay.file)
            self.corrections.append(Correction(at, str(entry.get("reason", "")), record))

    def _report_unmatched(self, slots: Slots, entry: Data, key: str, path: Path) -> None:
        wanted = str(entry.get(key) or ", ".join(entry.get("match", ())))
        names = {name for name, _ in slots}
        if parse_request(wanted) and path[:-1] == ("commands",):
            names = self._requests.texts
        hint = did_you_mean(wanted, names, "remove the entry, or add the record with `add: true`")
        kind = str(path[-2]).removesuffix("s")
        self.report("overlay-unmatched", path, f"no {kind} `{wanted}` to correct", hint)

    def _report_expired(self, record: Data, entry: Data, expiry: Expiry, path: Path) -> None:
        if self._overlay.is_optional:
            return
        name = _label(record if "was" in entry else entry)
        if expiry is Expiry.NOT_NEEDED:
            message = f"the docs of `{name}` already say what this entry corrects them to"
            self.report("overlay-not-needed", path, message, "remove the entry", Severity.WARNING)
        else:
            message = f"the docs of `{name}` say neither what `was` says nor what this entry corrects it to"
            self.report("overlay-conflict", path, message, "compare the docs with `was`, then correct the entry")


def _without_anchor(model: Data) -> Data:
    """A model with other fields than those that its section states."""
    return {key: value for key, value in model.items() if key != "anchor"}


def _no_names(_: str) -> tuple[str, ...]:
    return ()


def _label(entry: Data) -> str:
    return str(entry.get("name") or entry.get("code") or ", ".join(entry.get("match", ())) or "api")

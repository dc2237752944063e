"""Turns disagreements into the entries of an overlay that settle them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from slatebind.casing import pascal
from slatebind.diagnostic import Path
from slatebind.spec.addresses import param_addresses
from slatebind.spec.model import Command, Field, Param, Spec
from slatebind.verify.disagreement import Disagreement
from slatebind.verify.facts import FieldFacts, OperationFacts, SourceFacts, StatusFacts
from slatebind.verify.new_commands import UNDOCUMENTED, added_command
from slatebind.verify.new_models import Data, NewModels
from slatebind.verify.patches import NESTED, field_patch, param_patch

_LENGTH_OF_ROW_PATH = 4
"""``("models", "Zone", "fields", "id")``; a shorter path is that of a record that lacks a row."""


class Corrections(msgspec.Struct, frozen=True):
    """The entries of an overlay by section. ``count`` is the number of disagreements that they settle."""

    sections: dict[str, list[Data]]
    count: int


def corrections(
    spec: Spec,
    source: SourceFacts,
    disagreements: Sequence[Disagreement],
    reason: Callable[[Sequence[str]], str],
    is_protected: Callable[[Disagreement], bool],
) -> Corrections:
    """The entries that make a spec agree with a source; each says its ``reason``, for its places in the source.

    Parts of the spec that a person corrected are protected: they stay what they are.
    """
    builder = _Builder(spec, source)
    count = sum(builder.add(found) for found in disagreements if not is_protected(found))
    return Corrections(builder.sections(reason), count)


class _Builder:
    """Collects the disagreements by command, parameter and field, then makes an entry of each command and model."""

    def __init__(self, spec: Spec, source: SourceFacts) -> None:
        self._spec = spec
        self._source = source
        self._commands = {command.name: command for command in spec.commands}
        self._models = {model.name: model for model in spec.models}
        self._new_models = NewModels(self._models)
        self._own: dict[str, Data] = defaultdict(dict)
        self._params: dict[str, dict[str, list[Disagreement]]] = defaultdict(lambda: defaultdict(list))
        self._fields: dict[str, dict[str, dict[str, list[Disagreement]]]] = {}
        self._added: list[OperationFacts] = []
        self._places: dict[Path, list[str]] = defaultdict(list)

    def add(self, found: Disagreement) -> bool:
        """Take one disagreement; False if an overlay cannot settle it."""
        for part in {("commands", found.command), found.path[:2]}:
            self._places[part].append(found.at)
        return self._take(found)

    def _take(self, found: Disagreement) -> bool:
        match found.path, found.facts:
            case (), OperationFacts() as operation:
                self._added.append(operation)
            case ("commands", str(name)), OperationFacts(description=str(text)):
                self._set(name, "description", self._commands[name].description, text.strip())
            case ("commands", str(name)), None if found.rule == "verify-command-missing":
                self._own[name] = {"remove": True, "was": {"group": self._commands[name].group}}
            case ("commands", str(name), "async"), OperationFacts(is_async=bool(value)):
                self._set(name, "async", self._commands[name].is_async, value)
            case ("commands", str(name), "params", *rest), _:
                self._params[name][str(rest[0]) if rest else f":{found.name}"].append(found)
            case ("commands", str(name), "statuses", *_), _:
                self._correct_statuses(self._commands[name], found)
            case ("commands", str(name), "response", "envelope_fields", *_), _:
                self._correct_envelope(self._commands[name], found)
            case ("commands", str(name), "response"), FieldFacts():
                response = self._commands[name].response
                if response.key or response.envelope_fields:
                    self._correct_envelope(self._commands[name], found)
                else:
                    self._add_field(name, "", found)
            case ("models", str(model), *_), _:
                self._add_field(found.command, model, found)
            case _:
                return False
        return True

    def _set(self, name: str, key: str, before: Any, after: Any) -> None:
        own = self._own[name]
        own[key] = after
        own.setdefault("was", {}).setdefault(key, before)
        origin = self._commands[name].origin
        if isinstance(origin, dict):
            own["origin"] = {**origin, **own.get("origin", {}), key: "server"}

    def _correct_statuses(self, command: Command, found: Disagreement) -> None:
        before = [msgspec.to_builtins(status) for status in command.statuses]
        after = self._own[command.name].get("statuses", before)
        if isinstance(found.facts, StatusFacts):
            code = found.facts.code
            after = [*after, {"code": int(code) if code.isdecimal() else code}]
        else:
            after = [status for status in after if str(status["code"]) != str(found.path[-1])]
        self._set(command.name, "statuses", before, after)

    def _correct_envelope(self, command: Command, found: Disagreement) -> None:
        """Correct the fields next to the payload, which an overlay can only replace as a whole."""
        before = [msgspec.to_builtins(field) for field in command.response.envelope_fields]
        response = self._own[command.name].setdefault("response", {})
        rows = {row["name"]: row for row in response.get("envelope_fields", before)}
        if isinstance(found.facts, FieldFacts):
            name = found.facts.name
            has_model = found.rule == NESTED or "items" in rows.get(name, {})
            added = self._new_models.field(found.facts, pascal(command.name), has_model=has_model)
            rows[name] = {**rows.get(name, {}), **added, "origin": "server"}
        else:
            rows.pop(str(found.path[-1]), None)
        response["envelope_fields"] = list(rows.values())
        self._own[command.name].setdefault("was", {})["response"] = {"envelope_fields": before}

    def _add_field(self, command: str, model: str, found: Disagreement) -> None:
        """Note a disagreement about a field of a model or, without one, of a command's answer."""
        is_row = len(found.path) == _LENGTH_OF_ROW_PATH
        name = str(found.path[-1]) if is_row else found.name.partition(".")[0]
        of_command = self._fields.setdefault(command, {})
        of_command.setdefault(model, {}).setdefault(name, []).append(found)

    def sections(self, reason_of: Callable[[Sequence[str]], str]) -> dict[str, list[Data]]:
        """The entries, in the order of the spec."""

        def reason(section: str, name: str) -> str:
            return reason_of(self._places[section, name])

        field_entries, model_entries = self._field_entries()
        commands = []
        for name, command in self._commands.items():
            own = self._own.get(name, {})
            entry: Data = {"name": name, "reason": reason("commands", name), **own}
            if own.get("remove"):
                commands.append(entry)
                continue
            if params := list(self._param_entries(command)):
                entry["params"] = params
            if fields := field_entries.get(name):
                entry["response"] = {**own.get("response", {}), **fields}
            if len(entry) > len(("name", "reason")):
                commands.append(entry)
        added = [
            added_command(operation, self._source, self._new_models, reason_of([operation.at]))
            for operation in self._added
        ]
        is_group_new = bool(added) and self._needs_group()
        groups = [{"name": UNDOCUMENTED, "add": True, "reason": reason_of([])}] if is_group_new else []
        new_models = [
            {"name": model["name"], "add": True, "reason": reason_of(places), **model}
            for model, places in self._new_models.entries()
        ]
        models = [
            {"name": name, "reason": reason("models", name), "fields": fields} for name, fields in model_entries.items()
        ]
        sections = {"groups": groups, "commands": [*commands, *added], "models": [*models, *new_models]}
        return {section: entries for section, entries in sections.items() if entries}

    def _needs_group(self) -> bool:
        return all(group.name != UNDOCUMENTED for group in self._spec.groups)

    def _param_entries(self, command: Command) -> Iterator[Data]:
        by_address = dict(zip(param_addresses(command.params), command.params, strict=True))
        of_command = self._params.get(command.name, {})
        for address, found in _in_order_of(by_address, of_command):
            param: Param | None = by_address.get(address)
            if entry := param_patch(address, param, found):
                yield entry

    def _field_entries(self) -> tuple[dict[str, Data], dict[str, list[Data]]]:
        """What is said of fields: in commands, by their names, and in models that all their commands see alike."""
        of_commands: dict[str, Data] = {}
        of_models: dict[str, list[Data]] = {}
        for command, by_model in self._fields.items():
            for model, by_field in by_model.items():
                owner = model or pascal(command)
                made = (
                    self._field_entry(model, owner, name, found)
                    for name, found in _in_order_of(self._names_of(model), by_field)
                )
                entries = [entry for entry in made if entry]
                if not entries:
                    continue
                if model and not self._is_root(command, model):
                    known = {entry["name"] for entry in of_models.get(model, ())}
                    of_models.setdefault(model, []).extend(entry for entry in entries if entry["name"] not in known)
                else:
                    of_commands[command] = {"fields": entries}
        self._share(of_commands, of_models)
        for command, response in of_commands.items():
            if self._commands[command].response.shape == "none":
                response["shape"] = "object"
        return of_commands, of_models

    def _names_of(self, model: str) -> list[str]:
        return [field.name for field in self._models[model].fields] if model else []

    def _is_root(self, command: str, model: str) -> bool:
        return self._commands[command].response.model == model

    def _field_entry(self, model: str, owner: str, name: str, found: Sequence[Disagreement]) -> Data:
        fields = self._models[model].fields if model else ()
        known: Field | None = next((field for field in fields if field.name == name), None)
        return field_patch(name, known, found, self._new_models, owner)

    def _share(self, of_commands: dict[str, Data], of_models: dict[str, list[Data]]) -> None:
        """Correct a model once where all commands that answer with it are corrected alike."""
        sharing: dict[str, list[str]] = defaultdict(list)
        for command in self._spec.commands:
            if command.response.model and not self._own.get(command.name, {}).get("remove"):
                sharing[command.response.model].append(command.name)
        for model, names in sharing.items():
            entries = [of_commands.get(name) for name in names]
            if entries[0] and all(entry == entries[0] for entry in entries):
                of_models.setdefault(model, []).extend(entries[0]["fields"])
                for name in names:
                    del of_commands[name]


def _in_order_of(
    names: Collection[str], found: Mapping[str, list[Disagreement]]
) -> Iterator[tuple[str, list[Disagreement]]]:
    """What was found, by name: first what is documented, in the order of the docs; then what the docs lack."""
    yield from ((name, found[name]) for name in names if name in found)
    known = set(names)
    yield from ((name, disagreements) for name, disagreements in found.items() if name not in known)

"""What an entry of an overlay says of one parameter or field, from all disagreements about it."""

from collections.abc import Collection, Sequence
from typing import Any

from slatebind.spec.model import Field, Param
from slatebind.verify.disagreement import Disagreement
from slatebind.verify.facts import FieldFacts, ParamFacts
from slatebind.verify.new_models import Data, NewModels

NESTED = "verify-nested-field-undocumented"
_MISSING = frozenset({"verify-param-missing", "verify-field-missing"})
_TYPES = frozenset(
    {
        "verify-param-type-differs",
        "verify-param-type-inexact",
        "verify-field-type-differs",
        "verify-field-type-inexact",
    }
)
_LENGTHS = frozenset({"verify-length-too-long", "verify-length-too-short"})
_REQUIRED = frozenset({"verify-param-required", "verify-param-optional"})
_PLACE, _DESCRIPTION = "verify-param-place-differs", "verify-description-differs"


def param_record(facts: ParamFacts) -> Data:
    """A parameter as a source describes it."""
    return {
        "name": facts.name,
        "type": facts.type.name if facts.type else "string",
        **({"items": facts.type.items} if facts.type and facts.type.items else {}),
        **({"in": facts.location} if facts.location else {}),
        **({"length": facts.length} if facts.length is not None and facts.length >= 0 else {}),
        **({"required": True} if facts.required else {}),
        **({"description": facts.description.strip()} if facts.description and facts.description.strip() else {}),
    }


def param_patch(address: str, param: Param | None, found: Sequence[Disagreement]) -> Data:
    """The entry for a parameter; ``param`` is None if the docs lack it."""
    facts = next((disagreement.facts for disagreement in found if isinstance(disagreement.facts, ParamFacts)), None)
    rules = {disagreement.rule for disagreement in found}
    if param is None:
        return {"name": "", "add": True, **param_record(facts), "origin": "server"} if facts else {}
    if rules & _MISSING or facts is None:
        return {"name": address, "remove": True, "was": {"type": param.type}}
    values: Data = {}
    if rules & _TYPES and facts.type:
        values |= _type_values(param, {"type": facts.type.name, "items": facts.type.items or None})
    if rules & _LENGTHS:
        values["length"] = facts.length
    if rules & _REQUIRED:
        values["required"] = facts.required
    if _PLACE in rules:
        values["in"] = facts.location
    if _DESCRIPTION in rules and facts.description:
        values["description"] = facts.description.strip()
    return _changed(address, param, values)


def field_patch(name: str, field: Field | None, found: Sequence[Disagreement], models: NewModels, owner: str) -> Data:
    """The entry for a field of the model ``owner``; ``field`` is None if the docs lack it."""
    facts = next((disagreement.facts for disagreement in found if isinstance(disagreement.facts, FieldFacts)), None)
    rules = {disagreement.rule for disagreement in found}
    if field is None:
        if facts is None or "verify-field-undocumented" not in rules:
            return {}
        return {"name": name, "add": True, **models.field(facts, owner, has_model=NESTED in rules), "origin": "server"}
    if rules & _MISSING or facts is None:
        return {"name": name, "remove": True, "was": {"type": field.type}}
    values: Data = {}
    if NESTED in rules or rules & _TYPES:
        values |= _type_values(field, {"items": None, **models.type_of(facts, owner, has_model=NESTED in rules)})
    if _DESCRIPTION in rules and facts.description:
        values["description"] = facts.description.strip()
    return _changed(name, field, values)


def _type_values(row: Param | Field, wanted: Data) -> Data:
    """The keys of a type that change. The word of the docs for the former type goes with it."""
    values = {key: value for key, value in wanted.items() if value != getattr(row, key)}
    if "type" in values and row.documented_type is not None:
        values["documented_type"] = None
    if "type" in values and isinstance(row, Param):
        values |= {key: None for key in ("encoding", "pair", "style") if getattr(row, key) is not None}
    return values


def _changed(name: str, row: Param | Field, values: Data) -> Data:
    """An entry that changes values, and expires when the docs change them."""
    if not values:
        return {}
    stated = ["type", *values] if "items" in values else values  # lists without items are many
    was = {key: _plain(getattr(row, "location" if key == "in" else key)) for key in stated}
    return {"name": name, **values, "was": was, "origin": _origin(row.origin, values)}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _origin(before: Any, values: Collection[str]) -> Any:
    """Where the values of a record come from, once some are the server's."""
    if isinstance(before, str):
        return before
    changed = {key: "server" for key in values if key not in ("documented_type", "encoding", "pair", "style")}
    return {**{key: source for key, source in before.items() if key not in values}, **changed}

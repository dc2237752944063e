"""Commands that only a source describes, as entries of an overlay."""

from fnmatch import fnmatchcase

from slatebind.casing import pascal, singular, split
from slatebind.dialects import load_dialect
from slatebind.spec.model import Shape
from slatebind.verify.facts import OperationFacts, SourceFacts
from slatebind.verify.new_models import Data, NewModels
from slatebind.verify.patches import param_record

UNDOCUMENTED = "Undocumented"
"""The group of commands that the docs do not have."""


def added_command(operation: OperationFacts, source: SourceFacts, models: NewModels, reason: str) -> Data:
    """The entry that adds a command with its parameters and answer."""
    entry: Data = {"name": operation.name, "add": True, "reason": reason, "group": UNDOCUMENTED}
    if operation.description and operation.description.strip():
        entry["description"] = operation.description.strip()
    if operation.is_async:
        entry["async"] = True
    if operation.method:
        entry["method"] = operation.method
    if operation.path is not None:
        entry["path"] = operation.path
    if operation.params:
        entry["params"] = [param_record(facts) for facts in operation.params]
    if operation.fields:
        noun = singular("".join(split(operation.name)[1:])) or operation.name
        model = models.name_of(operation.fields, noun, pascal(operation.name))
        entry["response"] = {"shape": _shape(operation, source), "model": model}
    return {**entry, "origin": "server"}


def _shape(operation: OperationFacts, source: SourceFacts) -> Shape:
    """The shape of an answer: as the source states it, else as docs of CloudStack are read."""
    if operation.shape or not source.is_unwrapped:
        return operation.shape or "object"
    dialect, _ = load_dialect("cloudstack")
    assert dialect is not None
    if any(fnmatchcase(operation.name, pattern) for pattern in dialect.lists):
        return "list"
    names = {facts.name for facts in operation.fields}
    return (
        "success"
        if dialect.success_mark in names and names <= {*dialect.success_fields, "jobid", "jobstatus"}
        else "object"
    )

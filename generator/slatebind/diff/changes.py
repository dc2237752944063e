"""Typed changes, the input of rules: differences together with the records on both sides and those that contain them.

Deltas are plain data, which could be applied to a spec; changes are made from them to be checked by rules. There is
one class for each kind of record and of change, so that a rule reads ``change.new.required`` and a type checker knows
its type. A change of a part of the spec that is not listed here needs a class here, a branch in ``find_changes`` and a
rule.
"""

import msgspec

from slatebind.diagnostic import Path
from slatebind.diff.comparison import Comparison
from slatebind.diff.deltas import Delta
from slatebind.diff.matching import MatchedBy
from slatebind.diff.pairs import CommandPair
from slatebind.diff.sdk import Sdk, Sdks
from slatebind.diff.verdict import Level, ModelNames, Witness
from slatebind.spec.model import Api, Command, ErrorCode, Group, Model, Param


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One change. ``key`` is the key whose value changed (``response.shape``), empty for a change of a whole record."""

    comparison: Comparison
    delta: Delta
    key: str = ""

    @property
    def old_sdk(self) -> Sdk:
        """The package generated from the old spec."""
        return self.comparison.old_sdk

    @property
    def new_sdk(self) -> Sdk:
        """The package generated from the new spec."""
        return self.comparison.new_sdk

    @property
    def sdks(self) -> Sdks:
        """Both packages."""
        return self.old_sdk, self.new_sdk

    @property
    def affected_commands(self) -> tuple[str, ...]:
        """The commands whose responses change, if the change concerns a model."""
        return ()

    @property
    def senders(self) -> tuple[str, ...]:
        """The commands whose requests change, if the change concerns a model."""
        return ()

    @property
    def replaced_models(self) -> ModelNames | None:
        """The old and the new model, if the change is that one stands where the other one stood."""
        return None

    @property
    def unlike_models(self) -> ModelNames | None:
        """The same, if the change is one between the fields of such models."""
        return None

    @property
    def follows(self) -> Path | None:
        """The new path of the record whose new name is the cause of this change."""
        return None

    @property
    def detail(self) -> str:
        """What has to be the same in equal changes of several models, besides the message."""
        return ""

    @property
    def is_inferred(self) -> bool:
        """Whether what changed is not stated, but read from prose, examples or samples, on one side at least."""
        return False

    def wire_level(self, level: Level) -> Level | None:
        """The level for HTTP callers; None if what changed is never sent or received."""
        return level


class ListReordered(Change, frozen=True, kw_only=True):
    """The records of a list are in another order."""


class IdentifierChanged(Change, frozen=True, kw_only=True):
    """A record of the same name has another identifier in the generated package."""

    name: str
    before: str
    after: str
    witness: Witness


class ApiChanged(Change, frozen=True, kw_only=True):
    """A value of the API as a whole."""

    old: Api
    new: Api


class GroupAdded(Change, frozen=True, kw_only=True):
    """A group that only the new spec has."""

    new: Group


class GroupRemoved(Change, frozen=True, kw_only=True):
    """A group that only the old spec has."""

    old: Group


class GroupRenamed(Change, frozen=True, kw_only=True):
    """A group with another name."""

    old: Group
    new: Group


class GroupChanged(Change, frozen=True, kw_only=True):
    """A value of a group."""

    old: Group
    new: Group


class CommandAdded(Change, frozen=True, kw_only=True):
    """A command that only the new spec has."""

    new: Command


class CommandRemoved(Change, frozen=True, kw_only=True):
    """A command that only the old spec has."""

    old: Command


class CommandRenamed(Change, frozen=True, kw_only=True):
    """A command with another name, and how the two were matched."""

    command: CommandPair
    matched_by: MatchedBy


class CommandChanged(Change, frozen=True, kw_only=True):
    """A value of a command or of its response."""

    command: CommandPair

    @property
    def old(self) -> Command:
        """The old command."""
        return self.command.old

    @property
    def new(self) -> Command:
        """The new command."""
        return self.command.new

    @property
    def is_inferred(self) -> bool:
        """Whether the key, or the response whose key it is, was read from prose, an example or a sample."""
        if any(command.is_inferred(self.key) for command in (self.old, self.new)):
            return True
        names = self.old.response.model, self.new.response.model
        models = self.comparison.models_of(names)
        return self.key.startswith("response.") and any(model.is_inferred() for model in models)

    @property
    def replaced_models(self) -> ModelNames | None:
        """The models of a command that became asynchronous, or no longer is, if no other command switched as well."""
        switched = self._switched_models if self.key == "is_async" else None
        return None if switched is None or self.comparison.example_command(*switched) else switched

    @property
    def unlike_models(self) -> ModelNames | None:
        """The models between which the command switched, if the change is another one of its response."""
        return self._switched_models if self.key.startswith("response.") else None

    @property
    def _switched_models(self) -> ModelNames | None:
        old, new = self.old.response.model, self.new.response.model
        return (old, new) if old and new and self.comparison.new_names["models"].get(old) != new else None


class ParamAdded(Change, frozen=True, kw_only=True):
    """A parameter that only the new command has."""

    command: CommandPair
    new: Param


class ParamRemoved(Change, frozen=True, kw_only=True):
    """A parameter that only the old command has."""

    command: CommandPair
    old: Param

    @property
    def is_inferred(self) -> bool:
        """Whether the parameter was only in an example or a sample."""
        return self.old.is_inferred()


class ParamRenamed(Change, frozen=True, kw_only=True):
    """A parameter with another name, and how the two were matched."""

    command: CommandPair
    old: Param
    new: Param
    matched_by: MatchedBy


class ParamChanged(Change, frozen=True, kw_only=True):
    """A value of a parameter."""

    command: CommandPair
    old: Param
    new: Param

    @property
    def is_inferred(self) -> bool:
        """Whether the value was read from prose, an example or a sample."""
        return any(param.is_inferred(self.key) for param in (self.old, self.new))

    @property
    def replaced_models(self) -> ModelNames | None:
        """The models that the parameter holds, if they are not the same."""
        return self.comparison.replaced_models(self.old, self.new) if self.key in {"type", "items"} else None


class ModelAdded(Change, frozen=True, kw_only=True):
    """A model that only the new spec has."""

    new: Model


class ModelRemoved(Change, frozen=True, kw_only=True):
    """A model that only the old spec has."""

    old: Model


class ModelRenamed(Change, frozen=True, kw_only=True):
    """A model with another name."""

    old: Model
    new: Model

    @property
    def follows(self) -> Path | None:
        """The command after which the model is named, if that has another name and is the only one with this model."""
        users = self.comparison.commands_with((self.old.name, self.new.name))
        is_renamed = len(users) == 1 and users[0].old.name != users[0].new.name
        return ("commands", users[0].new.name) if is_renamed else None


class ModelChanged(Change, frozen=True, kw_only=True):
    """A value of a model."""

    old: Model
    new: Model


class ErrorAdded(Change, frozen=True, kw_only=True):
    """An error that only the new spec has."""

    new: ErrorCode


class ErrorRemoved(Change, frozen=True, kw_only=True):
    """An error that only the old spec has."""

    old: ErrorCode


class ErrorRenumbered(Change, frozen=True, kw_only=True):
    """An error with another code."""

    old: ErrorCode
    new: ErrorCode


class ErrorChanged(Change, frozen=True, kw_only=True):
    """A value of an error."""

    old: ErrorCode
    new: ErrorCode

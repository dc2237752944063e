"""Typed changes of the objects that commands respond with; see ``changes``."""

from slatebind.diff.changes import Change
from slatebind.diff.pairs import ModelPair
from slatebind.diff.type_compat import type_text
from slatebind.diff.verdict import Level, ModelNames
from slatebind.spec.model import Field


class InResponses(Change, frozen=True, kw_only=True):
    """A change of the objects that commands respond with or take; those that no command has are never sent."""

    models: ModelPair

    @property
    def affected_commands(self) -> tuple[str, ...]:
        """The commands that respond with the model."""
        return self.models.commands

    @property
    def senders(self) -> tuple[str, ...]:
        """The commands whose requests contain the model."""
        return self.models.senders

    @property
    def is_inferred(self) -> bool:
        """Whether the models, or the fields that changed, were read from examples."""
        fields = (getattr(self, side, None) for side in ("old", "new"))
        records = self.models.old, self.models.new, *filter(None, fields)
        return any(record.is_inferred(self.key) for record in records)

    @property
    def unlike_models(self) -> ModelNames | None:
        """The two models, if commands switched from the one to the other."""
        return self.models.names if self.models.is_another else None

    def wire_level(self, level: Level) -> Level | None:
        """None if no command responds with the model or takes it."""
        return level if self.models.commands or self.models.is_sent else None


class ResponseModelChanged(InResponses, frozen=True, kw_only=True):
    """Commands respond with another model, or the fields of the model are not those that it had."""

    @property
    def replaced_models(self) -> ModelNames | None:
        """The two models."""
        return self.models.names

    @property
    def unlike_models(self) -> ModelNames | None:
        """None: the change is the cause."""
        return None


class FieldAdded(InResponses, frozen=True, kw_only=True):
    """A field that only the new model has."""

    new: Field

    @property
    def detail(self) -> str:
        """The field's type."""
        return type_text(self.new)


class FieldRemoved(InResponses, frozen=True, kw_only=True):
    """A field that only the old model has."""

    old: Field

    @property
    def detail(self) -> str:
        """The field's type."""
        return type_text(self.old)


class FieldRenamed(InResponses, frozen=True, kw_only=True):
    """A field with another name."""

    old: Field
    new: Field


class FieldChanged(InResponses, frozen=True, kw_only=True):
    """A value of a field."""

    old: Field
    new: Field

    @property
    def replaced_models(self) -> ModelNames | None:
        """The models that the field holds, if they are not the same."""
        return self.comparison.replaced_models(self.old, self.new) if self.key in {"type", "items"} else None

"""Changes of the descriptions of fields, compared for each command: it may have its own text for a field."""

from collections.abc import Iterator

from msgspec.structs import replace

from slatebind.diagnostic import Path
from slatebind.diff.address import parse_path
from slatebind.diff.comparison import Comparison
from slatebind.diff.deltas import Changed, Delta
from slatebind.diff.pairs import CommandPair, ModelPair
from slatebind.diff.response_changes import FieldChanged
from slatebind.spec.model import Command, Field


def is_compared_here(comparison: Comparison, delta: Delta, models: ModelPair) -> bool:
    """Whether a difference is one of descriptions in the response of a command."""
    if not isinstance(delta, Changed) or not comparison.commands_with(models.names):
        return False
    before, after = parse_path(delta.old or ()), parse_path(delta.new or ())
    return after.keys == ("description",) and before.row == after.row


def find_text_changes(comparison: Comparison, models: ModelPair) -> Iterator[FieldChanged]:
    """A change for each new text of a field, with the commands that have it."""
    commands = comparison.commands_with(models.names)
    old_fields = {field.name: field for field in models.old.fields}
    stated_by_commands = {name for pair in commands for side in (pair.old, pair.new) for name in _texts(side)}
    for new in models.new.fields:
        old = old_fields.get(new.name)
        if old is None or (old.description == new.description and new.name not in stated_by_commands):
            continue
        for (before, after), names in _by_texts(commands, old, new).items():
            if before != after:
                yield _change(comparison, replace(models, commands=names), old, new, (before, after))


def _texts(command: Command) -> dict[str, str]:
    return command.response.descriptions


def _by_texts(commands: tuple[CommandPair, ...], old: Field, new: Field) -> dict[tuple[str, str], tuple[str, ...]]:
    """The new names of the commands by their old and their new text for a field."""
    found: dict[tuple[str, str], list[str]] = {}
    for pair in commands:
        texts = _texts(pair.old).get(old.name, old.description), _texts(pair.new).get(new.name, new.description)
        found.setdefault(texts, []).append(pair.new.name)
    return {texts: tuple(names) for texts, names in found.items()}


def _change(comparison: Comparison, models: ModelPair, old: Field, new: Field, texts: tuple[str, str]) -> FieldChanged:
    paths: list[Path] = [("models", side.name, "fields", new.name, "description") for side in (models.old, models.new)]
    return FieldChanged(
        comparison=comparison,
        delta=Changed(old=paths[0], new=paths[1], before=texts[0], after=texts[1]),
        key="description",
        models=models,
        old=replace(old, description=texts[0]),
        new=replace(new, description=texts[1]),
    )

"""The record of a disagreement between docs and a source, and which of them are one."""

from collections.abc import Iterable

import msgspec

from slatebind.diagnostic import Path
from slatebind.verify.facts import FieldFacts, OperationFacts, ParamFacts, StatusFacts

Facts = FieldFacts | OperationFacts | ParamFacts | StatusFacts


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """What docs say of something, and what a source says.

    ``path`` is the part of the spec that is wrong, or lacks something; ``name`` is what it lacks, as ``nic.id`` for a
    field inside of a field. ``command`` is the one in which the disagreement was found, ``at`` its place in the source.
    ``facts`` are what the source says of it, if it says anything; for a nested field those of the field that holds it.
    """

    rule: str
    command: str
    path: Path
    message: str
    at: str
    name: str = ""
    hint: str = ""
    facts: Facts | None = None

    @property
    def identity(self) -> tuple[str, Path, str, str]:
        """What it has in common with the same disagreement in other commands, which share a model."""
        return self.rule, self.path, self.name, self.message


def shared(disagreements: Iterable[Disagreement]) -> list[tuple[Disagreement, tuple[str, ...]]]:
    """Each disagreement once, with the commands that it was found in."""
    found: dict[object, tuple[Disagreement, list[str]]] = {}
    for disagreement in disagreements:
        _, commands = found.setdefault(disagreement.identity, (disagreement, []))
        if disagreement.command and disagreement.command not in commands[-1:]:
            commands.append(disagreement.command)
    return [(first, tuple(dict.fromkeys(commands))) for first, commands in found.values()]


def excerpt(text: str, limit: int = 80) -> str:
    """The beginning of a text, on one line in quotes."""
    text = " ".join(text.split())
    return f'"{text[:limit]}..."' if len(text) > limit else f'"{text}"'

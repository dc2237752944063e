"""What findings are about: a command, a group, or a model with the commands whose requests or responses contain it."""

from collections.abc import Iterator
from typing import NamedTuple

from slatebind.diff.verdict import Finding

_PARTS = {"api": "API", "errors": "errors", "docs": "docs"}
MAX_COMMANDS_NAMED = 5
"""Headings count further commands instead of naming them."""


def subject(finding: Finding) -> str:
    """The part of the API that a finding is about: ``copyIso``, ``model Iso``."""
    parts = finding.place.split(".")
    if parts[0] in {"models", "groups"}:
        return f"{parts[0][:-1]} {parts[1]}"
    return _PARTS.get(parts[0], parts[0])


class Use(NamedTuple):
    """The commands whose requests, or responses, contain what changed: the first few, and the number of the others."""

    noun: str
    named: tuple[str, ...]
    others: int

    def text(self, named: str) -> str:
        """``responses of``, the names as they are to be shown, and the number of the others."""
        return f"{self.noun} of {named}{f' and {self.others} more' if self.others else ''}"


def uses(finding: Finding) -> Iterator[Use]:
    """Where objects of the model that changed are sent and returned."""
    for noun, commands in (("responses", finding.commands), ("requests", finding.senders)):
        if commands:
            yield Use(noun, commands[:MAX_COMMANDS_NAMED], max(0, len(commands) - MAX_COMMANDS_NAMED))


def heading(finding: Finding) -> str:
    """The part, with its request or where it is used. Consecutive findings with the same heading are one section."""
    details = [use.text(", ".join(use.named)) for use in uses(finding)] or [finding.request]
    return f"{subject(finding)} ({'; '.join(details)})" if any(details) else subject(finding)

"""Arguments that cannot be sent: why, and one error that names them all."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from .base_errors import ArgumentError


class ParamFacts(Protocol):
    """What the docs say about a parameter, in any protocol."""

    @property
    def name(self) -> str:
        """The name in requests."""
        ...

    @property
    def id(self) -> str:
        """The name in Python; empty if it is the same."""
        ...

    @property
    def doc(self) -> str:
        """The description."""
        ...

    @property
    def excludes(self) -> tuple[str, ...]:
        """Parameters that cannot be sent together with it."""
        ...

    @property
    def requires(self) -> tuple[str, ...]:
        """Parameters that have to be sent together with it."""
        ...


class RefusedArgument(Exception):
    """Why the argument for a parameter cannot be sent."""

    def __init__(self, param: ParamFacts, reason: str) -> None:
        doc = f" ({param.doc})" if param.doc else ""
        self.parameter = param.id or param.name
        super().__init__(f"`{self.parameter}` {reason}{doc}")


def argument_error(command: str, refused: Sequence[RefusedArgument]) -> ArgumentError:
    """One error that names every argument that is refused."""
    reasons = [str(problem) for problem in refused]
    listed = reasons[0]
    if len(reasons) > 1:
        lines = "".join(f"\n- {reason}" for reason in reasons)
        listed = f"{len(reasons)} arguments are refused:{lines}"
    return ArgumentError(
        f"{command}: {listed}",
        command=command,
        parameters=tuple(dict.fromkeys(problem.parameter for problem in refused)),
    )


def broken_dependencies(
    params: Sequence[ParamFacts],
    param: ParamFacts,
    given: Collection[str],
    sent_anyway: Collection[str] = (),
) -> Iterator[RefusedArgument]:
    """A parameter with one that it excludes, or without one that it requires."""
    ids = {other.name: other.id or other.name for other in params}
    for name in param.excludes:
        if name in given:
            reason = f"cannot be sent together with `{ids[name]}`"
            yield RefusedArgument(param, reason)
    for name in param.requires:
        if name not in given and name.lower() not in sent_anyway:
            reason = f"has to be sent together with `{ids[name]}`"
            yield RefusedArgument(param, reason)

"""Compares the documented HTTP statuses of an operation with those of a source."""

from collections.abc import Iterator, Sequence

from slatebind.spec.model import Command, Spec
from slatebind.verify.disagreement import Disagreement
from slatebind.verify.facts import OperationFacts, SourceFacts

_DIGITS = 3


def compare_statuses(
    command: Command, spec: Spec, operation: OperationFacts, source: SourceFacts, others: Sequence[Command]
) -> Iterator[Disagreement]:
    """Statuses that only one side has. Docs that state no status of a kind, success or error, say nothing about it.

    ``others`` are commands that the source has as the same operation: it has their statuses as well.
    """
    success = command.response.status
    own = _statuses(command)
    stated = own | {str(error.code) for error in spec.errors} | {code for other in others for code in _statuses(other)}
    for status in operation.statuses:
        known = [code for code in stated if _is_status(code) and _is_error(code) == _is_error(status.code)]
        if not _is_error(status.code) and (success is None or any(other.response.status is None for other in others)):
            continue  # what docs do not state is 200 in most documents
        is_single = _is_status(status.code) and status.code.isdecimal()
        if is_single and known and not any(_covers(code, status.code) for code in known):
            yield Disagreement(
                rule="verify-status-undocumented",
                command=command.name,
                path=("commands", command.name, "statuses"),
                name=status.code,
                message=f"status {status.code} of the {source.noun} is not documented",
                at=status.at,
                facts=status,
            )
    if source.is_partial:
        return
    actual = [status.code for status in operation.statuses]
    for code in sorted(own):
        of_kind = [other for other in actual if other == "default" or _is_error(other) == _is_error(code)]
        if of_kind and _is_status(code) and not any(other == "default" or _covers(other, code) for other in of_kind):
            yield Disagreement(
                rule="verify-status-missing",
                command=command.name,
                path=("commands", command.name, "statuses", int(code) if code.isdecimal() else code),
                message=f"the {source.title} has no status {code}",
                at=operation.at,
            )


def _statuses(command: Command) -> set[str]:
    """The statuses that the docs state for a command."""
    success = command.response.status
    return {str(code) for code in (*(status.code for status in command.statuses), *([success] if success else []))}


def _is_status(code: str) -> bool:
    """Whether a code is one of HTTP, or a range of them such as ``4XX``."""
    return len(code) == _DIGITS and code[0] in "12345" and (code[1:].isdecimal() or code[1:].upper() == "XX")


def _is_error(code: str) -> bool:
    return code[:1] in ("4", "5")


def _covers(code: str, other: str) -> bool:
    """Whether a status is another one, or a range that holds it."""
    return code == other or (code[1:].upper() == "XX" and code[:1] == other[:1])

"""Compares the documented HTTP statuses of an operation with those of a source."""

from collections.abc import Iterator

from slatebind.spec.model import Command, Spec
from slatebind.verify.disagreement import Disagreement
from slatebind.verify.facts import OperationFacts, SourceFacts

_DIGITS = 3
_FIRST_ERROR = 400


def compare_statuses(
    command: Command, spec: Spec, operation: OperationFacts, source: SourceFacts
) -> Iterator[Disagreement]:
    """Statuses that only one side has. Docs that state no status of a kind, success or error, say nothing about it."""
    if not operation.statuses:
        return
    own = [status.code for status in command.statuses]
    success = command.response.status
    stated = {str(code) for code in (*own, *(() if success is None else (success,)))}
    common = {str(error.code) for error in spec.errors}
    for status in operation.statuses:
        known = [code for code in stated | common if _is_of_kind(code, status.code)]
        if known and not any(_covers(code, status.code) for code in known):
            yield Disagreement(
                rule="verify-status-undocumented",
                command=command.name,
                path=("commands", command.name, "statuses"),
                name=str(status.code),
                message=f"status {status.code} of the {source.noun} is not documented",
                at=status.at,
                facts=status,
            )
    if source.is_partial:
        return
    actual = [status.code for status in operation.statuses]
    for code in sorted(stated):
        of_kind = [status for status in actual if _is_of_kind(code, status)]
        if of_kind and _is_status(code) and not any(_covers(code, status) for status in of_kind):
            yield Disagreement(
                rule="verify-status-missing",
                command=command.name,
                path=("commands", command.name, "statuses", int(code) if code.isdecimal() else code),
                message=f"the {source.title} has no status {code}",
                at=operation.at,
            )


def _is_status(code: str) -> bool:
    """Whether a code is one of HTTP, or a range of them such as ``4XX``."""
    return len(code) == _DIGITS and code[0] in "12345" and (code[1:].isdecimal() or code[1:].upper() == "XX")


def _is_of_kind(code: str, status: int) -> bool:
    """Whether both are of success, or both of errors."""
    return _is_status(code) and (int(code[0]) * 100 >= _FIRST_ERROR) == (status >= _FIRST_ERROR)


def _covers(code: str, status: int) -> bool:
    return code == str(status) or (code[1:].upper() == "XX" and code[0] == str(status)[0])

"""Errors that come and go, and are numbered anew."""

from slatebind.diff.facts import Added, Changed, Removed, Renamed
from slatebind.diff.rule import BREAKING, INFO, Case, Rule
from slatebind.diff.verdict import Verdict, Witness
from slatebind.spec.model import ErrorCode


def _added(case: Case) -> Verdict:
    return Verdict(message=f"{_called(case.fact.value)} is documented", docs=INFO)


def _removed(case: Case) -> Verdict:
    return Verdict(message=f"{_called(case.fact.value)} is not documented any more", docs=INFO)


def _called(error: ErrorCode) -> str:
    return f"error {error.code} ({error.name})" if error.name else f"error {error.code}"


def _renumbered(case: Case) -> Verdict:
    message = f"error {case.fact.old[1]} has the code {case.fact.new[1]}"
    witness = Witness(f"errorcode == {case.fact.old[1]}", f"errorcode == {case.fact.new[1]}", language="request")
    return Verdict(message=message, wire=BREAKING, docs=INFO, witness=witness)


def _renamed(case: Case) -> Verdict:
    message = f"error {case.fact.new[1]} is called `{case.fact.after}`, was `{case.fact.before}`"
    return Verdict(message=message, docs=INFO)


RULES = (
    Rule(
        id="error-added",
        title="An error is documented now",
        why="Servers always could answer with any error; now the docs say so.",
        mirror="error-removed",
        of=((Added, "errors"),),
        judge=_added,
    ),
    Rule(
        id="error-removed",
        title="An error is not documented any more",
        why="Code that handles it does no harm.",
        mirror="error-added",
        of=((Removed, "errors"),),
        judge=_removed,
    ),
    Rule(
        id="error-renumbered",
        title="An error has another code",
        why="Code that tells errors apart by their codes takes it for another one.",
        mirror="error-renumbered",
        of=((Renamed, "errors"),),
        judge=_renumbered,
    ),
    Rule(
        id="error-renamed",
        title="An error is called something else",
        why="Errors are told apart by their codes.",
        mirror="error-renamed",
        of=((Changed, "errors.name"),),
        judge=_renamed,
    ),
)

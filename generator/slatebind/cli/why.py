"""``--why FILE``: the explanation of a generated file, as text and as JSON."""

from collections.abc import Iterable
from typing import Any

import click
import msgspec

from slatebind.cli.streams import Paint, echo
from slatebind.diagnostic import Position
from slatebind.hidden_characters import escape_hidden
from slatebind.plurals import counted
from slatebind.project.build_output import BuildOutput
from slatebind.project.explain import Explainer, Explanation, Reason, State
from slatebind.suggestions import did_you_mean

_DESCRIPTIONS: dict[State, str] = {
    "current": "is up to date",
    "missing": "is missing",
    "outdated": "is outdated",
    "edited": "was edited, or was not written by slatebind",
    "adopted": "is yours: it was adopted",
    "ignored": "is ignored by .slatebind-ignore",
    "extra": "is no longer generated",
    "record": "is in the spec",
}
SETTLED_STATES: tuple[State, ...] = ("current", "adopted", "ignored", "record")
"""States that need no action."""
_MAX_REASONS_PER_KIND = 12


def explain(outputs: Iterable[BuildOutput], file: str) -> Explanation:
    """The explanation of a file or command; a usage error with a suggestion if it is neither."""
    explainer = Explainer(outputs)
    explanation = explainer.explain(file)
    if explanation is not None:
        return explanation
    known = tuple(explainer.files())
    addresses = set(explainer.addresses())
    same_name = next((path for path in known if path.lower().endswith(f"/{file.lower()}")), None)
    hint = did_you_mean(file, known, did_you_mean(same_name, known) if same_name else did_you_mean(file, addresses))
    message = f"`{file}` is not one of the {counted(len(known), 'generated file')}"
    raise click.UsageError(f"{message}; {hint}" if hint else message)


def print_explanation(why: Explanation, paint: Paint) -> None:
    """Print one line per reason, grouped by kind; of many of a kind, the first."""
    echo(f"{paint('bold', escape_hidden(why.file))} {_DESCRIPTIONS[why.state]}\n")
    kinds: dict[str, list[Reason]] = {}
    for reason in why.reasons:
        kinds.setdefault(reason.kind, []).append(reason)
    for kind, reasons in kinds.items():
        for reason in reasons[:_MAX_REASONS_PER_KIND]:
            echo(f"  {kind:<9} {_line(reason, paint)}\n")
        if len(reasons) > _MAX_REASONS_PER_KIND:
            echo(f"  {'':<9} and {len(reasons) - _MAX_REASONS_PER_KIND} more\n")
    if why.state == "outdated" and "changed" not in kinds:
        echo("  its part of the spec has not changed: a template, an option or slatebind has\n")


def _line(reason: Reason, paint: Paint) -> str:
    if reason.at is None or reason.text == reason.at.file:
        return escape_hidden(reason.text)
    return f"{escape_hidden(reason.text)}  {paint('dim', escape_hidden(str(reason.at)))}"


def as_json(why: Explanation) -> dict[str, Any]:
    """The explanation as JSON values."""
    return {"file": why.file, "state": why.state, "reasons": [_reason_as_json(reason) for reason in why.reasons]}


def _reason_as_json(reason: Reason) -> dict[str, Any]:
    at: Position | None = reason.at
    return {"kind": reason.kind, "text": reason.text, **(msgspec.structs.asdict(at) if at else {})}

"""``--why FILE``: what made a generated file what it is, told to a person or to a machine."""

from collections.abc import Iterable
from typing import Any

import click
import msgspec

from slatebind.cli.streams import Paint, echo
from slatebind.diagnostic import Position
from slatebind.hidden_characters import escape_hidden
from slatebind.pipeline import Product
from slatebind.pipeline.why import Explainer, Reason, State, Why
from slatebind.suggestions import did_you_mean

_WORDS: dict[State, str] = {
    "current": "is up to date",
    "missing": "is missing",
    "outdated": "is outdated",
    "edited": "was edited, or is not slatebind's",
    "adopted": "was adopted: it is yours",
    "ignored": "is ignored, as .slatebind-ignore says",
    "extra": "is not made any more",
}
FINE: tuple[State, ...] = ("current", "adopted", "ignored")
"""States in which there is nothing to mend."""
_LISTED = 12


def explain(products: Iterable[Product], file: str) -> Why:
    """What there is to say about ``file``; a usage error that knows what was probably meant where the plan has none."""
    explainer = Explainer(products)
    found = explainer.explain(file)
    if found is not None:
        return found
    known = tuple(explainer.files())
    same_name = next((path for path in known if path.lower().endswith(f"/{file.lower()}")), None)
    hint = did_you_mean(file, known, did_you_mean(same_name, known) if same_name else "")
    message = f"`{file}` is none of the {len(known)} files that the plan makes"
    raise click.UsageError(f"{message}; {hint}" if hint else message)


def tell(why: Why, paint: Paint) -> None:
    """One line a reason, those of a kind together; of many of a kind, the first."""
    echo(f"{paint('bold', escape_hidden(why.file))} {_WORDS[why.state]}\n")
    kinds: dict[str, list[Reason]] = {}
    for reason in why.reasons:
        kinds.setdefault(reason.kind, []).append(reason)
    for kind, reasons in kinds.items():
        for reason in reasons[:_LISTED]:
            echo(f"  {kind:<9} {_line(reason, paint)}\n")
        if len(reasons) > _LISTED:
            echo(f"  {'':<9} and {len(reasons) - _LISTED} more\n")
    if why.state == "outdated" and "changed" not in kinds:
        echo("  nothing that it shows has changed since its spec was written: a template, an option or slatebind did\n")


def _line(reason: Reason, paint: Paint) -> str:
    if reason.at is None or reason.text == reason.at.file:
        return escape_hidden(reason.text)
    return f"{escape_hidden(reason.text)}  {paint('dim', escape_hidden(str(reason.at)))}"


def plain(why: Why) -> dict[str, Any]:
    """For machines."""
    return {"file": why.file, "state": why.state, "reasons": [_plain(reason) for reason in why.reasons]}


def _plain(reason: Reason) -> dict[str, Any]:
    at: Position | None = reason.at
    return {"kind": reason.kind, "text": reason.text, **(msgspec.structs.asdict(at) if at else {})}

"""Constraints that a description states, and that no column does."""

from slatebind.diff.facts import Changed
from slatebind.diff.prose import constraints
from slatebind.diff.rule import INFO, WARNING, Case, Rule
from slatebind.diff.verdict import Verdict

_Said = tuple[list[str], list[str]]


def _added(case: Case) -> Verdict | None:
    gone, more = _said(case)
    if not more:
        return None
    no_longer = f", no longer {_quoted(gone)}" if gone else ""
    message = f"of `{case.new.name}` it is said now {_quoted(more)}{no_longer}"
    return Verdict(message=message, wire=case.on_wire(WARNING), docs=INFO)


def _removed(case: Case) -> Verdict | None:
    gone, _ = _said(case)
    if not gone:
        return None
    return Verdict(
        message=f"of `{case.new.name}` it is said no longer {_quoted(gone)}", wire=case.on_wire(INFO), docs=INFO
    )


def _said(case: Case) -> _Said:
    is_sent = case.fact.topic == "commands.params.description"
    before, after = (constraints(text, sent=is_sent) for text in (case.fact.before, case.fact.after))
    gone = [text for key, text in before.items() if key not in after]
    return gone, [text for key, text in after.items() if key not in before]


def _quoted(texts: list[str]) -> str:
    return ", ".join(f'"{text}"' for text in texts)


_OF = tuple((Changed, f"{kind}.description") for kind in ("commands.params", "models.fields"))
RULES = (
    Rule(
        id="constraint-added",
        title="A description states a constraint that it did not state",
        why="Calls that were fine may be refused, or do something else; no column tells it to programs.",
        mirror="constraint-removed",
        of=_OF,
        judge=_added,
    ),
    Rule(
        id="constraint-removed",
        title="A description no longer states a constraint",
        why="What kept to it still does.",
        mirror="constraint-added",
        of=_OF,
        judge=_removed,
    ),
)

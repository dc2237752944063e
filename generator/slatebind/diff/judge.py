"""Facts to findings: each fact goes to the rule of its topic, and a finding claims its echoes."""

from collections.abc import Iterator

import msgspec

from slatebind.diagnostic import Path, Positions, position_of
from slatebind.diff.comparison import Comparison
from slatebind.diff.facts import Changed, Fact, Renamed
from slatebind.diff.rule import Case, Rule
from slatebind.diff.rules import RULES
from slatebind.diff.shifts import shifted
from slatebind.diff.verdict import SURFACES, Finding, Verdict

_BY_TOPIC: dict[tuple[type[Fact], str], list[Rule]] = {}
for _rule in RULES:
    for _topic in _rule.of:
        _BY_TOPIC.setdefault(_topic, []).append(_rule)


def judge(comparison: Comparison) -> tuple[Finding, ...]:
    """Every change that concerns somebody, each once, in the order of the facts."""
    judged = [(case, *found) for case in _cases(comparison) if (found := _judge(case)) is not None]
    claimed = {(*_record(case.fact), *key.split(".")) for case, _, verdict in judged for key in verdict.claims}
    claimed |= {path for _, _, verdict in judged for path in verdict.echoes}
    kept = (one for one in judged if (one[0].fact.new or one[0].fact.old) not in claimed)
    return tuple(finding for one in kept if (finding := _finding(*one)).levels)


def rule_of(case: Case) -> Rule | None:
    """The rule that judges a fact."""
    found = _judge(case)
    return found[0] if found else None


def cases(comparison: Comparison) -> Iterator[Case]:
    """Everything that is judged."""
    return _cases(comparison)


def _cases(comparison: Comparison) -> Iterator[Case]:
    for fact in comparison.others():
        yield Case(fact, comparison)
    for answer in comparison.answers:
        if not comparison.is_pair(answer):
            paths: tuple[Path, Path] = ("models", answer.old), ("models", answer.new)
            yield Case(Changed(old=paths[0], new=paths[1], before=answer.old, after=answer.new), comparison, answer)
        for fact in comparison.answer_facts(answer):
            yield Case(fact, comparison, answer)
    for fact in shifted(comparison):
        yield Case(fact, comparison)


def _judge(case: Case) -> tuple[Rule, Verdict] | None:
    for rule in _BY_TOPIC.get((type(case.fact), case.fact.topic), ()):
        verdict = rule.judge(case)
        if verdict is not None:
            return rule, verdict
    return None


def _record(fact: Fact) -> Path:
    path = fact.new or fact.old or ()
    end = 4 if len(path) > 3 and path[2] in {"params", "fields"} else 2
    return path[:end] if path[0] != "api" else path[:1]


def _finding(case: Case, rule: Rule, verdict: Verdict) -> Finding:
    levels = {surface: getattr(verdict, surface) for surface in SURFACES if getattr(verdict, surface)}
    return Finding(
        rule=rule.id,
        place=place_of(case.fact.new or case.fact.old or ()),
        message=verdict.message,
        why=rule.why,
        levels=levels,
        old=case.fact.old,
        new=case.fact.new,
        witness=verdict.witness,
        commands=case.answer.commands if case.answer else (),
        confidence=case.fact.confidence if isinstance(case.fact, Renamed) else 1.0,
    )


def place_of(path: Path) -> str:
    """A path as ignore entries have it: ``copyIso.params.zoneid``, ``models.Iso.fields.id``."""
    path = as_written(path)
    return ".".join(str(step) for step in (path[1:] if path[0] == "commands" else path))


_KEYS = {"is_async": "async", "location": "in"}


def as_written(path: Path) -> Path:
    """A path with its last key as specs have it; at even places stand names."""
    return (*path[:-1], _KEYS.get(str(path[-1]), path[-1])) if len(path) % 2 else path


def located(finding: Finding, old: Positions, new: Positions, files: tuple[str, str]) -> Finding:
    """The finding with its places in both documents; on a side that lacks the part, the nearest thing around it."""
    path = finding.new if finding.new is not None else finding.old or ()
    return msgspec.structs.replace(
        finding,
        old_at=position_of(old, as_written(finding.old), files[0]) if finding.old is not None else None,
        new_at=position_of(new, as_written(path), files[1]),
    )

"""Judgement over generated specs: every fact is somebody's, and verdicts do not depend on the road taken."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from slatebind.diff.comparison import Comparison
from slatebind.diff.judge import cases, judge, rule_of
from slatebind.diff.outcome import bump_of
from slatebind.diff.verdict import Finding, Level
from slatebind.spec.model import Spec
from strategies import edited_specs, edits, specs

pairs = st.one_of(edited_specs(), st.tuples(specs(), specs()))


@given(pairs)
def test_every_fact_has_its_judge(pair: tuple[Spec, Spec]) -> None:
    """Whatever changes, some rule says what it means."""
    for case in cases(Comparison(*pair)):
        assert rule_of(case) is not None, case.fact


@given(specs())
def test_nothing_changed_is_nothing_found(spec: Spec) -> None:
    """A spec against itself has no findings."""
    assert judge(Comparison(spec, spec)) == ()
    assert bump_of(()) == "none"


@given(pairs)
def test_places_are_told_once(pair: tuple[Spec, Spec]) -> None:
    """No rule says the same thing of the same place twice."""
    found = [(one.rule, one.place, one.old, one.new) for one in judge(Comparison(*pair))]
    assert len(set(found)) == len(found)


@st.composite
def roads(draw: st.DrawFn) -> tuple[Spec, Spec, Spec]:
    """A spec, what became of it, and what became of that."""
    first, second = draw(edited_specs())
    return first, second, draw(edits(second))


@given(roads(), st.sampled_from(["wire", "sdk"]))
def test_a_break_is_seen_on_the_way(road: tuple[Spec, Spec, Spec], surface: str) -> None:
    """What breaks a command's callers from the first to the last version broke them in one of the steps, or was lost
    from the docs in one: what is not documented between is a warning, and what it turns into cannot be compared.
    """
    first, second, third = road
    direct, early, late = (Comparison(*pair) for pair in ((first, third), (first, second), (second, third)))
    seen = concerned(early, surface, {Level.BREAKING, Level.WARNING})
    became = early.names["commands"]
    later = concerned(late, surface, {Level.BREAKING, Level.WARNING})
    for name in concerned(direct, surface, {Level.BREAKING}):
        assert name in seen or became.get(name) in later, (name, judge(direct))


def concerned(comparison: Comparison, surface: str, levels: set[Level]) -> dict[str, list[Finding]]:
    """The findings of these levels by the old names of the commands that they concern."""
    back = {new: old for old, new in comparison.names["commands"].items()}
    by_group: dict[str, list[str]] = defaultdict(list)
    for command in comparison.old.commands:
        by_group[command.group].append(command.name)
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in judge(comparison):
        if finding.levels.get(surface) not in levels:
            continue
        path = finding.old or finding.new or ()
        names = [back.get(name, name) for name in finding.commands]
        if path[0] == "commands":
            names.append(str(path[1]) if finding.old else back.get(str(path[1]), ""))
        elif path[0] == "groups":
            names += by_group[str(path[1])]
        for name in names:
            found[name].append(finding)
    return found

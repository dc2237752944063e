"""Classification of changes between generated specs: every change has a rule, and verdicts are consistent."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from slatebind.diff.classify import classify_changes, evaluate
from slatebind.diff.comparison import Comparison
from slatebind.diff.find_changes import find_changes
from slatebind.diff.result import bump_of
from slatebind.diff.verdict import Finding, Level
from slatebind.spec.model import Spec
from strategies import edited_http_specs, edited_specs, edits, http_specs, specs

pairs = st.one_of(edited_specs(), edited_http_specs(), st.tuples(specs(), specs()))


@given(pairs)
def test_every_change_has_one_rule(pair: tuple[Spec, Spec]) -> None:
    """Every delta is covered by a rule with a verdict, and no rule reports the same part twice."""
    comparison = Comparison(*pair)
    for change in find_changes(comparison):
        assert evaluate(change) is not None, change.delta
    findings = classify_changes(comparison)
    identities = [(finding.rule, finding.place, finding.old, finding.new) for finding in findings]
    assert len(set(identities)) == len(identities)


@given(st.one_of(specs(), http_specs()))
def test_equal_specs_have_no_findings(spec: Spec) -> None:
    """A spec compared with itself has no findings."""
    assert classify_changes(Comparison(spec, spec)) == ()
    assert bump_of(()) == "none"


@st.composite
def histories(draw: st.DrawFn) -> tuple[Spec, Spec, Spec]:
    """Three successive versions of a spec."""
    first, second = draw(edited_specs())
    return first, second, draw(edits(second))


@given(histories(), st.sampled_from(["wire", "sdk"]))
def test_a_break_is_found_in_one_of_the_steps(history: tuple[Spec, Spec, Spec], surface: str) -> None:
    """What breaks a command from the first to the last version is breaking in one of the steps, or a warning there:
    what is temporarily not documented is a warning, and cannot be compared with what it turns into.
    """
    first, second, third = history
    whole, early, late = (Comparison(*pair) for pair in ((first, third), (first, second), (second, third)))
    early_findings = findings_by_command(early, surface, {Level.BREAKING, Level.WARNING})
    late_findings = findings_by_command(late, surface, {Level.BREAKING, Level.WARNING})
    new_names = early.new_names["commands"]
    for name in findings_by_command(whole, surface, {Level.BREAKING}):
        assert name in early_findings or new_names.get(name) in late_findings, (name, classify_changes(whole))


def findings_by_command(comparison: Comparison, surface: str, levels: set[Level]) -> dict[str, list[Finding]]:
    """The findings of these levels by the old names of the commands that they concern."""
    old_names = comparison.old_names["commands"]
    by_group: dict[str, list[str]] = defaultdict(list)
    for command in comparison.old.commands:
        by_group[command.group].append(command.name)
    by_command: dict[str, list[Finding]] = defaultdict(list)
    for finding in classify_changes(comparison):
        if finding.levels.get(surface) not in levels:
            continue
        path = finding.old or finding.new or ()
        names = [old_names.get(name, name) for name in finding.commands]
        if path[0] == "commands":
            names.append(str(path[1]) if finding.old else old_names.get(str(path[1]), ""))
        elif path[0] == "groups":
            names += by_group[str(path[1])]
        for name in names:
            by_command[name].append(finding)
    return by_command

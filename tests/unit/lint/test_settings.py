"""Which rules run, and the severities of their findings."""

from pathlib import Path

import pytest

from lint_documents import FIXTURES, fixture, lint_text
from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.lint import PRESETS, Override, Settings, against, dump_baseline, load_baseline, unknown_rules

FOUND = Diagnostic(code="type-known", message="m", at=Position("docs/old/a.md", 3))


@pytest.mark.parametrize(
    ("settings", "severity"),
    [
        (Settings(preset="minimal"), Severity.WARNING),
        (Settings(rules={"type-known": "error"}), Severity.ERROR),
        (Settings(rules={"type-known": "off"}), None),
        (Settings(select=("table-*",)), None),
        (Settings(select=("type-*",), rules={"type-known": "info"}), Severity.INFO),
        (Settings(ignore=("type-known",)), None),
        (Settings(overrides=(Override(("old/*",), {"type-known": "off"}),)), None),
        (Settings(overrides=(Override(("new/*",), {"type-known": "off"}),)), Severity.WARNING),
        (
            Settings(rules={"type-known": "off"}, overrides=(Override(("docs/*",), {"type-known": "info"}),)),
            Severity.INFO,
        ),
    ],
)
def test_severities(settings: Settings, severity: Severity | None) -> None:
    """The command line has priority over paths, paths over the project, the project over the preset."""
    assert settings.severity(FOUND) is severity
    assert settings.runs("type-known") or severity is None


def test_presets_grow(tmp_path: Path) -> None:
    """Each contains the rules of those before it, and rules of its own."""
    text = "\n".join(file.read_text(encoding="utf-8") for file in FIXTURES.glob("name-*/bad.md"))
    codes = [{finding.code for finding in lint_text(tmp_path, text, Settings(preset=preset))} for preset in PRESETS]
    assert codes[0] < codes[1] < codes[2]


def test_a_rule_that_is_off_by_preset_can_be_turned_on(tmp_path: Path) -> None:
    """By a severity in the configuration."""
    text = fixture("long-cell")
    assert not lint_text(tmp_path, text, Settings(ignore=("term-*",)))
    settings = Settings(rules={"long-cell": "error"})
    assert [finding.severity for finding in lint_text(tmp_path, text, settings)] == [Severity.ERROR]


def test_unknown_rules_get_a_suggestion() -> None:
    """A pattern that matches nothing is an error as well."""
    found = unknown_rules(("type-knwon", "table-*", "tabel-*"), Position("x"))
    assert [(finding.message, finding.hint) for finding in found] == [
        ("unknown rule `type-knwon`", "did you mean `type-known`?"),
        ("unknown rule `tabel-*`", "`slatebind lint --list` lists all rules"),
    ]


def test_a_baseline_recognizes_findings_that_moved() -> None:
    """New ones are reported, equal ones counted, and fixed ones reported as gone."""
    first = Diagnostic(code="type-known", message="m", at=Position("x.md", 3))
    moved = Diagnostic(code="type-known", message="m", at=Position("x.md", 9))
    twin = Diagnostic(code="type-known", message="m", at=Position("x.md", 10))
    other = Diagnostic(code="name-bold", message="n", at=Position("x.md", 4))
    baseline, problems = load_baseline(dump_baseline([first, other]), "known.json")
    assert baseline is not None and not problems
    assert against(baseline, [first, other], "known.json") == ()
    new, gone = against(baseline, [moved, twin], "known.json")
    assert new == twin
    assert (gone.code, gone.message) == ("baseline-gone", "1 of rule `name-bold` in x.md is gone: n")


@pytest.mark.parametrize("text", ["", "[]", '{"findings": 1}', '{"slatebind_baseline": 1, "finding": []}'])
def test_a_broken_baseline_is_an_error(text: str) -> None:
    """With a reason, and without a traceback."""
    baseline, (problem,) = load_baseline(text, "known.json")
    assert baseline is None
    assert (problem.code, problem.severity) == ("baseline-invalid", Severity.ERROR)


FORMER = Diagnostic(code="row-duplicate", message="m", at=Position("docs/a.md", 3), severity=Severity.WARNING)


@pytest.mark.parametrize(
    ("settings", "severity"),
    [
        (Settings(rules={"param-duplicate": "off"}), None),
        (Settings(rules={"param-duplicate": "error"}), Severity.ERROR),
        (Settings(rules={"param-duplicate": "off", "row-duplicate": "info"}), Severity.INFO),
        (Settings(ignore=("param-duplicate",)), None),
        (Settings(ignore=("field-*",)), None),
        (Settings(select=("error-duplicate",)), Severity.WARNING),
        (Settings(overrides=(Override(("docs/*",), {"field-duplicate": "off"}),)), None),
    ],
)
def test_retired_names_configure_their_replacements(settings: Settings, severity: Severity | None) -> None:
    """The rule's own name has priority over its retired ones."""
    assert settings.severity(FORMER) is severity
    assert not unknown_rules(("param-duplicate", "html-*"), Position("x"))


def test_a_baseline_may_use_retired_names() -> None:
    """An entry accepts findings of the rule that replaced its own."""
    text = dump_baseline([FORMER]).replace("row-duplicate", "param-duplicate")
    baseline, problems = load_baseline(text, "known.json")
    assert baseline is not None and not problems
    assert against(baseline, [FORMER], "known.json") == ()
    (new, gone) = against(baseline, [FORMER, FORMER], "known.json")[0:1] + against(baseline, [], "known.json")
    assert (new, gone.code) == (FORMER, "baseline-gone")

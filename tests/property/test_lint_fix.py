"""For any document, --fix changes only the parts of the spec that the rule declares, and terminates."""

from functools import lru_cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from documents import SIDESCALE
from examples import examples
from lint_documents import FIXTURES, dialect, fix_text, fixture, lint_text
from property.test_extract_loses_nothing import documents, extracted
from slatebind.extraction import extract_spec
from slatebind.lint import Rule, Settings, all_rules
from slatebind.lint.edits import apply_edits
from slatebind.markdown import read_document

FIXABLE = [rule for rule in all_rules().values() if rule.is_fixable]
SAMPLE = Path(__file__).parents[2] / "sample" / "source" / "index.html.md"
REAL = [SAMPLE, *(path for path in sorted(SIDESCALE.glob("*.md")) if path.name[:2] in {"07", "18", "19", "22"})]


def spec_without(text: str, changes: tuple[str, ...]) -> Any:
    """The spec of a text without the keys that may change, and without the hashes of the sources.

    ``prose`` stands for the Markdown outside of commands, which the spec contains verbatim. The description of a field
    is in its model, or in ``descriptions`` of a command that describes the field differently.
    """
    descriptions = {"descriptions"} if "description" in changes else set()
    spec = _without(_spec_of(text), {"sources", *descriptions, *changes})
    if "prose" in changes:
        for part in (spec["api"], *spec.get("groups", ())):
            part.pop("description", None)
    return spec


@lru_cache(maxsize=8)
def _spec_of(text: str) -> Any:
    return msgspec.to_builtins(extracted(text).spec)


def _without(value: Any, keys: set[str]) -> Any:
    if isinstance(value, dict):
        return {key: _without(item, keys) for key, item in value.items() if key not in keys}
    return [_without(item, keys) for item in value] if isinstance(value, (list, tuple)) else value


def fix_all(text: str, rules: list[Rule]) -> str:
    """The text after --fix --unsafe-fixes with these rules alone."""
    with TemporaryDirectory() as folder:
        after, fixed = fix_text(Path(folder), text, Settings(select=tuple(rule.id for rule in rules)), is_unsafe=True)
    again = {edit for finding in fixed.left for edit in (*finding.edits, *finding.suggested_edits)}
    assert apply_edits(after.encode("utf-8", "surrogateescape"), sorted(again)).decode() == after, "not at rest"
    return after


COPIED_ROWS = """\
# Group
## listThings
### Query parameters
|Parameter Name|Description|Type|Length|Required|
|---|---|---|---|---|
|aa00|
|---|---|---|---|---|
|**aa00**|
|**aa00**|
|**aaa00**|What it is|"""
"""With or without the copy of a row, most rows are as wide."""
EMPTY_LAST_CELL = """\
# Group
## listThings
### Query parameters
|Parameter Name|Description|Type|Length|Required|
|---|---|---|---|---|
|aa00|What it is|What it is
|---|---|---|---|---|
|**aa00**|What it is|uuid
|**aaa00**|What it is||
|**aab00**|uuid|a|b"""
"""Without its last pipe, a row with an empty last cell would have one cell less."""
COPY_OF_ANOTHER_TABLE = """\
# Group
## listThings
### Query parameters
|Parameter Name|Description|Type|Length|Required|
|---|---|---|---|---|
|**aaa00**|
|**aab00**|What it is|What it is|255|What it is|What it is|What it is|What it is|
### Query Parameters
|**aa00**|uuid|
|**aab00**|What it is|What it is|255|What it is|What it is|What it is|What it is|"""
"""A table without a header is read by all of its rows, also by one that copies a row of another table."""


@given(documents(), st.sampled_from(FIXABLE))
def test_a_fix_changes_what_its_rule_declares(text: str, rule: Rule) -> None:
    """The fix of a rule changes no part of the spec except those that it declares."""
    assert spec_without(fix_all(text, [rule]), rule.changes) == spec_without(text, rule.changes)


@given(documents())
@example(COPIED_ROWS)
@example(EMPTY_LAST_CELL)
@example(COPY_OF_ANOTHER_TABLE)
def test_all_fixes_together_change_what_they_declare(text: str) -> None:
    """Fixes on the same line do not conflict."""
    changes = tuple(key for rule in FIXABLE for key in rule.changes)
    assert spec_without(fix_all(text, FIXABLE), changes) == spec_without(text, changes)


@given(documents(), st.sampled_from(["\r\n", "\r"]), st.booleans())
def test_fixes_keep_line_ends_and_byte_order_mark(text: str, end: str, mark: bool) -> None:
    """The same text is fixed with any line ends, and all other bytes are kept."""
    start = "\ufeff" if mark else ""
    assert fix_all(start + text.replace("\n", end), FIXABLE) == start + fix_all(text, FIXABLE).replace("\n", end)


@lru_cache(maxsize=8)
def fixable_rules_of(text: str) -> frozenset[str]:
    """The rules with a fix that find something in a text: the others change nothing."""
    with TemporaryDirectory() as folder:
        findings = lint_text(Path(folder), text, Settings(select=tuple(rule.id for rule in FIXABLE)))
    return frozenset(finding.code for finding in findings)


@pytest.mark.parametrize("rule", FIXABLE, ids=lambda rule: rule.id)
def test_fixes_of_whole_references(rule: Rule) -> None:
    """The same for the sample, real references, and the fixtures of each rule."""
    fixtures = [fixture(rule.id, file.stem) for file in (FIXTURES / rule.id).glob("bad*.md")]
    texts = [*fixtures, *(path.read_text(encoding="utf-8") for path in REAL)]
    for text in texts:
        if rule.id in fixable_rules_of(text):
            assert spec_without(fix_all(text, [rule]), rule.changes) == spec_without(text, rule.changes)


BROKEN = [
    *("|", "||||", "```", "~~~", "<aside", "<!--", "-->", "# ", "## ", "###x", "> ", "|---|", "| a | b", "undefined"),
    *("\u2028", "\x00", "\t", "$ cmk listZones <id>", '{"a":', "\\|", "**", "*", "`", "datas", "..", " "),
    *("<!-- slatebind-disable-next-line type-known -->", "<!-- slatebind-enable type-known -->"),
]
LINES = SAMPLE.read_text(encoding="utf-8").split("\n")
KINDS = ("cut", "drop", "before", "behind", "line", "again")
slips = st.lists(
    st.tuples(
        st.sampled_from(["cut", "drop", "before", "behind", "line", "again"]), st.integers(0), st.sampled_from(BROKEN)
    ),
    min_size=1,
    max_size=25,
)


def broken(lines: list[str], slips: list[tuple[str, int, str]]) -> str:
    """The lines of a reference after random mistakes."""
    lines = list(lines)
    for kind, number, mark in slips:
        at = number % len(lines)
        match kind:
            case "cut":
                lines[at] = lines[at][: number % (len(lines[at]) + 1)]
            case "drop":
                lines[at] = ""
            case "before":
                lines[at] = mark + lines[at]
            case "behind":
                lines[at] += mark
            case "line":
                lines.insert(at, mark)
            case _:
                lines.insert(at, lines[number % 7919 % len(lines)])
    return "\n".join(lines)


@examples(40)
@given(slips, st.integers(60, 1600))
@example([("behind", 2, "\u2028")], 74)
def test_fixes_of_broken_references_terminate(slips: list[tuple[str, int, str]], start: int) -> None:
    """After any mistakes, nothing fails, and fixes do not trigger each other forever."""
    once = fix_all(broken(LINES[start : start + 120], slips), FIXABLE)
    assert fix_all(once, FIXABLE) == once


def test_fixes_are_idempotent() -> None:
    """A second --fix changes nothing."""
    for path in REAL:
        once = fix_all(path.read_text(encoding="utf-8"), FIXABLE)
        assert fix_all(once, FIXABLE) == once


def test_directives_are_not_content(tmp_path: Path) -> None:
    """With a directive before every possible line of a reference, its spec is the same."""
    lines = SAMPLE.read_text(encoding="utf-8").split("\n")
    comment = "<!-- slatebind-disable-next-line table-row-pipes: as the server says -->"
    bearers = ("|", "#", "This command", "<aside", "undefined", "Fernhill")
    start = lines.index("# Introduction")
    spread = [
        text
        for number, line in enumerate(lines)
        for text in ([comment, line] if number > start and line.startswith(bearers) else [line])
    ]
    assert spread.count(comment) > 1000
    copytree(SAMPLE.parent, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "index.html.md"
    file.write_text("\n".join(spread), encoding="utf-8")
    found = extract_spec(read_document(str(file)), dialect())
    before = extract_spec(read_document(str(SAMPLE)), dialect())
    assert found.spec.commands == before.spec.commands
    assert found.spec.models == before.spec.models
    assert found.spec.api.description == before.spec.api.description
    assert [finding.message for finding in found.diagnostics] == [finding.message for finding in before.diagnostics]

"""Every rule with the documents of ``tests/lint/<rule>``: ``bad`` triggers it, ``good`` does not, ``fixed`` is fixed.

A rule may have several cases: ``bad-two.md`` belongs to ``good-two.md`` and ``fixed-two.md``. With
``SLATEBIND_UPDATE=1`` the suite writes the current result of --fix.
"""

import ast
import os
from pathlib import Path

import pytest

from lint_documents import FIXTURES, dialect
from slatebind.dialects import Dialect
from slatebind.findings import FINDINGS
from slatebind.lint import Rule, Settings, all_rules, fix_document, lint_document
from slatebind.lint.aliases import RETIRED
from slatebind.lint.pages import sections
from slatebind.markdown import read_document

RULES = all_rules()
SOURCE = Path(__file__).parents[3] / "generator" / "slatebind"
NOT_IN_DOCUMENTS = {"baseline-gone", "baseline-invalid", "rule-unknown"}
BAD = sorted(FIXTURES.glob("*/bad*.md"))
GOOD = sorted(FIXTURES.glob("*/good*.md"))


def name_of(file: Path) -> str:
    """A test's name: the rule and the file."""
    return f"{file.parent.name}/{file.stem}"


def only(rule: str) -> Settings:
    """Settings that run only this rule, and rules named by comments of the document."""
    return Settings(preset="strict", select=(rule, *(["type-known"] if rule == "suppression-unused" else ())))


def dialect_of(file: Path) -> Dialect:
    """The dialect that the name of a fixture ends with, as in ``bad-slate.md``, else that of CloudStack."""
    return dialect("slate" if file.stem.endswith("-slate") else "cloudstack")


def codes_in(file: Path) -> set[str]:
    """The codes of the findings of the file's own rule."""
    found = lint_document(read_document(str(file)), dialect_of(file), only(file.parent.name))
    return {finding.code for finding in found}


def fixed_bytes(file: Path) -> tuple[bytes, set[str]]:
    """A file after --fix --unsafe-fixes with its own rule, and the codes of the remaining findings."""
    result = fix_document(str(file), dialect_of(file), only(file.parent.name), lambda _: True, is_unsafe=True)
    return result.after[str(file)], {finding.code for finding in result.left}


def test_every_rule_has_a_bad_and_a_good_document() -> None:
    """And every folder belongs to a rule."""
    wanted = set(RULES) - NOT_IN_DOCUMENTS
    assert {file.parent.name for file in BAD} == {file.parent.name for file in GOOD} == wanted
    assert {folder.name for folder in FIXTURES.iterdir() if folder.is_dir()} == wanted


@pytest.mark.parametrize("file", BAD, ids=name_of)
def test_a_bad_document_triggers_its_rule(file: Path) -> None:
    """The rule reports something in it."""
    assert codes_in(file) == {file.parent.name}


@pytest.mark.parametrize("file", GOOD, ids=name_of)
def test_a_good_document_does_not_trigger_its_rule(file: Path) -> None:
    """The rule reports nothing in it."""
    assert codes_in(file) == set()


@pytest.mark.parametrize("file", BAD, ids=name_of)
def test_fix_gives_the_fixed_document(file: Path) -> None:
    """There is a fixed document if and only if --fix changes the bad one; the rule reports nothing in it."""
    expected = file.with_name(file.name.replace("bad", "fixed", 1))
    after, left = fixed_bytes(file)
    if os.environ.get("SLATEBIND_UPDATE"):
        expected.unlink(missing_ok=True)
        if after != file.read_bytes():
            expected.write_bytes(after)
    if expected.exists():
        assert expected.read_bytes() == after
        assert left == set()
    else:
        assert after == file.read_bytes()


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_rules_say_whether_they_fix(rule: Rule) -> None:
    """The page of a rule describes a fix if and only if a document of the rule is fixed."""
    assert rule.is_fixable == any((FIXTURES / rule.id).glob("fixed*.md"))


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_rules_explain_themselves(rule: Rule) -> None:
    """A title of one line, every section filled, prose in whole sentences, and an example of a few lines."""
    assert rule.title and "\n" not in rule.title and len(rule.title) < 80
    texts = dict(sections(rule))
    assert all(texts.values())
    assert "DESCRIBE" not in "".join((rule.title, *texts.values())), "what make new-rule wrote is to be replaced"
    assert all(texts[heading].endswith(".") for heading in ("What it does", "Why is this bad?", "Fix"))
    assert texts["Example"].count("\n") < 12
    assert texts.get("Use instead", "").count("\n") < 12


def test_retired_names_lead_to_rules() -> None:
    """Their replacements exist, and none of them is the name of a rule."""
    assert {rule for rules in RETIRED.values() for rule in rules} <= set(RULES)
    assert not set(RETIRED) & set(RULES)


def reported_codes(file: Path) -> set[str]:
    """The codes that a module reports: literals in the calls that report findings."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(
                func=ast.Attribute(attr="add" | "report" | "_report"), args=[ast.Constant(value=str(code)), *_]
            ):
                found.add(code)
            case ast.Call(func=ast.Name(id="diagnostic"), args=[ast.Constant(value=str(code)), *_]):
                found.add(code)
            case ast.keyword(arg="code", value=ast.Constant(value=str(code))):
                found.add(code)
    return found


def test_the_table_has_exactly_the_reported_findings() -> None:
    """Every finding of extraction is listed, explained and configured like the rules."""
    files = [file for folder in ("markdown", "extraction", "lint") for file in (SOURCE / folder).rglob("*.py")]
    files.append(SOURCE / "data" / "yaml_reader.py")
    assert set().union(*map(reported_codes, files)) == set(FINDINGS)

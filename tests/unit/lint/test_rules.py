"""Every rule by its own snippets: the bad one breaks it, the good one does not, and a fix mends what it says."""

import ast
from pathlib import Path

import pytest

from lint_documents import fix_text, lint_text
from slatebind.lint import Rule, Settings, all_rules
from slatebind.lint.snippets import page

RULES = list(all_rules().values())
SOURCE = Path(__file__).parents[3] / "generator" / "slatebind"


def only(rule: Rule) -> Settings:
    """Settings in which nothing else runs, but what a comment of a snippet names."""
    return Settings(preset="strict", select=(rule.id, *(["type-known"] if rule.id == "suppression-unused" else ())))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_bad_snippet_breaks_the_rule(rule: Rule, tmp_path: Path) -> None:
    """What a rule shows as wrong is what it finds."""
    if rule.id in NOT_IN_DOCUMENTS:
        pytest.skip("found in another file than the docs")
    found = lint_text(tmp_path, page(rule, rule.bad), only(rule)).findings
    assert {one.code for one in found} == {rule.id}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_good_snippet_is_silent(rule: Rule, tmp_path: Path) -> None:
    """What a rule shows as right it does not find."""
    assert lint_text(tmp_path, page(rule, rule.good), only(rule)).findings == ()


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.is_fixable], ids=lambda rule: rule.id)
def test_a_fix_mends_the_bad_snippet(rule: Rule, tmp_path: Path) -> None:
    """After --fix a rule that says that it fixes finds nothing in its own bad snippet."""
    text, fixed = fix_text(tmp_path, page(rule, rule.bad), only(rule))
    assert fixed.result.findings == ()
    assert text != page(rule, rule.bad)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rules_explain_themselves(rule: Rule) -> None:
    """A title of one line, a rationale below it, both as sentences."""
    assert rule.title and "\n" not in rule.title
    assert rule.rationale.endswith("."), rule.rationale
    assert rule.fixes is (rule.fixes and rule.check is not None), "`fix` says it already"


NOT_IN_DOCUMENTS = {"baseline-gone", "baseline-invalid", "rule-unknown"}


def codes_of(folder: Path) -> set[str]:
    """Every code that the modules of a folder can give a finding: literals where codes stand."""
    return {code for file in folder.rglob("*.py") for code in _codes(ast.parse(file.read_text(encoding="utf-8")))}


def _codes(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="error" | "warn" | "info" | "report"), args=[first, *_]):
                found |= _texts(first)
            case ast.Call(func=ast.Name(id="_distinct"), args=[_, code, *_]):
                found |= _texts(code)
            case ast.keyword(arg="code", value=value) | ast.Assign(targets=[ast.Name(id="code")], value=value):
                found |= _texts(value)
    return found


def _texts(node: ast.expr) -> set[str]:
    match node:
        case ast.Constant(value=str(text)):
            return {text}
        case ast.IfExp(body=body, orelse=orelse):
            return _texts(body) | _texts(orelse)
        case _:
            return set()


def test_every_code_of_docs_is_a_rule() -> None:
    """Whatever reading docs can report is listed, explained and configured like the rules are."""
    folders = ("markdown", "extract", "lint")
    codes = set().union(*(codes_of(SOURCE / folder) for folder in folders)) | codes_of_file(
        SOURCE / "data" / "yaml_reader.py"
    )
    assert len(codes) > 50
    assert codes - set(all_rules()) == set()


def codes_of_file(file: Path) -> set[str]:
    """The codes of one module."""
    return _codes(ast.parse(file.read_text(encoding="utf-8")))

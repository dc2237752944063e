"""Every rule by its name: the modules of ``lint.rules``, and the table of findings."""

from functools import cache
from importlib import import_module
from pathlib import Path

from msgspec.structs import replace

from slatebind.findings import FINDINGS
from slatebind.formats import RuleInfo
from slatebind.lint import rules
from slatebind.lint.docstring import read_docstring
from slatebind.lint.pages import rule_help
from slatebind.lint.rule import Rule


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by its id, in the order of their ids."""
    modules = (file.stem for folder in rules.__path__ for file in Path(folder).glob("[a-z]*.py"))
    found = [*map(_load, modules), *_of_table()]
    return {rule.id: rule for rule in sorted(found, key=lambda rule: rule.id)}


def rule_infos() -> dict[str, RuleInfo]:
    """What the output formats need to know about the rules."""
    return {
        rule.id: RuleInfo(
            title=rule.title,
            why=rule.explanation.why,
            help=rule_help(rule),
            severity=rule.severity,
            tags=(rule.preset, *(["fixable"] if rule.is_fixable else [])),
        )
        for rule in all_rules().values()
    }


def _load(name: str) -> Rule:
    module = import_module(f"{rules.__name__}.{name}")
    rule: Rule = module.RULE
    return replace(rule, id=name.replace("_", "-"), explanation=read_docstring(module.__doc__ or ""))


def _of_table() -> list[Rule]:
    return [
        Rule(
            id=finding.code,
            preset=finding.preset,
            severity=finding.severity,
            explanation=finding.explanation,
            changes=finding.changes,
            needs=finding.needs,
            max_single=finding.max_single,
        )
        for finding in FINDINGS.values()
    ]

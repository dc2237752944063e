"""The rules, one module each: its name is the rule's, its docstring the title and the rationale."""

from functools import cache
from importlib import import_module
from inspect import cleandoc
from pathlib import Path

from msgspec.structs import replace

from slatebind.formats import RuleInfo
from slatebind.lint.pages import rule_help
from slatebind.lint.rule import Rule


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by its id, in the order of their names."""
    names = sorted(file.stem for file in Path(__file__).parent.glob("[a-z]*.py"))
    return {rule.id: rule for rule in map(_load, names)}


def rule_infos() -> dict[str, RuleInfo]:
    """What the output formats tell about the rules."""
    return {
        rule.id: RuleInfo(
            title=rule.title,
            why=rule.rationale,
            help=rule_help(rule),
            severity=rule.severity,
            tags=(rule.preset, *(["fixable"] if rule.is_fixable else [])),
        )
        for rule in all_rules().values()
    }


def _load(name: str) -> Rule:
    module = import_module(f"{__name__}.{name}")
    rule: Rule = module.RULE
    title, _, rationale = cleandoc(module.__doc__ or "").partition("\n\n")
    return replace(rule, id=name.replace("_", "-"), title=title.rstrip("."), rationale=rationale)

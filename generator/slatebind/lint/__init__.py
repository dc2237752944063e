"""What is wrong with docs: rules over their source, their tables and their spec, and fixes for many of them."""

from slatebind.lint.baseline import Baseline, against, dump_baseline, load_baseline, missing_baseline
from slatebind.lint.engine import Result, lint_document
from slatebind.lint.fixing import Fixed, fix_document
from slatebind.lint.judging import judge
from slatebind.lint.patch import patch
from slatebind.lint.rule import PRESETS, Rule
from slatebind.lint.rules import all_rules, rule_infos
from slatebind.lint.settings import OFF, Override, Settings, unknown_rules

__all__ = [
    "OFF",
    "PRESETS",
    "Baseline",
    "Fixed",
    "Override",
    "Result",
    "Rule",
    "Settings",
    "against",
    "all_rules",
    "dump_baseline",
    "fix_document",
    "judge",
    "lint_document",
    "load_baseline",
    "missing_baseline",
    "patch",
    "rule_infos",
    "unknown_rules",
]

"""Rules over the source, the tables and the spec of docs, with fixes for many of them."""

from slatebind.findings import PRESETS
from slatebind.lint.baseline import AcceptedFindings, Baseline, against, dump_baseline, load_baseline, missing_baseline
from slatebind.lint.engine import lint_document
from slatebind.lint.filtering import apply_settings
from slatebind.lint.fixing import Fixed, fix_document
from slatebind.lint.grouping import one_of_each_group
from slatebind.lint.patch import format_patch
from slatebind.lint.registry import all_rules, rule_infos
from slatebind.lint.rule import Rule, Violation
from slatebind.lint.settings import OFF, Override, Settings, unknown_rules

__all__ = [
    "OFF",
    "PRESETS",
    "AcceptedFindings",
    "Baseline",
    "Fixed",
    "Override",
    "Rule",
    "Settings",
    "Violation",
    "against",
    "all_rules",
    "apply_settings",
    "dump_baseline",
    "fix_document",
    "format_patch",
    "lint_document",
    "load_baseline",
    "missing_baseline",
    "one_of_each_group",
    "rule_infos",
    "unknown_rules",
]

"""``[lint]``: which rules run over the docs, and how bad their findings are."""

from typing import Literal

import msgspec

from slatebind.config.table import Table, Text

RuleSeverity = Literal["error", "warning", "info", "off"]


class LintOverride(Table, frozen=True, kw_only=True):
    """``[[lint.overrides]]``: severities for the files that match one of the ``paths``."""

    paths: tuple[Text, ...]
    rules: dict[str, RuleSeverity]


class LintPlan(Table, frozen=True, kw_only=True):
    """What ``slatebind lint`` does. ``baseline`` is a file of findings that the project lives with."""

    preset: Literal["minimal", "recommended", "strict"] = "recommended"
    rules: dict[str, RuleSeverity] = msgspec.field(default_factory=dict)
    overrides: tuple[LintOverride, ...] = ()
    baseline: Text | None = None
    fail_on: Literal["error", "warning", "info", "never"] = "error"

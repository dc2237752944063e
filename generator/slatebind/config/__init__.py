"""What a project generates, as ``slatebind.toml`` or a pyproject's ``[tool.slatebind]`` says it."""

from slatebind.config.lint import LintOverride, LintPlan
from slatebind.config.model import DEFAULT_DIALECT, Config, SpecPlan, TargetPlan
from slatebind.config.read import FILE, NAMES, find_config, read_config

__all__ = [
    "DEFAULT_DIALECT",
    "FILE",
    "NAMES",
    "Config",
    "LintOverride",
    "LintPlan",
    "SpecPlan",
    "TargetPlan",
    "find_config",
    "read_config",
]

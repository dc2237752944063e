"""What a project generates, as ``slatebind.toml`` or a pyproject's ``[tool.slatebind]`` says it."""

from slatebind.config.model import Config, SpecPlan, TargetPlan
from slatebind.config.read import FILE, NAMES, find_config, read_config

__all__ = ["FILE", "NAMES", "Config", "SpecPlan", "TargetPlan", "find_config", "read_config"]

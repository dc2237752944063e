"""The rules: one file each, or one for a change and its mirror image. A file that is put here is found."""

from importlib import import_module
from pkgutil import iter_modules

from slatebind.diff.rule import Rule

_FILES = sorted(module.name for module in iter_modules(__path__))

RULES: tuple[Rule, ...] = tuple(rule for name in _FILES for rule in import_module(f"{__name__}.{name}").RULES)

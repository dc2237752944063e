"""Findings in the formats of other programs: one module per format, each a pure function from findings to text."""

from collections.abc import Iterable
from importlib import import_module

from slatebind.diagnostic import Diagnostic
from slatebind.formats.rule import RuleInfo, Rules

__all__ = ["FORMATS", "RuleInfo", "Rules", "format_findings"]

_MODULES = {
    "json": "as_json",
    **{name: name for name in ("sarif", "junit", "github", "gitlab", "checkstyle")},
}

FORMATS = tuple(_MODULES)
"""The names of all formats."""


def format_findings(form: str, findings: Iterable[Diagnostic], rules: Rules) -> str:
    """The findings in one of ``FORMATS``. ``rules`` explains codes; the title of an unknown one is the code itself."""
    render = import_module(f"slatebind.formats.{_MODULES[form]}").render
    text: str = render(tuple(findings), rules)
    return text

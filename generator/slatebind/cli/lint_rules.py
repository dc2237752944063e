"""The rules as ``slatebind lint --list`` and ``--explain`` show them."""

import sys
from fnmatch import fnmatchcase

import click
import msgspec

from slatebind.cli import exits
from slatebind.cli.options import Telling
from slatebind.cli.streams import Paint, echo, has_colors
from slatebind.lint import PRESETS, Rule, all_rules
from slatebind.lint.pages import EXAMPLES, printable, sections
from slatebind.suggestions import did_you_mean


def list_rules(telling: Telling, preset: str | None, select: tuple[str, ...]) -> int:
    """A line for each rule: its severity, the first preset that holds it, whether --fix mends it, its title.

    All rules, or those of a preset, or those that the patterns name.
    """
    held = PRESETS[: PRESETS.index(preset) + 1] if preset else PRESETS
    rules = [
        rule
        for rule in all_rules().values()
        if rule.preset in held and (not select or any(fnmatchcase(rule.id, pattern) for pattern in select))
    ]
    if not rules:
        raise click.UsageError("no rule is of that name and preset; --list alone names them all")
    if telling.format != "text":
        echo(msgspec.json.format(msgspec.json.encode([_plain(rule) for rule in rules]), indent=2).decode() + "\n")
        return exits.FINE
    paint = Paint(on=has_colors(telling.color, sys.stdout))
    longest = max(len(rule.id) for rule in rules)
    echo(f"{paint('dim', 'RULE'.ljust(longest) + '  SEVERITY  FROM PRESET  FIX  TITLE')}\n")
    for rule in rules:
        name = paint("bold", rule.id) + " " * (longest - len(rule.id))
        severity = paint(rule.severity.value, f"{rule.severity.value:<7}")
        echo(f"{name}  {severity}   {rule.preset:<11}  {'fix' if rule.is_fixable else '   '}  {rule.title}\n")
    return exits.FINE


def explain(name: str, telling: Telling) -> int:
    """A rule's page."""
    rule = all_rules().get(name)
    if rule is None:
        raise click.UsageError(f"unknown rule `{name}`; {did_you_mean(name, all_rules(), '--list lists all rules')}")
    if telling.format != "text":
        echo(msgspec.json.format(msgspec.json.encode(_plain(rule)), indent=2).decode() + "\n")
        return exits.FINE
    paint = Paint(on=has_colors(telling.color, sys.stdout))
    facts = f"{rule.severity.value} by default, from preset {rule.preset} on"
    echo(f"{paint('bold', rule.id)}: {rule.title}\n{facts}{', fixable with --fix' if rule.is_fixable else ''}\n\n")
    for heading, text in sections(rule):
        echo(f"{paint('bold', heading)}\n\n{_indented(text) if heading in EXAMPLES else text}\n\n")
    return exits.FINE


def _indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.split("\n"))


def _plain(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "title": rule.title,
        "severity": rule.severity.value,
        "preset": rule.preset,
        "fixable": rule.is_fixable,
        "what": rule.explanation.what,
        "rationale": rule.explanation.why,
        "example": printable(rule.explanation.example),
        "instead": printable(rule.explanation.instead),
        "fix": rule.explanation.fix,
    }

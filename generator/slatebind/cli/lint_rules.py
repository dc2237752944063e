"""The rules as ``slatebind lint --list`` and ``--explain`` show them."""

import sys

import click
import msgspec

from slatebind.cli import exits
from slatebind.cli.options import Telling
from slatebind.cli.streams import Paint, has_colors, put
from slatebind.lint import Rule, all_rules
from slatebind.words import nearest


def list_rules(telling: Telling) -> int:
    """Every rule in a line: its severity, the first preset that holds it, whether --fix mends it, its title."""
    rules = all_rules().values()
    if telling.format != "text":
        put(msgspec.json.format(msgspec.json.encode([_plain(rule) for rule in rules]), indent=2).decode() + "\n")
        return exits.FINE
    paint = Paint(on=has_colors(telling.color, sys.stdout))
    longest = max(len(rule.id) for rule in rules)
    for rule in rules:
        name = paint("bold", rule.id) + " " * (longest - len(rule.id))
        severity = paint(rule.severity.value, f"{rule.severity.value:<7}")
        put(f"{name}  {severity}  {rule.preset:<11}  {'fix' if rule.is_fixable else '   '}  {rule.title}\n")
    return exits.FINE


def explain(name: str, telling: Telling) -> int:
    """A rule's page."""
    rule = all_rules().get(name)
    if rule is None:
        meant = nearest(name, all_rules())
        hint = f"; did you mean `{meant}`?" if meant else "; --list names them all"
        raise click.UsageError(f"there is no rule `{name}`{hint}")
    if telling.format != "text":
        put(msgspec.json.format(msgspec.json.encode(_plain(rule)), indent=2).decode() + "\n")
        return exits.FINE
    paint = Paint(on=has_colors(telling.color, sys.stdout))
    facts = f"{rule.severity.value} by default, from preset {rule.preset} on"
    put(f"{paint('bold', rule.id)}: {rule.title}\n{facts}{', mended by --fix' if rule.is_fixable else ''}\n\n")
    put(f"{rule.rationale}\n\n")
    for title, style, snippet in (("Wrong", "removed", rule.bad), ("Right", "added", rule.good)):
        lines = (f"  {line}".rstrip() for line in snippet.strip("\n").split("\n"))
        put(f"{paint(style, title)}:\n\n" + "\n".join(lines).encode("utf-8", "backslashreplace").decode() + "\n\n")
    return exits.FINE


def _plain(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "title": rule.title,
        "severity": rule.severity.value,
        "preset": rule.preset,
        "fixable": rule.is_fixable,
        "rationale": rule.rationale,
        "bad": rule.bad.encode("utf-8", "backslashreplace").decode(),
        "good": rule.good.encode("utf-8", "backslashreplace").decode(),
    }

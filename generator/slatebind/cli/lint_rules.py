"""The rules as ``slatebind lint --list`` and ``--explain`` show them."""

import sys

import click
import msgspec

from slatebind.cli import exit_codes
from slatebind.cli.options import OutputOptions
from slatebind.cli.streams import Paint, echo, has_colors
from slatebind.lint import PRESETS, Rule, all_rules
from slatebind.lint.aliases import RETIRED, is_named
from slatebind.lint.pages import EXAMPLES, applicability, printable, sections
from slatebind.suggestions import did_you_mean


def list_rules(output_options: OutputOptions, preset: str | None, select: tuple[str, ...]) -> int:
    """A line for each rule: its severity, the first preset that includes it, whether --fix fixes it, its title.

    All rules, or those of a preset, or those that match the patterns.
    """
    held = PRESETS[: PRESETS.index(preset) + 1] if preset else PRESETS
    rules = [rule for rule in all_rules().values() if rule.preset in held and (not select or is_named(rule.id, select))]
    if not rules:
        raise click.UsageError("no rule has that name and preset; --list alone lists all rules")
    if output_options.format != "text":
        echo(msgspec.json.format(msgspec.json.encode([_plain(rule) for rule in rules]), indent=2).decode() + "\n")
        return exit_codes.SUCCESS
    paint = Paint(on=has_colors(output_options.color, sys.stdout))
    longest = max(len(rule.id) for rule in rules)
    echo(f"{paint('dim', 'RULE'.ljust(longest) + '  SEVERITY  FROM PRESET  FIX  TITLE')}\n")
    for rule in rules:
        name = paint("bold", rule.id) + " " * (longest - len(rule.id))
        severity = paint(rule.severity.value, f"{rule.severity.value:<7}")
        echo(f"{name}  {severity}   {rule.preset:<11}  {'fix' if rule.is_fixable else '   '}  {rule.title}\n")
    return exit_codes.SUCCESS


def explain_rule(name: str, output_options: OutputOptions) -> int:
    """A rule's page; of a retired name those of the rules that took its place."""
    rules = [all_rules()[rule] for rule in RETIRED.get(name, (name,)) if rule in all_rules()]
    if not rules:
        raise click.UsageError(f"unknown rule `{name}`; {did_you_mean(name, all_rules(), '--list lists all rules')}")
    if output_options.format != "text":
        pages = [_plain(rule) for rule in rules]
        echo(msgspec.json.format(msgspec.json.encode(pages if len(pages) > 1 else pages[0]), indent=2).decode() + "\n")
        return exit_codes.SUCCESS
    for rule in rules:
        _echo_page(rule, Paint(on=has_colors(output_options.color, sys.stdout)))
    return exit_codes.SUCCESS


def _echo_page(rule: Rule, paint: Paint) -> None:
    facts = f"{rule.severity.value} by default, from preset {rule.preset} on"
    facts += ", fixable with --fix" if rule.is_fixable else ""
    applies = f"{applicability(rule)}\n" if rule.needs else ""
    echo(f"{paint('bold', rule.id)}: {rule.title}\n{facts}\n{applies}\n")
    for heading, text in sections(rule):
        echo(f"{paint('bold', heading)}\n\n{_indented(text) if heading in EXAMPLES else text}\n\n")


def _indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.split("\n"))


def _plain(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "title": rule.title,
        "severity": rule.severity.value,
        "preset": rule.preset,
        "fixable": rule.is_fixable,
        "needs": list(rule.needs),
        "what": rule.explanation.what,
        "rationale": rule.explanation.why,
        "example": printable(rule.explanation.example),
        "instead": printable(rule.explanation.instead),
        "fix": rule.explanation.fix,
    }

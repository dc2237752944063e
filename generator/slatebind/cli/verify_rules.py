"""The rules as ``slatebind verify --list`` and ``--explain`` show them."""

import sys
from typing import Any

import click
import msgspec

from slatebind.cli import exit_codes
from slatebind.cli.options import OutputOptions
from slatebind.cli.streams import Paint, echo, has_colors
from slatebind.findings import VERIFY_FINDINGS, FindingDefinition
from slatebind.suggestions import did_you_mean
from slatebind.verify.rules import sections


def list_rules(output_options: OutputOptions) -> int:
    """A line for each rule: its severity and title."""
    rules = VERIFY_FINDINGS.values()
    if output_options.format != "text":
        _echo_json([_plain(rule) for rule in rules])
        return exit_codes.SUCCESS
    paint = Paint(on=has_colors(output_options.color, sys.stdout))
    longest = max(map(len, VERIFY_FINDINGS))
    echo(f"{paint('dim', 'RULE'.ljust(longest) + '  SEVERITY  TITLE')}\n")
    for rule in rules:
        name = paint("bold", rule.code) + " " * (longest - len(rule.code))
        severity = paint(rule.severity.value, f"{rule.severity.value:<8}")
        echo(f"{name}  {severity}  {rule.explanation.title}\n")
    return exit_codes.SUCCESS


def explain_rule(name: str, output_options: OutputOptions) -> int:
    """A rule's page."""
    rule = VERIFY_FINDINGS.get(name)
    if rule is None:
        hint = did_you_mean(name, VERIFY_FINDINGS, "--list lists all rules")
        raise click.UsageError(f"unknown rule `{name}`; {hint}")
    if output_options.format != "text":
        _echo_json(_plain(rule))
        return exit_codes.SUCCESS
    paint = Paint(on=has_colors(output_options.color, sys.stdout))
    echo(f"{paint('bold', rule.code)}: {rule.explanation.title}\n{rule.severity.value} by default\n")
    for heading, text in sections(rule):
        start = "  " if heading == "Example" else ""
        lines = "".join(f"{start}{line}\n" for line in text.split("\n"))
        echo(f"\n{paint('bold', heading)}\n{lines}")
    return exit_codes.SUCCESS


def _plain(rule: FindingDefinition) -> dict[str, Any]:
    what, why, example = (text for _, text in sections(rule))
    return {
        "id": rule.code,
        "severity": rule.severity.value,
        "title": rule.explanation.title,
        "what": what,
        "why": why,
        "example": example,
    }


def _echo_json(value: Any) -> None:
    echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")

"""The rules of ``slatebind verify`` for people and formats: lists, pages, titles."""

from slatebind.findings import VERIFY_FINDINGS, FindingDefinition
from slatebind.formats import RuleInfo, Rules

_HEAD = """\
# Rules of `slatebind verify`

Generated from the rules themselves by `make generate`. `slatebind verify --explain RULE` shows one of them on a
terminal, `slatebind verify --list` lists them. [Verify docs against the server](../how-to/verify.md) explains how to
use the command. In these pages, the source is what docs are compared with: a server, a description of it, or its
traffic.

| Rule | Severity | |
| --- | --- | --- |
"""


def verify_rules() -> Rules:
    """What output formats need to know of the rules."""
    return {
        rule.code: RuleInfo(
            title=rule.explanation.title,
            why=rule.explanation.why,
            help=rule_help(rule),
            severity=rule.severity,
            tags=("verify",),
        )
        for rule in VERIFY_FINDINGS.values()
    }


def sections(rule: FindingDefinition) -> tuple[tuple[str, str], ...]:
    """The headings of a rule's page with the text below each."""
    explanation = rule.explanation
    return (
        ("What it does", explanation.what),
        ("Why is this bad?", explanation.why),
        ("Example", explanation.example),
    )


def rule_help(rule: FindingDefinition) -> str:
    """A rule's page as Markdown, without its title."""
    return "\n\n".join(f"### {heading}\n\n{_body(heading, text)}" for heading, text in sections(rule))


def _body(heading: str, text: str) -> str:
    return f"```text\n{text}\n```" if heading == "Example" else text


def verify_page() -> str:
    """All rules: a table of contents, and a section for each."""
    rules = VERIFY_FINDINGS.values()
    rows = (f"| [{rule.code}](#{rule.code}) | {rule.severity.value} | {rule.explanation.title} |\n" for rule in rules)
    pages = (
        f"\n## {rule.code}\n\n**{rule.explanation.title}.** {rule.severity.value.capitalize()} by default.\n\n"
        f"{rule_help(rule)}\n"
        for rule in rules
    )
    return _HEAD + "".join((*rows, *pages))

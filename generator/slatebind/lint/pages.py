"""The explanations of rules as Markdown: one rule's, and the page of all rules."""

from collections.abc import Iterable

from slatebind.findings import FACTS
from slatebind.lint.aliases import names_of
from slatebind.lint.docstring import NO_FIX
from slatebind.lint.rule import Rule

_HEAD = """\
# Rules of `slatebind lint`

Generated from the rules themselves by `make generate`. `slatebind lint --explain RULE` shows one of them on a terminal,
`slatebind lint --list` lists them. [lint.md](lint.md) explains how to choose, suppress and fix findings.

Each preset includes those before it: `minimal`, `recommended` (the default), `strict`.

| Rule | Severity | From preset | `--fix` | |
| --- | --- | --- | --- | --- |
"""


def sections(rule: Rule) -> tuple[tuple[str, str], ...]:
    """The headings of a rule's page with the text below each."""
    explanation = rule.explanation
    instead = (("Use instead", printable(explanation.instead)),) if explanation.instead else ()
    return (
        ("What it does", explanation.what),
        ("Why is this bad?", explanation.why),
        ("Example", printable(explanation.example)),
        *instead,
        ("Fix", explanation.fix or NO_FIX),
    )


EXAMPLES = ("Example", "Use instead")
"""The headings below which there is source text."""


def printable(example: str) -> str:
    """The lines of an example, without the last newline."""
    return example.strip("\n")


def rule_help(rule: Rule) -> str:
    """A rule's page as Markdown, without its title."""
    return "\n\n".join(f"### {heading}\n\n{_body(heading, text)}" for heading, text in sections(rule))


def _body(heading: str, text: str) -> str:
    return f"````markdown\n{text}\n````" if heading in EXAMPLES else text


def rules_page(rules: Iterable[Rule]) -> str:
    """All rules: a table of contents, and a section for each."""
    rules = tuple(rules)
    rows = (
        f"| [{rule.id}](#{rule.id}) | {rule.severity.value} | {rule.preset} | {'yes' if rule.is_fixable else ''} "
        f"| {rule.title} |\n"
        for rule in rules
    )
    pages = (f"\n## {rule.id}\n\n**{rule.title}.** {_facts(rule)}\n\n{rule_help(rule)}\n" for rule in rules)
    return _HEAD + "".join((*rows, *pages))


def _facts(rule: Rule) -> str:
    fix = " Fixable with `--fix`." if rule.is_fixable else ""
    former = ", ".join(f"`{name}`" for name in names_of(rule.id)[1:])
    names = f" Formerly {former}." if former else ""
    applies = f" {applicability(rule)}." if rule.needs else ""
    return f"{rule.severity.value.capitalize()} by default, from preset `{rule.preset}` on.{fix}{applies}{names}"


def applicability(rule: Rule) -> str:
    """The docs to which a rule with needs applies."""
    return f"Applies to docs {', '.join(FACTS[fact] for fact in rule.needs)}"

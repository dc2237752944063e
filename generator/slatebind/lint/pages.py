"""What a rule is about, for readers: what is wrong and what is right side by side, and the page of all rules."""

from collections.abc import Iterable, Iterator
from difflib import unified_diff

from slatebind.hidden_characters import escape_surrogates
from slatebind.lint.rule import Rule

_SHORT = 10
"""Snippets of up to so many lines are shown whole; of longer ones what differs, with the lines around it."""

_SHOWN = 30
"""So many lines of a difference are shown: what a screen holds."""

_PLACES = {
    "page": "",
    "head": "below a command's heading",
    "example": "in a command's example",
    "parameters": "in a table of parameters",
    "answer": "in a command's answer",
    "fields": "in a table of fields",
}

_HEAD = """\
# Rules of `slatebind lint`

Made from the rules' own files. `slatebind lint --explain RULE` shows the same on a terminal,
`slatebind lint --list` a line for each. [lint.md](lint.md) says how they are chosen, silenced and mended.

A preset holds the rules of those before it: `minimal`, `recommended` (the default), `strict`.

| Rule | Severity | From preset | `--fix` | |
| --- | --- | --- | --- | --- |
"""


def snippets(rule: Rule) -> Iterator[tuple[str, str]]:
    """Titles and texts: ``Wrong`` and ``Right``, or one text of ``-`` and ``+`` lines where they are long."""
    bad, good = printable(rule.bad), printable(rule.good)
    if max(len(bad), len(good)) <= _SHORT or not good:
        yield "Wrong", "\n".join(bad)
        if any(line for line in good):
            yield "Right", "\n".join(good)
        return
    changed = ["..." if line.startswith("@@") else line for line in list(unified_diff(bad, good, n=2, lineterm=""))[2:]]
    yield "Wrong (-) and right (+)", "\n".join([*changed[:_SHOWN], *(["..."] if len(changed) > _SHOWN else [])])


def printable(snippet: str) -> list[str]:
    """The lines of a snippet; halves of pairs, which stand for bytes that are no text, as escapes."""
    return escape_surrogates(snippet.strip("\n")).split("\n")


def where(rule: Rule) -> str:
    """Where in the docs the snippets stand; nothing where they are whole pages."""
    return _PLACES[rule.place]


def rule_help(rule: Rule) -> str:
    """The rationale and the snippets, as Markdown."""
    parts = [rule.rationale]
    for title, text in snippets(rule):
        place = f" {where(rule)}" if where(rule) else ""
        language = "diff" if "(-)" in title else "markdown"
        parts.append(f"{title}{place}:\n\n````{language}\n{text}\n````")
    return "\n\n".join(parts)


def rules_page(rules: Iterable[Rule]) -> str:
    """All rules: a table of contents, and a section for each."""
    rules = tuple(rules)
    rows = (
        f"| [{rule.id}](#{rule.id}) | {rule.severity.value} | {rule.preset} | {'yes' if rule.is_fixable else ''} "
        f"| {rule.title} |\n"
        for rule in rules
    )
    sections = (f"\n## {rule.id}\n\n**{rule.title}.** {_facts(rule)}\n\n{rule_help(rule)}\n" for rule in rules)
    return _HEAD + "".join((*rows, *sections))


def _facts(rule: Rule) -> str:
    mends = ", mended by `--fix`" if rule.is_fixable else ""
    return f"{rule.severity.value.capitalize()} by default, from preset `{rule.preset}` on{mends}."

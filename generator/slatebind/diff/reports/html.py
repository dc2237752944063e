"""One self-contained page: searchable, for a phone and a screen, with nothing from elsewhere.

Text from docs is hostile: all of it passes ``escape``, and the page's own policy lets no other script run.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from itertools import groupby
from string import Template

from slatebind.diagnostic import Diagnostic, Position
from slatebind.diff.fingerprints import fingerprinted
from slatebind.diff.headings import heading
from slatebind.diff.outcome import Accepted, Outcome
from slatebind.diff.verdict import Finding, Level, Witness
from slatebind.hidden_characters import escape_unprintable

_MANY = 5
_WORDS = {Level.BREAKING: "breaking", Level.WARNING: "to look at", Level.INFO: "fine"}


def render(outcome: Outcome) -> str:
    """The comparison as a page."""
    page, style, script = (_asset(name) for name in ("page.html", "page.css", "page.js"))
    return Template(page).substitute(
        policy=f"default-src 'none'; base-uri 'none'; form-action 'none'; style-src {_digest(style)}; "
        f"script-src {_digest(script)}",
        style=style,
        script=script,
        old=_text(outcome.old),
        new=_text(outcome.new),
        bump=outcome.bump,
        counts="".join(_count(level, count) for level, count in outcome.counts.items()),
        total=len(outcome.findings),
        changes="".join(_sections(outcome)) or "<p class=empty>Nothing changed.</p>",
        accepted=_listing("Accepted on purpose", map(_accepted, outcome.accepted)),
        notes=_listing("About the ignore file", map(_note, outcome.notes)),
    )


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _count(level: Level, count: int) -> str:
    label = f"<span class=number>{count}</span> {_WORDS[level]}"
    return f'<label class="count {level}"><input type=checkbox name=level value={level} checked>{label}</label>\n'


def _sections(outcome: Outcome) -> Iterator[str]:
    for head, found in groupby(fingerprinted(outcome.findings), key=lambda one: heading(one[0])):
        articles = "".join(_article(finding, mark, outcome) for finding, mark in found)
        yield f"<section>\n<h2>{_text(head)}</h2>\n{articles}</section>\n"


def _article(finding: Finding, mark: str, outcome: Outcome) -> str:
    level = outcome.level(finding)
    surfaces = "".join(
        f"<li class={one}>{surface}{'' if one is level else f' ({one})'}</li>"
        for surface, one in finding.levels.items()
    )
    guess = f" <em>a guess, {finding.confidence:.0%} sure</em>" if finding.confidence < 1 else ""
    parts = [
        f'<article id="{mark}" class={level} data-level={level} data-surfaces="{" ".join(finding.levels)}">\n',
        f"<h3><span class=level>{level}</span> {_prose(finding.message)}{guess}</h3>\n",
        f"<p class=why>{_prose(finding.why)}</p>\n",
        _witness(finding.witness) if finding.witness and level is Level.BREAKING else "",
        _commands(finding.commands),
        f'<footer><a href="#{mark}">{_text(finding.rule)}</a> <ul class=surfaces>{surfaces}</ul>',
        f"<span class=places>{_places(finding.old_at, finding.new_at)}</span></footer>\n</article>\n",
    ]
    return "".join(parts)


def _witness(witness: Witness) -> str:
    after = f"<ins>{_text(witness.after)}</ins>" if witness.after else ""
    return f"<pre><del>{_text(witness.before)}</del>{after}</pre>\n"


def _commands(names: tuple[str, ...]) -> str:
    if len(names) <= _MANY:
        return ""  # the heading names them
    listed = ", ".join(f"<code>{_text(name)}</code>" for name in names)
    return f"<details><summary>{len(names)} commands answer with it</summary>{listed}</details>\n"


def _places(old: Position | None, new: Position | None) -> str:
    found = [f"{sign} {_text(f'{at.file}:{at.line}')}" for sign, at in (("\u2212", old), ("+", new)) if at]
    return "<br>".join(found)


def _listing(title: str, items: Iterable[str]) -> str:
    lines = "".join(f"<li>{item}</li>\n" for item in items)
    return f"<section class=listing>\n<h2>{title}</h2>\n<ul>{lines}</ul>\n</section>\n" if lines else ""


def _accepted(one: Accepted) -> str:
    finding = one.finding
    return f"<code>{_text(finding.place)}</code>: {_prose(finding.message)}<br><em>{_text(one.reason)}</em>"


def _note(note: Diagnostic) -> str:
    return f"{_text(str(note.at))}: {note.severity}: {_prose(note.message)}"


def _prose(text: str) -> str:
    """Text with what stands in backticks as code."""
    return re.sub(r"`([^`]*)`", r"<code>\1</code>", _text(text))


def _text(text: str) -> str:
    """Text as HTML that cannot run scripts, with invisible characters as escapes."""
    return escape(escape_unprintable(text))

"""A self-contained, searchable HTML page for small and large screens, which loads nothing.

Text from docs is hostile: all of it passes ``escape``, and the content security policy allows only the page's script.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from importlib.resources import files
from itertools import groupby
from string import Template

from slatebind.diagnostic import Diagnostic, Position
from slatebind.diff.fingerprints import with_fingerprints
from slatebind.diff.headings import MAX_COMMANDS_NAMED, heading
from slatebind.diff.reports.sections import NEW_DOCS, Section, rule_counts, sections, shown_consequences, summary
from slatebind.diff.result import DiffResult
from slatebind.diff.verdict import Finding, Level, Witness
from slatebind.hidden_characters import escape_unprintable

_LABELS = {Level.BREAKING: "breaking", Level.WARNING: "warning", Level.INFO: "info"}

_MAX_OPEN_CONSEQUENCES = 3


def render(result: DiffResult) -> str:
    """The comparison as a page."""
    page, style, script = (_asset(name) for name in ("page.html", "page.css", "page.js"))
    return Template(page).substitute(
        policy=f"default-src 'none'; base-uri 'none'; form-action 'none'; style-src {_digest(style)}; "
        f"script-src {_digest(script)}",
        style=style,
        script=script,
        old=_text(result.old),
        new=_text(result.new),
        summary=NEW_DOCS if result.is_new else summary(result) or "no changes",
        bump=result.bump,
        counts="".join(_count(level, count) for level, count in result.counts.items()),
        total=len(result.findings),
        changes="".join(_sections(result)) or "<p class=empty>No changes.</p>" * (not result.is_new),
        accepted=_listing("Accepted", map(_accepted, result.accepted)),
        notes=_listing("Problems with the ignore file", map(_note, result.notes)),
    )


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _count(level: Level, count: int) -> str:
    label = f"<span class=number>{count}</span> {_LABELS[level]}"
    return f'<label class="count {level}"><input type=checkbox name=level value={level} checked>{label}</label>\n'


def _sections(result: DiffResult) -> Iterator[str]:
    marks = {id(finding): fingerprint for finding, fingerprint in with_fingerprints(result.everything)}
    for section, findings in sections(result):
        is_folded = section is Section.DOCS
        title = f"<h2>{section} <span class=number>{len(findings)}</span></h2>"
        counts = f" <small>{_text(rule_counts(findings))}</small>" if is_folded else ""
        groups = "".join(_groups(findings, marks, result))
        yield f"<details class=section{'' if is_folded else ' open'}>\n<summary>{title}{counts}</summary>\n"
        yield f"{groups}</details>\n"


def _groups(findings: Iterable[Finding], marks: Mapping[int, str], result: DiffResult) -> Iterator[str]:
    for title, group in groupby(findings, key=heading):
        articles = "".join(_article(finding, marks[id(finding)], result) for finding in group)
        yield f"<section>\n<h3>{_text(title)}</h3>\n{articles}</section>\n"


def _article(finding: Finding, fingerprint: str, result: DiffResult) -> str:
    level = result.level(finding)
    surfaces = "".join(
        f"<li class={own_level}>{surface}{'' if own_level is level else f' ({own_level})'}</li>"
        for surface, own_level in finding.levels.items()
    )
    confidence = f" <em>probably; confidence {finding.confidence:.0%}</em>" if finding.confidence < 1 else ""
    parts = [
        f'<article id="{fingerprint}" class={level} data-level={level} data-surfaces="{" ".join(finding.levels)}">\n',
        f"<h4><span class=level>{level}</span> {_prose(finding.message)}{confidence}</h4>\n",
        f"<p class=why>{_prose(finding.why)}</p>\n",
        _consequences(shown_consequences(finding, result)),
        _witness(finding.witness) if finding.witness and level is Level.BREAKING else "",
        _names("responses contain it", finding.commands, MAX_COMMANDS_NAMED),  # the heading names as many
        _names("requests contain it", finding.senders, MAX_COMMANDS_NAMED),
        _names("more places", finding.other_places, 0),
        f'<footer><a href="#{fingerprint}">{_text(finding.rule)}</a> <ul class=surfaces>{surfaces}</ul>',
        f"<span class=places>{_positions(finding.old_at, finding.new_at)}</span></footer>\n</article>\n",
    ]
    return "".join(parts)


def _consequences(consequences: tuple[Finding, ...]) -> str:
    items = "".join(f"<li>{_prose(each.message)}</li>" for each in consequences)
    if len(consequences) <= _MAX_OPEN_CONSEQUENCES:
        return f"<ul>{items}</ul>\n" if items else ""
    return f"<details><summary>{len(consequences)} changes follow</summary><ul>{items}</ul></details>\n"


def _witness(witness: Witness) -> str:
    after = f"<ins>{_text(witness.after)}</ins>" if witness.after else ""
    return f"<pre><del>{_text(witness.before)}</del>{after}</pre>\n"


def _names(title: str, names: tuple[str, ...], named: int) -> str:
    """Names to unfold; nothing if there are not more than ``named``."""
    if len(names) <= named:
        return ""
    listed = ", ".join(f"<code>{_text(name)}</code>" for name in names)
    return f"<details><summary>{len(names)} {title}</summary>{listed}</details>\n"


def _positions(old: Position | None, new: Position | None) -> str:
    positions = [f"{sign} {_text(f'{at.file}:{at.line}')}" for sign, at in (("\u2212", old), ("+", new)) if at]
    return "<br>".join(positions)


def _listing(title: str, items: Iterable[str]) -> str:
    lines = "".join(f"<li>{item}</li>\n" for item in items)
    return f"<section class=listing>\n<h2>{title}</h2>\n<ul>{lines}</ul>\n</section>\n" if lines else ""


def _accepted(finding: Finding) -> str:
    return f"<code>{_text(finding.place)}</code>: {_prose(finding.message)}<br><em>{_text(finding.accepted or '')}</em>"


def _note(note: Diagnostic) -> str:
    return f"{_text(str(note.at))}: {note.severity}: {_prose(note.message)}"


def _prose(text: str) -> str:
    """Text in which backticks mark code."""
    return re.sub(r"`([^`]*)`", r"<code>\1</code>", _text(text))


def _text(text: str) -> str:
    """Text as HTML that cannot run scripts, with invisible characters as escapes."""
    return escape(escape_unprintable(text))

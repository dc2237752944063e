"""Markdown of docs as HTML that is safe on any page: HTML in docs is text, but for tags that only format prose.

Links lead to web pages, to mail, and to headings that are known. Pictures become links: to show them, a page would have
to ask other hosts.
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from mistune import Markdown
from mistune.renderers.html import HTMLRenderer

from slatebind.markdown.anchors import heading_anchors
from slatebind.markdown.blocks import Annotation, Aside, Code, Comment, Content, Heading, Prose, Row, Table
from slatebind.markdown.parser import parse_blocks

_LOWEST = 6
"""The level of the smallest headings."""
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.I)
_COMMENT_OR_TAG = re.compile(r"<!--[\s\S]*?(?:-->|\Z)|</?(?P<name>[A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>")
_PROSE_TAGS = frozenset({
    "a", "abbr", "aside", "b", "big", "code", "del", "div", "em", "font", "i", "ins", "kbd", "li", "mark", "ol", "p",
    "s", "samp", "small", "span", "strong", "sub", "sup", "u", "ul", "var", "wbr",
})  # fmt: skip
"""Tags that are dropped; what is between them stays."""
_KINDS = frozenset({"notice", "warning", "success"})


class _Title(NamedTuple):
    """What a heading becomes; ``id`` is empty if it gets none."""

    level: int
    id: str
    anchors: tuple[str, ...]


def to_html(text: str, level: int, prefix: str = "", links: Mapping[str, str] = {}) -> str:
    """The blocks of a text; its headings begin at ``level`` and are never more than one level apart.

    With a ``prefix``, headings have ids that begin with it. ``links`` are the ids of further anchors that the text may
    link to; of a link to any other place in the page, only what it shows is left.
    """
    blocks, _ = parse_blocks(text, "")
    titles = tuple(_titles(_shown_headings(blocks), level, prefix))
    own = {anchor: title.id for title in reversed(titles) if title.id for anchor in title.anchors}
    writer = _Writer({**links, **own})
    return "\n".join(filter(None, writer.blocks(blocks, titles)))


def headings_with_ids(text: str, prefix: str) -> list[tuple[Heading, str]]:
    """The headings of a text, with the ids that they get with a prefix."""
    blocks, _ = parse_blocks(text, "")
    headings = _shown_headings(blocks)
    return [(heading, title.id) for heading, title in zip(headings, _titles(headings, 1, prefix), strict=True)]


def _shown_headings(blocks: Sequence[Content]) -> list[Heading]:
    return [block for block in blocks if isinstance(block, Heading) and block.text.strip()]


def _titles(headings: Sequence[Heading], level: int, prefix: str) -> Iterator[_Title]:
    above: list[int] = []
    taken: set[str] = set()
    for heading, anchors in zip(headings, heading_anchors(headings), strict=True):
        while above and above[-1] >= heading.level:
            above.pop()
        numbered, plain, *_ = (*anchors, anchors[0])
        name = numbered if plain in taken else plain
        taken.add(name)
        yield _Title(min(level + len(above), _LOWEST), f"{prefix}.{name}" if prefix else "", anchors)
        above.append(heading.level)


class _Writer:
    """Writes blocks."""

    def __init__(self, links: Mapping[str, str]) -> None:
        self._markdown = _markdown()
        self._links = links

    def blocks(self, blocks: Sequence[Content], titles: Sequence[_Title]) -> Iterator[str]:
        """Each block; comments are empty."""
        remaining = iter(titles)
        for block in blocks:
            match block:
                case Heading(text=text) if not text.strip():
                    yield ""
                case Heading(text=text):
                    title = next(remaining)
                    attribute = f' id="{title.id}"' if title.id else ""
                    yield f"<h{title.level}{attribute}>{self._inline(text)}</h{title.level}>"
                case Prose(text=text):
                    yield self._prose(text)
                case Annotation(text=text):
                    yield f"<blockquote>{self._prose(text)}</blockquote>"
                case Aside(kind=kind, text=text):
                    inner, _ = parse_blocks(text, "")
                    name = f"note {kind}" if kind in _KINDS else "note"
                    parts = self.blocks([_flattened(block) for block in inner], ())
                    yield f'<div class="{name}" role="note">{"".join(parts)}</div>'
                case Code(text=text):
                    yield f"<pre><code>{html.escape(text.rstrip(), quote=False)}</code></pre>"
                case Table():
                    yield self._table(block)
                case Comment():
                    yield ""

    def _prose(self, text: str) -> str:
        renderer = self._markdown.renderer
        assert isinstance(renderer, _Renderer)
        renderer.links = self._links
        return str(self._markdown(text)).strip()

    def _inline(self, text: str) -> str:
        """A text that is in a heading or a cell."""
        written = self._prose(text)
        is_paragraph = written.startswith("<p>") and written.endswith("</p>") and written.count("<p>") == 1
        if is_paragraph:
            return written.removeprefix("<p>").removesuffix("</p>")
        return html.escape(text, quote=False)

    def _table(self, table: Table) -> str:
        head = f"<thead>{self._row(table.header, 'th')}</thead>" if table.header else ""
        return f"<table>{head}<tbody>{''.join(self._row(row, 'td') for row in table.rows)}</tbody></table>"

    def _row(self, row: Row, tag: str) -> str:
        cells = (self._inline(cell.text) if cell.text else "" for cell in row.cells)
        return f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in cells)}</tr>"


class _Renderer(HTMLRenderer):
    """mistune's writer of HTML, with other rules for what leads elsewhere or is HTML already."""

    links: Mapping[str, str] = {}

    def text(self, text: str) -> str:
        """Text, in which docs may write characters as entities."""
        return html.escape(html.unescape(text), quote=False)

    def codespan(self, text: str) -> str:
        """Code is as it is written."""
        return f"<code>{html.escape(text, quote=False)}</code>"

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """A link, or only what it shows."""
        url = html.unescape(url)
        if "<a " in text:  # a picture in a link is a link already
            return text
        if url.startswith("#") and (found := self.links.get(url[1:].lower())):
            return f'<a href="#{html.escape(found)}">{text}</a>'
        if _ADDRESS.fullmatch(url):
            return f'<a href="{html.escape(url)}" rel="noreferrer">{text}</a>'
        return text

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """A link to a picture."""
        return self.link(text or html.escape(url, quote=False), url)

    def inline_html(self, html: str) -> str:
        """The tags of prose are dropped, others are text."""
        return _without_tags(html)

    def block_html(self, html: str) -> str:
        """The same, in a paragraph of its own."""
        text = _without_tags(html).strip()
        return f"<p>{text}</p>\n" if text else ""

    def block_code(self, code: str, info: str | None = None) -> str:
        """A block of code."""
        return f"<pre><code>{html.escape(code.rstrip(), quote=False)}</code></pre>\n"

    def heading(self, text: str, level: int, **attrs: object) -> str:
        """Headings in lists are not of the page's outline."""
        return f"<p><strong>{text}</strong></p>\n"

    def linebreak(self) -> str:
        """The end of a line."""
        return "<br>\n"

    def thematic_break(self) -> str:
        """A rule."""
        return "<hr>\n"


@cache
def _markdown() -> Markdown:
    return Markdown(_Renderer())


def _flattened(block: Content) -> Content:
    """A block in an aside, where headings and further asides are paragraphs."""
    match block:
        case Heading(at=at, text=text) if text.strip():
            return Prose(at, f"**{text}**")
        case Aside(at=at, text=text):
            return Prose(at, text)
    return block


def _without_tags(text: str) -> str:
    """The text with its tags of prose and comments left out, all else escaped."""
    parts = []
    end = 0
    for found in _COMMENT_OR_TAG.finditer(text):
        parts.append(html.escape(text[end : found.start()], quote=False))
        end = found.end()
        name = (found["name"] or "").lower()
        if name == "br":
            parts.append("<br>")
        elif name and name not in _PROSE_TAGS:
            parts.append(html.escape(found[0], quote=False))
    return "".join((*parts, html.escape(text[end:], quote=False)))

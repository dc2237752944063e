"""HTML pages as a browser reads them, and what must hold for each page of a reference."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit

import html5lib

Element = Any
"""An element of a tree of the standard library, of which html5lib has its own subclass."""


class Page:
    """A page that has no errors of syntax: reading one that has any raises ``ParseError``."""

    def __init__(self, text: str) -> None:
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        self.root: Element = parser.parse(text)
        self.elements: list[Element] = [element for element in self.root.iter() if isinstance(element.tag, str)]
        self.ids = Counter(element.get("id") for element in self.elements if element.get("id") is not None)
        self.links = [link.get("href") for link in self.all("a") if link.get("href") is not None]

    def all(self, tag: str) -> list[Element]:
        """The elements with a tag."""
        return [element for element in self.elements if element.tag == tag]

    def with_id(self, identifier: str) -> Element:
        """The element that has an id."""
        (found,) = [element for element in self.elements if element.get("id") == identifier]
        return found

    def text(self, identifier: str) -> str:
        """The text of the element that has an id, with single spaces."""
        return " ".join("".join(self.with_id(identifier).itertext()).split())


def problems(pages: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the pages of a folder, by their paths: links, ids, headings, scripts, what they load."""
    read = {path: Page(text) for path, text in pages.items()}
    for path, page in read.items():
        yield from (f"{path}: {number} elements have the id {name}" for name, number in page.ids.items() if number > 1)
        yield from (f"{path}: the id {name!r}" for name in page.ids if not re.fullmatch(r"[\w.-]+", name))
        yield from (f"{path}: leads nowhere: {link}" for link in page.links if not _resolves(link, path, read))
        if len(page.all("h1")) != 1:
            yield f"{path}: {len(page.all('h1'))} headings of the first level"
        yield from (f"{path}: {problem}" for problem in _skipped_headings(page))
        yield from (f"{path}: {problem}" for problem in _active_content(page))


def _resolves(link: str, path: str, pages: Mapping[str, Page]) -> bool:
    parts = urlsplit(link)
    if parts.scheme:
        return parts.scheme in {"http", "https", "mailto"}
    target = normpath(join(dirname(path), unquote(parts.path))) if parts.path else path
    return target in pages and (not parts.fragment or unquote(parts.fragment) in pages[target].ids)


def _skipped_headings(page: Page) -> Iterator[str]:
    before = 0
    for heading in (element for element in page.elements if re.fullmatch("h[1-6]", element.tag)):
        level = int(heading.tag[1])
        if level > before + 1:
            yield f"heading {''.join(heading.itertext())!r} of level {level} follows one of level {before}"
        before = level


def _active_content(page: Page) -> Iterator[str]:
    """Scripts that the policy does not name, handlers of events, and whatever loads something."""
    policies = [meta.get("content") for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    if len(policies) != 1 or not policies[0].startswith("default-src 'none'; "):
        yield f"policies {policies}"
    for script in page.all("script"):
        digest = base64.b64encode(hashlib.sha256((script.text or "").encode()).digest()).decode()
        if script.get("type") != "application/json" and f"script-src 'sha256-{digest}'" not in policies[0]:
            yield "a script that the policy does not name"
    for element in page.elements:
        for name in element.keys():  # noqa: SIM118 - an element is not a dictionary
            is_link = name in {"src", "srcset", "data", "action", "formaction", "poster", "background", "style"}
            if name.startswith("on") or is_link:
                yield f"{element.tag} has the attribute {name}"
        if element.tag == "link" and not element.get("href", "").startswith("data:"):
            yield f"loads {element.get('href')}"
        if element.tag in {"img", "iframe", "object", "embed", "form", "base", "svg", "math", "video", "audio"}:
            yield f"has the element {element.tag}"

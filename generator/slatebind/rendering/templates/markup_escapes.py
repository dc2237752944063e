"""Escapes for HTML: text, values of attributes, values in scripts, and the Markdown of docs."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from slatebind.rendering.templates.escapes import visible, without_markers

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;"})
# A browser looks for the end of a script, and for comments, before the script is parsed.
# Text that has no Markdown in it: no list, no emphasis, no code.
_PLAIN = re.compile(r"(?![-+]|[0-9]+[.)])[\w .,:;()'/?%=+-]*")
_CACHED_TEXTS = 1 << 12
_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def html(text: str) -> str:
    """Text between tags of HTML."""
    return visible(text).translate(_TEXT)


def attribute(text: str) -> str:
    """The value of an attribute of HTML, in its quotes."""
    return f'"{visible(text).translate(_ATTRIBUTE)}"'


def script(value: Any) -> str:
    """A value as JSON in a script of an HTML page."""
    return without_markers(json.dumps(value, allow_nan=False)).translate(_SCRIPT)


def markdown(text: str, level: int = 2, prefix: str = "", links: Mapping[str, str] | None = None) -> str:
    """Markdown as HTML, in which docs can have neither markup of their own nor links that run something.

    The first headings are of ``level``; with a ``prefix`` they have ids that begin with it. ``links`` has the ids of
    the anchors of the page that docs may link to.
    """
    if prefix or (links and "](#" in text):
        return _converted(text, level, prefix, links or {})
    return _short(text, level)


@lru_cache(_CACHED_TEXTS)
def _short(text: str, level: int) -> str:
    """The Markdown of a description, of which many commands have the same."""
    if _PLAIN.fullmatch(text):
        return f"<p>{html(text)}</p>"
    return _converted(text, level, "", {})


def _converted(text: str, level: int, prefix: str, links: Mapping[str, str]) -> str:
    from slatebind.markdown.html import to_html  # noqa: PLC0415 - mistune is slow to import

    # Entities can stand for hidden characters: they are replaced once they are written as themselves.
    return without_markers(visible(to_html(visible(text), level, prefix, links)))


def sha256(text: str) -> str:
    """The SHA-256 hash of a text in base64, by which a policy of a page names its script."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


MARKUP_ESCAPES = {"html": html, "attribute": attribute, "script": script, "markdown": markdown, "sha256": sha256}
"""The filters for HTML, by name."""

"""Escapes for HTML: text, values of attributes, and values in scripts."""

import json
from typing import Any

from slatebind.rendering.escapes import visible

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;"})
# A browser looks for the end of a script, and for comments, before the script is parsed.
_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def html(text: str) -> str:
    """Text between tags of HTML."""
    return visible(text).translate(_TEXT)


def attribute(text: str) -> str:
    """The value of an attribute of HTML, in its quotes."""
    return f'"{visible(text).translate(_ATTRIBUTE)}"'


def script(value: Any) -> str:
    """A value as JSON in a script of an HTML page."""
    return json.dumps(value, allow_nan=False).translate(_SCRIPT)


MARKUP_ESCAPES = {"html": html, "attribute": attribute, "script": script}
"""The filters for HTML, by name."""

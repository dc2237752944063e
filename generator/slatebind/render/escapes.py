"""How text from docs enters files: one named escape for each kind of place. Whatever the text holds, it stays text."""

import re
from functools import lru_cache

from slatebind.hidden_characters import replace_hidden

_MARKER = re.compile(r"slatebind: (?=keep |end )")
_SPACE = re.compile(r"\s+")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
# Most texts are asked for more than once: by the sync and the async class, and by every command of a kind.
_REMEMBERED = 1 << 11


def visible(text: str) -> str:
    """Without characters that nobody sees: controls, separators, marks that turn text around.

    What the docs say never marks a region of a person's own text either.
    """
    return replace_hidden(_MARKER.sub("slatebind, ", text))


@lru_cache(_REMEMBERED)
def line(text: str) -> str:
    """On one line."""
    return _SPACE.sub(" ", visible(text)).strip()


@lru_cache(_REMEMBERED)
def summary(text: str) -> str:
    """The first sentence, on one line."""
    return re.split(r"(?<=[.!?]) (?=[A-Z])", line(text), maxsplit=1)[0]


@lru_cache(_REMEMBERED)
def docstring(text: str, indent: int = 0, width: int = 88) -> str:
    """Wrapped for a docstring that is indented by ``indent``: no quotes or backslashes that mean anything there."""
    paragraphs = _PARAGRAPH.split(visible(text).strip())
    wrapped = [_wrapped(line(one), width - indent) for one in paragraphs]
    safe = "\n\n".join(one for one in wrapped if one).replace("\\", "\\\\").replace('"', "'" if '"""' in text else '"')
    safe = safe[:-1] + '\\"' if safe.endswith('"') else safe
    return safe.replace("\n", "\n" + " " * indent).replace("\n" + " " * indent + "\n", "\n\n")


def _wrapped(text: str, width: int) -> str:
    """A line, broken at its spaces; as textwrap does it, but for all that a line of single spaces has no need of."""
    lines = []
    start = 0
    while len(text) - start > width:
        end = text.rfind(" ", start, start + width + 1)
        if end < 0:
            end = text.find(" ", start)
        if end < 0:
            break
        lines.append(text[start:end])
        start = end + 1
    return "\n".join([*lines, text[start:]])


@lru_cache(_REMEMBERED)
def literal(text: str) -> str:
    """A string literal as black writes it; everything beyond ASCII that is not printable is escaped."""
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    quote = "'" if '"' in text and "'" not in text else '"'
    body = "".join(_escaped(one, quote) for one in text)
    return f"{quote}{body}{quote}"


def _escaped(one: str, quote: str) -> str:
    if one in {quote, "\\"}:
        return "\\" + one
    if one in "\n\t\r":
        return {"\n": "\\n", "\t": "\\t", "\r": "\\r"}[one]
    if one.isprintable():
        return one
    code = ord(one)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def comment(text: str) -> str:
    """What may follow a ``#``."""
    return line(text)


def cell(text: str) -> str:
    """A table's cell in Markdown: one line, pipes escaped."""
    return line(text).replace("|", "\\|")


def block(text: str) -> str:
    """Prose in Markdown, as it is but for what nobody sees."""
    return visible(text).strip()


ESCAPES = {one.__name__: one for one in (line, summary, docstring, literal, comment, cell, block)}
"""The filters that templates have."""

"""Escapes: one filter for each kind of position where a template inserts text.

Escaped text can never end the literal or comment that it is in."""

import re
from functools import lru_cache
from textwrap import dedent

from slatebind.hidden_characters import replace_hidden

_MARKER = re.compile(r"slatebind: (?=keep |end )")
_LINE_END = re.compile(r"\s*\n\s*")
_SPACE = re.compile(r"\s+")
# A heading, HTML, or a table, whose second line is a rule.
_NOT_PROSE = re.compile(r"[#<|]|[^\n]*\n[ \t|:]*-{3}")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_TAGS = "a|abbr|b|big|br|code|del|em|font|i|img|ins|kbd|li|mark|ol|p|s|samp|small|span|strong|sub|sup|u|ul|var|wbr"
_BLOCK_TAGS = "aside|div"
# Code in backticks, an HTML tag of prose, a link within the page that the text is from, or a comment. A comment that
# does not end hides all that follows, as in a browser.
_MARKUP = re.compile(
    rf"(`+[^`]*`+)|</?({_TAGS}|{_BLOCK_TAGS})(?:\s[^<>]*)?/?>|\[([^\[\]]*)\]\((?:#|/|\.)[^()\s]*\)"
    r"|(?P<comment><!--[\s\S]*?(?:-->|\Z))",
    re.IGNORECASE,
)
_CODE_OR_COMMENT = re.compile(r"(`+[^`]*`+)|<!--[\s\S]*?(?:-->|\Z)")
_SPACING = {"br": " ", "li": " ", "p": " ", "aside": "\n\n", "div": "\n\n"}
"""What remains of tags that separate words or paragraphs."""
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
# What begins a line of its own: an item of a list, or a row of a table.
_OWN_LINE = re.compile(r"[ \t]*(?:[*+-][ \t]|\d{1,2}[.)][ \t]|\|)")
_TABLE_RULE = frozenset("-|: \t")
# Most texts are used more than once: by the sync and the async class, and by every command of a kind.
_CACHED_TEXTS = 1 << 11
_LINE_WIDTH = 88


def visible(text: str) -> str:
    """The text without invisible characters (controls, separators, direction marks) and without region markers."""
    return without_markers(replace_hidden(text))


def without_markers(text: str) -> str:
    """The text without region markers, which would open or close a region of the file that it is in."""
    return _MARKER.sub("slatebind, ", text)


@lru_cache(_CACHED_TEXTS)
def line(text: str) -> str:
    """The text on one line."""
    return _SPACE.sub(" ", visible(text)).strip()


@lru_cache(_CACHED_TEXTS)
def plain(text: str) -> str:
    """The text on one line, without what only a page can show: HTML tags and comments, and links within the page."""
    return line(without_markup(text))


def without_markup(text: str) -> str:
    """The text without HTML tags and comments, and of links within the page only what they show."""
    return _MARKUP.sub(_shown, text) if "<" in text or "](" in text else text


def _shown(found: re.Match[str]) -> str:
    """What remains of a match of ``_MARKUP``."""
    if found[1] is not None:
        return found[1]
    if found[2] is not None:
        return _SPACING.get(found[2].lower(), "")
    return found[3] or ""


def _without_comments(text: str) -> str:
    """The text without the comments of HTML, which no page shows."""
    return _CODE_OR_COMMENT.sub(lambda found: found[1] or "", text) if "<!--" in text else text


@lru_cache(_CACHED_TEXTS)
def summary(text: str) -> str:
    """The first sentence of the first paragraph that is neither a heading, a table nor HTML, on one line."""
    paragraphs = (paragraph.strip() for paragraph in _PARAGRAPH.split(visible(_without_comments(text))))
    prose = next((paragraph for paragraph in paragraphs if paragraph and not _NOT_PROSE.match(paragraph)), "")
    return re.split(r"(?<=[.!?]) (?=[A-Z])", plain(prose), maxsplit=1)[0]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each on one line."""
    return list(filter(None, map(line, _PARAGRAPH.split(visible(text).strip()))))


def blocks(text: str) -> list[list[str]]:
    """The paragraphs, lists and tables of a text, each with its lines: a paragraph on one, others on one per row."""
    parts = (_rows(part.strip("\n")) for part in _PARAGRAPH.split(visible(text).strip()))
    return list(filter(None, parts))


def code_and_blocks(text: str) -> list[tuple[bool, list[str]]]:
    """The parts of a text with their lines, and whether each is code between fences, which stays as it is."""
    parts: list[tuple[bool, list[str]]] = []
    for is_code, lines in _code_and_text(text):
        section = "\n".join(lines)
        found = [_code_lines(section)] if is_code else blocks(section)
        parts += [(is_code, rows) for rows in found]
    return parts


def _code_and_text(text: str) -> list[tuple[bool, list[str]]]:
    """Lines of code with their fences, and those between, in turn; code without a closing fence ends with the text."""
    parts: list[tuple[bool, list[str]]] = [(False, [])]
    fence = ""
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if found and not fence:
            parts.append((True, []))
        parts[-1][1].append(line)
        if found and not fence:
            fence = found[1]
        elif found and found[1].startswith(fence) and not line[found.end() :].strip():
            fence = ""
            parts.append((False, []))
    return parts


def _code_lines(code: str) -> list[str]:
    """The lines of code without the space that they share."""
    return visible(dedent(code.expandtabs(4))).rstrip().split("\n")


def without_fences(lines: list[str]) -> list[str]:
    """The lines of code without its fences and empty lines around."""
    inside = lines[1:-1] if len(lines) > 1 and _FENCE.match(lines[-1]) else lines[1:]
    return "\n".join(inside).strip("\n").split("\n")


def is_paragraph(rows: list[str]) -> bool:
    """Whether the lines of a block are a paragraph, neither a list nor a table."""
    return len(rows) == 1 and not _OWN_LINE.match(rows[0])


def _rows(block: str) -> list[str]:
    """The lines of a paragraph, list or table."""
    first, *others = block.split("\n")
    is_table = "|" in first and "-" in "".join(others[:1]) and _TABLE_RULE.issuperset(others[0])
    rows: list[list[str]] = []
    for text in (first, *others):
        if is_table or not rows or _OWN_LINE.match(text):
            rows.append([])
        rows[-1].append(text)
    return list(filter(None, (line("\n".join(row)) for row in rows)))


@lru_cache(_CACHED_TEXTS)
def docstring(text: str, indent: int = 0, width: int = _LINE_WIDTH, first: int = 0) -> str:
    """A part of a docstring that is indented by ``indent`` columns: wrapped, quotes and backslashes escaped.

    HTML tags and comments and links within a page are left out. Its first line follows ``first`` columns of other text.
    """
    text = without_markup(text)
    taken = max(first, 0)
    lines = [wrapped(part, width - indent, 0 if at else taken) for at, part in enumerate(paragraphs(text))]
    quote = "'" if '"""' in text else '"'
    safe = "\n\n".join(lines).replace("\\", "\\\\").replace('"', quote)
    safe = safe[:-1] + '\\"' if safe.endswith('"') else safe
    return safe.replace("\n", "\n" + " " * indent).replace("\n" + " " * indent + "\n", "\n\n")


def docstring_opening(text: str, indent: int = 0) -> str:
    """The quotes and the first part of a docstring that goes on below, as black writes them."""
    safe = docstring(text, indent)
    padding = " " if safe.startswith('"') else ""
    return f'"""{padding}{safe}'


def docstring_literal(text: str, indent: int = 0) -> str:
    """A whole docstring with its quotes, as black writes them: on a line of their own if the last line has no room."""
    opening = docstring_opening(text, indent)
    padding = " " if opening.endswith('"') else ""
    *before, last = (opening + padding).split("\n")
    closes_below = before and len(last) + 3 > _LINE_WIDTH
    return opening + (("\n" + " " * indent) if closes_below else padding) + '"""'


def wrapped(text: str, width: int, first: int = 0) -> str:
    """A line, broken at its spaces: what textwrap does for single spaces, several times as fast.

    The first line has ``first`` columns less.
    """
    lines: list[str] = []
    start = 0
    room = width - first
    while len(text) - start > room:
        end = text.rfind(" ", start, start + room + 1) if room >= 0 else -1
        if end < 0:
            end = text.find(" ", start)
        if end < 0:
            break
        lines.append(text[start:end])
        start = end + 1
        room = width
    return "\n".join([*lines, text[start:]])


def cell(text: str) -> str:
    """A cell of a Markdown table: one line, pipes escaped. Spaces are as in the text, so that code stays what it is."""
    return _LINE_END.sub(" ", visible(text)).strip().replace("|", "\\|")


def block(text: str) -> str:
    """Markdown prose: kept as it is, without invisible characters."""
    return visible(text).strip()


ESCAPES = {
    escape.__name__: escape
    for escape in (line, plain, summary, docstring, docstring_opening, docstring_literal, cell, block)
}
"""The filters of templates that are the same in every language, by name."""

_PROSE = frozenset({"line", "plain", "summary", "cell", "block", "html", "json", "yaml", "urlencode"})
_HTML = frozenset({"html", "attribute", "script", "markdown", "escape", "e", "urlencode"})
_DATA = frozenset({"flow", "json", "tojson", "yaml"})
ESCAPES_BY_SUFFIX = {
    "md": _PROSE,
    "markdown": _PROSE,
    "html": _HTML,
    "htm": _HTML,
    "json": frozenset({"json", "tojson"}),
    "yaml": _DATA,
    "yml": _DATA,
}
"""The filters whose result is safe in a kind of file, whatever the target's language."""
PROSE_SUFFIXES = frozenset({"md", "markdown"})
"""Files that contain code of the target's language too."""
DATA_ESCAPES = _DATA
"""Those of templates that write data as YAML."""
LANGUAGE_ESCAPES = frozenset({"docstring", "docstring_opening", "docstring_literal", "gotag"}) | _PROSE | _HTML | _DATA
"""The filters that a language can name as escapes; it has those for strings and comments by its facts."""

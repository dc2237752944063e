"""The front matter of a document: finding it even if its marks are damaged, and reading its title and includes."""

import re
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from slatebind.data.parsed import Parsed
from slatebind.data.yaml_reader import read_yaml
from slatebind.diagnostic import Diagnostic, Position
from slatebind.findings import diagnostic
from slatebind.markdown.blocks import SourceFile
from slatebind.markdown.front_matter_lines import read_title_and_includes
from slatebind.markdown.includes import INCLUDES
from slatebind.suggestions import closest

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)\n?(?m:^)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_KEYS = "title|includes|language_tabs|toc_footers|search"
_OPENING = re.compile(
    rf"^[ \t\u200b\ufeff]*(?P<mark>(?:[-\u2013\u2014]+|\.{{3,}})[ \t]*\n)?"
    rf"(?=(?:[ \t]*\n){{0,9}}[ \t\u200b\ufeff]*(?:{_KEYS}):)"
    rf"|\A\n*(?P<first>-{{3,}}[ \t]*\n(?:(?:[ \t]*\n){{0,9}}-{{3,}}[ \t]*\n){{0,9}})"
    rf"(?=(?:(?:[^#\n][^\n]*)?\n){{0,30}}?(?:{_KEYS}):)",
    re.M,
)
_MAX_OPENING_OFFSET = 2_000
"""A list of keys that starts further down is an example."""
_CLOSING = re.compile(r"[ \t\u200b\ufeff]*(?:(?:-{2,}|[\u2013\u2014]+|\.{3,})[ \t]*|-{3,}[ \t].*)")
_YAML_LINE = re.compile(
    r"[ \t\u200b\ufeff].*|#.*|-(?:[ \t].*)?|[\]}].*|[\"']?[\w .$/-]{1,80}[\"']?[ \t]*:(?:[ \t].*)?|[ \t]*"
)
_CONTENT_LINE = re.compile(r"[ \t]*[^#\s].*")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_CODE = re.compile(r"^ {0,3}(?:```|~~~)", re.M)
_NOT_IN_KEYS = "-_ \u200b\ufeff"
_HINT = "write `---` on a line of its own above and below it, at the very start of the file"


def split_front_matter(file: SourceFile) -> tuple[dict[str, Any], Parsed, SourceFile]:
    """The keys of the front matter, how they were read, and the file with the offset of the end of the front matter."""
    match = _FRONT_MATTER.match(file.text)
    if match is not None and not _contains_document(match[1]) and not _is_above_keys(match, file.text):
        # The blank first line replaces the `---`, so that line numbers are those of the file.
        return _checked(_read_keys("\n" + match[1], file.name), replace(file, body=match.end()))
    opening = _OPENING.search(file.text, 0, _MAX_OPENING_OFFSET)
    if opening is None or _CODE.search(file.text, 0, _start(opening)):
        return {}, Parsed(None, {}, ()), file
    if not (opening["mark"] or opening["first"]) and file.text[: _start(opening)].strip():
        return {}, Parsed(None, {}, ()), file
    return _read_damaged(file, opening)


def _is_above_keys(front: re.Match[str], text: str) -> bool:
    """Whether front matter is empty, and the keys come below it: its opening line is duplicated."""
    return not front[1].strip() and _OPENING.match(text, front.end()) is not None


def _contains_document(keys: str) -> bool:
    """Whether what looks like front matter goes on with headings and text, so that its end is a rule of the page."""
    is_below_heading = False
    for _, line in _lines(keys, 0):
        is_yaml = _YAML_LINE.fullmatch(line) is not None
        if is_below_heading and not is_yaml:
            return True
        is_below_heading = line.startswith("#") or (is_below_heading and not _CONTENT_LINE.fullmatch(line))
    return False


def _read_damaged(file: SourceFile, opening: re.Match[str]) -> tuple[dict[str, Any], Parsed, SourceFile]:
    """The front matter after an opening that is not the usual one, or without the usual end."""
    stop, end, problem = _damaged_end(file.text, opening.end())
    first_line = file.text.count("\n", 0, opening.end())
    parsed = _read_keys("\n" * first_line + file.text[opening.end() : stop], file.name)
    if not isinstance(parsed.value, dict):
        return {}, Parsed(None, {}, ()), file
    above = file.text[: _start(opening)].strip()
    if not (opening["mark"] or opening["first"]):
        problem = "has no `---` above it"
    elif above:
        problem = "is not at the start of the file"
    elif not file.text.startswith("---"):
        problem = "starts with something other than `---`"
    at = Position(file.name, max(1, file.text.count("\n", 0, _start(opening)) + 1))
    finding = diagnostic("front-matter", at, f"front matter {problem}; Slate does not read it", _HINT)
    front = _start(opening) if _COMMENT.sub("", above).strip() else 0
    return _checked(replace(parsed, diagnostics=(finding, *parsed.diagnostics)), replace(file, body=end, front=front))


def _start(opening: re.Match[str]) -> int:
    return opening.start("first") if opening["first"] else opening.start()


def _read_keys(text: str, name: str) -> Parsed:
    """The keys of front matter: of what is not valid YAML, the title and the includes, if it has such lines."""
    parsed = read_yaml(text, name)
    if parsed.value is not None or not parsed.diagnostics:
        return parsed
    values, positions = read_title_and_includes(text, name)
    return replace(parsed, value=values, positions=positions) if values else parsed


def _damaged_end(text: str, start: int) -> tuple[int, int, str]:
    """Where the keys end, where the text after them starts, and what is wrong with the end."""
    last = start
    is_blank = False
    for offset, line in _lines(text, start):
        if offset > start and _CLOSING.fullmatch(line):
            is_usual = line.rstrip() in ("---", "...")
            problem = "is damaged" if is_usual else f"ends with `{line.rstrip()}` instead of `---`"
            return offset, min(offset + len(line) + 1, len(text)), problem
        if not _YAML_LINE.fullmatch(line) or (is_blank and line.startswith("#")):
            break
        is_blank = not line.strip()
        if _CONTENT_LINE.fullmatch(line):
            last = offset + len(line) + 1
    return min(last, len(text)), min(last, len(text)), "is never closed"


def _lines(text: str, start: int) -> Iterator[tuple[int, str]]:
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, text[start:end]
        start = end + 1


def _checked(parsed: Parsed, file: SourceFile) -> tuple[dict[str, Any], Parsed, SourceFile]:
    """The keys, with the title as text."""
    if not isinstance(parsed.value, dict):
        if parsed.value is not None:
            parsed = _with_finding(
                parsed, parsed.positions.get((), Position(file.name)), "is not made of `key: value` lines"
            )
        return {}, parsed, file
    parsed = _with_includes(parsed)
    values = dict(parsed.value)
    title = values.get("title")
    if title is not None and not isinstance(title, str):
        at = parsed.positions.get(("title",), Position(file.name))
        parsed = _with_finding(parsed, at, "has a title that is not text", "put the title in quotes")
        source = file.text.split("\n")[at.line - 1][at.column - 1 :].strip()
        values["title"] = source if isinstance(title, int | float | bool) else ""
    return values, parsed, file


def _with_includes(parsed: Parsed) -> Parsed:
    """The keys, with a misspelled ``includes`` under its right name."""
    if INCLUDES in parsed.value:
        return parsed
    key = next((key for key in parsed.value if _is_like_includes(key.strip(_NOT_IN_KEYS))), None)
    if key is None:
        return parsed
    value = {INCLUDES if name == key else name: entry for name, entry in parsed.value.items()}
    positions = {(INCLUDES, *path[1:]) if path[:1] == (key,) else path: at for path, at in parsed.positions.items()}
    at = parsed.key_positions.get((key,), parsed.positions[key,])
    renamed = replace(parsed, value=value, positions=positions)
    return _with_finding(renamed, at, f"has the key `{key}`; read as `{INCLUDES}`", f"write `{INCLUDES}:`")


def _is_like_includes(key: str) -> bool:
    return abs(len(key) - len(INCLUDES)) <= 1 and closest(key, (INCLUDES,)) is not None


def _with_finding(parsed: Parsed, at: Position, problem: str, hint: str = "") -> Parsed:
    finding: Diagnostic = diagnostic("front-matter", at, f"front matter {problem}", hint)
    return replace(parsed, diagnostics=(*parsed.diagnostics, finding))

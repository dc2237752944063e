"""Splitting a document into parts at its headings."""

from collections.abc import Iterable

from slatebind.dialects import Requests
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.announcements.request_lines import is_url
from slatebind.extraction.requests.announcements.titled_requests import is_bold_title
from slatebind.extraction.requests.plain_lines import plain_lines
from slatebind.markdown import Code, Content, Heading, Prose


def split_document(blocks: Iterable[Content], requests: Requests) -> tuple[tuple[Content, ...], list[Part]]:
    """The blocks before the first heading, and the parts. A heading that is a path below its method is text."""
    preface: list[Content] = []
    parts: list[tuple[Heading, list[Content]]] = []
    last: Content | None = None
    for block in blocks:
        is_path = isinstance(block, Heading) and _is_path_of(last, block, requests)
        last = block
        if isinstance(block, Heading) and not is_path:
            parts.append((block, []))
            continue
        content = parts[-1][1] if parts else preface
        if is_path and isinstance(block, Heading) and isinstance(before := content[-1], Prose):
            content[-1] = Prose(before.at, f"{before.text}\n{block.text}")
        elif (path := _path_below(content[-1] if content else None, block, requests)) is not None:
            content[-1] = path
        else:
            content.append(block)
    return tuple(preface), [Part(heading, tuple(content), None) for heading, content in parts]


def _path_below(last: Content | None, block: Content, requests: Requests) -> Prose | None:
    """A line in bold with a method and a title, and the path that is a paragraph or a block of code below it.

    The lines keep their numbers. None if the two blocks are something else.
    """
    if not isinstance(last, Prose) or not isinstance(block, Prose | Code) or not is_url(block.text.strip(), requests):
        return None
    if not is_bold_title(last, requests):
        return None
    first_line = block.at.line + isinstance(block, Code)
    path = block.text.strip("`\n ")
    between = "\n" * (first_line - last.at.line)
    return Prose(last.at, f"{last.text}{between}`{path}`")


def _is_path_of(last: Content | None, heading: Heading, requests: Requests) -> bool:
    """Whether a heading is the path of a request whose method ends the text above it."""
    if not isinstance(last, Prose) or "/" not in heading.text or not is_url(heading.text, requests):
        return False
    lines = plain_lines(last.text[-200:], last.at)
    return bool(lines) and lines[-1].text.upper() in requests.methods

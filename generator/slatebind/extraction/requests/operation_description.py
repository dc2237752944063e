"""The description of an operation: the text below its heading, without what was read from it."""

import re
from collections.abc import Collection, Iterator

from slatebind.dialects import Dialect
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.announcements.patterns import verb_alone
from slatebind.extraction.requests.headings import heading_kind
from slatebind.extraction.requests.plain_lines import plain_lines, plain_text
from slatebind.markdown import Content, Prose

_EXPLAINED = re.compile(r"\s*(?:[-*+]\s+)?\*{0,2}`(?P<request>[^`\n]*)`\*{0,2}\s+(?P<text>[^\W\d_].*)")
_MAX_LABEL_LENGTH = 60


def operation_description(operation: Operation, read: Collection[tuple[str, int]], dialect: Dialect) -> str:
    """The text below the operation's heading, without its request line, lists of rows and labels of what follows.

    ``read`` are the files and lines of the rows of its parameters and fields.
    """
    heading = operation.owner.heading.at
    own = next((part for part in operation.parts if part.heading.at == heading), operation.owner)
    blocks = own.blocks if operation.parts else ()
    texts = (_without_labels(text, follows, dialect) for text, follows in _texts(operation, blocks, read))
    return "\n\n".join(text for text in texts if text)


def _texts(
    operation: Operation, blocks: tuple[Content, ...], read: Collection[tuple[str, int]]
) -> Iterator[tuple[str, bool]]:
    """The texts, each with whether something follows it that a label may be above."""
    is_in_list = False
    for number, block in enumerate(blocks):
        if isinstance(block, Prose) and not (is_in_list and block.at.column > 1):
            own = _without_request(block, operation)
            text = _without_rows(own, block, read)
            is_in_list = text != own
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            is_list = isinstance(following, Prose) and (following.at.file, following.at.line) in read
            yield text, is_in_list or is_list or (following is not None and not isinstance(following, Prose))


def _without_request(block: Prose, operation: Operation) -> str:
    at = operation.line.at
    lines = plain_lines(block.text, block.at)
    verb = verb_alone((operation.method,))
    numbers = {
        line.at.line - block.at.line
        for line in lines
        if (line.at.file, line.at.line) == (at.file, at.line) or verb.fullmatch(line.text)
    }
    is_markup = bool(numbers) and block.text.startswith("<")
    kept = [
        text if number not in numbers else _explanation(text, operation)
        for number, text in enumerate(block.text.split("\n"))
    ]
    is_markup = is_markup or not any(map(plain_text, kept))
    return "" if is_markup else "\n".join(kept).strip()


def _explanation(line: str, operation: Operation) -> str:
    """The sentence behind the inline code with a request: ``GET /trees/{id}` returns a tree.``"""
    match = _EXPLAINED.fullmatch(line)
    if match is None or operation.line.title or operation.line.url not in match["request"]:
        return ""
    return match["text"][0].upper() + match["text"][1:]


def _without_rows(text: str, block: Prose, read: Collection[tuple[str, int]]) -> str:
    """What stands above the first row of a list in a text: what follows it continues the list."""
    lines = block.text.split("\n")
    first = next((n for n, _ in enumerate(lines) if (block.at.file, block.at.line + n) in read), None)
    if first is None:
        return text
    above = "\n".join(lines[:first]).strip()
    return above if plain_text(above) else ""


def _without_labels(text: str, is_above_content: bool, dialect: Dialect) -> str:
    """A text without the label in its last line, if it is above a table, an example or a list of rows."""
    above, _, last = text.rpartition("\n")
    if not is_above_content or len(last) > _MAX_LABEL_LENGTH:
        return text
    kind = heading_kind(last, dialect)
    return above.strip() if kind.is_label and (kind.opening or kind.is_example) else text

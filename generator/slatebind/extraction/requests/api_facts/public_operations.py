"""Which operations anybody may call, by what the docs say of them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from slatebind.dialects import Dialect, normalize
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.announcements.title_marks import bracketed
from slatebind.extraction.requests.plain_lines import plain_lines, plain_text
from slatebind.markdown import Annotation, Aside, Prose, Table

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|(?<=[\u3002\uff01\uff1f])")
_LABELED = re.compile(r"(?P<label>[^:|?\u2014\uff1a]{2,60}?)\s*[:|?\u2014\uff1a]+\s*(?P<value>[^.;,(]{1,60})")
_MAX_LABEL_WORDS = 5
_MAX_SENTENCE_LENGTH = 300
"""Longer sentences are not read, so that the time stays linear in the length of a text."""


def is_public(operation: Operation, above: Iterable[Part], dialect: Dialect) -> bool:
    """Whether the docs say of an operation that it needs no credentials: in its texts, or above all of its chapter.

    ``above`` are the parts whose headings are above that of the operation.
    """
    title = plain_text(operation.owner.heading.text)
    if any(_is_mark(mark, dialect) for mark in bracketed(title)):
        return True
    own = (title, *(line for part in operation.parts for line in _lines(part, dialect)))
    if any(_says_so(line, dialect) for line in own) or _is_in_row_that_says_so(operation, dialect):
        return True
    return any(_is_of_public_operations(part, dialect) for part in above)


def _is_mark(mark: str, dialect: Dialect) -> bool:
    """Whether what stands in brackets in a title says that no credentials are needed."""
    words, text = dialect.credentials, normalize(mark)
    return text in words.unneeded_phrases or text in words.public_title_phrases or words.public_phrases.are_in(text)


def _is_in_row_that_says_so(operation: Operation, dialect: Dialect) -> bool:
    """Whether a column about credentials has so in the row of a table of requests."""
    words = dialect.credentials
    return any(
        words.title_phrases.are_in(normalize(title.text)) and normalize(cell.text) in words.unneeded_phrases
        for table in operation.owner.blocks
        if isinstance(table, Table) and table.header is not None
        for row in table.rows
        if any(cell.at == operation.line.at for cell in row.cells)
        for title, cell in zip(table.header.cells, row.cells, strict=False)
    )


def headings_above(parts: Sequence[Part], operations: Iterable[Operation]) -> list[tuple[Part, ...]]:
    """For each operation, the parts whose headings are above its own."""
    paths: dict[object, tuple[Part, ...]] = {}
    path: list[Part] = []
    for part in parts:
        while path and path[-1].heading.level >= part.heading.level:
            path.pop()
        paths[part.heading.at] = tuple(path)
        path.append(part)
    return [paths.get(operation.owner.heading.at, ()) for operation in operations]


def _is_of_public_operations(part: Part, dialect: Dialect) -> bool:
    """Whether a heading, or what is said right below it, is about operations that need no credentials."""
    words, title = dialect.credentials, normalize(plain_text(part.heading.text))
    if title in words.public_title_phrases:
        return True
    return not words.title_phrases.are_in(title) and any(_says_so(line, dialect) for line in _lines(part, dialect))


def _lines(part: Part, dialect: Dialect) -> Iterator[str]:
    """The lines of a part, and the rows of tables that have a fact in each; those of parameters have not."""
    for block in part.blocks:
        if isinstance(block, Prose | Aside | Annotation):
            yield from (line.text for line in plain_lines(block.text, block.at))
        elif isinstance(block, Table) and not _is_of_parameters(block, dialect):
            rows = (row for row in (block.header, *block.rows) if row is not None and len(row.cells) == 2)
            yield from (" | ".join(plain_text(cell.text) for cell in row.cells) for row in rows)


def _is_of_parameters(table: Table, dialect: Dialect) -> bool:
    titles = [cell.text for cell in table.header.cells] if table.header else []
    return bool(titles) and dialect.role(titles[0]) == "name" and all(map(dialect.role, titles))


def _says_so(line: str, dialect: Dialect) -> bool:
    return is_labeled_public(line, dialect) or any(
        dialect.credentials.public_phrases.are_in(normalize(sentence)) for sentence in certain_sentences(line, dialect)
    )


def is_labeled_public(line: str, dialect: Dialect) -> bool:
    """Whether a line has a label for credentials, and says behind it that none are needed."""
    words = dialect.credentials
    labeled = _LABELED.match(line)
    if labeled is None or normalize(labeled["value"]) not in words.unneeded_phrases:
        return False
    label = normalize(labeled["label"])
    return len(label.split()) <= _MAX_LABEL_WORDS and words.title_phrases.are_in(label)


def certain_sentences(line: str, dialect: Dialect) -> Iterator[str]:
    """The sentences of a line, without long ones and those with a condition."""
    hedge = dialect.prose.pattern("hedge")
    sentences = (text for text in _SENTENCE_END.split(line) if len(text) <= _MAX_SENTENCE_LENGTH)
    return (text for text in sentences if not hedge.search(text))

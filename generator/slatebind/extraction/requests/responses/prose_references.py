"""Sentences that say what a response is: *Returns a list of [trees](#tree-object)*, *An array of tree objects*."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, normalize
from slatebind.extraction.commands.parsed_command import Reference
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.headings import heading_kind
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.markdown import PAGE_LINK, Prose

_SENTENCE_END = re.compile(r"(?<=[.!?\u3002])\s+|\n")
_MAX_SENTENCE_LENGTH = 500
_MAX_DISTANCE = 100
_MAX_WORDS = 8
"""Words of a sentence that says what is read, with those of the link."""


def response_references(parts: tuple[Part, ...], method: str, dialect: Dialect) -> Iterator[Reference]:
    """What sentences about the response refer to: those below a heading of responses, or with a word for them.

    Of an operation that reads, a sentence about a list of something is one as well, and a short one that says what it
    reads: *Fetch one [tree](#tree-object)*.
    """
    is_read = method == "GET"
    phrases = dict(dialect.opening_phrases)["response"]
    is_below: list[tuple[int, bool]] = []
    for number, part in enumerate(parts):
        is_below = [entry for entry in is_below if entry[0] < part.heading.level]
        opening = heading_kind(part.heading.text, dialect).opening if number else None
        is_response = opening == "response" or (opening is None and any(flag for _, flag in is_below))
        is_below.append((part.heading.level, is_response))
        for block in part.blocks:
            for sentence, at in sentences_of(block) if isinstance(block, Prose) else ():
                words = normalize(plain_text(sentence))
                found = reference_in(sentence, at, dialect)
                says_response = phrases.are_in(words) or dialect.returning_phrases.are_in(words)
                is_of_read = is_read and found is not None and (found.is_list or _says_what_is_read(words, dialect))
                if not (is_response or says_response or is_of_read):
                    continue
                if found:
                    yield replace(found, is_certain=False)
                elif dialect.resources.object_phrases.are_in(words):
                    is_list = dialect.resources.list_phrases.are_in(words)
                    yield Reference("", at, is_list=is_list, is_certain=False, words=words)


def _says_what_is_read(words: str, dialect: Dialect) -> bool:
    """Whether the words of a sentence are few, and the first of them says what an operation does."""
    split = words.split()
    return len(split) <= _MAX_WORDS and bool(split) and split[0] in dialect.operation_names.verbs


def reference_in(text: str, at: Position, dialect: Dialect) -> Reference | None:
    """The first link within the page in a text; a word for lists before it says that it is a list of these."""
    match = PAGE_LINK.search(text)
    if match is None:
        return None
    lists = dialect.resources.list_phrases
    before = normalize(text[max(0, match.start() - _MAX_DISTANCE) : match.start()])
    # In some languages, the word for a list follows.
    after = normalize(text[match.end() : match.end() + _MAX_DISTANCE]).split()[:1]
    return Reference(match[1] or match[2], at, is_list=lists.are_in(before) or any(map(lists.are_in, after)))


def sentences_of(block: Prose) -> Iterator[tuple[str, Position]]:
    """The sentences of a text with their positions."""
    start = line = 0
    for match in (*_SENTENCE_END.finditer(block.text), None):
        end = match.start() if match else len(block.text)
        yield block.text[start:end][:_MAX_SENTENCE_LENGTH], Position(block.at.file, block.at.line + line)
        following = match.end() if match else end
        line += block.text.count("\n", start, following)
        start = following

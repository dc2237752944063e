"""How the body of a request is sent: as JSON, a form or a multipart message, by samples, headings, tables and texts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, Phrases, normalize
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.requests.samples import Sample
from slatebind.markdown import Prose, Table
from slatebind.spec.model import Body, Command

_WITHOUT_BODY: tuple[str | None, ...] = ("GET", "HEAD", "DELETE")
_CLAUSE_END = re.compile(r"(?<=[.;!?])\s+|\n|,\s|[\u3001\u3002\uff0c\uff1b]")
_MAX_CLAUSE_LENGTH = 400
_CONTENT_TYPE = "content type"


class BodyKinds:
    """The kinds of bodies in a document. What its introduction says holds where an operation shows nothing else."""

    def __init__(self, parts: Sequence[Part], operations: Sequence[Operation], dialect: Dialect) -> None:
        self._parts = parts
        self._operations = operations
        self._phrases = {body: Phrases(words) for body, words in dialect.bodies.items()}
        self._mentions = {body: Phrases(words) for body, words in dialect.body_mentions.items()}

    def find(self, command: Command, operation: Operation, sample: Sample | None) -> Body | None:
        """The kind of an operation's body: by its sample, else by a heading, else by its texts; None for JSON."""
        if not any(param.location == "body" for param in command.params):
            return sample.body if sample and sample.data and command.method not in _WITHOUT_BODY else None
        if sample and sample.body is not None:
            return sample.body
        own = self._by_heading(operation.parts[1:]) or self._mentioned(operation.parts)
        return own if own or self._is_chapter_of_json(operation) else self._usual

    def _is_chapter_of_json(self, operation: Operation) -> bool:
        """Whether the text below the heading of a chapter names JSON: then what is usual elsewhere does not hold."""
        at = operation.chapter.at if operation.chapter else None
        return at in self._chapters_of_json and at != operation.owner.heading.at

    @cached_property
    def _chapters_of_json(self) -> set[Position]:
        """The headings of chapters whose own text names JSON."""
        chapters = {operation.chapter.at for operation in self._operations if operation.chapter}
        json = self._phrases["json"]
        return {
            part.heading.at
            for part in self._parts
            if part.heading.at in chapters and any(json.are_in(text) for text in _texts([part]))
        }

    def _by_heading(self, parts: Iterable[Part]) -> Body | None:
        headings = [normalize(plain_text(part.heading.text)) for part in parts]
        found = (body for body, phrases in self._phrases.items() if any(map(phrases.are_in, headings)))
        return next(found, None)

    @cached_property
    def _usual(self) -> Body | None:
        """The kind of all bodies: only a form is sent in general, files are sent by some operations."""
        read = {part.heading.at for operation in self._operations for part in operation.parts}
        found = self._mentioned(part for part in self._parts if part.heading.at not in read)
        return found if found == "form" else None

    def _mentioned(self, parts: Iterable[Part]) -> Body | None:
        """The one kind that texts name; one that is named together with JSON is one of several."""
        found = {
            body
            for text in _texts(parts)
            for body, phrases in self._mentions.items()
            if phrases.are_in(text) and not self._phrases["json"].are_in(text)
        }
        return found.pop() if len(found) == 1 else None


def _texts(parts: Iterable[Part]) -> Iterator[str]:
    """The clauses of texts, and the rows of tables that are about the header of the content type."""
    for block in (block for part in parts for block in part.blocks):
        if isinstance(block, Prose):
            yield from (normalize(clause[:_MAX_CLAUSE_LENGTH]) for clause in _CLAUSE_END.split(block.text))
        elif isinstance(block, Table):
            for row in block.rows:
                cells = [normalize(cell.text) for cell in row.cells]
                if _CONTENT_TYPE in cells[:1]:
                    yield " ".join(cells)

"""Whether anybody may call a whole API, by what the docs say above its operations and about authentication."""

from collections.abc import Iterable, Iterator, Sequence

from slatebind.dialects import Dialect, normalize
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.api_facts.introduced_auth import introductory_parts
from slatebind.extraction.requests.api_facts.public_operations import certain_sentences, is_labeled_public
from slatebind.extraction.requests.api_facts.stated_auth import auth_sections
from slatebind.extraction.requests.headings import heading_kind
from slatebind.extraction.requests.plain_lines import plain_lines
from slatebind.markdown import Annotation, Aside, Content, Heading, Prose


def is_public_api(
    blocks: Sequence[Content], parts: Sequence[Part], operations: Sequence[Operation], dialect: Dialect
) -> bool:
    """Whether docs that describe no way to authenticate say that none is needed."""
    introduction = [
        part
        for part in introductory_parts(parts, operations, dialect)
        if heading_kind(part.heading.text, dialect).opening != "errors"
    ]
    sections = [part for section in auth_sections(parts, dialect) for part in section]
    if any(_is_all_said(line, dialect) for part in sections for line in _lines(part.blocks)):
        return True
    texts = (block for part in (*introduction, *sections) for block in (part.heading, *part.blocks))
    return any(_says_so(line, dialect) for line in _lines((*_preface(blocks), *texts)))


def _preface(blocks: Iterable[Content]) -> Iterator[Content]:
    """The blocks above the first heading."""
    for block in blocks:
        if isinstance(block, Heading):
            return
        yield block


def _lines(blocks: Iterable[Content]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Prose | Aside | Annotation | Heading):
            yield from (line.text for line in plain_lines(block.text, block.at))


def _is_all_said(line: str, dialect: Dialect) -> bool:
    """Whether a line of a section about authentication is nothing but `None` or `Not required`."""
    return normalize(line) in dialect.credentials.unneeded_phrases


def _says_so(line: str, dialect: Dialect) -> bool:
    """Whether a line says it of all operations: not with words such as `some` or `only`."""
    if is_labeled_public(line, dialect):
        return True
    words = dialect.credentials
    sentences = map(normalize, certain_sentences(line, dialect))
    return any(words.public_api_phrases.are_in(text) and not words.limiting_phrases.are_in(text) for text in sentences)

"""Finding the resources of a document: sections outside of operations with a table of fields, or an example."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, zip_longest

from msgspec.structs import replace

from slatebind.casing import pascal, singular
from slatebind.data.json_tree import JsonObject
from slatebind.data.tolerant_json import read_tolerant
from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, normalize
from slatebind.extraction.commands.parsed_command import ParsedField
from slatebind.extraction.examples.example_fields import example_fields
from slatebind.extraction.examples.united_examples import completed
from slatebind.extraction.models.parsed_resource import ParsedResource
from slatebind.extraction.parts import Part
from slatebind.extraction.report import Report
from slatebind.extraction.requests.headings import heading_kind
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.requests.responses.example_facts import with_shown
from slatebind.extraction.requests.responses.examples import operation_examples
from slatebind.extraction.requests.rows.parameter_tables import OperationTable, operation_tables
from slatebind.extraction.requests.rows.parameters import read_fields
from slatebind.extraction.types.type_words import has_link, known_type
from slatebind.markdown import (
    PAGE_LINK,
    Annotation,
    Code,
    Heading,
    Prose,
    SourceDocument,
    Table,
    heading_anchors,
    written_anchors,
)

_NOT_A_RESOURCE = ("errors", "header", "query", "path")
"""Headings with such words are about requests."""
_MAX_TITLE_WORDS = 6
_MARKS_OF_NAME = 2
"""The signs around a name in bold."""


def linked_anchors(document: SourceDocument) -> frozenset[str]:
    """The anchors that links of a document name."""
    links = (match for file in document.files for match in PAGE_LINK.finditer(file.text))
    return frozenset((match[1] or match[2])[1:].lower() for match in links)


def all_anchors(parts: Iterable[Part], document: SourceDocument) -> frozenset[str]:
    """All that links can lead to: headings, and tags with ids."""
    of_headings = (anchor for anchors in heading_anchors(part.heading for part in parts) for anchor in anchors)
    of_tags = (anchor for file in document.files for anchor in written_anchors(file.text))
    return frozenset((*of_headings, *of_tags))


def find_resources(
    parts: Sequence[Part], read: Iterable[Position], linked: frozenset[str], dialect: Dialect, report: Report
) -> Iterator[ParsedResource]:
    """The resources. ``read`` are the headings of parts that belong to operations, ``linked`` the anchors of links."""
    of_operations = frozenset(read)
    above: dict[int, tuple[str, str]] = {}
    labelled: dict[str, tuple[ParsedField, ...]] = {}
    of_headings = [*zip(parts, heading_anchors(part.heading for part in parts), strict=True)]
    found = [*_with_tag_anchors(of_headings, linked, dialect)]
    outside = (anchors for part, anchors in found if part.heading.at not in of_operations)
    counts = Counter(anchor for anchors in outside for anchor in anchors)
    for part, anchors in _with_titled_tables(found, of_operations, linked, dialect):
        heading = part.heading
        above = {level: parent for level, parent in above.items() if level < heading.level}
        text = plain_text(heading.text)
        parents = [*above.values()]
        above[heading.level] = (text, "")
        if heading.at in of_operations:
            continue
        labelled |= _labelled(part, dialect)
        is_titled = _is_titled(text, dialect)
        if not is_titled and linked.isdisjoint(anchors):
            continue
        fields = _fields(part, dialect, report, is_titled=is_titled) or labelled.get(normalize(text), ())
        parent_text, parent_name = parents[-1] if parents else ("", "")
        name = _name(text, parent_text, parent_name, dialect)
        if fields:
            above[heading.level] = (text, name)
            yield ParsedResource(
                name=name,
                group=parents[0][0] if parents else text,
                at=heading.at,
                anchors=anchors,
                title=_without_articles(normalize(text), dialect),
                fields=fields,
                own_anchor=_own_anchor(anchors, counts),
                description=_description(part),
                # What is below a resource is a part of it, and a model only if it is referred to.
                is_titled=is_titled and not parent_name,
            )


def _own_anchor(anchors: tuple[str, ...], counts: Mapping[str, int]) -> str | None:
    """The first anchor that no other heading outside of operations has; one with a number depends on other headings."""
    plain = [anchor for anchor in anchors if anchor.rpartition("-")[0] not in anchors]
    return next((anchor for anchor in (*plain, *anchors) if counts[anchor] == 1), None)


def _tag_anchors(part: Part) -> Iterator[str]:
    """The anchors of tags right below a heading, without a text."""
    for block in part.blocks:
        if not isinstance(block, Prose) or plain_text(block.text):
            return
        yield from written_anchors(block.text)


def _with_tag_anchors(
    parts: Sequence[tuple[Part, tuple[str, ...]]], linked: frozenset[str], dialect: Dialect
) -> Iterator[tuple[Part, tuple[str, ...]]]:
    """Parts with their anchors, those of tags below their headings as well.

    A part that links lead to by such a tag has the table below its *Properties*, if it has none itself.
    """
    words = dialect.resources.property_phrases
    taken = False
    for (part, anchors), following in zip_longest(parts, parts[1:]):
        if taken:
            taken = False
            continue
        of_tags = tuple(_tag_anchors(part))
        if following is not None and not linked.isdisjoint(of_tags) and not _has_table(part):
            below, _ = following
            is_deeper = below.heading.level > part.heading.level
            taken = is_deeper and normalize(plain_text(below.heading.text)) in words and _has_table(below)
            yield replace(part, blocks=(*part.blocks, *below.blocks)) if taken else part, (*of_tags, *anchors)
        else:
            yield part, (*of_tags, *anchors)


def _with_titled_tables(
    parts: Iterable[tuple[Part, tuple[str, ...]]], read: frozenset[Position], linked: frozenset[str], dialect: Dialect
) -> Iterator[tuple[Part, tuple[str, ...]]]:
    """Parts with their anchors, and one without for each table below a line such as *The **tree** object*.

    Parts that belong to operations or are resources themselves stay as they are.
    """
    for part, anchors in parts:
        is_resource = not linked.isdisjoint(anchors) or _is_titled(plain_text(part.heading.text), dialect)
        found = [] if part.heading.at in read or is_resource else [*_titled_tables(part, dialect)]
        taken = {table_part.heading.at for table_part in found}
        kept = tuple(block for block in part.blocks if block.at not in taken)
        yield replace(part, blocks=kept) if taken else part, anchors
        yield from ((table_part, ()) for table_part in found)


def _titled_tables(part: Part, dialect: Dialect) -> Iterator[Part]:
    """A part for each table below a line that names a resource in bold."""
    for above, block in pairwise(part.blocks):
        if isinstance(above, Prose) and isinstance(block, Table):
            line = above.text.rpartition("\n")[2].strip()
            text = plain_text(line).rstrip(" :\uff1a")
            if line.count("**") == _MARKS_OF_NAME and _is_titled(text, dialect):
                yield Part(Heading(block.at, part.heading.level + 1, text), (block,), None)


def _is_titled(text: str, dialect: Dialect) -> bool:
    words = normalize(text)
    if not dialect.resources.phrases.are_in(words) or len(words.split()) > _MAX_TITLE_WORDS:
        return False
    return dialect.resources.object_phrases.are_in(words) or heading_kind(text, dialect).opening not in _NOT_A_RESOURCE


def _fields(part: Part, dialect: Dialect, report: Report, *, is_titled: bool) -> tuple[ParsedField, ...]:
    """The fields in the tables of a part, or those of its example if it has none."""
    without_code = Part(part.heading, tuple(block for block in part.blocks if isinstance(block, Prose | Table)), None)
    silent = Report(report.lines)
    found = operation_tables((without_code,), dialect, silent)
    tables = [table for table in found if _has_fields(table, dialect, is_titled=is_titled)]
    if not tables:
        return () if _has_table(part) else _shown(part, dialect, report)
    if silent.diagnostics:
        tuple(operation_tables((without_code,), dialect, report))
    shown = _shown(part, dialect, silent)
    return completed(with_shown(read_fields(tables, dialect, report)[0], shown), shown)


def _has_table(part: Part) -> bool:
    return any(isinstance(block, Table) for block in part.blocks)


def _has_fields(table: OperationTable, dialect: Dialect, *, is_titled: bool) -> bool:
    """Whether a table is one of fields: below a heading that announces a resource, or with types in most rows."""
    if table.kind == "statuses" or "name" not in table.columns:
        return False
    if is_titled:
        return table.table.header is not None or "type" in table.columns
    number = table.columns.get("type")
    types = [row.cells[number].text for row in table.rows if number is not None and number < len(row.cells)]
    known = sum(has_link(text) or known_type(text, dialect) is not None for text in types)
    return known * 2 > len(table.rows)


def _shown(part: Part, dialect: Dialect, report: Report) -> tuple[ParsedField, ...]:
    """The fields of the first object in the examples of a part."""
    examples = operation_examples((part,), "GET", dialect, report)
    found = ((example, example.value) for example in examples if example.role == "response")
    example, value = next(
        ((shown_example, value) for shown_example, value in found if isinstance(value, JsonObject)), (None, None)
    )
    return example_fields([value], example.at, dialect) if example is not None and value is not None else ()


def _labelled(part: Part, dialect: Dialect) -> Iterator[tuple[str, tuple[ParsedField, ...]]]:
    """The fields of the examples of a part by their labels: one may be about a section below it."""
    label = ""
    for block in part.blocks:
        if isinstance(block, Annotation):
            label = normalize(plain_text(block.text))
        elif isinstance(block, Code) and label and block.language.startswith("json"):
            value = next(iter(read_tolerant(block.text).values), None)
            if isinstance(value, JsonObject):
                yield label, example_fields([value], block.at, dialect)


def _name(text: str, parent_text: str, parent_name: str, dialect: Dialect) -> str:
    """The name of a resource's model: its heading's words without those that announce it, else those of its chapter.

    What is below another resource has its name in front.
    """
    cased = {normalize(word): word for word in re.findall(r"\w+", text)}
    words = dialect.resources.name_in(_without_articles(normalize(text), dialect)).split()
    own = _latin_name(" ".join(cased.get(word, word) for word in words), dialect)
    if parent_name and not own.startswith(parent_name):
        return f"{parent_name}{own}"
    return own or singular(_latin_name(normalize(parent_text), dialect))


def _latin_name(words: str, dialect: Dialect) -> str:
    kept = _without_articles(words, dialect)
    ascii_only = unicodedata.normalize("NFKD", kept).encode("ascii", "ignore").decode()
    name = pascal(ascii_only) if any(map(str.isalpha, ascii_only)) else ""
    return name if not name or name[0].isalpha() else f"Model{name}"


def _without_articles(words: str, dialect: Dialect) -> str:
    return " ".join(word for word in words.split() if word.lower() not in dialect.resources.small_words)


def _description(part: Part) -> str:
    """The text above the table or example."""
    texts = (block for block in part.blocks if not (isinstance(block, Prose) and not plain_text(block.text)))
    first = next(texts, None)
    return first.text if isinstance(first, Prose) else ""

"""Reading a document whose operations are announced by request lines: blocks to groups, guides and commands."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect
from slatebind.extraction.chapter import ChapterSource, CodeLines, LocatedGroup, ParsedChapter
from slatebind.extraction.commands.parsed_command import ParsedCommand
from slatebind.extraction.models.parsed_resource import ParsedResource
from slatebind.extraction.outline import TopSection
from slatebind.extraction.parts import Part
from slatebind.extraction.prose.document_prose import ChapterProse, Guide, describe_group, read_guide
from slatebind.extraction.report import Report
from slatebind.extraction.requests.announcements.operations import Operation, find_operations
from slatebind.extraction.requests.announcements.repeated import merge_repeated, without_copies
from slatebind.extraction.requests.announcements.request_findings import report_requests
from slatebind.extraction.requests.api_facts.api import read_api
from slatebind.extraction.requests.api_facts.base_paths import without_base_path
from slatebind.extraction.requests.api_facts.servers import without_base_urls
from slatebind.extraction.requests.document_parts import split_document
from slatebind.extraction.requests.operation import read_operation
from slatebind.extraction.requests.operation_names import operation_names
from slatebind.extraction.requests.outside_tables import report_tables_outside
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.requests.responses.error_tables import read_error_tables
from slatebind.extraction.requests.responses.resources import all_anchors, find_resources, linked_anchors
from slatebind.extraction.requests.rows.named_types import NamedTypes
from slatebind.extraction.requests.rows.necessity_marks import NecessityMarks
from slatebind.extraction.requests.rows.shared_variables import with_shared_types
from slatebind.extraction.requests.rows.value_tables import with_values_of_tables
from slatebind.extraction.requests.same_as import with_same_elsewhere
from slatebind.markdown import ChapterText, Code, Content, SourceDocument, SourceLines, split_chapters, without_erb
from slatebind.spec.model import Group


def read_requests(document: SourceDocument, dialect: Dialect) -> ParsedChapter:
    """The content of a whole document: which of its request lines are operations depends on all of them."""
    # Importing mistune is slow; not every run extracts.
    from slatebind.markdown.parser import parse_blocks  # noqa: PLC0415

    assert dialect.requests is not None
    whole = next(split_chapters(document, lambda _: False, lambda _: False), ChapterText(()))
    whole = ChapterText(tuple(replace(segment, text=without_erb(segment.text)) for segment in whole.segments))
    parsed = [parse_blocks(segment.text, segment.file, segment.first_line) for segment in whole.segments]
    blocks = tuple(block for of_segment, _ in parsed for block in of_segment)
    report = Report(SourceLines.of_files(document.files), words_once=True)
    preface, parts = split_document(with_values_of_tables(blocks, dialect), dialect.requests)
    prose = ChapterProse(whole, (part.heading.at for part in parts), ())
    found = without_base_urls(find_operations(parts, dialect))
    operations = merge_repeated(found.operations) if dialect.requests.repeated == "merge" else found.operations
    report_requests(found, parts, dialect, report)
    operations = without_base_path(blocks, parts, operations, dialect, report)
    read = [part.heading.at for operation in operations for part in operation.parts]
    types = NamedTypes(parts, frozenset(read), dialect)
    parts = [*types.linked(parts)]
    operations = [replace(operation, parts=types.linked(operation.parts)) for operation in operations]
    errors = read_error_tables(parts, read, dialect, report)
    groups, guides, group_of = _sections(parts, operations, errors.pages, _fallback_title(document), prose)
    marks = NecessityMarks(blocks, dialect)
    commands = tuple(
        read_operation(operation, name, group, marks, dialect, report)
        for operation, name, group in zip(operations, operation_names(operations, dialect), group_of, strict=True)
    )
    commands = with_shared_types(with_same_elsewhere(commands, operations, parts, dialect))
    resources = tuple(find_resources(parts, read, linked_anchors(document) | types.named, dialect, report))
    api = read_api(blocks, parts, operations, commands, dialect, report)
    if operations:
        _report_tables_outside(parts, {*read, *errors.pages}, api.commands, resources, dialect, report)
    return ParsedChapter(
        preface=prose.between(preface, preface[-1]) if preface else "",
        guides=guides,
        groups=groups,
        commands=without_copies(api.commands, report),
        resources=resources,
        anchors=all_anchors(parts, document),
        errors=errors.errors,
        code=_code_lines(blocks),
        # Operations that share what is below a heading share the findings about it.
        diagnostics=(*(finding for _, findings in parsed for finding in findings), *dict.fromkeys(report.diagnostics)),
        api=api.facts,
        api_positions=api.positions,
        source=ChapterSource(blocks, ()),
    )


def _report_tables_outside(
    parts: Sequence[Part],
    read: set[Position],
    commands: Sequence[ParsedCommand],
    resources: Sequence[ParsedResource],
    dialect: Dialect,
    report: Report,
) -> None:
    """Report tables that belong to no operation; ``read`` are the headings of parts of operations and errors."""
    taken = read | {resource.at for resource in resources}
    rows = {row.at.at for command in commands for row in command.params}
    rows |= {row.at.at for resource in resources for row in resource.fields}
    report_tables_outside(parts, taken, rows, dialect, report)


def _fallback_title(document: SourceDocument) -> str:
    """The name of the group of operations that stand below no chapter."""
    title = document.front_matter.get("title")
    return title.strip() if isinstance(title, str) and title.strip() else "API"


def _sections(
    parts: Sequence[Part],
    operations: Sequence[Operation],
    pages: frozenset[Position],
    fallback: str,
    prose: ChapterProse,
) -> tuple[tuple[LocatedGroup, ...], tuple[Guide, ...], list[str]]:
    """The groups with the prose that belongs to no operation, the guides, and the name of each operation's group.

    ``pages`` are the headings of parts that were read otherwise.
    """
    read = {*pages, *(part.heading.at for operation in operations for part in operation.parts)}
    chapters = {operation.chapter.at for operation in operations if operation.chapter}
    descriptions: dict[str, list[str]] = {}
    guides: list[Guide] = []
    for section in _top_sections(parts, chapters):
        unread = tuple(part for part in section.guides if part.heading.at not in read)
        if section.head.heading.at in chapters:
            head = section.head if section.head.heading.at not in read else Part(section.head.heading, (), None)
            name = plain_text(head.heading.text) or fallback
            text = describe_group(TopSection(head, unread, ()), prose)
            descriptions.setdefault(name, []).append(text)
        elif section.head.heading.at not in read:
            guides.append(read_guide(TopSection(section.head, unread, ()), prose))
    located: dict[str, LocatedGroup] = {}
    group_of = []
    for operation in operations:
        name = (plain_text(operation.chapter.text) if operation.chapter else "") or fallback
        at = (operation.chapter or operation.owner.heading).at
        text = "\n\n".join(text for text in descriptions.get(name, ()) if text)
        located.setdefault(name, LocatedGroup(Group(name=name, description=text), at))
        group_of.append(name)
    return tuple(located.values()), tuple(guides), group_of


def _top_sections(parts: Sequence[Part], chapters: Iterable[object]) -> list[TopSection]:
    """The parts below each heading of level 1, of a chapter, or the first one."""
    starts = set(chapters)
    sections: list[tuple[Part, list[Part]]] = []
    for part in parts:
        if not sections or part.heading.level == 1 or part.heading.at in starts:
            sections.append((part, []))
        else:
            sections[-1][1].append(part)
    return [TopSection(head, tuple(below), ()) for head, below in sections]


def _code_lines(blocks: Iterable[Content]) -> tuple[CodeLines, ...]:
    return tuple(CodeLines(block.at, block.text.count("\n") + 2) for block in blocks if isinstance(block, Code))

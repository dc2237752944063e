"""Parameters of pages that a section of the docs states for all lists, and no operation for itself."""

import re
from collections.abc import Container, Iterator, Sequence

from msgspec.structs import replace

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, normalize
from slatebind.extraction.commands.parsed_command import ParsedCommand, ParsedParam
from slatebind.extraction.parts import Part
from slatebind.extraction.prose.prose_facts import with_own_facts
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.api_facts.page_fields import folded
from slatebind.extraction.requests.api_facts.paging import find_paging, paging_of_names
from slatebind.extraction.requests.plain_lines import plain_lines, plain_text
from slatebind.extraction.tables.table_columns import table_roles
from slatebind.markdown import Annotation, Aside, Code, Content, Prose, Table
from slatebind.spec.model import Paging, Param, TypeName
from slatebind.spec.positions import RowPositions

_NAME = re.compile(r"\w[\w.-]*(?:\[\w+\])?")
_QUERY_NAME = re.compile(r"[?&](\w[\w.-]{0,40}(?:\[\w{1,40}\])?)=")
_COUNTED = ("number", "offset", "size")
_ELEMENT = re.compile(r"(.*)/\{[^{}/]*\}")
_MAX_LINE_LENGTH = 2000
_LINK_HEADER = re.compile(r"\bLink\b")
_NEXT_LINK = re.compile(r"\bnext\b|\brel\b|\bRFC ?(?:5988|8288)\b")
"""What a sentence about the header ``Link`` of RFC 8288 has in any language."""


def with_stated_pages(
    commands: Sequence[ParsedCommand], parts: Sequence[Part], operations: Sequence[Operation], dialect: Dialect
) -> list[ParsedCommand]:
    """The commands that read lists, with the parameters for the page that a section about pages states for all of them.

    Where operations have parts about pages, lists are those. If the docs state such parameters at any operation, they
    do so where they apply, and nothing is added.
    """
    commands = list(commands)
    if any(find_paging(parsed, dialect) for parsed in commands):
        return commands
    params = _stated_params(parts, operations, dialect)
    if not params:
        return commands
    reading = [parsed.command.method == "GET" for parsed in commands]
    saying_so = [reads and _has_part(operation, dialect) for reads, operation in zip(reading, operations, strict=True)]
    elements = {element[1] for parsed in commands if (element := _ELEMENT.fullmatch(parsed.command.path or ""))}
    lists = [reads and _is_list(parsed, elements) for reads, parsed in zip(reading, commands, strict=True)]
    chosen = saying_so if any(saying_so) else lists
    return [_with(parsed, params) if is_chosen else parsed for parsed, is_chosen in zip(commands, chosen, strict=True)]


def stated_links(
    commands: Sequence[ParsedCommand], parts: Sequence[Part], operations: Sequence[Operation], dialect: Dialect
) -> Paging | None:
    """The paging of docs that say, outside of operations, that the header ``Link`` leads to the next page."""
    read = {part.heading.at for operation in operations for part in (operation.owner, *operation.parts)}
    texts = (block.text for part in parts if part.heading.at not in read for block in part.blocks
             if isinstance(block, Prose | Aside | Annotation) and "Link" in block.text)  # fmt: skip
    if not any(_is_about_links(line, dialect) for text in texts for line in text.split("\n")):
        return None
    sizes = {folded(word) for words in dialect.page_params for word in words.size}
    names = (param.name for parsed in commands if parsed.command.method == "GET" for param in parsed.command.params
             if param.location == "query")  # fmt: skip
    return Paging(kind="link", size=next((name for name in names if folded(name) in sizes), None), origin="prose")


def _is_about_links(line: str, dialect: Dialect) -> bool:
    line = line[:_MAX_LINE_LENGTH]
    is_header = _LINK_HEADER.search(line) and dialect.credentials.header_phrases.are_in(normalize(line))
    return bool(is_header and _NEXT_LINK.search(line))


def _with(parsed: ParsedCommand, params: Sequence[ParsedParam]) -> ParsedCommand:
    known = {row.param.name for row in parsed.params if row.param.location == "query"}
    return parsed.with_params((*parsed.params, *(row for row in params if row.param.name not in known)))


def _is_list(parsed: ParsedCommand, elements: Container[str]) -> bool:
    """Whether a response is a list; if the docs do not say what it is, whether single elements have paths below."""
    response = parsed.command.response
    is_unstated = response.shape == "none" and response.status is None
    return response.shape == "list" or response.key is not None or (is_unstated and parsed.command.path in elements)


def _has_part(operation: Operation, dialect: Dialect) -> bool:
    own = (part for part in operation.parts if part.heading.at != operation.owner.heading.at)
    return any(_is_about_pages(part, dialect) for part in own)


def _is_about_pages(part: Part, dialect: Dialect) -> bool:
    return dialect.page_words.title_phrases.are_in(normalize(plain_text(part.heading.text)))


def _stated_params(parts: Sequence[Part], operations: Sequence[Operation], dialect: Dialect) -> list[ParsedParam]:
    """The parameters of the first section about pages that names some, in the order of the names in it."""
    read = {part.heading.at for operation in operations for part in (operation.owner, *operation.parts)}
    for section in _sections(parts, dialect):
        named: dict[str, ParsedParam] = {}
        for part in section:
            if part.heading.at not in read:
                for row in _named(part.blocks, dialect):
                    named.setdefault(folded(row.param.name), row)
        names = {key: row.param.name for key, row in named.items()}
        paging = paging_of_names(names, {}, dialect)
        if paging is not None:
            kinds = {name: key for key in (*_COUNTED, "cursor") if (name := getattr(paging, key))}
            return [_typed(row, kinds[row.param.name], dialect) for row in named.values() if row.param.name in kinds]
    return []


def _sections(parts: Sequence[Part], dialect: Dialect) -> Iterator[list[Part]]:
    """The parts of each section about pages."""
    section: list[Part] = []
    for part in parts:
        if section and part.heading.level <= section[0].heading.level:
            yield section
            section = []
        if section or _is_about_pages(part, dialect):
            section.append(part)
    if section:
        yield section


def _typed(row: ParsedParam, key: str, dialect: Dialect) -> ParsedParam:
    kind: TypeName = "integer" if key in _COUNTED else "string"
    param = with_own_facts(replace(row.param, type=kind, location="query"), dialect)
    return replace(row, param=replace(param, origin="prose"))


def _named(blocks: Sequence[Content], dialect: Dialect) -> Iterator[ParsedParam]:
    """What blocks name: in rows of tables, in inline code, and in queries of URLs."""
    for block in blocks:
        if isinstance(block, Table):
            yield from _in_table(block, dialect)
        elif isinstance(block, Prose | Aside | Annotation):
            for line in plain_lines(block.text, block.at):
                inline = (code for code in line.code if _NAME.fullmatch(code))
                yield from (_param(name, line.at) for name in (*inline, *_in_queries(line.text)))
        elif isinstance(block, Code):
            yield from (_param(name, block.at) for line in block.text.split("\n") for name in _in_queries(line))


def _in_queries(line: str) -> list[str]:
    return _QUERY_NAME.findall(line[:_MAX_LINE_LENGTH])


def _param(name: str, at: Position, description: str = "") -> ParsedParam:
    return ParsedParam(Param(name=name, type="string", description=description), RowPositions(at))


def _in_table(table: Table, dialect: Dialect) -> Iterator[ParsedParam]:
    roles = table_roles(table.header, dialect) if table.header else []
    if "name" not in roles:
        return
    for row in table.rows:
        cells = dict(zip(roles, row.cells, strict=False))
        name = plain_text(cells["name"].text) if "name" in cells else ""
        if _NAME.fullmatch(name):
            text = cells["description"].text.strip() if "description" in cells else ""
            yield _param(name, cells["name"].at, text)

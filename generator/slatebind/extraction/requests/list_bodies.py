"""Bodies that are lists: what docs describe in rows, or show in an example, is each of their elements.

Such a body is one parameter, which is the whole body. Docs say so by names such as ``[].sku``, by an example or a
sample, or in words: *The body is an array of objects*.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from slatebind.data.json_tree import JsonObject, Member
from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, Phrases, normalize
from slatebind.extraction.commands.parsed_command import ParsedField, ParsedParam
from slatebind.extraction.examples.example_fields import example_fields
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.requests.responses.example_facts import shown_param, with_shown
from slatebind.extraction.requests.responses.examples import WITHOUT_BODY, Example
from slatebind.extraction.requests.rows.nesting import ROOT
from slatebind.markdown import Annotation, Aside, Prose
from slatebind.spec.model import FactSource, Field, Param
from slatebind.spec.positions import RowPositions

NAME = "items"
OBJECT_NAME = "body"
"""What a list and an object are called that are the whole body: they have no name on the wire."""
_SHARED_KEYS = tuple(key for key in Field.__struct_fields__ if key in Param.__struct_fields__)
_CLAUSE_END = re.compile(r"(?<=[.!?;])\s+|[\n\u3002\uff0c\uff1b]|,\s")
_CODE = re.compile(r"`[^`\n]{1,60}`")
_MAX_CLAUSE_LENGTH = 200
_MAX_OTHER_WORDS = 2
"""Words of a clause in front of the one for a list, apart from those for the body and small ones, such as a verb."""


def with_list_of_operation(
    params: Sequence[ParsedParam], operation: Operation, examples: Iterable[Example], dialect: Dialect
) -> list[ParsedParam]:
    """Parameters with the body as a list, if the rows, the example or the texts of an operation say that it is one."""
    found = _with_named_list(params)
    has_rows = any(map(_is_of_body, found))
    if operation.method in WITHOUT_BODY and not has_rows:
        return found
    shown = [(example, example.value) for example in examples if example.role == "request"]
    if any(isinstance(value, JsonObject) for _, value in shown):
        return found
    example, value = next(
        ((shown_example, value) for shown_example, value in shown if isinstance(value, list)), (None, None)
    )
    if example is not None:
        return with_list_body(found, value, example.at, "example", dialect)
    clause = stated_list(operation.parts, dialect) if has_rows else None
    lists = {normalize(row.param.name) for row in found if _is_of_body(row) and row.param.type == "list"}
    if clause is None or not lists.isdisjoint(clause.split()):
        return found  # a list in the body
    return with_list_body(found, None, operation.line.at, "prose", dialect)


def _with_named_list(params: Sequence[ParsedParam]) -> list[ParsedParam]:
    """Parameters with the list that rows such as ``[].sku`` are in; other rows of the body are of its elements, too."""
    root = next((row for row in params if _is_of_body(row) and row.param.name == ROOT), None)
    if root is None:
        return [*params]
    if root.param.type != "list":
        return [other for row in params for other in (_parts_of(root) if row is root else (row,))]
    others = [row for row in params if _is_of_body(row) and row is not root]
    children = (*root.children, *map(_field, others))
    whole = replace(root, param=replace(root.param, name=NAME, whole=True), children=children)
    return [whole if row is root else row for row in params if row not in others]


def _parts_of(root: ParsedParam) -> Sequence[ParsedParam]:
    """What is inside of an object that is the body; the object itself if its rows are elsewhere."""
    if root.children:
        return [
            ParsedParam(
                Param(location="body", **{key: getattr(row.field, key) for key in _SHARED_KEYS}),
                row.at,
                row.children,
                row.link,
                row.is_typed,
            )
            for row in root.children
        ]
    return (replace(root, param=replace(root.param, name=OBJECT_NAME, type="object", whole=True)),)


def with_list_body(
    params: Sequence[ParsedParam], shown: Sequence[Any] | None, at: Position, source: FactSource, dialect: Dialect
) -> list[ParsedParam]:
    """Parameters with the body as a list: ``shown`` are its elements in an example, none if words alone say it.

    They are returned as they are if rows of the body say something else: if it has several, and none is shown.
    """
    example = ParsedField(Field(name=NAME, type="list"), RowPositions(at))
    if shown is not None:
        (example,) = example_fields([JsonObject([Member(NAME, 0, list(shown))])], at, dialect)
    body = [row for row in params if _is_of_body(row)]
    if not body:
        row = shown_param(example, source, dialect)
        return [*params, replace(row, param=replace(row.param, whole=True))] if shown is not None else [*params]
    if len(body) == 1 and body[0].param.whole:
        return [_completed(row, example) if row is body[0] else row for row in params]
    names = {row.field.name for row in example.children}
    lists = [row for row in body if row.param.type == "list" and row.param.name not in names]
    if len(body) == 1 and lists and shown is not None:
        whole = replace(body[0], param=replace(body[0].param, name=NAME, whole=True))
        return [_completed(whole, example) if row is body[0] else row for row in params]
    if (lists == body) if shown is None else names.isdisjoint(row.param.name for row in body):
        return [*params]
    param = Param(name=NAME, type="list", location="body", whole=True, required=any(row.param.required for row in body))
    whole = ParsedParam(param, RowPositions(body[0].at.at), tuple(map(_field, body)))
    whole = _completed(whole, example)
    return [whole if row is body[0] else row for row in params if row is body[0] or not _is_of_body(row)]


def stated_list(parts: Sequence[Part], dialect: Dialect) -> str | None:
    """The words of the heading or clause of an operation that says that the body is a list."""
    clauses = (normalize(plain_text(clause)) for clause in _clauses(parts) if _says_so(clause, dialect))
    return next(clauses, None)


def _is_of_body(row: ParsedParam) -> bool:
    return row.param.location == "body"


def _field(row: ParsedParam) -> ParsedField:
    """A parameter as the field of an element."""
    field = Field(**{key: getattr(row.param, key) for key in _SHARED_KEYS})
    return ParsedField(field, row.at, row.children, row.link, row.is_typed)


def _completed(row: ParsedParam, example: ParsedField) -> ParsedParam:
    """A list with what an example shows of its elements, where rows do not say it."""
    if row.link is not None:
        return row
    if row.children:
        return replace(row, children=with_shown(row.children, example.children))
    items = row.param.items or example.field.items
    return replace(row, param=replace(row.param, items=items), children=example.children)


def _clauses(parts: Sequence[Part]) -> Iterator[str]:
    for number, part in enumerate(parts):
        if number:
            yield part.heading.text
        for block in part.blocks:
            if isinstance(block, Prose | Annotation | Aside):
                yield from _CLAUSE_END.split(block.text)


def _says_so(clause: str, dialect: Dialect) -> bool:
    """Whether a clause has a word for a list, and little but words for the body in front of it, or these behind it.

    One with a name in code is about a parameter, and one that lists parameters does not describe the body.
    """
    if len(clause) > _MAX_CLAUSE_LENGTH or _CODE.search(clause):
        return False
    words, openings = normalize(plain_text(clause)), dict(dialect.opening_phrases)
    found = dialect.resources.list_phrases.first_in(words)
    if found is None or openings["response"].are_in(words) or dialect.returning_phrases.are_in(words):
        return False
    before, _, behind = words.partition(found)
    is_before = openings["body"].are_in(before)
    if not is_before and not openings["body"].are_in(behind):
        return False
    known = (openings["body"], dialect.heading_phrases, dialect.announcing_phrases, dialect.container_phrases)
    others = [word for word in _without(known, before).split() if word not in dialect.resources.small_words]
    is_short = len(others) <= (_MAX_OTHER_WORDS if is_before else 1)
    is_of_objects = dialect.container_phrases.are_in(words) or dialect.resources.object_phrases.are_in(words)
    return is_short and (is_of_objects or (is_before and not openings["parameters"].are_in(behind)))


def _without(all_phrases: Iterable[Phrases], words: str) -> str:
    for phrases in all_phrases:
        words = phrases.remove_from(words)
    return words

"""Parameters that only a sample call shows: what it sends in its body or query, where no table has one."""

import re
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from slatebind.data.json_tree import JsonObject, Member
from slatebind.data.tolerant_json import read_tolerant
from slatebind.dialects import Dialect
from slatebind.extraction.commands.parsed_command import ParsedCommand
from slatebind.extraction.examples.example_fields import example_fields
from slatebind.extraction.requests.list_bodies import with_list_body
from slatebind.extraction.requests.responses.example_facts import shown_param, with_members
from slatebind.extraction.requests.rows.nesting import path_of
from slatebind.extraction.requests.samples import FormField, Sample, form_fields

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,8})(?P<fraction>\.\d{1,9})?")
_QUERY_NAME = re.compile(r"[A-Za-z_][\w.\[\]-]{0,60}")
_READING = ("GET", "HEAD")
_FLAGS = {"true": True, "false": False}


def with_sample_body(parsed: ParsedCommand, sample: Sample | None, dialect: Dialect) -> ParsedCommand:
    """A command with the parameters of the body that its sample sends, marked as read from it.

    Where tables state parameters, only what is inside of those that they leave open.
    """
    command = parsed.command
    if sample is None or sample.body not in ("json", "form", "multipart") or command.method in _READING:
        return parsed
    if command.method == "DELETE" and any(param.location != "path" for param in command.params):
        return parsed  # the docs state what it takes
    value = next(iter(read_tolerant(sample.data).values), None) if sample.body == "json" else None
    if isinstance(value, list):
        return parsed.with_params(with_list_body(parsed.params, value, sample.at, "sample", dialect))
    if any(param.location == "body" for param in command.params):
        shown = example_fields([value], sample.at, dialect) if isinstance(value, JsonObject) else ()
        return parsed.with_params(with_members(parsed.params, shown)) if shown else parsed
    files: set[str] = set()
    if not isinstance(value, JsonObject):
        known = {param.name for param in command.params}
        fields = [field for field in form_fields(sample) if field.name not in known]
        value, files = _form_value(fields), {field.name for field in fields if field.is_file}
    # Shell words have no lines: all of the body is where the call is.
    sent = [shown_param(row, "sample", dialect) for row in example_fields([value], sample.at, dialect)]
    typed = (replace(row, param=replace(row.param, type="file")) if row.param.name in files else row for row in sent)
    return parsed.with_params((*parsed.params, *(replace(row, at=replace(row.at, at=sample.at)) for row in typed)))


def with_sample_query(parsed: ParsedCommand, sample: Sample | None, dialect: Dialect) -> ParsedCommand:
    """A command with the parameters of the query that its sample sends, if nothing else says that it has a query."""
    if sample is None or any(param.location == "query" for param in parsed.command.params):
        return parsed
    fields = [FormField(name, value) for name, value in sample.query if _QUERY_NAME.fullmatch(name)]
    members = [Member(field.name, 0, _scalar(field)) for field in {field.name: field for field in fields}.values()]
    shown = (shown_param(row, "sample", dialect) for row in example_fields([JsonObject(members)], sample.at, dialect))
    added = (
        replace(row, param=replace(row.param, location="query"), at=replace(row.at, at=sample.at)) for row in shown
    )
    return parsed.with_params((*parsed.params, *added)) if members else parsed


def _form_value(fields: Sequence[FormField]) -> JsonObject:
    """The fields of a form as JSON would have them: ``card[number]`` is inside of ``card``, ``tags[]`` is a list."""
    root = JsonObject([])
    for field in fields:
        steps = path_of(field.name)
        level = root
        for step in steps[:-1]:
            level = _inside(level, step.name, is_list=bool(step.lists))
        value = _scalar(field)
        if not any(member.key == steps[-1].name for member in level.members):
            level.members.append(Member(steps[-1].name, 0, [value] if steps[-1].lists else value))
    return root


def _inside(level: JsonObject, name: str, *, is_list: bool) -> JsonObject:
    """The object that a member of another one is, or holds as a list of one; it is added if it is not there."""
    member = next((member for member in level.members if member.key == name), None)
    if member is None:
        inner = JsonObject([])
        level.members.append(Member(name, 0, [inner] if is_list else inner))
        return inner
    found = member.value[0] if isinstance(member.value, list) and member.value else member.value
    return found if isinstance(found, JsonObject) else JsonObject([])


def _scalar(field: FormField) -> Any:
    """The value of JSON that a text in a form stands for, as far as it can be seen."""
    if field.value in _FLAGS:
        return _FLAGS[field.value]
    number = _NUMBER.fullmatch(field.value)
    if number is None:
        return field.value
    return float(field.value) if number["fraction"] else int(field.value)

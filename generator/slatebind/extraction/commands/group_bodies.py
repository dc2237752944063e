"""Bodies of requests that the docs leave to the resource of their chapter, where the dialect says that they do."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from slatebind.extraction.commands.parsed_command import ParsedCommand, ParsedField, ParsedParam
from slatebind.extraction.models.parsed_resource import ParsedResource
from slatebind.spec.addresses import param_addresses
from slatebind.spec.model import Field, Param

_WITH_BODY = ("POST", "PUT", "PATCH")
_CREATING = "POST"
"""The method of requests that need all required fields; others change those that they send."""
_SHARED_KEYS = tuple(key for key in Param.__struct_fields__ if key in Field.__struct_fields__)


def with_group_bodies(
    commands: Sequence[ParsedCommand], answered: Mapping[str, int], resources: Sequence[ParsedResource]
) -> tuple[ParsedCommand, ...]:
    """The commands, those without a body with the fields of their chapter's resource that can be written."""
    of_group: dict[str, list[ParsedResource]] = {}
    for resource in resources:
        if resource.is_titled:
            of_group.setdefault(resource.group, []).append(resource)
    return tuple(_with_body(parsed, answered, of_group, resources) for parsed in commands)


def _with_body(
    parsed: ParsedCommand,
    answered: Mapping[str, int],
    of_group: Mapping[str, Sequence[ParsedResource]],
    resources: Sequence[ParsedResource],
) -> ParsedCommand:
    command = parsed.command
    in_group = of_group.get(command.group, ())
    number = answered.get(command.name)
    resource = resources[number] if number is not None else in_group[0] if len(in_group) == 1 else None
    has_body = any(param.location == "body" for param in command.params)
    if resource is None or resource not in in_group or has_body or command.method not in _WITH_BODY:
        return parsed
    added = (_param(row, is_creating=command.method == _CREATING) for row in resource.fields)
    params = (*parsed.params, *(row for row in added if row.param.access != "read"))
    records = tuple(row.param for row in params)
    positions = dict(zip(param_addresses(records), (row.at for row in params), strict=True))
    return replace(
        parsed,
        command=replace(command, params=records),
        params=params,
        positions=replace(parsed.positions, params=positions),
    )


def _param(row: ParsedField, *, is_creating: bool) -> ParsedParam:
    """A field of a resource as a parameter of the body."""
    values = {key: getattr(row.field, key) for key in _SHARED_KEYS}
    values["required"] = is_creating and row.field.required
    return ParsedParam(Param(**values, location="body"), row.at, row.children, row.link)

"""Requests that several sections of a document describe: kept apart or merged, as the dialect says; copies once."""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from slatebind.extraction.commands.parsed_command import ParsedCommand
from slatebind.extraction.report import Report
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.spec.addresses import normal_variables, request_of


def merge_repeated(operations: Sequence[Operation]) -> list[Operation]:
    """One operation for each request, with the sections of all that have it: the first title names it."""
    merged: dict[tuple[object, ...], Operation] = {}
    for operation in operations:
        constants = frozenset((part.name, part.value) for part in operation.url.query if part.value)
        request = operation.method, operation.url.server, normal_variables(operation.url.path), constants
        first = merged.get(request)
        if first is None:
            merged[request] = operation
        else:
            new = (part for part in operation.parts if part not in first.parts)
            merged[request] = msgspec.structs.replace(first, parts=(*first.parts, *new))
    return list(merged.values())


def without_copies(commands: Sequence[ParsedCommand], report: Report) -> tuple[ParsedCommand, ...]:
    """The commands without those that say the same as an earlier one of the same request and title."""
    kept: dict[object, list[ParsedCommand]] = {}
    distinct = []
    for parsed in commands:
        others = kept.setdefault((request_of(parsed.command), parsed.command.title), [])
        # A copy equals the first one or the last one, so that the time stays linear.
        other = next((other for other in (*others[:1], *others[-1:]) if _is_copy(parsed, other)), None)
        if other is None:
            others.append(parsed)
            distinct.append(parsed)
        else:
            message = f"duplicate command `{other.command.name}`; keeping the first one"
            # The two say the same: nothing is wrong, and nothing is lost.
            report.note("command-repeated", parsed.at, message, "remove one", related=(other.at,))
    return tuple(distinct)


def _is_copy(parsed: ParsedCommand, other: ParsedCommand) -> bool:
    return (
        replace(parsed.command, name=other.command.name, group=other.command.group) == other.command
        and parsed.fields == other.fields
        and [row.param for row in parsed.params] == [row.param for row in other.params]
        and [row.field for row in parsed.response] == [row.field for row in other.response]
    )

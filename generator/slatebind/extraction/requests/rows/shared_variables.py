"""Types of path variables that docs describe at another operation with the same path up to the variable."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from slatebind.extraction.commands.parsed_command import ParsedCommand, ParsedParam

_VARIABLE = re.compile(r"\{([^{}]*)\}")


def with_shared_types(commands: Sequence[ParsedCommand]) -> tuple[ParsedCommand, ...]:
    """The commands, with types of variables that they do not describe, where all that describe one state the same."""
    types: dict[str, set[str]] = {}
    stated: dict[str, ParsedParam] = {}
    for parsed in commands:
        for prefix, row in _variables(parsed):
            if not _is_undescribed(row, parsed):
                types.setdefault(prefix, set()).add(row.param.type if row.is_typed else "string")
                stated.setdefault(prefix, row)
    known = {prefix: stated[prefix] for prefix, found in types.items() if len(found) == 1 and found != {"string"}}
    return tuple(_completed(parsed, known) for parsed in commands)


def _completed(parsed: ParsedCommand, known: dict[str, ParsedParam]) -> ParsedCommand:
    added = {
        row.param.name: known[prefix]
        for prefix, row in _variables(parsed)
        if prefix in known and _is_undescribed(row, parsed)
    }
    if not added:
        return parsed
    return parsed.with_params(
        replace(row, param=replace(row.param, type=added[row.param.name].param.type))
        if row.param.location == "path" and row.param.name in added
        else row
        for row in parsed.params
    )


def _variables(parsed: ParsedCommand) -> Iterator[tuple[str, ParsedParam]]:
    """The variables of a path, each with the path up to it, in which the names of variables do not count."""
    rows = {row.param.name: row for row in parsed.params if row.param.location == "path"}
    path = parsed.command.path or ""
    for match in _VARIABLE.finditer(path):
        if match[1] in rows:
            yield _VARIABLE.sub("{}", path[: match.end()]), rows[match[1]]


def _is_undescribed(row: ParsedParam, parsed: ParsedCommand) -> bool:
    """Whether nothing but the request line has a variable."""
    return row.at.at == parsed.positions.at and not row.at.cells

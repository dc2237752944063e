"""Keeping the names of operations that an existing spec has for the same requests, so that titles can be edited."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import count

from msgspec.structs import replace

from slatebind.extraction.commands.parsed_command import ParsedCommand
from slatebind.spec.addresses import normal_variables
from slatebind.spec.names import RequestName


def with_kept_names(commands: Sequence[ParsedCommand], existing: Sequence[RequestName]) -> list[ParsedCommand]:
    """The commands with the names that their requests have in an existing spec.

    Of several commands with one request, those whose titles have not changed keep their names first, the others in
    their order. A name that is taken by then gets a number.
    """
    if not existing:
        return list(commands)
    kept = _kept(commands, existing)
    taken = set(kept.values())
    numbers: dict[str, count[int]] = {}
    named = []
    for number, parsed in enumerate(commands):
        name = parsed.command.name
        if number not in kept and parsed.command.path is not None:
            while name in taken:
                name = f"{parsed.command.name}_{next(numbers.setdefault(parsed.command.name, count(2)))}"
            taken.add(name)
        name = kept.get(number, name)
        named.append(
            parsed if name == parsed.command.name else replace(parsed, command=replace(parsed.command, name=name))
        )
    return named


def _kept(commands: Sequence[ParsedCommand], existing: Sequence[RequestName]) -> dict[int, str]:
    """The name in the existing spec for the number of each command that has one."""
    by_title: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    by_request: dict[tuple[str, str], list[str]] = defaultdict(list)
    for known in reversed(existing):
        by_title[known.method, known.path, known.title].append(known.name)
        by_request[known.method, known.path].append(known.name)
    kept: dict[int, str] = {}
    used: set[str] = set()
    for is_same_title in (True, False):
        for number, parsed in enumerate(commands):
            command = parsed.command
            if number in kept or command.path is None:
                continue
            request = command.method or "", normal_variables(command.path)
            names = by_title[*request, command.title] if is_same_title else by_request[request]
            while names and names[-1] in used:
                names.pop()
            if names:
                kept[number] = names.pop()
                used.add(kept[number])
    return kept

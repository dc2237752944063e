"""What rules about request lines have in common: the sections of operations, their variables, samples and examples."""

from collections.abc import Iterator

import msgspec

from slatebind.extraction import ParsedCommand
from slatebind.extraction.report import Report
from slatebind.extraction.requests.announcements.urls import read_url
from slatebind.extraction.requests.responses.examples import Example, operation_examples
from slatebind.extraction.requests.samples import Sample, read_samples
from slatebind.lint.context import LintContext


class PathVariable(msgspec.Struct, frozen=True):
    """A variable of a path: as the request line calls it, as the spec calls it, and whether a row describes it."""

    printed: str
    name: str
    is_described: bool


def path_variables(parsed: ParsedCommand) -> Iterator[PathVariable]:
    """The variables of an operation's path."""
    at = parsed.positions.at
    rows = {row.param.name: row for row in parsed.params if row.param.location == "path"}
    printed = read_url(parsed.request_url).variables
    names = read_url(parsed.command.path or "").variables
    # Without its base path, a path may have fewer variables than the URL that is printed.
    for variable, name in zip(printed[len(printed) - len(names) :], names, strict=False):
        if name in rows:
            yield PathVariable(variable, name, rows[name].at.at != at)


def request_text(parsed: ParsedCommand) -> str:
    """The method and path of an operation, for messages."""
    return f"{parsed.command.method} {parsed.command.path}"


def sections(context: LintContext) -> list[list[ParsedCommand]]:
    """The operations of each heading: several may share what is below it."""
    found: dict[object, list[ParsedCommand]] = {}
    for parsed in context.parsed_commands:
        found.setdefault(parsed.part.head.heading.at, []).append(parsed)
    return [*found.values()]


def samples(context: LintContext, parsed: ParsedCommand) -> list[Sample]:
    """The calls in the code below an operation's heading."""
    return [sample for block in context.codes(parsed) for sample in read_samples(block)]


def examples(context: LintContext, parsed: ParsedCommand) -> list[Example]:
    """The bodies of requests and responses below an operation's heading."""
    parts = (parsed.part.head, *parsed.part.sections)
    return operation_examples(parts, parsed.command.method or "GET", context.dialect, Report(context.lines))

"""Where in a document a finding is, in terms that stay when lines are added elsewhere: a command, a table and a row."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator

from slatebind.diagnostic import Position
from slatebind.lint.context import LintContext

START = "(start)"
"""What is above all headings."""
_MAX_HEADING_LEVEL = 2


class Places:
    """The commands, rows and chapters of a document by their lines."""

    def __init__(self, context: LintContext) -> None:
        self._starts: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._rows: dict[tuple[str, int], str] = {}
        self.commands: dict[tuple[str, str], str] = {}
        for at, name in _distinct(_commands(context)):
            self._starts[at.file].append((at.line, name))
            self.commands[at.file, name] = name
        for at, title in _distinct(_other_headings(context)):
            self._starts[at.file].append((at.line, title))
        for starts in self._starts.values():
            starts.sort()
        for parsed in context.parsed_commands:
            rows = [(row.at, f"{kind} > {row.name}") for kind, table in parsed.rows.items() for row in table]
            self._rows.update({(at.file, at.line): row for at, row in _distinct(rows)})

    def section(self, at: Position) -> str:
        """The command or chapter of a position."""
        starts = self._starts.get(at.file, [])
        index = bisect_right(starts, at.line, key=lambda start: start[0]) - 1
        return starts[index][1] if index >= 0 else START

    def place(self, at: Position) -> str:
        """The section of a position, and the row, if it is in one: ``listZones > parameters > id``."""
        row = self._rows.get((at.file, at.line))
        return f"{self.section(at)} > {row}" if row else self.section(at)

    def is_command(self, at: Position) -> bool:
        """Whether a position is in a command."""
        return (at.file, self.section(at)) in self.commands


def _commands(context: LintContext) -> Iterator[tuple[Position, str]]:
    """Where each command starts: at its heading; a further request below the same heading at its line."""
    seen: set[Position] = set()
    for parsed in context.parsed_commands:
        heading = parsed.part.head.heading.at
        is_first = bool(parsed.request_url) and heading not in seen and heading.file == parsed.at.file
        seen.add(heading)
        yield heading if is_first else parsed.at, parsed.command.name


def _other_headings(context: LintContext) -> Iterator[tuple[Position, str]]:
    commands = {at for at, _ in _commands(context)}
    for at, heading in context.headings.items():
        if at not in commands and heading.level <= _MAX_HEADING_LEVEL:
            yield at, f"{'#' * heading.level} {heading.text}"


def _distinct(named: "Iterator[tuple[Position, str]] | list[tuple[Position, str]]") -> Iterator[tuple[Position, str]]:
    """The second of a name is ``name (2)``."""
    counts: Counter[str] = Counter()
    for at, name in named:
        counts[name] += 1
        yield at, name if counts[name] == 1 else f"{name} ({counts[name]})"

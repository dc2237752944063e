"""What people have decided in overlays: parts of a spec that no correction of verify replaces."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any

from slatebind.spec.addresses import CommandRequests
from slatebind.spec.model import Spec
from slatebind.spec.overlay_file import CONTROLS
from slatebind.verify.disagreement import Disagreement
from slatebind.verify.new_models import Data

_Sections = Mapping[str, Iterable[Data]]
_WILDCARDS = frozenset("*?[")


class Protection:
    """The entries of people, by the records that they are about."""

    def __init__(self, spec: Spec, overlays: Iterable[_Sections]) -> None:
        self._requests = CommandRequests(spec.commands)
        self._named: dict[tuple[str, str], list[Data]] = defaultdict(list)
        self._patterns: list[tuple[str, str, Data]] = []
        for overlay in overlays:
            for section in ("commands", "models"):
                for entry in overlay.get(section, ()):
                    self._add(section, entry)

    def _add(self, section: str, entry: Data) -> None:
        for wanted in _wanted(entry):
            names = self._requests.names(wanted) if section == "commands" else ()
            if not names and not _WILDCARDS.isdisjoint(wanted):
                self._patterns.append((section, wanted, entry))
            for name in names or (wanted,):
                self._named[section, name].append(entry)

    def _entries(self, section: str, name: str) -> Iterator[Data]:
        yield from self._named.get((section, name), ())
        yield from (entry for kind, pattern, entry in self._patterns if kind == section and fnmatchcase(name, pattern))

    def covers(self, found: Disagreement) -> bool:
        """Whether a disagreement is about something that a person decided."""
        match found.path:
            case ("models", str(name), *rest):
                row = str(rest[1]) if len(rest) > 1 else found.name.partition(".")[0]
                of_command = self._entries("commands", found.command)
                return any(_decides(entry, "fields", row) for entry in self._entries("models", name)) or any(
                    _is_listed((entry.get("response") or {}).get("fields"), row) for entry in of_command
                )
            case ("commands", str(name), *rest):
                key = str(rest[0]) if rest else ""
                row = str(rest[1]) if len(rest) > 1 else found.name.rpartition(":")[2]
                return any(_decides(entry, key, row) for entry in self._entries("commands", name))
            case _:
                return False


def _wanted(entry: Data) -> tuple[str, ...]:
    return tuple(map(str, entry.get("match") or (entry.get("name", ""),)))


def _decides(entry: Data, key: str, row: str) -> bool:
    """Whether an entry says something of a key of its record or, for parameters and fields, of a row there."""
    if entry.get("add") or entry.get("remove"):
        return True
    if key in ("params", "fields"):
        return _is_listed(entry.get(key), row)
    return key in entry.keys() - CONTROLS and key != "response"


def _is_listed(rows: Any, name: str) -> bool:
    plain = name.partition(":")[0]
    return any(fnmatchcase(text, pattern) for row in rows or () for pattern in _wanted(row) for text in (name, plain))

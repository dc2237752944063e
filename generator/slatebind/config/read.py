"""Finding a project's plan and reading it, with a place for everything that is wrong."""

import re
from pathlib import Path

import msgspec

from slatebind.config.model import Config, SpecPlan, Table, TargetPlan
from slatebind.config.toml import read_toml
from slatebind.diagnostic import Diagnostic, Position, Positions, Severity, position_of
from slatebind.diagnostic import Path as Place
from slatebind.words import nearest

FILE = "slatebind.toml"

_SHARED = "pyproject.toml"
_SECTION: Place = ("tool", "slatebind")
_WHERE = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_STEP = re.compile(r"\.(?P<key>[^.\[]+)|\[(?P<index>\d+)\]|\[(?P<any>\.\.\.)\]")


def find_config(folder: Path) -> Path | None:
    """The plan of the project that ``folder`` is in: the nearest going upwards, slatebind.toml first."""
    for place in (folder, *folder.parents):
        if (place / FILE).is_file():
            return place / FILE
        if (place / _SHARED).is_file() and _has_section(place / _SHARED):
            return place / _SHARED
    return None


def read_config(text: str, file: str) -> tuple[Config | None, tuple[Diagnostic, ...]]:
    """The plan in ``text``; in a pyproject, the one in ``[tool.slatebind]``."""
    values, positions, problems = read_toml(text, file)
    if values is None:
        return None, problems
    if not file.endswith(_SHARED):
        return _Reading(file, positions, ()).config(values)
    tool = values.get("tool")
    return _Reading(file, positions, _SECTION).config(tool.get("slatebind", {}) if isinstance(tool, dict) else {})


class _Reading:
    def __init__(self, file: str, positions: Positions, prefix: Place) -> None:
        self._file = file
        self._positions = positions
        self._prefix = prefix

    def config(self, values: object) -> tuple[Config | None, tuple[Diagnostic, ...]]:
        if unknown := self._unknown_keys(values):
            return None, tuple(unknown)
        try:
            config = msgspec.convert(values, Config)
        except msgspec.ValidationError as error:
            return None, (self._wrong_value(str(error)),)
        faults = config.faults()
        return config, tuple(self._error("config-plan", fault.path, fault.message, fault.hint) for fault in faults)

    def _unknown_keys(self, values: object) -> list[Diagnostic]:
        found = self._unknown_in(values, Config, ())
        for name, table in (("spec", SpecPlan), ("target", TargetPlan)):
            entries = values.get(name) if isinstance(values, dict) else None
            for index, entry in enumerate(entries if isinstance(entries, list) else ()):
                found += self._unknown_in(entry, table, (name, index))
        return found

    def _unknown_in(self, values: object, table: type[Table], path: Place) -> list[Diagnostic]:
        known = {field.encode_name for field in msgspec.structs.fields(table)}
        unknown = [key for key in values if key not in known] if isinstance(values, dict) else []
        return [self._unknown_key(key, known, path) for key in unknown]

    def _unknown_key(self, key: str, known: set[str], path: Place) -> Diagnostic:
        meant = nearest(key, known)
        names = ", ".join(f"`{name}`" for name in sorted(known))
        hint = f"did you mean `{meant}`?" if meant else f"the keys here are {names}"
        return self._error("config-key", (*path, key), f"the key `{key}` is unknown", hint)

    def _wrong_value(self, message: str) -> Diagnostic:
        where = _WHERE.search(message)
        path = tuple(
            int(step["index"]) if step["index"] else step["key"] or step["any"]
            for step in _STEP.finditer(where["path"] if where else "")
        )
        # TOML has no null: what msgspec would take besides is nothing that can be written.
        return self._error("config-value", path, _WHERE.sub("", message).replace(" | null", ""), "")

    def _error(self, code: str, path: Place, message: str, hint: str) -> Diagnostic:
        at = position_of(self._positions, (*self._prefix, *path), self._file)
        return Diagnostic(code=code, severity=Severity.ERROR, message=message, at=at, hint=hint)


def _has_section(pyproject: Path) -> bool:
    """Whether a pyproject holds a plan. One that cannot be read is somebody else's affair."""
    try:
        values, _, _ = read_toml(pyproject.read_text(encoding="utf-8"), Position(str(pyproject)).file)
    except (OSError, UnicodeDecodeError):
        return False
    return isinstance(tool := (values or {}).get("tool"), dict) and "slatebind" in tool

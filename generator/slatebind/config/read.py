"""Finding a project's plan and reading it, with a place for everything that is wrong."""

from pathlib import Path

from slatebind.config.model import Config
from slatebind.data.parsed import Parsed
from slatebind.data.records import read_record
from slatebind.data.toml_reader import read_toml
from slatebind.diagnostic import Diagnostic, Severity, position_of

FILE = "slatebind.toml"

_SHARED = "pyproject.toml"
NAMES = (FILE, _SHARED)
_SECTION = ("tool", "slatebind")


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
    parsed = read_toml(text, file)
    if file.endswith(_SHARED):
        parsed = _section(parsed)
    config, problems = read_record(parsed, Config, file, "config-invalid")
    if config is None:
        return None, problems
    faults = tuple(
        Diagnostic(
            code="config-plan",
            severity=Severity.ERROR,
            message=fault.message,
            at=position_of(parsed.positions, fault.path, file),
            hint=fault.hint,
        )
        for fault in config.faults()
    )
    return config, (*problems, *faults)


def _section(parsed: Parsed) -> Parsed:
    """The part of a pyproject that is ours, as if it were a file of its own."""
    tool = (parsed.value or {}).get("tool")
    value = tool.get("slatebind", {}) if isinstance(tool, dict) else {}
    depth = len(_SECTION)
    positions = {path[depth:]: at for path, at in parsed.positions.items() if path[:depth] == _SECTION}
    return Parsed(value, positions, parsed.diagnostics)


def _has_section(pyproject: Path) -> bool:
    """Whether a pyproject holds a plan. One that cannot be read is somebody else's affair."""
    try:
        parsed = read_toml(pyproject.read_text(encoding="utf-8"), pyproject.name)
    except (OSError, UnicodeDecodeError):
        return False
    return _SECTION in parsed.positions

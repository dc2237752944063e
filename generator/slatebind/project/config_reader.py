"""Finding and reading the configuration of a project, with a position for every problem."""

from pathlib import Path

from slatebind.data.parsed import Parsed
from slatebind.data.records import read_record
from slatebind.diagnostic import Diagnostic, Positions, Severity, position_of
from slatebind.project.config import Config

CONFIG_FILE = "slatebind.toml"

_PYPROJECT = "pyproject.toml"
CONFIG_NAMES = (CONFIG_FILE, _PYPROJECT)
_PYPROJECT_TABLE = ("tool", "slatebind")


def find_config(folder: Path) -> Path | None:
    """The nearest configuration file in ``folder`` or its parents; in each of them, slatebind.toml goes first."""
    for parent in (folder, *folder.parents):
        if _is_file(parent / CONFIG_FILE):
            return parent / CONFIG_FILE
        if _is_file(parent / _PYPROJECT) and _has_table(parent / _PYPROJECT):
            return parent / _PYPROJECT
    return None


def _is_file(path: Path) -> bool:
    """Whether a path is a file. In a folder that may not be read there is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def read_config(text: str, file: str) -> tuple[Config | None, tuple[Diagnostic, ...]]:
    """The configuration in ``text``; in a pyproject, the one in ``[tool.slatebind]``."""
    parsed = _parse(text, file)
    config, errors = read_record(parsed, Config, file, "config-invalid")
    if config is None:
        return None, errors
    inconsistencies = tuple(
        Diagnostic(
            code="config-inconsistent",
            severity=Severity.ERROR,
            message=problem.message,
            at=position_of(parsed.positions, problem.path, file),
            hint=problem.hint,
        )
        for problem in config.problems()
    )
    return config, (*errors, *inconsistencies)


def config_positions(text: str, file: str) -> Positions:
    """The positions of the keys of a valid configuration."""
    return _parse(text, file).positions


def _parse(text: str, file: str) -> Parsed:
    parsed = _read_toml(text, file)
    return _pyproject_table(parsed) if file.endswith(_PYPROJECT) else parsed


def _read_toml(text: str, file: str) -> Parsed:
    from slatebind.data.toml_reader import read_toml  # noqa: PLC0415 - tomllib; many runs have no configuration

    return read_toml(text, file)


def _pyproject_table(parsed: Parsed) -> Parsed:
    """The table of slatebind in a pyproject, as if it were a file of its own."""
    tool = (parsed.value or {}).get("tool")
    value = tool.get("slatebind", {}) if isinstance(tool, dict) else {}
    depth = len(_PYPROJECT_TABLE)
    positions = {path[depth:]: at for path, at in parsed.positions.items() if path[:depth] == _PYPROJECT_TABLE}
    return Parsed(value, positions, parsed.diagnostics)


def _has_table(pyproject: Path) -> bool:
    """Whether a pyproject has a table of slatebind. One that cannot be read has none."""
    try:
        parsed = _read_toml(pyproject.read_text(encoding="utf-8"), pyproject.name)
    except (OSError, UnicodeDecodeError):
        return False
    return _PYPROJECT_TABLE in parsed.positions

"""Dialect files into dialects: shipped ones by name, a user's own by path."""

import re
from pathlib import Path as FilePath

import msgspec

from slatebind.data.parsed import Parsed
from slatebind.data.yaml_reader import read_yaml
from slatebind.diagnostic import Diagnostic, Position, Severity, position_of
from slatebind.dialects.dialect import Dialect
from slatebind.suggestions import did_you_mean

_SHIPPED = FilePath(__file__).parent


def shipped_dialects() -> tuple[str, ...]:
    """The names of the dialects that come with the tool."""
    return tuple(sorted(file.stem for file in _SHIPPED.glob("*.yaml")))


def load_dialect(name: str) -> tuple[Dialect | None, tuple[Diagnostic, ...]]:
    """A shipped dialect by its name, or the one in a file. None where it cannot be read; the diagnostics say why."""
    if name in shipped_dialects():
        return _load(_SHIPPED / f"{name}.yaml", f"{name}.yaml")
    if "/" not in name and not name.endswith((".yaml", ".yml")):
        known = shipped_dialects()
        hint = did_you_mean(name, known, f"known dialects: {', '.join(known)}; or give a file")
        return None, (_error("dialect-unknown", f"unknown dialect `{name}`", Position(name), hint),)
    return _load(FilePath(name), name, is_shipped=False)


def _load(path: FilePath, name: str, *, is_shipped: bool = True) -> tuple[Dialect | None, tuple[Diagnostic, ...]]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        return None, (_error("dialect-unreadable", f"cannot read the dialect: {reason}", Position(name)),)
    parsed = read_yaml(text, name)
    if parsed.value is None or any(found.severity is Severity.ERROR for found in parsed.diagnostics):
        empty = _error("dialect-invalid", "the file holds no dialect", Position(name))
        return None, parsed.diagnostics or (empty,)
    try:
        dialect = msgspec.convert(parsed.value, Dialect)
    except msgspec.ValidationError as problem:
        return None, (_error("dialect-invalid", str(problem), _place(str(problem), parsed, name)),)
    if is_shipped:
        return dialect, parsed.diagnostics  # it takes long to compile the patterns, which the tests have done
    from slatebind.dialects.check import check  # noqa: PLC0415 - see above

    problems = check(dialect, parsed, name)
    return (None if problems else dialect), (*parsed.diagnostics, *problems)


def _place(message: str, parsed: Parsed, name: str) -> Position:
    """The position that msgspec's message names: ``... - at `$.types.string[0]```."""
    match = re.search(r"at `\$([^`]*)`", message)
    steps = re.findall(r"\.([^.\[]+)|\[(\d+)\]", match[1]) if match else []
    return position_of(parsed.positions, tuple(key or int(index) for key, index in steps), name)


def _error(code: str, message: str, at: Position, hint: str = "") -> Diagnostic:
    return Diagnostic(code=code, message=message, at=at, severity=Severity.ERROR, hint=hint)

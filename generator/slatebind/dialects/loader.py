"""Loading dialects: shipped ones by name, others from a file."""

from pathlib import Path

from slatebind.data.records import read_record
from slatebind.data.yaml_reader import read_yaml
from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.dialects.check import check
from slatebind.dialects.dialect import Dialect
from slatebind.files import UnreadableError, read_text
from slatebind.suggestions import did_you_mean

_SHIPPED = Path(__file__).parent


def shipped_dialects() -> tuple[str, ...]:
    """The names of the shipped dialects."""
    return tuple(sorted(file.stem for file in _SHIPPED.glob("*.yaml")))


def is_dialect_file(name: str) -> bool:
    """Whether a dialect is named by its file, and not by the name of a shipped one."""
    return "/" in name or name.endswith((".yaml", ".yml"))


def load_dialect(name: str) -> tuple[Dialect | None, tuple[Diagnostic, ...]]:
    """The dialect with a shipped name or in a file; None and the errors if it does not exist or is invalid."""
    shipped = shipped_dialects()
    if name in shipped:
        # The suite validates shipped dialects; compiling their patterns takes longer than reading them.
        return _read(str(_SHIPPED / f"{name}.yaml"), f"{name}.yaml", is_checked=False)
    if not is_dialect_file(name):
        hint = did_you_mean(name, shipped, f"known dialects: {', '.join(shipped)}; or give a file")
        return None, (_error("dialect-unknown", f"unknown dialect `{name}`", name, hint),)
    return _read(name, name, is_checked=True)


def _read(path: str, name: str, *, is_checked: bool) -> tuple[Dialect | None, tuple[Diagnostic, ...]]:
    try:
        text = read_text(path)
    except UnreadableError as error:
        reason = str(error).removeprefix(f"{path}: ")
        return None, (_error("dialect-unreadable", f"cannot read the dialect: {reason}", name),)
    parsed = read_yaml(text, name)
    dialect, problems = read_record(parsed, Dialect, name, "dialect-invalid")
    if dialect is None or not is_checked:
        return dialect, problems
    violations = check(dialect, parsed, name)
    return (None if violations else dialect), (*problems, *violations)


def _error(code: str, message: str, file: str, hint: str = "") -> Diagnostic:
    return Diagnostic(code=code, message=message, at=Position(file), severity=Severity.ERROR, hint=hint)

"""Reading TOML into plain values with positions. tomllib reads the values; this module finds their keys."""

import re
import tomllib
from collections import Counter

from slatebind.data.parsed import Parsed
from slatebind.diagnostic import Diagnostic, Path, Position, Severity

_KEY = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_DOTTED = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_STATEMENT = re.compile(rf"[ \t]*(?:\[\[[ \t]*(?P<array>{_DOTTED})|\[[ \t]*(?P<table>{_DOTTED})|(?P<key>{_DOTTED}))")
_PART = re.compile(_KEY)
_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"""+|' r"'''.*?'''+|" r'"(?:[^"\\\n]|\\.)*"|' r"'[^'\n]*'|#[^\n]*|[\[\]{}\n]|.", re.DOTALL
)
_MAX_DEPTH = 100
_MAX_DIGITS = 4300
_LONG_NUMBER = re.compile(rf"[0-9_]{{{_MAX_DIGITS},}}")
_ERROR_LOCATION = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_toml(text: str, file: str) -> Parsed:
    """The values of a TOML text that is called ``file`` in diagnostics."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    too_deep = _too_deep(text)
    if too_deep is not None:
        reason = f"Nested more than {_MAX_DEPTH} levels deep"
        return Parsed(None, {}, (_syntax_error(reason, _position(text, too_deep, file)),))
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        location = _ERROR_LOCATION.search(str(error))
        line, column = (int(location[1]), int(location[2])) if location and location[1] else (text.count("\n") + 1, 1)
        reason = _ERROR_LOCATION.sub("", str(error))
        return Parsed(None, {}, (_syntax_error(reason, Position(file, line, column)),))
    except ValueError:
        number = _LONG_NUMBER.search(text)
        at = _position(text, number.start() if number else 0, file)
        return Parsed(None, {}, (_syntax_error(f"Number of more than {_MAX_DIGITS} digits", at),))
    return Parsed(values, _positions(text, file), ())


def _too_deep(text: str) -> int | None:
    """The offset of the bracket that nests too deep; the standard library's limit depends on the version of Python."""
    depth = 0
    for token in _TOKEN.finditer(text) if text.count("[") + text.count("{") > _MAX_DEPTH else ():
        depth += (token[0] in ("[", "{")) - (token[0] in ("]", "}"))
        if depth > _MAX_DEPTH:
            return token.start()
    return None


def _position(text: str, offset: int, file: str) -> Position:
    return Position(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _syntax_error(reason: str, at: Position) -> Diagnostic:
    return Diagnostic(code="config-syntax", severity=Severity.ERROR, message=f"invalid TOML: {reason}", at=at)


def _positions(text: str, file: str) -> dict[Path, Position]:
    """The positions of all tables and keys of a valid text. Arrays of tables count from 0, as in the values."""
    found: dict[Path, Position] = {(): Position(file)}
    counts: Counter[Path] = Counter()
    table: Path = ()
    start = 0
    while start < len(text):
        if match := _STATEMENT.match(text, start):
            kind = match.lastgroup or "key"
            at = Position(file, text.count("\n", 0, start) + 1, match.start(kind) - start + 1)
            names: Path = tuple(part.strip("\"'") for part in _PART.findall(match[kind]))
            path = (*table, *names) if kind == "key" else _current(names, counts)
            if kind == "array":
                counts[path] += 1
                path = (*path, counts[path] - 1)
            table = table if kind == "key" else path
            for end in range(1, len(path) + 1):
                found.setdefault(path[:end], at)
        start = _end_of_statement(text, start)
    return found


def _current(names: Path, counts: Counter[Path]) -> Path:
    """``[a.b]`` below ``[[a]]`` belongs to the latest ``a``."""
    path: Path = ()
    for name in names[:-1]:
        path = (*path, name)
        if counts[path]:
            path = (*path, counts[path] - 1)
    return (*path, names[-1])


def _end_of_statement(text: str, start: int) -> int:
    """The start of the first line after the statement: its brackets closed, its strings ended."""
    depth = 0
    for token in _TOKEN.finditer(text, start):
        match token[0]:
            case "[" | "{":
                depth += 1
            case "]" | "}":
                depth -= 1
            case "\n" if depth <= 0:
                return token.end()
            case _:
                pass
    return len(text)

"""INI files with sections of settings."""

from __future__ import annotations

from configparser import (
    ConfigParser,
    Interpolation,
    InterpolationError,
    ParsingError,
)
from configparser import Error as IniError
from pathlib import Path
from typing import TypeGuard

from .base_errors import ConfigurationError

TRUE = frozenset(("1", "true", "yes", "on", "y", "t"))
FALSE = frozenset(("0", "false", "no", "off", "n", "f"))


def read_sections(
    path: Path, escapes: Interpolation | None = None
) -> dict[str, dict[str, str]]:
    """The sections of an INI file; lines before the first are the section ``""``.

    Those of DEFAULT are in all of them. A percent sign is one unless there are
    ``escapes``. Without a file there are none; a ConfigurationError if it cannot be
    read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path} cannot be read: {error}") from None
    parser = ConfigParser(strict=False, interpolation=escapes)
    try:
        parser.read_string(f"[\1]\n{text}")
    except IniError as error:
        # The parser's own message may quote the line, which may contain a secret.
        lines = [line for line, _ in error.errors] if _is_parsing(error) else []
        where = f", line {lines[0] - 1}" if lines else ""
        raise ConfigurationError(f"{path}{where} is not a valid INI file") from None
    return {
        "" if name == "\1" else name: {
            option: _value(parser, name, option) for option in parser.options(name)
        }
        for name in parser.sections()
    }


def _value(parser: ConfigParser, section: str, option: str) -> str:
    """A value as the file's tool reads it; a percent sign that is no escape is accepted."""
    try:
        return parser.get(section, option)
    except InterpolationError:
        return parser.get(section, option, raw=True)


def _is_parsing(error: IniError) -> TypeGuard[ParsingError]:
    return isinstance(error, ParsingError)

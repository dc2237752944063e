"""Writing plain values as YAML: block style, quotes only where they are needed, read alike by every YAML version.

PyYAML's writer takes ten to twenty times as long, and folds or quotes text that reads better plain. The suite checks
the output with PyYAML's reader.
"""

import re
from functools import lru_cache
from string import ascii_letters, digits
from typing import Any

_STARTS = frozenset(ascii_letters + digits + "_(/.$")
_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
_NUMBER = re.compile(r"[-+.0-9][-+.,0-9_:a-fA-FxXoOtTzZ ]*|\.(?:inf|nan)", re.I)
_MAX_PLAIN_KEY_LENGTH = 120
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


def write_yaml(value: dict[str, Any]) -> str:
    """The text of a mapping of strings, numbers, booleans, nulls, lists and mappings."""
    lines: list[str] = []
    _mapping(value, "", "", lines)
    return "".join(f"{line}\n" for line in lines)


def _mapping(value: dict[str, Any], indent: str, start: str, lines: list[str]) -> None:
    """Append the lines of a value. The first begins with ``start`` instead of the indent."""
    for key, content in value.items():
        text = _text(key)
        if len(text) > _MAX_PLAIN_KEY_LENGTH:
            lines.append(f"{start}? {text}")
            _entry(f"{indent}:", content, indent, lines)
        else:
            _entry(f"{start}{text}:", content, indent, lines)
        start = indent


def _entry(start: str, value: Any, indent: str, lines: list[str]) -> None:
    if isinstance(value, str):
        if "\n" in value and _is_block(value):
            lines.append(f"{start} |{'' if value.endswith(chr(10)) else '-'}")
            lines.extend(f"{indent}  {line}" if line else "" for line in value.removesuffix("\n").split("\n"))
        else:
            lines.append(f"{start} {_text(value)}")
    elif value and isinstance(value, dict):
        lines.append(start)
        _mapping(value, f"{indent}  ", f"{indent}  ", lines)
    elif value and isinstance(value, list | tuple):
        lines.append(start)
        _sequence(value, indent, indent, lines)
    else:
        lines.append(f"{start} {_scalar(value)}")


def _sequence(value: list[Any] | tuple[Any, ...], indent: str, start: str, lines: list[str]) -> None:
    """Append the lines of a value. The first begins with ``start`` instead of the indent."""
    for element in value:
        if element and isinstance(element, dict):
            _mapping(element, f"{indent}  ", f"{start}- ", lines)
        elif element and isinstance(element, list | tuple):
            _sequence(element, f"{indent}  ", f"{start}- ", lines)
        else:
            lines.append(f"{start}- {_scalar(element)}")
        start = indent


def _scalar(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return _float(value)
        case dict():
            return "{}"
        case list() | tuple():
            return "[]"
        case _:
            return _text(str(value))


def _float(value: float) -> str:
    """A float with a point and a signed exponent, without which YAML 1.1 reads it as a string."""
    text = repr(value)
    if "inf" in text:
        return text.replace("inf", ".inf")
    mantissa, exponent, power = text.partition("e")
    if exponent:
        sign = "" if power[0] in "+-" else "+"
        return f"{mantissa if '.' in mantissa else mantissa + '.0'}e{sign}{power}"
    return text


# Keys, types, names and many descriptions are repeated throughout a spec.
@lru_cache(maxsize=1 << 12)
def _text(text: str) -> str:
    return text if _is_plain(text) else quoted(text)


def quoted(text: str) -> str:
    """The text in double quotes, on one line, with escapes for what is not printable."""
    text = text.translate(_ESCAPES)
    return f'"{text if text.isprintable() else "".join(map(_escaped, text))}"'


def _is_plain(text: str) -> bool:
    return (
        text[:1] in _STARTS
        and text[-1] not in ": "
        and ": " not in text
        and " #" not in text
        and _is_readable(text)
        and text.lower() not in _WORDS
        and not _NUMBER.fullmatch(text)
    )


def _is_block(text: str) -> bool:
    """Whether a text of several lines is read back unchanged from a literal block."""
    lines = text.removesuffix("\n").split("\n")
    return (
        len(lines) > 1
        and lines[0] == lines[0].strip() != ""
        and lines[-1] != ""
        and all(line == line.rstrip() and _is_readable(line) for line in lines)
    )


def _is_readable(text: str) -> bool:
    """Whether every character is visible and allowed in YAML: no controls, line separators or direction marks."""
    return text.isprintable()


def _escaped(character: str) -> str:
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

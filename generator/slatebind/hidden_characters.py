"""Characters that are not visible or change how the text around them is read: escaped, masked, replaced or removed.

Docs are untrusted: what they say reaches terminals, generated files and reports through these functions.
"""

import re
import unicodedata

_WHITESPACE = re.compile(r"\s+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_NOT_IN_XML = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""Slow to compile, and used for few formats."""
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Characters without width that editors and copied web pages leave behind."""
_JOINERS = "\u200c\u200d"
BLANKS = (
    " \t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    + INVISIBLE
)
"""Characters that leave nothing but space on a line."""
_HIDDEN_CATEGORIES = {"Cc", "Cf", "Cs"}
"""Control characters, format characters such as bidirectional overrides, and surrogates."""


def escape_hidden(text: str) -> str:
    """The text on one line, unable to move a terminal's cursor or to change colours or reading order."""
    return "".join(_escaped(character) for character in _WHITESPACE.sub(" ", text))


def mask_hidden(line: str) -> str:
    """The line with `?` for each hidden character, so that every character stays in its column."""
    return "".join("?" if _is_hidden(character) else " " if character.isspace() else character for character in line)


def replace_hidden(text: str) -> str:
    """The text for a generated file: spaces for controls, direction marks and other spaces, such as ``&nbsp;``.

    Characters without width are left out, but for the joiners that Persian and emoji are written with. What else is not
    printable is U+FFFD.
    """
    if text.isprintable():
        return text
    text = _CONTROLS.sub(" ", text.replace("\r\n", "\n"))
    return "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character.isprintable() or character in "\n\t" or character in _JOINERS:
        return character
    return " " if character.isspace() else "" if character in INVISIBLE else "\ufffd"


def escape_unprintable(text: str) -> str:
    r"""The text with ``\u202e`` and the like for what is not printable; line ends stay."""
    return "".join(
        character if character.isprintable() or character == "\n" else f"\\u{ord(character):04x}" for character in text
    )


def escape_surrogates(text: str) -> str:
    """The text with escapes for lone surrogates, which UTF-8 cannot encode."""
    return text.encode("utf-8", "backslashreplace").decode()


def remove_non_xml(text: str) -> str:
    """The text without the characters that XML 1.0 allows nowhere, not even as references."""
    return re.sub(_NOT_IN_XML, "", text)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode() if _is_hidden(character) else character


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in _HIDDEN_CATEGORIES and character != "\t"

"""The words of a shell command, as a shell would split them: quotes, escapes and lines that continue. Runs nothing.

Docs are written by hand: a line that begins with an option continues the command even if the backslash is missing or
at the wrong end, and a placeholder in angle brackets is no redirection.
"""

import re
from typing import NamedTuple

_PIECE = re.compile(
    r"""(?P<continued>\\[ \t]*\r?\n[ \t]*(?:\\[ \t]+)?)
      | (?P<newline>[ \t]*\r?\n(?:[ \t]*\\[ \t]+)?)
      | (?P<space>[ \t]+)
      | \\(?P<escaped>.)
      | \$?'(?P<single>[^']*)'?
      | \$?"(?P<double>(?:[^"\\]|\\.)*)"?
      | (?P<placeholder><[^<>\n]{1,80}>)
      | (?P<plain>[^\s\\'"<]+|.)
    """,
    re.X | re.S,
)
_GOES_ON = re.compile(r"[ \t]*(?:\\[ \t]*)?-{1,2}[A-Za-z]")
_URL_FOLLOWS = re.compile(r"[ \t]*(?:\\[ \t]*)?[\"']?(?:https?://|(?<=[\"'])<)")
_ESCAPE = re.compile(r"\\([\"\\$`\n])")
_ENDS = re.compile(r"\|\|?|&&?|;|\d?>>?&?.*")
_MAX_LENGTH = 20_000
"""Characters: what follows in a longer command is not read."""


class Words(NamedTuple):
    """The words of a command, and the offset of its end."""

    words: tuple[str, ...]
    end: int


def shell_words(text: str, start: int) -> Words:
    """The words of the command at an offset, up to its end: a line that nothing continues, a pipe, or a comment."""
    words: list[str] = []
    word: str | None = None
    is_quoted = False
    end = start
    for piece in _PIECE.finditer(text, start, min(len(text), start + _MAX_LENGTH)):
        kind = piece.lastgroup
        if kind in ("plain", "placeholder", "single", "double", "escaped"):
            if word is None and kind == "plain" and piece[0].startswith("#"):
                break
            word = (word or "") + _value(piece)
            is_quoted = is_quoted or kind in ("single", "double")
            continue
        if word is not None:
            if not is_quoted and _ENDS.fullmatch(word):
                return Words(tuple(words), end)
            words.append(word)
            end = piece.start()
        word, is_quoted = None, False
        if kind == "newline" and not _continues(text, piece.end(), words):
            return Words(tuple(words), end)
    if word is not None and (is_quoted or not _ENDS.fullmatch(word)):
        return Words((*words, word), min(len(text), start + _MAX_LENGTH))
    return Words(tuple(words), end)


def _continues(text: str, at: int, words: list[str]) -> bool:
    """Whether the next line belongs to the command though nothing says that this one goes on."""
    if _GOES_ON.match(text, at):
        return True
    return not any(word.startswith("http") for word in words) and _URL_FOLLOWS.match(text, at) is not None


def _value(piece: re.Match[str]) -> str:
    match piece.lastgroup:
        case "single":
            return piece["single"]
        case "double":
            return _ESCAPE.sub(r"\1", piece["double"])
        case "escaped":
            return piece["escaped"]
        case _:
            return piece[0]

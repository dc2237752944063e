"""When rendered Python needs a formatter, and running it. The only importer of black and ruff.

Running black on every file takes over 90 % of a cold run. Shipped templates emit what black would write: their brackets
are exploded one item a line with a trailing comma, which black leaves alone at any width. What is left for black is a
line that names or types of the spec make too long, and the output of templates that are not shipped. The suite checks
this with black itself, over the sample, real documents and generated specs.
"""

import re

MAX_LINE_WIDTH = 88
"""Columns: black's default, and ruff's."""

_DOCSTRING = re.compile(r'^ *"""(?s:.*?)"""$', re.M)
_STRING = r"""(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
_UNBREAKABLE = re.compile(rf" *(?:\w+=|{_STRING}: )?{_STRING},")


def has_long_code_line(text: str) -> bool:
    """Whether a line is longer than the limit that a formatter might break: not one of prose, nor one long string."""
    code = _DOCSTRING.sub(_last_line, text)
    return any(_is_long(line) and not _UNBREAKABLE.fullmatch(line) for line in code.split("\n"))


def format_python(text: str, formatter: str) -> str:
    """The text as ``black`` or ``ruff`` writes it; raises ValueError if it is not Python."""
    return _ruff(text) if formatter == "ruff" else _black(text)


def _last_line(docstring: re.Match[str]) -> str:
    """A formatter moves the closing quotes of a docstring of several lines if they do not fit on the last one."""
    _, newline, last = docstring[0].rpartition("\n")
    return last if newline else ""


def _is_long(line: str) -> bool:
    """Characters beyond ASCII count twice: some of them are two columns wide."""
    return len(line) > MAX_LINE_WIDTH or (not line.isascii() and len(line) + _wide(line) > MAX_LINE_WIDTH)


def _wide(line: str) -> int:
    return sum(character > "\x7f" for character in line)


def _black(text: str) -> str:
    import black  # noqa: PLC0415 - takes 0.2 s, and most runs do without
    from black.parsing import InvalidInput  # noqa: PLC0415

    try:
        return black.format_str(text, mode=black.Mode())
    except (InvalidInput, IndentationError) as problem:
        raise ValueError(str(problem)) from problem


def _ruff(text: str) -> str:
    import subprocess  # noqa: PLC0415 - few use ruff

    from ruff import find_ruff_bin  # type: ignore[import-untyped]  # noqa: PLC0415 - it is an extra

    # Isolated: the settings of a project around the current folder do not apply to the output.
    command = [find_ruff_bin(), "format", "--isolated", "--no-cache", "--quiet", "--stdin-filename", "made.py", "-"]
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise ValueError(done.stderr.strip().splitlines()[0] if done.stderr.strip() else "ruff cannot format it")
    return done.stdout

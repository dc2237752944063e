"""Text as black, or ruff, writes it. What one of them made of a text is remembered, which never changes the result."""

import symtable
from functools import cache

from slatebind.cache import keep, recall, releases
from slatebind.digests import digest
from slatebind.render.stable import is_stable

_KEPT = "black"


def format_python(text: str, formatter: str) -> str:
    """The text as ``black`` or ``ruff`` writes it; raises ValueError where it is not Python.

    On what is provably stable both agree.
    """
    if is_stable(text) and _is_python(text):
        return text
    name = digest(_release(formatter), text)
    known = recall(_KEPT, name)
    if known is not None:
        return known.decode()
    formatted = _ruff(text) if formatter == "ruff" else _black(text)
    keep(_KEPT, name, formatted.encode())
    return formatted


@cache
def _release(formatter: str) -> str:
    return " ".join(releases(formatter))


def _is_python(text: str) -> bool:
    try:
        # The least for which Python parses a text; it refuses rather more than black does.
        symtable.symtable(text, "", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


def _black(text: str) -> str:
    # Takes 0.2 s to import, and is needed only for what cannot be proved.
    import black  # noqa: PLC0415
    from black.parsing import InvalidInput  # noqa: PLC0415

    try:
        return black.format_str(text, mode=black.Mode())
    except (InvalidInput, IndentationError) as problem:
        raise ValueError(str(problem)) from problem


def _ruff(text: str) -> str:
    import subprocess  # noqa: PLC0415 - few have it, and all would load it

    from ruff import find_ruff_bin  # type: ignore[import-untyped]  # noqa: PLC0415 - it is an extra

    # Isolated: the settings of whatever project stands around are not the output's.
    command = [find_ruff_bin(), "format", "--isolated", "--no-cache", "--quiet", "--stdin-filename", "made.py", "-"]
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise ValueError(done.stderr.strip().splitlines()[0] if done.stderr.strip() else "ruff refuses it")
    return done.stdout

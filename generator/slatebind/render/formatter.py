"""Text as black writes it. What black made of a text is remembered, which never changes the result."""

import ast
from functools import cache

from slatebind.cache import digest, keep, recall, releases
from slatebind.render.stable import is_stable

_KEPT = "black"


def format_python(text: str) -> str:
    """The text as black writes it; raises ValueError where it is not Python."""
    if is_stable(text) and _is_python(text):
        return text
    name = digest(_release(), text)
    known = recall(_KEPT, name)
    if known is not None:
        return known.decode()
    formatted = _black(text)
    keep(_KEPT, name, formatted.encode())
    return formatted


@cache
def _release() -> str:
    return " ".join(releases("black"))


def _is_python(text: str) -> bool:
    try:
        compile(text, "", "exec", ast.PyCF_ONLY_AST)
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

"""Text as black writes it, remembered in the user's cache folder. The cache never changes the result."""

import ast
import hashlib
import tempfile
from functools import cache
from pathlib import Path

from slatebind.cache import cache_folder, releases
from slatebind.render.stable import is_stable


def format_python(text: str) -> str:
    """The text as black writes it; raises ValueError where it is not Python."""
    key = hashlib.sha256(f"{_release()}\n{text}".encode()).hexdigest()
    file = Path(cache_folder("black")) / key[:2] / key
    kept = _kept(file)
    if kept is not None:
        return kept
    formatted = text if is_stable(text) and _is_python(text) else _black(text)
    _keep(file, formatted)
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
    # Takes 0.2 s to import, and is needed for changed text only.
    import black  # noqa: PLC0415
    from black.parsing import InvalidInput  # noqa: PLC0415

    try:
        return black.format_str(text, mode=black.Mode())
    except (InvalidInput, IndentationError) as problem:
        raise ValueError(str(problem)) from problem


def _kept(file: Path) -> str | None:
    """The text in a cache file, if it is whole: its first line is the hash of the rest."""
    try:
        digest, _, text = file.read_text(encoding="utf-8").partition("\n")
    except (OSError, ValueError):
        return None
    return text if hashlib.sha256(text.encode()).hexdigest() == digest else None


def _keep(file: Path, text: str) -> None:
    """Written beside and moved into place, so that concurrent runs see a whole file or none."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=file.parent, delete=False) as part:
            part.write(f"{hashlib.sha256(text.encode()).hexdigest()}\n{text}")
        Path(part.name).replace(file)
    except OSError:
        return  # a cache that cannot be written costs time, nothing else

"""Linting texts as if they were files."""

from functools import cache
from pathlib import Path

from slatebind.diagnostic import Diagnostic
from slatebind.dialects import Dialect, load_dialect
from slatebind.lint import Fixed, Settings, fix_document, lint_document
from slatebind.markdown import read_document

FIXTURES = Path(__file__).parent / "lint"
STRICT = Settings(preset="strict")


@cache
def dialect(name: str | Path = "cloudstack") -> Dialect:
    """A dialect: that of all documents here, unless another one is named."""
    found, problems = load_dialect(str(name))
    assert found is not None, problems
    return found


def fixture(rule: str, name: str = "bad") -> str:
    """A document of ``tests/lint/<rule>``; half surrogate pairs in it are bytes that are not UTF-8."""
    return (FIXTURES / rule / f"{name}.md").read_bytes().decode("utf-8", "surrogateescape")


def _written(folder: Path, text: str) -> Path:
    """A document with this text."""
    file = folder / "index.html.md"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    return file


def lint_text(
    folder: Path, text: str, settings: Settings = STRICT, words: str = "cloudstack"
) -> tuple[Diagnostic, ...]:
    """The findings of a text; half surrogate pairs in it are bytes that are not UTF-8."""
    file = _written(folder, text)
    return lint_document(read_document(str(file)), dialect(words), settings)


def fix_text(
    folder: Path, text: str, settings: Settings = STRICT, words: str = "cloudstack", *, is_unsafe: bool = False
) -> tuple[str, Fixed]:
    """A text after --fix, with the remaining findings; ``is_unsafe`` is --unsafe-fixes."""
    file = _written(folder, text)
    fixed = fix_document(str(file), dialect(words), settings, lambda _: True, is_unsafe=is_unsafe)
    return fixed.after[str(file)].decode("utf-8", "surrogateescape"), fixed

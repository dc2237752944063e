"""In docs of HTTP APIs, --fix changes only the parts of the spec that the rules declare, and nothing that is sent."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from documents import CORPUS
from lint_documents import FIXTURES, STRICT, dialect
from slatebind.extraction import extract_spec
from slatebind.lint import all_rules, fix_document
from slatebind.markdown import read_document

SAMPLE = Path(__file__).parents[3] / "sample" / "rest" / "source" / "index.html.md"
CORE = sorted(CORPUS.glob("slate/core/*/source/index.html.md"))
FIXED = [*FIXTURES.glob("*/bad*-slate.md"), SAMPLE]
CHANGES = {"description", "descriptions", "notices", "text", "documented_type"}
"""The keys of a spec that may change: texts, and the word for a type. Nothing of it is sent."""


def test_fixes_in_docs_of_requests_change_texts_alone() -> None:
    """What the rules declare that are run on them."""
    rules = [rule for rule in all_rules().values() if rule.is_fixable and "calls" not in rule.needs]
    assert {key for rule in rules if rule.check for key in rule.changes} - CHANGES == {"prose"}


def spec_of(path: str, files: dict[str, bytes]) -> Any:
    """The spec of a document, whose files may have other content."""
    read = read_document(path, lambda file: files.get(file) or Path(file).read_bytes())
    spec = extract_spec(read, dialect("slate"), "api").spec
    return msgspec.to_builtins(msgspec.structs.replace(spec, sources=()))


def without(value: Any, keys: set[str]) -> Any:
    """A value without some keys of its mappings."""
    if isinstance(value, dict):
        return {key: without(item, keys) for key, item in value.items() if key not in keys}
    return [without(item, keys) for item in value] if isinstance(value, list | tuple) else value


def check_fixes(path: Path) -> None:
    """Fix a document with all that is fixable, and compare the specs."""
    fixed = fix_document(str(path), dialect("slate"), STRICT, lambda _: True)
    assert without(spec_of(str(path), fixed.before), CHANGES) == without(spec_of(str(path), fixed.after), CHANGES)
    again = fix_document(str(path), dialect("slate"), STRICT, lambda _: True, read=_reader(fixed.after))
    assert again.after == fixed.after


def _reader(files: dict[str, bytes]) -> Callable[[str], bytes]:
    return lambda file: files.get(file) or Path(file).read_bytes()


@pytest.mark.parametrize("path", FIXED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_fixed_docs_say_the_same(path: Path) -> None:
    """The spec of the fixed document is that of the document, texts aside; fixing it again changes nothing."""
    check_fixes(path)


@pytest.mark.peers
@pytest.mark.parametrize("path", CORE, ids=lambda path: path.parts[-3])
def test_fixed_references_say_the_same(path: Path) -> None:
    """The same for real references."""
    check_fixes(path)

"""``make new-rule`` creates a rule that works and has to be described."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from lint_documents import dialect
from new_rule import create
from slatebind.extraction import extract_with_source
from slatebind.lint.context import LintContext
from slatebind.lint.docstring import read_docstring
from slatebind.lint.rule import Rule
from slatebind.markdown import read_document


def load(file: Path) -> ModuleType:
    """A rule's module from a file."""
    spec = spec_from_file_location(file.stem, file)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def messages(rule: Rule, file: Path) -> list[str]:
    """The messages of a rule about a document."""
    document = read_document(str(file))
    assert rule.check is not None
    context = LintContext(document, extract_with_source(document, dialect()), dialect())
    return [violation.message for violation in rule.check(context)]


def test_a_new_rule_has_a_page_and_works(tmp_path: Path) -> None:
    """Its bad document triggers it, its good one does not."""
    module_file, bad, good, seeds = create(tmp_path, "my-rule")
    module = load(module_file)
    assert read_docstring(module.__doc__ or "").title == "DESCRIBE the problem"
    assert messages(module.RULE, bad) == ["field `id` is not described"]
    assert messages(module.RULE, good) == []
    assert seeds.read_text(encoding="utf-8").count("«my-rule»") == 2


@pytest.mark.parametrize("name", ["", "My-Rule", "my_rule", "../rule", "long-cell", "type-known", "param-duplicate"])
def test_names_that_are_taken_or_invalid_are_rejected(name: str, tmp_path: Path) -> None:
    """Nothing is written."""
    with pytest.raises(ValueError, match="rule"):
        list(create(tmp_path, name))
    assert list(tmp_path.iterdir()) == []

"""The rules as their readers see them."""

import os
from pathlib import Path

from slatebind.lint import all_rules
from slatebind.lint.pages import rules_page

PAGE = Path(__file__).parents[3] / "docs" / "rules.md"


def test_the_page_of_all_rules_is_fresh() -> None:
    """``SLATEBIND_UPDATE=1 pytest tests/unit/lint/test_pages.py`` writes it, as ``make generate`` does."""
    text = rules_page(all_rules().values())
    if os.environ.get("SLATEBIND_UPDATE"):
        PAGE.write_text(text, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == text

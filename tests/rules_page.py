"""docs/reference/rules.md, which is generated from the rules.

``python -m rules_page``, with this folder on the path, updates it; the suite fails if it is outdated.
"""

from pathlib import Path

from slatebind.lint import all_rules
from slatebind.lint.pages import rules_page

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "rules.md"


def page() -> str:
    """The page of all rules."""
    return rules_page(all_rules().values())


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

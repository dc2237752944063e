"""docs/reference/verify.md, which is generated from the rules of verify.

``python -m verify_page``, with this folder on the path, updates it; the suite fails if it is outdated.
"""

from pathlib import Path

from slatebind.verify.rules import verify_page

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "verify.md"


if __name__ == "__main__":
    PAGE.write_text(verify_page(), encoding="utf-8")

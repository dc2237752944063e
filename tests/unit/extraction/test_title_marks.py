"""Marks in the titles of operations."""

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction.requests.announcements.title_marks import read_title


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("List trees (deprecated)", ("List trees", True)),
        ("List trees (deprecated since 2.1)", ("List trees", True)),
        ("[DEPRECATED] List trees", ("List trees", True)),
        ("Deprecated: List trees", ("List trees", True)),
        ("List trees - Deprecated", ("List trees", True)),
        ("Bäume auflisten (veraltet)", ("Bäume auflisten", True)),
        ("一覧\uff08非推奨\uff09", ("一覧", True)),
        ("List deprecated trees", ("List deprecated trees", False)),
        ("List trees (not deprecated)", ("List trees (not deprecated)", False)),
        ("List trees (beta)", ("List trees (beta)", False)),
    ],
)
def test_a_mark_says_that_an_operation_is_deprecated(title: str, expected: tuple[str, bool]) -> None:
    """It is set apart by brackets, a dash or a colon, in any language, and is no part of the title."""
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    assert read_title(title, dialect) == expected

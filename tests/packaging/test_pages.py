"""The code blocks of the documentation run as they stand, and print what the pages show."""

import os
import sys
from pathlib import Path

import pytest

from command_line import environment
from page_blocks import run_page

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(page for part in ("tutorials", "how-to") for page in (DOCS / part).glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_the_blocks_of_a_page_run(page: Path, tmp_path: Path) -> None:
    """From top to bottom, in one folder. ``SLATEBIND_UPDATE=1`` writes what the commands print into the page."""
    programs = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    shown = page.read_text(encoding="utf-8")
    text = run_page(shown, tmp_path, environment(PATH=programs, HOME=str(tmp_path)))
    if os.environ.get("SLATEBIND_UPDATE"):
        page.write_text(text, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == text

"""The HTML reference in Chromium: on phones and screens, light and dark, by keyboard, without JavaScript."""

import gzip
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from documents import SIDESCALE, needs_corpus
from judges.programs import node_modules
from slatebind.project import steps
from tools import find_program

pytestmark = [pytest.mark.peers, pytest.mark.languages]
ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "generated"
MAX_SIZE, MAX_COMPRESSED_SIZE = 600_000, 80_000
"""Bytes of the page of an API with 115 commands."""


def looked_at(page: Path, pictures: Path, command: str, query: str) -> dict[str, Any]:
    """What the script finds; pictures of the page are in a folder."""
    script = Path(__file__).with_name("browser.mjs")
    modules = node_modules(with_linters=True)
    arguments = [str(modules), find_program("chromium"), str(page), str(pictures), command, query]
    done = subprocess.run(
        [find_program("node"), str(script), *arguments], capture_output=True, encoding="utf-8", check=False, timeout=280
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("page", "command", "query", "tabs"),
    [
        ("html/index.html", "listNetworks", "netw", ["cmk", "Python", "TypeScript", "Go", "curl"]),
        ("tallowmere/html/index.html", "add_tool", "tool", ["Python", "TypeScript", "Go", "curl"]),
    ],
)
def test_a_page_works_for_its_readers(page: str, command: str, query: str, tabs: list[str], tmp_path: Path) -> None:
    """axe-core has nothing to say, nothing is requested, and search, tabs, copying and the theme work by their keys."""
    found = looked_at(GENERATED / page, tmp_path, command, query)
    assert found["violations"] == found["requests"] == found["messages"] == found["overflow"] == []
    first, *_ = found["results"]
    assert first.lower().startswith(query)
    assert found["status"] == f"{len(found['results'])} results"
    assert (found["active"], found["went"]) == ([first], f"#{first.split()[0]}")
    assert (found["focused"], found["closed"]) == ("page-search", True)
    assert found["none"]
    assert found["current"] == 1
    assert found["headings"] > 0
    assert found["chosen"] == [True, False]
    assert found["width"] > 280
    assert found["tabs"] == tabs
    assert tabs[-1] in found["shown"]
    assert found["copied"]
    assert found["theme"] == ["dark", "dark"]
    assert all(query in name.lower() for name in found["filtered"])
    assert found["fallback"]
    assert not found["injected"]
    assert (found["calls"], found["useless"]) == (len(tabs), 0)


@needs_corpus
def test_a_page_of_a_real_api_is_small() -> None:
    """Of 115 commands, with calls of all of them."""
    loaded = steps.extract(str(max(SIDESCALE.glob("*.md"))), dialect="cloudstack")
    rendered = steps.render(loaded, "html", {}, root=None)
    assert loaded.spec is not None
    assert len(loaded.spec.commands) == 115
    (file,) = rendered.files or ()
    assert len(file.data) <= MAX_SIZE
    assert len(gzip.compress(file.data)) <= MAX_COMPRESSED_SIZE

"""The documentation site: it builds without warnings, its links lead somewhere, and its words are spelled right."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site. A link to a page or heading that does not exist is a warning, and a warning is an error."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html", "-d", str(folder / "doctrees")]
    done = subprocess.run(
        [*command, str(DOCS), str(folder / "html")], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return folder / "html"


class _Page(HTMLParser):
    """The links, ids and loaded files of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.ids: set[str] = set()
        self.loaded: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect what a tag names."""
        given = dict(attrs)
        if identifier := given.get("id"):
            self.ids.add(identifier)
        if tag == "a" and (link := given.get("href")):
            self.links.add(link)
        for name in ("src", "href"):
            if tag in ("script", "link", "img") and (file := given.get(name)):
                self.loaded.add(file)


def test_links_lead_to_pages_and_headings(site: Path) -> None:
    """Every link inside of the site names a file that exists, and an id that its page has."""
    pages = {path.resolve(): _Page(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    assert len(pages) > 20
    missing = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            fragment = unquote(parts.fragment)
            if not target.exists() or (fragment and target in pages and fragment not in pages[target].ids):
                missing.append(f"{path.relative_to(site.resolve())}: {link}")
    assert not missing


def test_pages_load_nothing_from_other_hosts(site: Path) -> None:
    """The site works from disk and without a network."""
    loaded = {file for path in site.rglob("*.html") for file in _Page(path.read_text(encoding="utf-8")).loaded}
    assert not [file for file in loaded if urlsplit(file).scheme not in {"", "data"} or urlsplit(file).netloc]


def test_words_are_spelled_right(tmp_path: Path) -> None:
    """codespell finds no common mistakes in prose; code may have some, as examples."""
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *DOCS.rglob("*.md")):
        prose = re.sub(r"^(`{3,})[^\n]*\n.*?^\1$|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
        (tmp_path / page.name).write_text(prose, encoding="utf-8")
    # Words of other languages that the changelog quotes.
    command = [sys.executable, "-m", "codespell_lib", "-L", "alle,als,cliente", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout == ""

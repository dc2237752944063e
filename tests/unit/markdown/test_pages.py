"""Which page a folder of docs starts with."""

from pathlib import Path

import pytest

from slatebind.files import UnreadableError
from slatebind.markdown import document_dependencies, entry_file, find_pages, read_document

PAGE = "---\ntitle: Trees\n---\n\n# Trees\n"


def written(folder: Path, *files: str) -> Path:
    """A folder with these files, all of them pages."""
    for file in files:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (("source/index.html.md", "source/v1/index.html.md"), "source/index.html.md"),
        (("source/index.html.md.erb", "README.md"), "source/index.html.md.erb"),
        (("index.md", "other.html.md"), "index.md"),
        (("source/ilo5/index.html.md", "README.md"), "source/ilo5/index.html.md"),
        (
            ("source/localizable/index.html.md", "source/localizable/index.cn.html.md"),
            "source/localizable/index.html.md",
        ),
        (("docs/api.html.md",), "docs/api.html.md"),
        (("README.md", "includes/index.html.md", "node_modules/slate/index.html.md"), "README.md"),
        (("content/_trees.md", "content/_api.md"), "content/_api.md"),
    ],
)
def test_a_folder_starts_with_its_page(tmp_path: Path, files: tuple[str, ...], expected: str) -> None:
    """The usual places come first, then the only index page below, then the only page."""
    assert entry_file(written(tmp_path, *files)) == tmp_path / expected


def test_several_pages_are_listed(tmp_path: Path) -> None:
    """The user chooses; a part of a page, and a file without front matter, are none."""
    folder = written(tmp_path, "source/v1/index.html.md", "source/v2/index.html.md", "source/_part.html.md")
    (folder / "source/notes.html.md").write_text("# Notes\n", encoding="utf-8")
    with pytest.raises(UnreadableError) as caught:
        read_document(str(folder))
    assert str(caught.value) == (
        f"{folder}: 2 pages below this folder; give the one to read: "
        f"{folder}/source/v1/index.html.md, {folder}/source/v2/index.html.md"
    )


def test_a_folder_without_docs_is_an_error(tmp_path: Path) -> None:
    """It names the usual files."""
    with pytest.raises(UnreadableError, match=r"no source/index\.html\.md or index\.html\.md in this folder"):
        read_document(str(tmp_path))


def test_a_folder_of_parts_is_one_document(tmp_path: Path) -> None:
    """The part with the front matter comes first, the others by name; a part on its own is read alone."""
    folder = written(tmp_path, "_b.md")
    (folder / "_a.md").write_text("# A\n", encoding="utf-8")
    (folder / "_c.md").write_text("# C\n", encoding="utf-8")
    document = read_document(str(folder))
    assert [file.path for file in document.files] == ["_b.md", "_a.md", "_c.md"]
    assert document.front_matter == {"title": "Trees"}
    assert [file.path for file in read_document(str(folder / "_a.md")).files] == ["_a.md"]


def test_the_search_is_limited(tmp_path: Path) -> None:
    """A page far below belongs to something else."""
    folder = written(tmp_path, "a/b/c/d/index.html.md", "a/b/c/d/e/index.html.md")
    assert find_pages(folder) == [folder / "a/b/c/d/index.html.md"]


def test_a_document_depends_on_all_pages(tmp_path: Path) -> None:
    """A second index page makes the choice unclear, so that it matters as well."""
    folder = written(tmp_path, "source/v1/index.html.md", "source/v1/old.html.md")
    dependencies = set(document_dependencies(str(folder)))
    assert {str(folder / "source/index.html.md"), *map(str, find_pages(folder))} <= dependencies

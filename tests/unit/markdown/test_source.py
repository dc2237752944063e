"""Reading documents: damaged front matter, and includes wherever Slate finds them."""

from pathlib import Path

import pytest

from slatebind.markdown import read_document

BODY = "\n# Lake\n\nSee: the map\n\n## listLakes\n\nText.\n"
KEYS = "title: Lakes\nincludes:\n  - errors\n"


@pytest.mark.parametrize(
    ("front", "line"),
    [
        (f"\ufeff\ufeff---\n{KEYS}---\n", 1),
        (f"\n\n---\n{KEYS}---\n", 3),
        (f" ---\n{KEYS}---\n", 1),
        (f"----\n{KEYS}----\n", 1),
        (f"---\n{KEYS}--\n", 1),
        (f"---\n{KEYS}\t---\n", 1),
        (f"---\n{KEYS}\u2014\n", 1),
        (f"<!-- by hand -->\n---\n{KEYS}---\n", 2),
        (f"A note.\n\n---\n{KEYS}---\n", 3),
        (f"---\n{KEYS}", 1),
        (f"{KEYS}---\n", 1),
        (f"# API\n\n---\n{KEYS}---\n", 3),
        (f"---\n{KEYS}--- # end: here\n", 1),
        (f"---\n---\n{KEYS}---\n", 1),
        (f"---\n---\n{KEYS}\u200b---\n", 1),
        (f"---\n\n---\n---\n{KEYS}---\n", 1),
        (f"---\n{KEYS.replace('includes', 'ncludes')}---\n", 3),
        (f"---\n{KEYS.replace('includes', '-includes')}---\n", 3),
    ],
)
def test_damaged_front_matter_is_read_and_reported(front: str, line: int, tmp_path: Path) -> None:
    """The title and the includes are those of the front matter, nothing below it is lost, and there is one finding."""
    (tmp_path / "includes").mkdir()
    (tmp_path / "includes" / "_errors.md").write_text("# Errors\n", encoding="utf-8")
    page = tmp_path / "index.html.md"
    for rest in (BODY, f"{BODY}\n---\n\n# River\n"):
        page.write_text(front + rest, encoding="utf-8")
        document = read_document(str(page))
        assert document.front_matter == {"title": "Lakes", "includes": ["errors"]}
        assert [file.path for file in document.files] == ["index.html.md", "includes/_errors.md"]
        assert [(finding.code, finding.at.line) for finding in document.diagnostics] == [("front-matter", line)]
        main = document.files[0]
        assert main.text[main.body :] == rest


@pytest.mark.parametrize(
    "front",
    [
        f"---\n{KEYS}---\n",
        f"---\n# the title\n{KEYS}\n## more\n\nsearch: true\n---\n",
        f"---\n{KEYS}...\n",
    ],
)
def test_usual_front_matter_is_not_reported(front: str, tmp_path: Path) -> None:
    """Comments of YAML are not headings."""
    page = tmp_path / "index.html.md"
    page.write_text(front + BODY, encoding="utf-8")
    document = read_document(str(page))
    assert [finding.code for finding in document.diagnostics] == ["include-missing"]
    assert document.files[0].text[document.files[0].body :] == BODY


@pytest.mark.parametrize(
    "text", ["---\n\n# Lake\n\n---\n", "# Lake\n\n```\n---\ntitle: x\n---\n```\n", "Lake\n---\n\nText\n", ""]
)
def test_rules_and_examples_are_not_front_matter(text: str, tmp_path: Path) -> None:
    """A horizontal rule, an underlined heading, and front matter in a fence."""
    page = tmp_path / "index.html.md"
    page.write_text(text, encoding="utf-8")
    document = read_document(str(page))
    assert document.front_matter == {}
    assert document.files[0].text == text


@pytest.mark.parametrize("keys", ["- title: Lakes\n", "title: [Lakes]\n", "title: 3\n"])
def test_front_matter_of_another_form_is_reported(keys: str, tmp_path: Path) -> None:
    """A list instead of keys, and titles that are not text; a number is one."""
    page = tmp_path / "index.html.md"
    page.write_text(f"---\n{keys}---\n{BODY}", encoding="utf-8")
    document = read_document(str(page))
    assert [finding.code for finding in document.diagnostics] == ["front-matter"]
    assert document.front_matter.get("title", "") == ("3" if "3" in keys else "")


@pytest.mark.parametrize("count", [2, 400])
def test_includes_without_dashes(count: int, tmp_path: Path) -> None:
    """They are one text for YAML; there is one finding at it, and the files that exist are read."""
    (tmp_path / "includes").mkdir()
    (tmp_path / "includes" / "_chapter1.md").write_text("# One\n", encoding="utf-8")
    page = tmp_path / "index.html.md"
    lines = "".join(f"  chapter{number}\n" for number in range(1, count))
    page.write_text(f"---\nincludes:\n{lines}---\n", encoding="utf-8")
    document = read_document(str(page))
    assert [file.path for file in document.files][1:] == ["includes/_chapter1.md"]
    assert {(finding.code, finding.at.line) for finding in document.diagnostics} >= {("front-matter", 3)}
    assert len(document.diagnostics) <= 2


def test_includes_of_a_page_in_a_subfolder(tmp_path: Path) -> None:
    """Its own folder comes first, then those around it up to `source`; nothing outside of it is read."""
    source = tmp_path / "source"
    for folder, name in ((source / "en", "_own.md"), (source, "_own.md"), (source, "shared.md"), (tmp_path, "_out.md")):
        (folder / "includes").mkdir(parents=True, exist_ok=True)
        (folder / "includes" / name).write_text("# One\n", encoding="utf-8")
    page = source / "en" / "index.html.md"
    page.write_text("---\nincludes: [own, shared, out, ../../includes/out]\n---\n", encoding="utf-8")
    document = read_document(str(page))
    assert [file.path for file in document.files][1:] == ["includes/_own.md", "../includes/shared.md"]
    assert document.files[2].name == str(source / "includes" / "shared.md")
    assert [finding.code for finding in document.diagnostics] == ["include-missing", "include-missing"]


def test_a_page_can_be_a_template(tmp_path: Path) -> None:
    """Slate's entry page may end in `.erb`."""
    (tmp_path / "source").mkdir()
    page = tmp_path / "source" / "index.html.md.erb"
    page.write_text("# Lake\n", encoding="utf-8")
    assert read_document(str(tmp_path)).files[0].text == "# Lake\n"


@pytest.mark.parametrize("broken", ["search: [true\n", "toc: a: b\n", "-\n"])
def test_invalid_front_matter_keeps_its_title_and_includes(broken: str, tmp_path: Path) -> None:
    """A line that is not YAML is reported; the title and the includes are read from the other lines."""
    (tmp_path / "includes").mkdir()
    (tmp_path / "includes" / "_errors.md").write_text("# Errors\n", encoding="utf-8")
    page = tmp_path / "index.html.md"
    page.write_text(f"---\n{KEYS}{broken}---\n{BODY}", encoding="utf-8")
    document = read_document(str(page))
    assert document.front_matter == {"title": "Lakes", "includes": ["errors"]}
    assert [file.path for file in document.files] == ["index.html.md", "includes/_errors.md"]
    assert [finding.code for finding in document.diagnostics] == ["yaml"]

"""Regions for users' text in the output of the shipped python target."""

import tomllib
from pathlib import Path

import black

from slatebind.project.steps import extract, render
from slatebind.regions import merge_regions, split_regions
from slatebind.rendering.templates.escapes import block, docstring

SAMPLE = Path(__file__).parents[3] / "sample" / "source"
MEMBER = '''
    # slatebind: keep members
    @property
    def is_mine(self) -> bool:
        """Whether it is."""
        return True

    # slatebind: end members
'''


def test_regions_are_where_the_guide_says() -> None:
    """By name, and nowhere else; black changes nothing in them."""
    rendered = render(extract(str(SAMPLE), name="fernhill"), "python", {"package": "fernhill"})
    assert rendered.files is not None
    offered: dict[str, set[tuple[str, ...]]] = {}
    for file in rendered.files:
        parts = split_regions(file.text)
        assert parts.problem == ""
        offered.setdefault(file.template, set()).add(tuple(parts.regions))
        if "members" in parts.regions:
            text, problem = merge_regions(parts, split_regions(MEMBER))
            assert problem == ""
            assert black.format_str(text, mode=black.Mode()) == text
            assert black.format_str(parts.generated, mode=black.Mode()) == parts.generated
    assert {template: names for template, names in offered.items() if names != {()}} == {
        "model.py.j2": {("imports", "members")},
        "group.py.j2": {("imports", "members", "async-members")},
        "pyproject.toml.j2": {("project", "settings")},
        "readme.md.j2": {("notes",)},
    }


def test_docs_cannot_mark_a_region() -> None:
    """Markers in a description are escaped."""
    text = "# slatebind: keep members\nnothing\n# slatebind: end members"
    for escaped in (block(text), docstring(text)):
        assert split_regions(f"{escaped}\n").regions == {}
        assert split_regions(f"{escaped}\n").problem == ""


PROJECT = """\
# slatebind: keep project
license = "MIT"
authors = [{name = "Quay"}]
# slatebind: end project
# slatebind: keep settings

[project.urls]
Homepage = "https://quay.example"
# slatebind: end settings
"""


def test_a_pyproject_keeps_license_authors_and_urls() -> None:
    """They are in the tables that they belong to when the file is generated again."""
    rendered = render(extract(str(SAMPLE), name="fernhill"), "python", {"package": "fernhill"})
    (pyproject,) = (file for file in rendered.files or () if file.path == "pyproject.toml")
    text, problem = merge_regions(split_regions(pyproject.text), split_regions(PROJECT))
    assert problem == ""
    project = tomllib.loads(text)["project"]
    assert (project["license"], project["authors"]) == ("MIT", [{"name": "Quay"}])
    assert project["urls"] == {"Homepage": "https://quay.example"}
    assert project["dependencies"]

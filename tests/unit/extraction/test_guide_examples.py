"""Requests that a guide shows: they repeat operations of other chapters, and are none themselves."""

from pathlib import Path

import pytest

from slate_docs import spec_of

_TREES = "# Trees\n\n## List trees\n\n```\nGET /trees?v=full\n```\n\n## Plant\n\n```\nPOST /trees\n```\n\n"
_BIRDS = "# Birds\n\n## List birds\n\n```\nGET /birds\n```\n\n## Add\n\n```\nPOST /birds\n```\n\n"
_ROWS = "name | description\n---|---\nfields | what is answered\n\n"


def requests(folder: Path, text: str) -> list[str]:
    """The title and the request of each operation."""
    spec = spec_of(folder, text)
    return [f"{command.title}: {command.method} {command.path}" for command in spec.commands]


@pytest.mark.parametrize(
    "guide",
    [
        "# Terms\n\n## Resources\n\n```\nGET /trees?v=default\n```\n\n## Bodies\n\n```\nPOST /birds\n{}\n```\n\n",
        "# Terms\n\n## Resources\n\n```\nGET /ws/rest/v1/trees\n```\n\n",
    ],
)
def test_a_chapter_that_only_repeats_others_is_a_guide(guide: str, tmp_path: Path) -> None:
    """Its examples can have other values, and a base path that the others leave out."""
    expected = requests(tmp_path, _TREES + _BIRDS)
    assert len(expected) == 4
    assert requests(tmp_path, guide + _TREES + _BIRDS) == expected


def test_a_request_line_of_a_guide(tmp_path: Path) -> None:
    """It can be a paragraph of its own, like those of operations."""
    reference = (_TREES + _BIRDS).replace("```\nGET", "`GET").replace("```\nPOST", "`POST").replace("\n```", "`")
    guide = "# More data\n\n## Fields\n\n`GET https://orchard.example/trees?fields=name,height`\n\n"
    expected = requests(tmp_path, reference)
    assert len(expected) == 4
    assert requests(tmp_path, guide + reference) == expected


@pytest.mark.parametrize(
    "chapter",
    [
        "# Terms\n\n## Resources\n\n```\nGET /trees\n```\n\n" + _ROWS,
        "# Terms\n\n## Resources\n\n```\nGET /trees\n```\n\n## Search\n\n```\nGET /search\n```\n\n",
        "# Terms\n\n## Resources\n\n### HTTP Request\n\n`GET /trees`\n\n",
    ],
)
def test_other_chapters_may_repeat_requests(chapter: str, tmp_path: Path) -> None:
    """One with parameters, with a request of its own, or with a heading that announces requests is no guide."""
    assert "Resources: GET /trees" in requests(tmp_path, chapter + _TREES + _BIRDS)


def test_chapters_that_repeat_each_other_are_both_read(tmp_path: Path) -> None:
    """Nothing says which of the two is the guide."""
    found = requests(tmp_path, "# One\n\n## List\n\n`GET /trees`\n\n# Two\n\n## Get all\n\n`GET /trees`\n")
    assert found == ["List: GET /trees", "Get all: GET /trees"]

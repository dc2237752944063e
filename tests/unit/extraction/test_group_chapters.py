"""Which headings name the groups of operations."""

from pathlib import Path

import pytest

from slate_docs import spec_of

_TREES = "{0} Trees\n\n{0}# List trees\n\n`GET /trees`\n\n{0}# Plant a tree\n\n`POST /trees`\n\n"
_BIRDS = "{0} Birds\n\nThey sing.\n\n{0}# List birds\n\n`GET /birds`\n\n{0}# Add a bird\n\n`POST /birds`\n\n"


def groups(folder: Path, text: str) -> list[str]:
    """The group of each operation."""
    spec = spec_of(folder, text)
    assert {group.name for group in spec.groups} == {command.group for command in spec.commands}
    return [command.group for command in spec.commands]


def chapters(text: str, level: int) -> str:
    """A chapter at a level."""
    return text.format("#" * level)


@pytest.mark.parametrize(
    "title", ["Endpoints", "REST API", "API Reference", "API Endpoints", "Referencia de la API", "接口"]
)
def test_a_heading_that_says_nothing_is_no_group(title: str, tmp_path: Path) -> None:
    """The chapters below it are."""
    text = f"# Introduction\n\nHello.\n\n# {title}\n\n" + chapters(_TREES, 2) + chapters(_BIRDS, 2)
    assert groups(tmp_path, f"{text}# Login\n\n## Log in\n\n`POST /login`\n") == [
        *["Trees"] * 2,
        *["Birds"] * 2,
        "Login",
    ]


def test_the_only_heading_above_all_operations_is_no_group(tmp_path: Path) -> None:
    """It distinguishes none of them, whatever it says."""
    text = "# Orchard\n\n" + chapters(_TREES, 2) + chapters(_BIRDS, 2)
    assert groups(tmp_path, text) == ["Trees", "Trees", "Birds", "Birds"]


def test_the_letters_of_an_alphabetical_list_are_no_groups(tmp_path: Path) -> None:
    """Neither below a heading that says nothing."""
    letters = "# A-B\n\n" + chapters(_BIRDS, 2) + "# T\n\n" + chapters(_TREES, 2)
    assert groups(tmp_path, letters) == ["Birds", "Birds", "Trees", "Trees"]
    below = "# Endpoints\n\n## B\n\n" + chapters(_BIRDS, 3) + "## T\n\n" + chapters(_TREES, 3)
    assert groups(tmp_path, below) == ["Birds", "Birds", "Trees", "Trees"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Forest\n\n" + chapters(_TREES, 2), ["Forest"] * 2),
        (
            "# V1\n\n" + chapters(_TREES, 2) + chapters(_BIRDS, 2) + "# V2\n\n## Status\n\n`GET /s`\n",
            [*["V1"] * 4, "V2"],
        ),
        ("# Forest\n\n## List trees\n\n`GET /trees`\n\n## Plant\n\n`POST /trees`\n", ["Forest"] * 2),
        (
            "# API\n\n"
            + chapters(_TREES, 2)
            + chapters(_BIRDS, 2)
            + "# Service\n\n"
            + chapters(_TREES, 2).replace("/trees", "/t"),
            [*["API"] * 4, *["Service"] * 2],
        ),
    ],
)
def test_other_headings_of_level_1_are_groups(text: str, expected: list[str], tmp_path: Path) -> None:
    """A single chapter below one, versions, titles of operations, and chapters of the same name change nothing."""
    assert groups(tmp_path, text) == expected


def test_a_letter_can_be_the_title_of_an_operation(tmp_path: Path) -> None:
    """It is a title like any other, although `a` is an article."""
    assert groups(tmp_path, "# A\n\n`GET /a`\n\n# B\n\n`GET /b`\n") == ["A", "B"]

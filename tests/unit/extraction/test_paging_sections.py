"""Parameters of pages that a section of the docs states for all lists."""

from pathlib import Path

import pytest

from slate_docs import spec_of
from slatebind.spec.model import Spec

LISTS = """
# Trees

## List trees

`GET /trees`

```json
[{"id": 1}]
```

## Get a tree

`GET /trees/{id}`

```json
{"id": 1}
```

## Groves

`GET /groves`

## Grove

`GET /groves/{id}`
"""


def queries(spec: Spec) -> dict[str, list[tuple[str, str]]]:
    """The parameters of the query of each operation, with their types."""
    return {
        command.name: [(param.name, param.type) for param in command.params if param.location == "query"]
        for command in spec.commands
    }


@pytest.mark.parametrize(
    "section",
    [
        "# Pagination\n\nAll lists are paginated with the `page` and `per_page` parameters.\n",
        "# Pagination\n\nAsk for a page with `?page=2&per_page=50`.\n",
        "# Intro\n\n## Stránkování\n\n```\nGET /trees?page=2&per_page=50\n```\n",
        "# Пагинация\n\n| Параметр | Описание |\n| --- | --- |\n| page | Страница |\n| per_page | Сколько |\n",
        "# 分页\n\n## 参数\n\n`page` 和 `per_page`\n",
    ],
)
def test_a_section_about_pages_states_parameters_of_lists(tmp_path: Path, section: str) -> None:
    """Of what answers with a list, and of paths above those of single elements where no answer is documented."""
    spec = spec_of(tmp_path, section + LISTS)
    pages = [("page", "integer"), ("per_page", "integer")]
    assert queries(spec) == {"list_trees": pages, "get_tree": [], "get_groves": pages, "get_grove": []}
    assert spec.api.paging is not None
    assert (spec.api.paging.kind, spec.api.paging.number, spec.api.paging.size) == ("page", "page", "per_page")
    assert {param.origin for command in spec.commands for param in command.params if param.location == "query"} == {
        "prose"
    }


def test_operations_that_say_so_are_lists(tmp_path: Path) -> None:
    """Where operations have a part about pages, the parameters are theirs alone; descriptions come from the table."""
    table = "Argument | Description\n---|---\n\\_page | Which page\n\\_limit | How many\n"
    lists = LISTS.replace("`GET /groves`\n", "`GET /groves`\n\n### Pagination\n\nSee above.\n")
    lists = LISTS.replace("`GET /groves`\n", "`GET /groves`\n\n### Pagination\n\nSee above.\n")
    text = f"# Responses\n\n## Pagination\n\n{table}{lists}"
    spec = spec_of(tmp_path, text)
    assert queries(spec) == {
        "list_trees": [],
        "get_tree": [],
        "get_groves": [("_page", "integer"), ("_limit", "integer")],
        "get_grove": [],
    }
    assert [param.description for command in spec.commands for param in command.params if "_" in param.name] == [
        "Which page",
        "How many",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Pagination\n\nResults come in pages, see `Link`.\n" + LISTS,
        "# Pagination\n\nUse `page`.\n" + LISTS.replace("`GET /groves`", "`GET /groves?offset={offset}&limit={limit}`"),
        "# Sorting\n\nUse `page` and `sort`.\n" + LISTS,
    ],
)
def test_nothing_is_added_that_docs_do_not_say(tmp_path: Path, text: str) -> None:
    """A section that names no parameters of pages, docs that state them at operations, and other sections."""
    assert not any(param.origin == "prose" for command in spec_of(tmp_path, text).commands for param in command.params)


@pytest.mark.parametrize(
    ("row", "first"),
    [
        ("page | integer | 0 | Which page", "0"),
        ("page | integer |  | The page (0 indexed)", "0"),
        ("page | integer |  | Sidnummer, börjar på 0", "0"),
        ("page | integer | 1 | Which page", None),
        ("page | integer |  | Greater than 0", None),
    ],
)
def test_the_number_of_the_first_page(tmp_path: Path, row: str, first: str | None) -> None:
    """It is 0 by the default of the parameter, or by what is said of it in any language."""
    table = f"Parameter | Type | Default | Description\n---|---|---|---\n{row}\nper_page | integer | | How many\n"
    paging = spec_of(tmp_path, f"# Trees\n\n## List trees\n\n`GET /trees`\n\n{table}").api.paging
    assert paging is not None
    assert paging.first == first


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ('The `Link` header has the URL of the next page, with `rel="next"`.', "link"),
        ("La réponse porte un en-tête `Link` dont la relation `next` donne la page suivante.", "link"),
        ("In der Antwort steht der Header `Link` nach RFC 8288.", "link"),
        ("Link your account in the header of the page.", None),
    ],
)
def test_a_sentence_about_the_header_link(sentence: str, kind: str | None, tmp_path: Path) -> None:
    """It leads from page to page where no parameter of a request does."""
    text = f'# Lists\n\n{sentence}\n\n# Trees\n\n## List trees\n\n`GET /trees`\n\n```json\n[{{"id": 1}}]\n```\n'
    paging = spec_of(tmp_path, text).api.paging
    assert (paging.kind if paging else None) == kind

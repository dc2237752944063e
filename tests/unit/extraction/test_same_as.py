"""What docs describe at one operation and call the same at another."""

from pathlib import Path

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document
from slatebind.spec.model import Command

CREATE = """\
# Trees

## Create a tree

`POST /trees`

| Name | Type | Required |
|---|---|---|
| kind | string | yes |

### Response

| Field | Type |
|---|---|
| height | integer |

## List trees

`GET /forests`

```json
[{"age": 3}]
```

"""


def last(folder: Path, request: str, below: str) -> Command:
    """The last operation of a document."""
    file = folder / "index.html.md"
    file.write_text(f"{CREATE}## Change a tree\n\n`{request}`\n\n{below}\n", encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    return extract_spec(read_document(str(file)), dialect).spec.commands[-1]


def sent(command: Command) -> list[tuple[str, str | None, bool]]:
    """Name, place and necessity of its parameters but those of the path."""
    return [(param.name, param.location, param.required) for param in command.params if param.location != "path"]


@pytest.mark.parametrize(
    "text",
    [
        "Takes the same parameters as [Create a tree](#create-a-tree).",
        "The body is the same as for [Create](#create-a-tree).",
        "### Parameters\n\nSee [Create a tree](#create-a-tree).",
        "### Body\n\nSame as Create a tree.",
        "Přijímá stejné parametry jako [strom](#create-a-tree).",
        "Тіло запиту таке саме, як для [дерево](#create-a-tree).",
        "パラメータは[木](#create-a-tree)と同じです。",
        "Parametrarna är samma som vid [träd](#create-a-tree): samma parametrar.",
    ],
)
def test_parameters_that_are_the_same_elsewhere(text: str, tmp_path: Path) -> None:
    """They are those of the operation behind the link, or with the title."""
    assert sent(last(tmp_path, "PUT /trees/{id}", text)) == [("kind", "body", True)]


def test_parameters_that_are_optional_here(tmp_path: Path) -> None:
    """A sentence may say so; a PATCH changes a part."""
    text = "Takes the same parameters as [Create a tree](#create-a-tree)"
    assert sent(last(tmp_path, "PUT /trees/{id}", f"{text}, all are optional.")) == [("kind", "body", False)]
    assert sent(last(tmp_path, "PATCH /trees/{id}", f"{text}.")) == [("kind", "body", False)]


def test_own_parameters_decide(tmp_path: Path) -> None:
    """An operation with rows of its own gets no others."""
    table = "| Name | Type |\n|---|---|\n| age | integer |\n"
    text = f"Takes the same parameters as [Create a tree](#create-a-tree).\n\n{table}"
    assert sent(last(tmp_path, "PUT /trees/{id}", text)) == [("age", "body", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Returns the same fields as [Create a tree](#create-a-tree).",
        "### Response\n\nSame as [Create a tree](#create-a-tree).",
        "**Response:** 200, same as [Create a tree](#create-a-tree)",
    ],
)
def test_a_response_that_is_the_same_elsewhere(text: str, tmp_path: Path) -> None:
    """Its fields are, and the parameters are not."""
    command = last(tmp_path, "PUT /trees/{id}", text)
    assert (command.response.shape, command.response.model) == ("object", "Tree")
    assert sent(command) == []


def test_one_of_a_list_elsewhere(tmp_path: Path) -> None:
    """A path that ends with a variable is that of one element."""
    text = "Returns one tree, in the same form as in [List trees](#list-trees)."
    assert last(tmp_path, "GET /trees/{id}", text).response.shape == "object"
    assert last(tmp_path, "GET /woods", text.replace("one tree", "trees")).response.shape == "list"


def test_other_links_to_operations_say_nothing(tmp_path: Path) -> None:
    """Without a word for sameness, or without one for what is the same."""
    text = "First [create a tree](#create-a-tree), then see [the list](#list-trees)."
    command = last(tmp_path, "PUT /trees/{id}", text)
    assert (sent(command), command.response.shape) == ([], "none")


@pytest.mark.parametrize(
    "text",
    [
        "Same parameters as above.",
        "M\u00eames param\u00e8tres que ci-dessus.",
        "Die Parameter sind die gleichen wie oben.",
        "パラメータは上記と同じです。",
        "The same fields as in Create a tree are accepted here.",
    ],
)
def test_the_operation_above_or_a_title_in_a_sentence(text: str, tmp_path: Path) -> None:
    """The nearest operation above that has parameters, or the one whose title a sentence contains."""
    assert sent(last(tmp_path, "PUT /trees/{id}", text)) == [("kind", "body", True)]


@pytest.mark.parametrize(
    "text", ["See above for the format of parameters.", "The parameters above are for lists.", "The same fields again."]
)
def test_a_text_that_only_refers_to_what_is_above(text: str, tmp_path: Path) -> None:
    """It does not say that the parameters are the same."""
    assert sent(last(tmp_path, "PUT /trees/{id}", text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "As [Create a tree](#create-a-tree), but everything is optional.",
        "Wie [Create a tree](#create-a-tree), jedoch sind alle Angaben freiwillig.",
        "Comme [Create a tree](#create-a-tree), tout est facultatif.",
    ],
)
def test_a_sentence_that_begins_with_a_word_and_a_link(text: str, tmp_path: Path) -> None:
    """Parameters and response are those of the other operation, without a word for either."""
    command = last(tmp_path, "PUT /trees/{id}", text)
    assert sent(command) == [("kind", "body", False)]
    assert command.response.model


@pytest.mark.parametrize(
    "text",
    [
        "Odpowiedź jak [wyżej](#list-trees), ale tylko jeden obiekt.",
        "The response is as [above](#list-trees).",
    ],
)
def test_a_response_with_a_word_before_a_link(text: str, tmp_path: Path) -> None:
    """It is one element of the list where the path ends with a variable."""
    response = last(tmp_path, "GET /forests/{id}", text).response
    assert (response.shape, bool(response.model)) == ("object", True)


def test_such_a_word_elsewhere(tmp_path: Path) -> None:
    """It says nothing apart from a link, or in a sentence about something else."""
    text = "Grows as fast as it can, wie alle. Looks as in [a book](#book). Works as [Create a tree](#create-a-tree)."
    command = last(tmp_path, "PUT /trees/{id}", text)
    assert (sent(command), command.response.model) == ([], None)

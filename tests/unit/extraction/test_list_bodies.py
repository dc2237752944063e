"""Bodies that are lists, and objects that a single row stands for: one parameter, which is the whole body."""

# ruff: noqa: RUF001 - words of languages with other scripts

from pathlib import Path

import pytest

from slate_docs import spec_of
from slatebind.spec.model import Command, Param

TABLE = "| Name | Type | Required |\n|---|---|---|\n| sku | string | yes |\n| qty | integer | no |\n"


def command_of(folder: Path, below: str) -> tuple[Command, dict[str, tuple[str, ...]]]:
    """The only command of a document, and the fields of its models."""
    spec = spec_of(folder, f"# Orders\n\n## Add\n\n`POST /orders`\n\n{below}\n")
    return spec.commands[0], {model.name: tuple(field.name for field in model.fields) for model in spec.models}


def body_of(command: Command) -> Param:
    """The only parameter of a body."""
    (param,) = (param for param in command.params if param.location == "body")
    return param


@pytest.mark.parametrize(
    "below",
    [
        f'{TABLE}\n> Request\n\n```json\n[{{"sku": "a", "qty": 1}}]\n```',
        f"""{TABLE}\n```shell\ncurl -X POST https://a.example/orders -d '[{{"sku": "a"}}]'\n```""",
        TABLE.replace("| sku", "| [].sku").replace("| qty", "| [].qty"),
        TABLE.replace("| sku", "| [0].sku").replace("| qty", "| [n].qty"),
        TABLE.replace("| sku", "| `[]` | list | yes |\n| sku"),
        f"The request body is an array of objects:\n\n{TABLE}",
        f"### Request body (array)\n\n{TABLE}",
        f"Pass a list of order objects in the request body.\n\n{TABLE}",
        f"Envoyez une liste d'objets dans le corps de la requête :\n\n{TABLE}",
        f"**Body:** array of order objects, each with:\n\n{TABLE}",
        f"Le corps de la requête est un tableau d'objets. Chacun comporte :\n\n{TABLE}",
        f"El cuerpo de la petición es una lista de objetos:\n\n{TABLE}",
        f"Der Anfragekörper ist ein Array von Objekten:\n\n{TABLE}",
        f"Тело запроса — массив объектов со следующими полями:\n\n{TABLE}",
        f"请求体为对象数组，每个元素的字段如下：\n\n{TABLE}",
        f"リクエストボディはオブジェクトの配列です。\n\n{TABLE}",
        f"Gövde bir nesne dizisidir:\n\n{TABLE}",
    ],
)
def test_rows_are_those_of_the_elements_of_a_list(below: str, tmp_path: Path) -> None:
    """An example, a sample, the names of rows or words say that the body is a list."""
    command, models = command_of(tmp_path, below)
    param = body_of(command)
    assert (param.name, param.type, param.whole, param.required) == ("items", "list", True, True)
    assert models[str(param.items)] == ("sku", "qty")


@pytest.mark.parametrize(
    "below",
    [
        f'{TABLE}\n> Request\n\n```json\n{{"sku": "a", "qty": 1}}\n```',
        f'The body is an array of objects:\n\n{TABLE}\n> Request\n\n```json\n{{"sku": "a"}}\n```',
        f"The body may have an `items` array.\n\n{TABLE}",
        f"Returns an array of objects in the body.\n\n{TABLE}",
        f"### Body parameters\n\nTags are shown as a list.\n\n{TABLE}",
        f"The body takes the following list of parameters:\n\n{TABLE}",
        f"See the list of fields of the body below.\n\n{TABLE}",
        f'{TABLE}\n> Response\n\n```json\n[{{"sku": "a", "qty": 1}}]\n```',
        f'{TABLE}\n> Request\n\n```json\n[{{"other": "a"}}]\n```',
    ],
)
def test_rows_are_those_of_an_object(below: str, tmp_path: Path) -> None:
    """Where nothing says that the body itself is a list, or an example shows otherwise."""
    command, _ = command_of(tmp_path, below)
    assert [(param.name, param.whole) for param in command.params] == [("sku", False), ("qty", False)]


def test_a_list_in_the_body_is_not_the_body(tmp_path: Path) -> None:
    """A sentence about a list is about the row of that type."""
    rows = "| Name | Type |\n|---|---|\n| users | array |\n| text | string |\n"
    command, _ = command_of(tmp_path, f"The body contains a list of the users to invite:\n\n{rows}")
    assert [param.name for param in command.params] == ["users", "text"]


def test_the_only_row_can_be_the_list_itself(tmp_path: Path) -> None:
    """The example shows its elements, and none of them has a field of that name."""
    rows = "| Name | Type | Description |\n|---|---|---|\n| orders | array | All of them |\n"
    command, models = command_of(tmp_path, f'{rows}\n> Request\n\n```json\n[{{"sku": "a"}}]\n```')
    param = body_of(command)
    assert (param.name, param.whole, param.description) == ("items", True, "All of them")
    assert models[str(param.items)] == ("sku",)


@pytest.mark.parametrize(
    "below", ["> Request\n\n```json\n[3, 5]\n```", "```shell\ncurl -X POST https://a.example/orders -d '[3, 5]'\n```"]
)
def test_a_list_of_values_needs_no_rows(below: str, tmp_path: Path) -> None:
    """An example or a sample alone shows it."""
    param = body_of(command_of(tmp_path, below)[0])
    assert (param.type, param.items, param.whole) == ("list", "integer", True)


@pytest.mark.parametrize(
    ("kind", "expected"), [("[Pet](#pet)", ("body", "object")), ("array of [Pet](#pet)", ("items", "list"))]
)
def test_a_row_for_the_body_is_all_of_it(kind: str, expected: tuple[str, str], tmp_path: Path) -> None:
    """Tables with a column for places have a single row for the body, whose type says what it is."""
    rows = f"| Name | In | Type | Required |\n|---|---|---|---|\n| body | body | {kind} | true |\n"
    pet = "# Schemas\n\n## Pet\n\n| Name | Type |\n|---|---|\n| id | integer |\n| name | string |\n"
    command, models = command_of(tmp_path, f"{rows}\n{pet}")
    param = body_of(command)
    assert (param.name, param.type, param.whole) == (*expected, True)
    assert models[str(param.items)] == ("id", "name")


def test_rows_below_the_row_for_the_body_are_its_fields(tmp_path: Path) -> None:
    """An object that is the body is its fields."""
    rows = "| Name | In | Type |\n|---|---|---|\n| body | body | object |\n| » name | body | string |\n"
    command, _ = command_of(tmp_path, rows)
    assert [(param.name, param.location, param.whole) for param in command.params] == [("name", "body", False)]


def test_a_field_that_is_called_body_is_one(tmp_path: Path) -> None:
    """A text, or one of several rows."""
    rows = "| Name | In | Type |\n|---|---|---|\n| body | body | object |\n| subject | body | string |\n"
    command, _ = command_of(tmp_path, rows)
    assert [(param.name, param.whole) for param in command.params] == [("body", False), ("subject", False)]


def test_rows_of_a_response_that_is_a_list(tmp_path: Path) -> None:
    """Names of rows say that a response is a list, as they do for a body."""
    rows = "### Response\n\n| Field | Type |\n|---|---|\n| [].id | integer |\n| [].name | string |\n"
    command, models = command_of(tmp_path, rows)
    assert command.response.shape == "list"
    assert models[str(command.response.model)] == ("id", "name")


def test_anchors_in_tags_below_a_heading_are_its_own(tmp_path: Path) -> None:
    """Links lead there; the table below *Properties* is that of the resource."""
    text = """\
# Pets

## Get

`GET /pets/{id}`

### Response

| Field | Type |
|---|---|
| pet | [Pet](#schemapet) |

# Schemas

## Pet

<a id="schemapet"></a>

```json
{"id": 1}
```

### Properties

| Name | Type | Description |
|---|---|---|
| id | integer | The number |
| name | string | The name |
"""
    spec = spec_of(tmp_path, text)
    found = {model.name: [field.name for field in model.fields] for model in spec.models}
    assert found["Pet"] == ["id", "name"]

"""How bodies are sent, and what samples show of them."""

from pathlib import Path

import pytest

from slate_docs import spec_of
from slatebind.spec.model import Command

TABLE = "| Name | Type |\n|---|---|\n| title | string |\n"


def sent(command: Command) -> list[tuple[str, str]]:
    """Names and types of the parameters of the body."""
    return [(param.name, param.type) for param in command.params if param.location == "body"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The body is form-encoded (`application/x-www-form-urlencoded`).", "form"),
        ("Le corps est encodé en `application/x-www-form-urlencoded`.", "form"),
        ("Se envía como `multipart/form-data`.", "multipart"),
        ("| Header | Value |\n|---|---|\n| Content-Type | multipart/form-data |", "multipart"),
        ("Send JSON or `application/x-www-form-urlencoded`.", None),
        ("Creates a form.", None),
    ],
)
def test_a_text_says_how_the_body_is_sent(text: str, expected: str | None, tmp_path: Path) -> None:
    """Media types are the same in all languages; one that is named together with JSON is a choice."""
    spec = spec_of(tmp_path, f"# A\n\n## Add\n\n`POST /a`\n\n{text}\n\n### Parameters\n\n{TABLE}")
    assert spec.commands[0].body == expected


def test_the_introduction_says_how_all_bodies_are_sent(tmp_path: Path) -> None:
    """But not that of an operation whose sample shows another one."""
    text = f"""\
# Introduction

Requests are sent as `application/x-www-form-urlencoded`, responses are JSON.

# A

## Add

`POST /a`

{TABLE}

## Change

`PUT /a`

```shell
curl -X PUT https://a.example/a -H "Content-Type: application/json" -d '{{"title": "x"}}'
```

{TABLE}
"""
    assert [command.body for command in spec_of(tmp_path, text).commands] == ["form", "json"]


def test_uploads_in_the_introduction_are_not_those_of_every_operation(tmp_path: Path) -> None:
    """Files are sent by some operations."""
    text = f"# Introduction\n\nUploads are sent as `multipart/form-data`.\n\n# A\n\n## Add\n\n`POST /a`\n\n{TABLE}"
    assert spec_of(tmp_path, text).commands[0].body is None


def test_fields_of_a_form_in_a_sample_are_parameters(tmp_path: Path) -> None:
    """Where no table states the body; brackets are nested as in tables."""
    text = """\
# A

## Add

`POST /a`

```shell
curl https://a.example/a -d name=Tom -d "age=3" -d zip=01067 -d 'active=true' -d "tags[]=x" -d "card[number]=4242"
```
"""
    spec = spec_of(tmp_path, text)
    assert sent(spec.commands[0]) == [
        ("name", "string"),
        ("age", "integer"),
        ("zip", "string"),
        ("active", "boolean"),
        ("tags", "list"),
        ("card", "object"),
    ]
    assert {param.origin for param in spec.commands[0].params} == {"sample"}
    card = spec.commands[0].params[-1].items
    assert [[field.name for field in model.fields] for model in spec.models if model.name == card] == [["number"]]


@pytest.mark.parametrize(
    "sample",
    [
        'curl -F "image=@a.png" -F "title=x" https://a.example/a',
        "http --form POST https://a.example/a image@a.png title=x",
        "POST /a HTTP/1.1\nHost: a.example\nContent-Type: multipart/form-data; boundary=z\n\n--z\n"
        'Content-Disposition: form-data; name="image"; filename="a.png"\n\nx\n--z\n'
        'Content-Disposition: form-data; name="title"\n\nx\n--z--',
    ],
)
def test_files_in_a_sample(sample: str, tmp_path: Path) -> None:
    """A field with the name of a file is one."""
    spec = spec_of(tmp_path, f"# A\n\n## Add\n\n`POST /a`\n\n```shell\n{sample}\n```\n")
    assert (spec.commands[0].body, sent(spec.commands[0])) == ("multipart", [("image", "file"), ("title", "string")])


@pytest.mark.parametrize("data", ["-d @body.json", "-d 'just text & more'", '-d "$DATA"'])
def test_data_that_is_no_form(data: str, tmp_path: Path) -> None:
    """Nothing is invented."""
    spec = spec_of(tmp_path, f"# A\n\n## Add\n\n`POST /a`\n\n```shell\ncurl https://a.example/a {data}\n```\n")
    assert sent(spec.commands[0]) == []


def test_a_table_of_the_body_stands_above_a_sample(tmp_path: Path) -> None:
    """What a sample sends in addition is not added."""
    text = f"# A\n\n## Add\n\n`POST /a`\n\n```shell\ncurl https://a.example/a -d name=Tom\n```\n\n{TABLE}"
    assert sent(spec_of(tmp_path, text).commands[0]) == [("title", "string")]


def test_the_query_of_a_sample_where_nothing_else_has_one(tmp_path: Path) -> None:
    """Its parameters have the types of their values; the key of the API is none of them."""
    text = """\
# Authentication

Send your key as the query parameter `api_key`.

# A

## List

`GET /a`

```shell
curl "https://a.example/a?kind=x&page=2&api_key=KEY"
```
"""
    (command,) = spec_of(tmp_path, text).commands
    assert [(param.name, param.location, param.type, param.required, param.origin) for param in command.params] == [
        ("kind", "query", "string", False, "sample"),
        ("page", "query", "integer", False, "sample"),
    ]


def test_the_query_of_a_sample_next_to_a_table(tmp_path: Path) -> None:
    """A table of the query says what there is."""
    text = f'# A\n\n## List\n\n`GET /a`\n\n```shell\ncurl "https://a.example/a?kind=x"\n```\n\n{TABLE}'
    (command,) = spec_of(tmp_path, text).commands
    assert [param.name for param in command.params] == ["title"]


@pytest.mark.parametrize(("table", "expected"), [("", [("ids", "list")]), (f"### Query\n\n{TABLE}", [])])
def test_a_sample_of_a_delete_can_have_a_body(table: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    """What it sends are parameters of the body, unless a table says what the request takes."""
    sample = "```shell\ncurl -X DELETE https://a.example/trees -d '{\"ids\": [1, 2]}'\n```\n"
    spec = spec_of(tmp_path, f"# Trees\n\n## Fell trees\n\n`DELETE /trees`\n\n{sample}\n{table}")
    assert sent(spec.commands[0]) == expected

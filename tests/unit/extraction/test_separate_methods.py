"""A method and a URL may stand below headings of their own, and values in tables of their own."""

from pathlib import Path

import pytest

from slate_docs import spec_of
from slatebind.dialects import load_dialect
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document


@pytest.mark.parametrize(
    "below_the_title",
    [
        "### Request method\n\nPOST\n\n### Request URL\n\n/trees\n",
        "### Request URL\n\n/trees\n\n### Request method\n\n`HTTP POST`\n",
        "### 請求網址\n\n/trees\n\n### HTTPS傳輸協定\n\nAccept\uff1atext/html\n\nHTTP Method\uff1aPOST\n",
        "### 介接路徑\n\n正式環境\uff1ahttps://api.example.tw/trees\n\n測試環境\uff1ahttps://test.example.tw/trees\n\n"
        "### 傳輸方式\n\n`HTTP POST`\n",
    ],
)
def test_a_method_below_a_heading_next_to_that_of_the_url_belongs_to_it(tmp_path: Path, below_the_title: str) -> None:
    """Both headings announce the same operation."""
    commands = spec_of(tmp_path, f"# Trees\n\n## Plant a tree\n\n{below_the_title}").commands
    assert [(command.method, command.path) for command in commands] == [("POST", "/trees")]


def test_a_method_below_the_heading_of_another_operation_stays_there(tmp_path: Path) -> None:
    """A URL of which no heading next to it states the method is read with GET."""
    text = (
        "# Trees\n\n## List\n\n### Request URL\n\n/trees\n\n"
        "## Plant\n\n### Request method\n\nPOST\n\n### Request URL\n\n/trees\n"
    )
    assert [command.method for command in spec_of(tmp_path, text).commands] == ["GET", "POST"]


def test_the_name_of_a_parameter_in_capitals_is_not_its_value(tmp_path: Path) -> None:
    """`?ref=REFERENCE` says that a reference is sent, `?state=OPEN` which one."""
    params = spec_of(tmp_path, "# Trees\n\n## Plant\n\n`POST /trees?ref=REFERENCE&state=OPEN`\n").commands[0].params
    assert {param.name: param.values for param in params} == {"ref": (), "state": ("OPEN",)}


def test_operations_are_distinguished_by_a_value_of_the_query_whatever_their_methods(tmp_path: Path) -> None:
    """The value by which requests to one path differ is always sent."""
    text = "# RPC\n\n## List\n\n`GET /rpc?do=list`\n\n## Drop\n\n`POST /rpc?do=drop`\n"
    selectors = [command.params[0] for command in spec_of(tmp_path, text).commands]
    assert [(selector.name, selector.required, selector.values) for selector in selectors] == [
        ("do", True, ("list",)),
        ("do", True, ("drop",)),
    ]


_PARAMETERS = (
    "# Trees\n\n## List\n\n`POST /trees`\n\n### Parameters\n\n|Name|Type|Required|Description|\n|---|---|---|---|\n"
    "|state|string|false||\n|owner|object|false||\n|» role|string|false||\n\n"
)


def test_a_table_of_values_below_one_of_parameters_lists_what_they_can_be(tmp_path: Path) -> None:
    """Generators of docs write one row for each value; names may have marks of their depth."""
    values = "#### Enumerated Values\n\n|Parameter|Value|\n|---|---|\n|state|young|\n|state|old|\n|role|`farmer`|\n"
    spec = spec_of(tmp_path, _PARAMETERS + values)
    assert {param.name: param.values for param in spec.commands[0].params} == {"state": ("young", "old"), "owner": ()}
    assert [field.values for field in spec.models[0].fields] == [("farmer",)]


def test_a_table_of_values_with_another_name_is_read_as_before(tmp_path: Path) -> None:
    """Values of what the table above does not have belong to something else."""
    values = "#### Enumerated Values\n\n|Parameter|Value|\n|---|---|\n|state|young|\n|height|tall|\n"
    assert all(not param.values for param in spec_of(tmp_path, _PARAMETERS + values).commands[0].params)


def test_a_status_of_success_above_a_table_says_that_it_has_the_fields_of_the_response(tmp_path: Path) -> None:
    """`Status Code **200**` is no title of errors."""
    text = (
        "# Trees\n\n## List\n\n`GET /trees`\n\n### Response Schema\n\nStatus Code **200**\n\n"
        "|Name|Type|Required|Description|\n|---|---|---|---|\n|» height|integer|true||\n"
    )
    assert [field.name for field in spec_of(tmp_path, text).models[0].fields] == ["height"]


def test_a_chapter_about_json_is_sent_as_json_where_the_introduction_names_forms(tmp_path: Path) -> None:
    """What a chapter says holds for its operations."""
    table = "\n\n|Name|Type|Required|\n|---|---|---|\n|name|string|yes|\n\n"
    text = (
        "# Basics\n\nRequests are sent as `application/x-www-form-urlencoded`.\n\n"
        f"# Old\n\n## Plant\n\n`POST /old/trees`{table}"
        f"# New\n\nAll requests are JSON.\n\n## Grow\n\n`POST /trees`{table}"
    )
    assert [command.body for command in spec_of(tmp_path, text).commands] == ["form", None]


def test_the_properties_of_a_resource_that_a_tag_names_are_not_reported_as_unread(tmp_path: Path) -> None:
    """Generators of docs put the table of a schema below a heading of its own."""
    text = (
        "# Trees\n\n## Get\n\n`GET /tree`\n\n### Responses\n\n|Status|Meaning|Schema|\n|---|---|---|\n"
        '|200|OK|[Tree](#schematree)|\n\n# Schemas\n\n## Tree\n\n<a id="schematree"></a>\n\n### Properties\n\n'
        "|Name|Type|Required|\n|---|---|---|\n|height|integer|true|\n"
    )
    (tmp_path / "index.html.md").write_text(text, encoding="utf-8")
    dialect, _ = load_dialect("slate")
    assert dialect is not None
    extraction = extract_spec(read_document(str(tmp_path / "index.html.md")), dialect)
    assert [model.name for model in extraction.spec.models] == ["Tree"]
    assert "table-outside-operations" not in {finding.code for finding in extraction.diagnostics}


@pytest.mark.parametrize("colon", [":", "\uff1a"])
def test_labels_end_with_a_colon_of_either_width(tmp_path: Path, colon: str) -> None:
    """Emphasis may end before or behind it, and neither line is a part of the description."""
    text = f"# 库存\n\n## Stock\n\nAll there is.\n\n**接口地址**{colon}`/stock`\n\n**请求方式**{colon}`POST`\n"
    commands = spec_of(tmp_path, text).commands
    assert [(command.method, command.path, command.description) for command in commands] == [
        ("POST", "/stock", "All there is.")
    ]


def test_labels_above_lists_of_one_item_announce_a_request(tmp_path: Path) -> None:
    """Tools for documentation write the URL and the method as lists."""
    text = "# 用户\n\n## 注册\n\n**请求URL:**\n\n- ` http://api.example.com/user `\n\n**请求方式:**\n\n- POST\n"
    assert [(command.method, command.path) for command in spec_of(tmp_path, text).commands] == [("POST", "/user")]

"""Request lines announce operations wherever people write them, and not where they only mention one."""

from pathlib import Path

import pytest

from slate_docs import spec_of
from slatebind.dialects import load_dialect
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document


def findings(folder: Path, text: str) -> list[tuple[str, str]]:
    """The code and the message of each finding."""
    file = folder / "index.html.md"
    file.write_text(text, encoding="utf-8")
    dialect, _ = load_dialect("slate")
    assert dialect is not None
    extraction = extract_spec(read_document(str(file)), dialect)
    return [(finding.code, finding.message) for finding in extraction.diagnostics]


def requests(folder: Path, text: str) -> list[str]:
    """The method and path of each operation."""
    return [f"{command.method} {command.path}" for command in spec_of(folder, text).commands]


@pytest.mark.parametrize(
    "below_the_title",
    [
        "### HTTP Request\n\n`GET https://api.example.com/trees/{id}`",
        "`GET /trees/{id}`",
        "GET /trees/{id}",
        "`GET trees/{id}`",
        "<i>GET</i>\n\n`trees/{id}`",
        "`GET /trees/{id}` - what it does",
        "`GET /trees/{id}` returns one tree.\n\n### Response",
        "URL: GET /trees/{id}",
        "**Path:** GET `/trees/{id}`",
        "* **Endpoint** : `GET /trees/{id}`",
        "- Method: GET\n- URL: /trees/{id}",
        "* **URL**\n\n  /trees/:id\n\n* **Method:**\n\n  `GET`",
        "- **Endpoint**\n  - `/trees/{id}`\n- **Method**\n  - GET",
        "<h4>GET</h4>\n<pre>/trees/{id}</pre>",
        "#### GET\n\n```\n/trees/{id}\n```",
        "**Endpoint** `/trees/{id}` **Method** GET",
        "URL: /trees/{id}, method: GET",
        "Method: `GET`; path: `/trees/{id}`.",
        "Send a GET request to `/trees/{id}` to get one.",
        "Make a GET request\nto /trees/{id}.",
        "Senden Sie eine GET-Anfrage an `/trees/{id}`.",
        "向`/trees/{id}`发送GET请求",
        "```\nGET /trees/{id}\n```",
        "**URL:** `/trees/{id}`\n\n**Method:** `GET`",
        "* GET /trees/{id}",
        "> #### Endpoint\n\n### Endpoint\n\n> GET /trees/{id}",
        "**GET** `/trees/{id}`",
        "[GET] /trees/{id}",
        "**Find one** - GET /trees/{id}",
        "*GET* /trees/{id}",
        "GET <https://api.example.com/trees/{id}>",
        "GET https://api.example.com/trees/<id>",
        "**GET** <a href='#'>/trees/{id}</a>",
        "`/trees/{id}` (GET)",
        "<span class='verb'>GET</span>\n\n`https://api.example.com/trees/{id}`",
        "<div>\n  <i class='label'>GET</i>\n  <h6>/trees/{id}</h6>\n</div>",
        "<p>GET</p>\n<p>Path: /trees/{id}</p>",
        "<table><tr><td>GET</td><td>/trees/{id}</td></tr></table>",
        "| | |\n|---|---|\n| URI | `/trees/{id}` |\n| HTTP Method | GET |",
        "| Method | URL | Description |\n|---|---|---|\n| GET | /trees/{id} | One tree. |",
        "<aside class='notice'>GET https://api.example.com/trees/{id}</aside>",
        "<aside class='notice'><b>Endpoint:</b> <code>GET /trees/{id}</code></aside>",
        "<aside class='success'>\n<b>GET</b>\n\n<code>/trees/{id}</code>\n</aside>",
        "### Request\n\n```text\nGET /trees/{id}\n```",
        "```http\nGET /trees/{id} HTTP/1.1\nHost: api.example.com\n```",
        "```shell\ncurl https://api.example.com/trees/{id} -H 'Accept: application/json'\n```",
        "```shell\n$ http GET https://api.example.com/trees/{id}\n```",
        "### Endpoint\n\n`https://api.example.com/trees/{id}`\n\n```shell\ncurl -X GET https://api.example.com/trees/7\n```",
    ],
)
def test_places_of_a_request_line(below_the_title: str, tmp_path: Path) -> None:
    """In code, text, lists, HTML, tables, fences and samples, with and without a label."""
    spec = spec_of(tmp_path, f"# Trees\n\n## Get a tree\n\n{below_the_title}\n")
    (command,) = spec.commands
    assert (command.method, command.path, command.group) == ("GET", "/trees/{id}", "Trees")
    assert [(param.name, param.location, param.required) for param in command.params] == [("id", "path", True)]


@pytest.mark.parametrize(
    "title",
    [
        "GET /trees/{id}",
        "Get a tree - `GET /trees/{id}`",
        "Get a tree [GET /trees/{id}]",
        "Get a tree `/trees/{id}` (GET)",
    ],
)
def test_request_lines_in_headings(title: str, tmp_path: Path) -> None:
    """A heading can be the request line, or have a title next to it."""
    spec = spec_of(tmp_path, f"# Trees\n\n## {title}\n\nText.\n")
    assert [(command.method, command.path) for command in spec.commands] == [("GET", "/trees/{id}")]
    assert spec.commands[0].title == ("Get a tree" if "Get a tree" in title else title)


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("/trees/<id>", "/trees/{id}"),
        ("/trees/:id", "/trees/{id}"),
        ("/trees/[id]", "/trees/{id}"),
        ("/trees/(id)", "/trees/{id}"),
        ("/trees/{{id}}", "/trees/{id}"),
        ("/trees/{tree id}", "/trees/{tree_id}"),
        ("/trees/TREE_ID", "/trees/{TREE_ID}"),
        ("/trees/<id?>", "/trees/{id}"),
        ("{host}/trees/{id}", "/trees/{id}"),
        ("{{base_url}}/trees/{id}", "/trees/{id}"),
        ("<your URL>/trees/{id}", "/trees/{id}"),
        ("https://{company}.example.com/trees/{id}", "/trees/{id}"),
        ("api.example.com/trees/{id}", "/trees/{id}"),
        ("http://localhost:8080/trees/{id}", "/trees/{id}"),
        ("v1/trees/{id}", "/v1/trees/{id}"),
        ("/trees/{id}/", "/trees/{id}/"),
        ("//trees//{id}", "/trees/{id}"),
        ("/trees/{id}\x1b", "/trees/{id}"),
        ("http://[::1]:8080/trees/{id}", "/trees/{id}"),
        ("https://user:pass@api.example.com/trees/{id}", "/trees/{id}"),
        ("/Trees({id})/$value", "/Trees({id})/$value"),
        ("/Trees(Id='{id}')", "/Trees(Id='{id}')"),
        ("/trees/$id", "/trees/{id}"),
    ],
)
def test_spellings_of_variables_and_hosts(url: str, path: str, tmp_path: Path) -> None:
    """Variables in every spelling become ``{name}``; a host, or a placeholder for it, is not in the path."""
    assert requests(tmp_path, f"# Trees\n\n## Get a tree\n\n### HTTP Request\n\n`GET {url}`\n") == [f"GET {path}"]


@pytest.mark.parametrize("line", ["`PUT|POST /trees/{id}`", "`[PUT | POST] /trees/{id}`", "PUT/POST /trees/{id}"])
def test_alternative_methods(line: str, tmp_path: Path) -> None:
    """A line with several methods announces an operation of each."""
    assert requests(tmp_path, f"# Trees\n\n## Change\n\n{line}\n") == ["PUT /trees/{id}", "POST /trees/{id}"]


def test_hosts_of_request_lines(tmp_path: Path) -> None:
    """Those of IP version 6 are hosts; a name and a password are no part of one."""
    text = "# Trees\n\n## List\n\n### HTTP Request\n\n`GET {}/trees`\n"
    assert spec_of(tmp_path, text.format("http://[::1]:8080")).api.endpoint == "http://[::1]:8080"
    assert spec_of(tmp_path, text.format("https://user:pass@example.com")).api.endpoint == "https://example.com"


def test_paths_that_lead_out_of_themselves(tmp_path: Path) -> None:
    """They are reported, and no operations."""
    text = "# Trees\n\n## List\n\n`GET /trees`\n\n## Other\n\n`GET /trees/../admin`\n"
    assert requests(tmp_path, text) == ["GET /trees"]
    message = "the path of `/trees/../admin` contains `.` or `..`; skipping the line"
    assert ("path-malformed", message) in findings(tmp_path, text)


def test_values_of_samples(tmp_path: Path) -> None:
    """Those in the path are variables if a table says so; those of the query are not all that there are."""
    text = """# Trees

## Get a tree

```shell
curl "https://api.example.com/v2/trees/123/logs/9f8b7c6d-1111?fields=name"
```

### Path parameters

| Parameter | Description |
|---|---|
| tree_id | The tree. |
| log_id | The log. |

## List trees

```shell
curl "https://api.example.com/v2/trees?limit=10"
```
"""
    spec = spec_of(tmp_path, text)
    assert [command.path for command in spec.commands] == ["/v2/trees/{tree_id}/logs/{log_id}", "/v2/trees"]
    assert [(param.name, param.location, param.values) for command in spec.commands for param in command.params] == [
        ("tree_id", "path", ()),
        ("log_id", "path", ()),
        ("fields", "query", ()),
        ("limit", "query", ()),
    ]


def test_a_sentence_in_a_row_is_text(tmp_path: Path) -> None:
    """A row that holds a sentence alone is no parameter, and no error."""
    text = "# Trees\n\n## List\n\n`GET /trees`\n\n| Parameter | Type |\n|---|---|\n| kind | string |\n"
    text += "| All of them can be left out. | |\n"
    found = dict(findings(tmp_path, text))
    assert found["text-not-kept"] == "text in a row is not kept: All of them can be left out."
    assert "name-invalid" not in found


def test_mentions_are_no_operations(tmp_path: Path) -> None:
    """In sentences, comments, examples, samples, change logs, and with values in place of variables."""
    text = """# Changes

- Added `GET /trees/{id}` for single trees

# Trees

See also `POST /forests`, which plants many trees at a time.

<!-- `DELETE /trees/{id}` -->

<aside class="warning">Deprecated: GET /forests</aside>

<aside class="notice"><code>GET /groves</code> will be removed, use <code>GET /trees/{id}</code>.</aside>

## Get a tree

### HTTP Request

`GET /trees/{id}`

`GET /trees/42`

```http
GET /trees/7 HTTP/1.1
```

```shell
curl https://api.example.com/trees/9
```

### Example

`GET /trees/42?fields=name`
"""
    assert requests(tmp_path, text) == ["GET /trees/{id}"]


def test_sentences_that_mention_requests(tmp_path: Path) -> None:
    """A document that announces operations otherwise does not announce them by sentences; these are reported."""
    text = "# Trees\n\n"
    text += "".join(f"## Get {name}\n\n`GET /{name}/{{id}}`\n\n" for name in ("oaks", "firs", "elms"))
    text += "## Plant\n\nSend a POST request to `/trees` to plant one.\n"
    found = findings(tmp_path, text)
    assert requests(tmp_path, text) == ["GET /oaks/{id}", "GET /firs/{id}", "GET /elms/{id}"]
    assert ("request-ignored", "`POST /trees` is not read as an operation: it is in running text") in found


def test_a_request_alone_in_a_quote(tmp_path: Path) -> None:
    """It announces an operation that nothing else does, unless the quote is the caption of a sample."""
    text = "# Trees\n\n## Get\n\n`GET /trees/{id}`\n\n## Plant\n\n> POST /trees\n"
    assert requests(tmp_path, text) == ["GET /trees/{id}", "POST /trees"]
    assert requests(tmp_path, f"{text}\n```ruby\nplant\n```\n") == ["GET /trees/{id}"]


def test_a_request_alone_in_a_block_of_code(tmp_path: Path) -> None:
    """It announces the operation of its section, unless it is captioned as a sample, or has a host or a query."""
    announced = "# Trees\n\n## List\n\n`GET /trees`\n\n## Plant\n\n```\nPOST /trees\n```\n"
    assert requests(tmp_path, announced) == ["GET /trees", "POST /trees"]
    lines = "# Trees\n\n" + "".join(f"## List {number}\n\n`GET /trees/{number}`\n\n" for number in "abcdef")
    for sample in (
        "```\nGET https://example.com/oaks\n```",
        "```\nGET /oaks?page=2\n```",
        "> Such as:\n\n```\nGET /oaks\n```",
    ):
        assert len(requests(tmp_path, f"{lines}## Pages\n\n{sample}\n")) == 6


def test_headings_that_are_methods(tmp_path: Path) -> None:
    """They are parts of the operation above them, each with what is below it."""
    text = """# Trees

## One tree

### GET

`/trees/{id}`

| Query parameter | Type |
|---|---|
| fields | string |

### DELETE

`/trees/{id}`
"""
    spec = spec_of(tmp_path, text)
    assert [(command.name, command.method, [param.name for param in command.params]) for command in spec.commands] == [
        ("get_one_tree", "GET", ["fields", "id"]),
        ("delete_one_tree", "DELETE", ["id"]),
    ]


def test_a_table_that_no_operation_takes(tmp_path: Path) -> None:
    """It is kept as text, and reported if its columns are those of parameters."""
    table = "| Parameter | Type |\n|---|---|\n| sort | string |\n| page | integer |\n"
    text = f"# Trees\n\n## List\n\n`GET /trees`\n\n# Sorting\n\n{table}\n"
    text += "# Regions\n\n|Region|Climate|\n|---|---|\n|north|cold|\n"
    message = "table below `Sorting` with 2 rows belongs to no operation; it is kept as text"
    outside = [found for found in findings(tmp_path, text) if found[0] == "table-outside-operations"]
    assert outside == [("table-outside-operations", message)]


@pytest.mark.parametrize("heading", ["Response", "返回值", "URL-Parameter", "Solicitud"])
def test_a_table_of_names_below_a_heading_of_a_part(heading: str, tmp_path: Path) -> None:
    """Names and descriptions alone are reported where the heading says that they are parameters or fields."""
    table = "| Field | Description |\n|---|---|\n| sort | The order. |\n"
    text = f"# Trees\n\n## List\n\n`GET /trees`\n\n# Sorting\n\n## {heading}\n\n{table}\n"
    outside = [found for found in findings(tmp_path, text) if found[0] == "table-outside-operations"]
    assert len(outside) == (heading != "Solicitud")


def test_a_table_of_pages_that_all_lists_take(tmp_path: Path) -> None:
    """Its rows are parameters of the lists: nothing is reported."""
    table = "| Parameter | Type |\n|---|---|\n| per_page | integer |\n| page | integer |\n"
    text = f'# Pagination\n\n{table}\n# Trees\n\n## List\n\n`GET /trees`\n\n```json\n[{{"id": 1}}]\n```\n'
    assert "table-outside-operations" not in [found[0] for found in findings(tmp_path, text)]


def test_a_row_below_other_titles_is_no_operation(tmp_path: Path) -> None:
    """A table of one row is a request line if its titles say so; a reference of properties lists URLs as well."""
    table = "|{}|{}|\n|---|---|\n|/trees/{{id}}|GET|\n\n"
    properties = "".join(f"## Property {number}\n\nText.\n\n" for number in range(30))
    allowed = f"# Tree\n\n{table.format('URI', 'HTTP allow')}{properties}"
    assert requests(tmp_path, allowed) == []
    assert requests(tmp_path, allowed.replace("HTTP allow", "Method")) == ["GET /trees/{id}"]


def test_words_with_slashes_are_no_paths(tmp_path: Path) -> None:
    """A path without its first slash has a second one or a variable."""
    assert requests(tmp_path, "# Trees\n\n## Terms\n\nGET and/or\n\n`POST data/files`\n\nDELETE 12/10/2020\n") == []


def test_several_operations_of_a_heading(tmp_path: Path) -> None:
    """Several lines are several operations with names of their own; a query parameter alone tells some apart."""
    text = """# Trees

## Play a tree

### HTTP Request

* `POST /play/{tree}`
* `POST /play/{tree}/{branch}`

## Commands

`GET /api?command=plant`

`GET /api?command=cut`
"""
    spec = spec_of(tmp_path, text)
    assert [(command.name, command.path) for command in spec.commands] == [
        ("play_tree", "/play/{tree}"),
        ("play_tree_by_branch", "/play/{tree}/{branch}"),
        ("get_commands", "/api"),
        ("get_commands_cut", "/api"),
    ]
    assert [command.params[-1].values for command in spec.commands[2:]] == [("plant",), ("cut",)]


FURTHER = "".join(f"## Cut tree {number}\n\n`GET /trees/{number}/cut`\n\n" for number in range(30))


@pytest.mark.parametrize(
    "below_the_title",
    [
        "<table>\n<tr><td>GET</td><td>/trees/{tree id}</td></tr>\n</table>",
        "<div>\n  <i class='label'>GET</i>\n  <h6>https://api.example.com/trees/{tree id}</h6>\n</div>",
    ],
)
def test_markup_around_a_request_line(below_the_title: str, tmp_path: Path) -> None:
    """Among other forms as well, one operation can have its own; a variable in it can have a space in its name."""
    spec = spec_of(tmp_path, f"# Trees\n\n## Get a tree\n\n{below_the_title}\n\n{FURTHER}")
    assert (len(spec.commands), spec.commands[0].path) == (31, "/trees/{tree_id}")


def test_what_is_said_next_to_the_only_request_line_is_no_title(tmp_path: Path) -> None:
    """The heading is; next to several lines it tells them apart."""
    first, *two = spec_of(
        tmp_path, "# T\n\n## Get a tree\n\n`GET /a` - the tree\n\n## Trees\n\n`GET /b` - oaks\n\n`GET /c` - elms\n"
    ).commands
    assert (first.name, [command.name for command in two]) == ("get_tree", ["get_oaks", "get_elms"])


def test_a_heading_that_is_repeated_is_no_title(tmp_path: Path) -> None:
    """Docs of any language repeat a heading above each request line: the operation is the heading above that."""
    text = "".join(
        f"# {name}\n\n## Plant {name}\n\n### Zahtjev\n\n`POST /{name}`\n\n### Tijelo\n\n"
        for name in ("oak", "elm", "fir")
    )
    assert [command.title for command in spec_of(tmp_path, text).commands] == ["Plant oak", "Plant elm", "Plant fir"]


def test_a_long_list_of_requests_shares_nothing(tmp_path: Path) -> None:
    """What is around a list of many operations says nothing about each of them."""
    table = "| Name | Type |\n|---|---|\n| x | string |\n"
    for count, params in ((2, 1), (100, 0)):
        lines = "".join(f"`GET /tree{number}/x`\n\n" for number in range(count))
        spec = spec_of(tmp_path, f"# Trees\n\n## All\n\n{lines}### Parameters\n\n{table}")
        assert {len(command.params) for command in spec.commands} == {params}
        assert len(spec.commands) == count


def test_the_endpoint_is_that_of_most_operations(tmp_path: Path) -> None:
    """An operation with another host keeps it."""
    hosts = ("api", "api", "upload")
    text = "# Trees\n\n" + "".join(
        f"## Tree {number}\n\n`GET https://{host}.example.com/trees/{number}/x`\n\n"
        for number, host in enumerate(hosts)
    )
    spec = spec_of(tmp_path, text)
    assert spec.api.endpoint == "https://api.example.com"
    assert [command.server for command in spec.commands] == [None, None, "https://upload.example.com"]


def test_a_guide_with_few_samples_has_no_operations(tmp_path: Path) -> None:
    """Samples in a long text are not taken for operations, and the document gets one finding that says so."""
    text = "".join(f"# Property {number}\n\nText.\n\n" for number in range(60))
    sample = "# Use\n\n```http\nGET /redfish/v1 HTTP/1.1\n```\n"
    assert requests(tmp_path, text + sample) == []


def test_hostile_documents_are_read(tmp_path: Path) -> None:
    """Long lines, unclosed marks and headings in any order do not stop the reading of the rest."""
    text = (
        "# A\n\n"
        + "GET " * 20_000
        + "\n\n"
        + "`GET /"
        + "<" * 20_000
        + "\n\n"
        + "\n".join(f"{'#' * (1 + number % 6)} x\n\n`GET /x/{{{number}}}`\n" for number in range(300))
    )
    assert requests(tmp_path, text)


def test_bodies_of_list_templates(tmp_path: Path) -> None:
    """What stands below "Data constraints" or "Data example" is sent, and no response."""
    text = "# Trees\n\n## Plant\n\n* **URL:** `/trees`\n* **Method:** `POST`\n\n**Data example**\n\n"
    text += '```json\n{"kind": "oak"}\n```\n\n#### Success Response\n\n```json\n{"id": 2}\n```\n'
    spec = spec_of(tmp_path, text)
    assert [(param.name, param.location) for param in spec.commands[0].params] == [("kind", "body")]
    assert [[field.name for field in model.fields] for model in spec.models] == [["id"]]


def test_a_request_line_is_explained_with_further_code(tmp_path: Path) -> None:
    """What begins with a request announces it; what names one in its middle does not."""
    text = "# Cars\n\n## Cars\n\n`GET /cars/{id}` returns one.\n\n`DELETE /cars/{id}` deletes it & answers `204`.\n"
    assert requests(tmp_path, text) == ["GET /cars/{id}", "DELETE /cars/{id}"]
    text += "\nAn `id` is that of `PUT /bikes/{id}`. Then `204` is answered.\n"
    assert requests(tmp_path, text) == ["GET /cars/{id}", "DELETE /cars/{id}"]


def test_lines_with_a_title_before_the_request(tmp_path: Path) -> None:
    """Each is an operation with that title; examples and sentences are none."""
    text = """# Trees

**List trees** - GET /trees

**Plant a tree** — POST /trees

**Get a tree** — GET /trees/ID

Example call - GET /trees/42/fruit

This is no longer supported. Use this one - DELETE /trees
"""
    commands = spec_of(tmp_path, text).commands
    assert [(command.name, command.method, command.path) for command in commands] == [
        ("list_trees", "GET", "/trees"),
        ("plant_tree", "POST", "/trees"),
        ("get_tree", "GET", "/trees/{ID}"),
    ]


def test_the_form_of_all_paths_is_no_operation(tmp_path: Path) -> None:
    """A path of variables alone that most of the others have the form of; one among others is an operation."""
    form = "# Intro\n\n`GET /v2/{resource}/{action}`\n\n# Trees\n\n## List\n\n`GET /v2/trees`\n"
    assert requests(tmp_path, f"{form}\n## Get\n\n`GET /v2/trees/{{id}}`\n") == [
        "GET /v2/trees",
        "GET /v2/trees/{id}",
    ]
    store = "# Objects\n\n## Read\n\n`GET /{bucket}/{key}`\n\n## Tags\n\n`GET /{bucket}/{key}/tags`\n"
    store += "\n## Health\n\n`GET /health`\n"
    assert len(requests(tmp_path, store)) == 3

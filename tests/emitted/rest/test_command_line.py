"""The command line of an HTTP API: how operations are called, what is sent, and what is printed."""

import csv
import io
import json
import socket
from pathlib import Path
from typing import Any

import pytest
import yaml

from emitted.command_line import Shell
from emitted.rest.conftest import TOKEN, Answers

TOOLS = '{"data": [{"id": 1, "name": "Saw", "deposit": 1.10}, {"id": 2, "name": "Drill"}], "total": 5}'
TOOL = '{"id": 811, "name": "Drill", "deposit": 40.50, "labels": ["power"]}'


@pytest.mark.parametrize(
    "line",
    [
        "tools list state=lent",
        "tools list --state lent",
        "list_tools STATE=lent",
        "list-tools --state=lent",
        "-o json tools list state=lent",
        "tools list state=lent -o json",
    ],
)
def test_operations_are_called_by_group_or_by_name(answers: Answers, shell: Shell, line: str) -> None:
    """Parameters are pairs or options; the request has the method, the path and the token of the docs."""
    server = answers(TOOLS)
    done = shell(*line.split())
    assert (done.exit_code, done.stderr) == (0, "")
    assert "Drill" in done.stdout
    (request,) = server.received
    assert (request.method, request.target) == ("GET", "/api/v1/tools?state=lent")
    assert request.headers["authorization"] == f"Bearer {TOKEN}"


def test_every_operation_has_help(shell: Shell) -> None:
    """It says what is sent; groups list their operations, the program its groups, servers and exit codes."""
    from tallowmere.operations.index import COMMANDS, GROUPS  # noqa: PLC0415

    program = shell("--help").stdout
    assert all(text in program for text in (*GROUPS, "call", "Exit codes:", "TALLOWMERE_TOKEN", "sandbox"))
    assert not any(word in program for word in ("job", "Verbs", "--no-wait"))
    for name in COMMANDS:
        done = shell(name, "-h")
        assert done.exit_code == 0
        assert "Sends " in done.stdout
    assert "GET /v1/tools/{tool_id}" in shell("tools", "get", "--help").stdout
    assert "A JPEG of up to 5 MB." in shell("tools", "attach-photo", "--help").stdout


def test_formats_keep_all_digits(answers: Answers, shell: Shell) -> None:
    """Every format prints the objects of a list as they were received; raw-json what is around them, too."""
    forms = ("table", "column", "text", "csv", "json", "yaml", "raw-json")
    answers(*[TOOLS] * len(forms))
    texts = {form: shell("tools", "list", "-o", form).stdout for form in forms}
    assert all("1.10" in text for text in texts.values())
    assert json.loads(texts["json"]) == yaml.safe_load(texts["yaml"]) == json.loads(TOOLS)["data"]
    assert json.loads(texts["raw-json"]) == json.loads(TOOLS)
    assert [row["name"] for row in csv.DictReader(io.StringIO(texts["csv"]))] == ["Saw", "Drill"]


def test_bare_lists_are_printed(answers: Answers, shell: Shell) -> None:
    """A list without anything around it is its own raw answer; fields and queries select of it."""
    body = '[{"id": 1, "due_on": "2026-01-01"}]'
    answers(*[body] * 3)
    assert json.loads(shell("loans", "list", "-o", "raw-json").stdout) == json.loads(body)
    assert shell("loans", "list", "--filter", "due_on", "-o", "csv").stdout == "due_on\n2026-01-01\n"
    assert shell("loans", "list", "--query", "[].id", "-o", "text").stdout == "1\n"


def test_all_pages(answers: Answers, shell: Shell) -> None:
    """One page is printed, unless --all is given; what knows no pages says so."""
    pages = [f'{{"data": [{{"id": {n}}}, {{"id": {n + 1}}}], "total": 4}}' for n in (1, 3)]
    server = answers(*pages, pages[0], '{"id": 811}')
    assert [tool["id"] for tool in json.loads(shell("tools", "list", "--all", "-o", "json").stdout)] == [1, 2, 3, 4]
    assert [request.target for request in server.received] == ["/api/v1/tools", "/api/v1/tools?page=2"]
    assert len(json.loads(shell("tools", "list", "-o", "json").stdout)) == 2
    done = shell("tools", "get", "tool_id=811", "--all")
    assert done.stderr == "note: get_tool: no pages are documented; --all has no effect\n"


def test_values_have_the_types_of_the_docs(answers: Answers, shell: Shell) -> None:
    """Numbers, lists and objects travel as JSON; no digit is lost."""
    server = answers(*[TOOL] * 3)
    words = ["name=5", "branch_id=3", "deposit=40.50", "labels=power,wood", 'purchase={"price": 129.90, "shop": null}']
    assert shell("tools", "add", *words).exit_code == 0
    assert server.received[0].body == (
        b'{"name":"5","branch_id":3,"deposit":40.50,"labels":["power","wood"],"purchase":{"price":129.90,"shop":null}}'
    )
    shell("tools", "change", "tool_id=811", "deposit:=null", 'name:="a,b"')
    assert json.loads(server.received[1].body) == {"deposit": None, "name": "a,b"}
    Path("items.json").write_text('[{"tool_id": 811}, {"tool_id": 97}]')
    shell("loans", "lend-tools", "member_id=52", "items=@items.json")
    assert json.loads(server.received[2].body) == {"member_id": 52, "items": [{"tool_id": 811}, {"tool_id": 97}]}


def test_elements_of_lists_have_the_types_of_the_docs(
    monkeypatch: pytest.MonkeyPatch, answers: Answers, shell: Shell
) -> None:
    """Numbers between commas are numbers in JSON; what is not a number is for the server to refuse."""
    from tallowmere.operations import tools  # noqa: PLC0415
    from tallowmere.runtime.protocol.operation import Param  # noqa: PLC0415

    kinds = ("integer", "float", "boolean", "string", "")
    params: Any = tuple(Param(f"{kind or 'any'}s", "list", "body", items=kind) for kind in kinds)
    monkeypatch.setattr(tools, "ADD_TOOL", tools.ADD_TOOL._replace(params=params))
    server = answers("{}")
    words = ["integers=1,x", "floats=1.10,2", "booleans=true,no", "strings=1,true", 'anys={"a": 1}']
    assert shell("tools", "add", *words).exit_code == 0
    assert server.received[0].body == (
        b'{"integers":[1,"x"],"floats":[1.10,2],"booleans":[true,"no"],"strings":["1","true"],"anys":[{"a":1}]}'
    )


def test_entries_of_objects_can_be_given_alone(answers: Answers, shell: Shell) -> None:
    """As forms name them, in addition to the object as a whole."""
    server = answers("{}", "{}")
    words = ["purchase[price][amount]=5", "purchase[shop]=here", "purchase[price][unit]=EUR", 'purchase={"at": 1}']
    assert shell("tools", "add", "name=x", "branch_id=1", *words).exit_code == 0
    expected = {"at": 1, "price": {"amount": "5", "unit": "EUR"}, "shop": "here"}
    assert json.loads(server.received[0].body)["purchase"] == expected
    assert "unknown parameter `name[x]`" in shell("tools", "add", "name[x]=y", "branch_id=1").stderr


def test_names_of_any_script(monkeypatch: pytest.MonkeyPatch, answers: Answers, shell: Shell) -> None:
    """A parameter is an option by the name that the docs have, if it is a word."""
    from tallowmere.operations import tools  # noqa: PLC0415
    from tallowmere.runtime.protocol.operation import Param  # noqa: PLC0415

    params: Any = (Param("имя", location="body", id="param"), Param("$top", location="body", id="top"))
    monkeypatch.setattr(tools, "ADD_TOOL", tools.ADD_TOOL._replace(params=params))
    server = answers("{}", "{}")
    assert shell("tools", "add", "--имя", "Дуб", "--top", "1").exit_code == 0
    assert shell("tools", "add", "имя=Дуб", "$top=1").exit_code == 0
    assert [json.loads(request.body) for request in server.received] == [{"имя": "Дуб", "$top": "1"}] * 2
    assert shell.completions("tallowmere tools add и") == ["open,имя="]


def test_records_can_be_given_one_by_one(answers: Answers, shell: Shell) -> None:
    """Each object of a list is a word of its own."""
    server = answers("{}")
    shell("loans", "lend-tools", "member_id=52", 'items={"tool_id": 811}', 'items={"tool_id": 97}')
    assert json.loads(server.received[0].body)["items"] == [{"tool_id": 811}, {"tool_id": 97}]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("tools get", "`tool_id` is required"),
        ("tools get tool_id=.", "`tool_id` cannot be '.' in a path"),
        ("tools add name=x branch_id=three", "`branch_id` must be an integer, not the text 'three'"),
        ("tools add name=x branch_id=1 deposit=much", "`deposit` is not a number: 'much'"),
        ("tools add name=x branch_id=1 deposit=nan", "`deposit` is not a number: 'nan'"),
        ("tools add name=x branch_id=1 deposit:=much", "`deposit` is not valid JSON"),
        ("tools add name=x branch_id=1 nmae=y", "unknown parameter `nmae`; did you mean name?"),
        ("tools add name=x branch_id=1 name:=1", "`name` is given twice"),
        ("tools add name=x branch_id=1 purchase=shop", "`purchase` is not name=value,name=value or JSON"),
        ("tools attach-photo tool_id=1 photo=x.jpg", "`photo` is a file: photo=@FILE, or - for standard input"),
        ("tools attach-photo tool_id=1 photo=@nothing.jpg", "`photo` cannot be read: No such file or directory"),
        ("tools get tool_id=1 --save nowhere/x", "--save: there is no folder nowhere"),
        ("tools get tool_id=1 --save .", "--save: . is a folder"),
        ("call GET tools", "there is no operation 'GET tools'; others are called as 'METHOD /path'"),
        ("call POST /x a:=b", "`a` is not valid JSON"),
        ("call GET /x -H nonsense", "'nonsense' is not a header, NAME:VALUE"),
        ("call GET /x -d @nothing", "--data: cannot read 'nothing'"),
    ],
)
def test_nothing_is_sent_if_the_words_are_wrong(answers: Answers, shell: Shell, line: str, message: str) -> None:
    """The message names what is wrong, and the exit code is that of wrong usage."""
    server = answers()
    done = shell(*line.split())
    assert done.exit_code == 2
    assert message in done.stderr
    assert server.received == []


def test_all_problems_are_named_at_once(answers: Answers, shell: Shell) -> None:
    """Missing parameters, unknown ones and wrong values."""
    answers()
    done = shell("tools", "add", "deposit=much", "colour=red")
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["error"] * 4 + ["note"]


@pytest.mark.parametrize(
    ("status", "exit_code"),
    {401: 3, 403: 3, 404: 4, 410: 4, 400: 5, 409: 5, 422: 5, 429: 6, 503: 6, 500: 8, 301: 7}.items(),
)
def test_exit_codes(answers: Answers, shell: Shell, status: int, exit_code: int) -> None:
    """They tell kinds of errors apart; the message of the server is shown."""
    answers({"status": status, "body": '{"message": "told so"}'})
    done = shell("tools", "remove", "tool_id=1")
    assert done.exit_code == exit_code
    assert done.stdout == ""
    assert ("told so" in done.stderr) == (status != 301)


def test_what_is_not_the_api_is_an_error(answers: Answers, shell: Shell) -> None:
    """A page of a proxy is not printed in place of objects; without a server there is no response."""
    answers({"type": "text/html", "body": "<html>log in</html>"})
    assert shell("tools", "list").exit_code == 7
    with socket.create_server(("127.0.0.1", 0)) as closed:
        endpoint = f"http://127.0.0.1:{closed.getsockname()[1]}"
    done = shell("--server", endpoint, "tools", "add", "name=x", "branch_id=1")
    assert done.exit_code == 7
    assert "may have been carried out" not in done.stderr


def test_requests_that_may_have_been_carried_out(answers: Answers, shell: Shell) -> None:
    """A lost response to a request that changes something is said to be that."""
    answers({"drop": True})
    done = shell("tools", "add", "name=x", "branch_id=1")
    assert "note: add_tool may have been carried out" in done.stderr


@pytest.mark.parametrize("form", ["table", "json", "yaml", "csv"])
def test_nothing_is_printed_for_nothing(answers: Answers, shell: Shell, form: str) -> None:
    """A response without content is a success without output."""
    answers({"status": 204})
    done = shell("tools", "remove", "tool_id=1", "-o", form)
    assert (done.exit_code, done.output) == (0, "")


def test_hostile_values_stay_in_their_segment(answers: Answers, shell: Shell) -> None:
    """No value adds a segment, a query or a header."""
    server = answers(TOOL)
    shell("tools", "get", "tool_id=../x?y=1#z\r\nX: 1")
    assert server.received[0].target == "/api/v1/tools/..%2Fx%3Fy%3D1%23z%0D%0AX%3A%201"


@pytest.mark.parametrize("other_id", ["id_2", ""])
def test_ambiguous_names(monkeypatch: pytest.MonkeyPatch, answers: Answers, shell: Shell, other_id: str) -> None:
    """Parameters with one name in two places are told apart by their names in Python, else by their case."""
    from tallowmere.operations import tools  # noqa: PLC0415
    from tallowmere.runtime.protocol.operation import Param  # noqa: PLC0415

    other = Param("id", "string", "body", id=other_id) if other_id else Param("ID", "string", "body")
    same = (Param("id", "integer", "path", required=True), other)
    changed = tools.CHANGE_TOOL._replace(path="/v1/tools/{id}", params=same)
    monkeypatch.setattr(tools, "CHANGE_TOOL", changed)
    server = answers(TOOL, TOOL)
    name = other_id or "ID"
    assert shell("tools", "change", "id=1", f"{name}=new").exit_code == 0
    assert shell("tools", "change", "--id", "1", f"--{name.replace('_', '-')}", "new").exit_code == 0
    body = json.dumps({other.name: "new"}, separators=(",", ":")).encode()
    assert [(request.target, request.body) for request in server.received] == [("/api/v1/tools/1", body)] * 2


def test_options_of_the_api_come_before_common_ones(
    monkeypatch: pytest.MonkeyPatch, answers: Answers, shell: Shell
) -> None:
    """A parameter `filter` is an option of its operation; the program's is given before the group."""
    from tallowmere.operations import loans  # noqa: PLC0415
    from tallowmere.runtime.protocol.operation import Param  # noqa: PLC0415

    params: Any = (Param("filter"), Param("$Query", id="query"))
    monkeypatch.setattr(loans, "LIST_LOANS", loans.LIST_LOANS._replace(params=params))
    server = answers('[{"id": 1, "name": "a"}]')
    done = shell("--filter", "id", "-o", "csv", "loans", "list", "--filter", "x", "--query", "y")
    assert done.stdout == "id\n1\n"
    assert server.received[0].target == "/api/v1/loans?filter=x&%24Query=y"


def test_no_secret_is_shown(monkeypatch: pytest.MonkeyPatch, answers: Answers, shell: Shell) -> None:
    """Neither the credentials nor what is secret by its name, wherever it is sent and whoever quotes it."""
    from tallowmere.operations import tools  # noqa: PLC0415
    from tallowmere.runtime.protocol.operation import Param  # noqa: PLC0415

    places = ("path", "query", "header", "body")
    params: Any = tuple(Param(f"{place}_token", location=place, id=f"{place}_token") for place in places)
    changed = tools.CHANGE_TOOL._replace(path="/v1/tools/{path_token}", params=params)
    monkeypatch.setattr(tools, "CHANGE_TOOL", changed)
    values = [f"hidden-{place}" for place in places]
    message = json.dumps({"message": f"{TOKEN} {' '.join(values)}", "token": "hidden-too"})
    server = answers({"status": 403, "body": message}, message)
    words = [f"{param.name}={value}" for param, value in zip(params, values, strict=True)]
    for exit_code in (3, 0):
        done = shell("--debug", "tools", "change", *words)
        assert done.exit_code == exit_code
        shown = done.stderr
        assert "PATCH http" in shown
        assert "/v1/tools/***" in shown
        assert "hidden" not in shown
        assert TOKEN not in shown
    assert server.received[0].target == "/api/v1/tools/hidden-path?query_token=hidden-query"

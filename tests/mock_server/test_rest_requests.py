"""How the mock server of an HTTP API reads requests: which operation they call, and their values in other forms."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from msgspec.structs import replace

from slatebind.mock import MockServer
from slatebind.spec.model import Api, Auth, Command, Field, Group, Model, Param, Response, Spec

POINT = Model(name="Point", fields=(Field(name="x", type="integer", required=True),))
HEADER_KEY = Auth(scheme="header", name="X-Key")
TOKEN = Auth(scheme="oauth2", url="https://api.orchard.test/v1/token")


def command(name: str, *params: Param, **facts: Any) -> Command:
    """A command that is sent as `POST /do`."""
    return Command(**{"name": name, "group": "All", "method": "POST", "path": "/do", "params": params, **facts})


def body(name: str, kind: Any = "string", **facts: Any) -> Param:
    """A parameter of the body."""
    return Param(name=name, type=kind, location="body", **facts)


def query(name: str, kind: Any = "string", **facts: Any) -> Param:
    """A parameter of the query."""
    return Param(name=name, type=kind, location="query", **facts)


class Served:
    """A server of some commands, and what arrives there."""

    def __init__(self) -> None:
        self.servers: list[MockServer] = []

    def start(
        self, *commands: Command, auth: tuple[Auth, ...] = (), models: tuple[Model, ...] = (POINT,), **settings: Any
    ) -> MockServer:
        """Start a server."""
        api = Api(name="orchard", protocol="rest", endpoint="https://api.orchard.test/v1", auth=auth)
        spec = Spec(api=api, groups=(Group(name="All"),), commands=commands, models=models)
        self.servers.append(MockServer(spec, **settings).start())
        return self.servers[-1]


@pytest.fixture
def served() -> Iterator[Served]:
    """Servers that are stopped at the end."""
    started = Served()
    yield started
    for server in started.servers:
        server.stop()


def called(server: MockServer, **request: Any) -> str:
    """The command that is executed for a `POST /do`, or the message of its refusal."""
    response = httpx.post(f"{server.endpoint}/do", trust_env=False, **request)
    return server.executed[-1].command if response.is_success else str(response.json()["message"])


def test_operations_of_one_request_differ_by_their_arguments(served: Served) -> None:
    """The one is called whose required parameters are there, and that knows most of them; it need not be the first."""
    by_uri = command("by_uri", body("uri", required=True))
    by_node = command("by_node", body("node", required=True))
    by_node_and_host = command("by_node_and_host", body("node", required=True), body("host"))
    server = served.start(by_uri, by_node, by_node_and_host)
    assert called(server, json={"uri": "a"}) == "by_uri"
    assert called(server, json={"node": "a"}) == "by_node"
    assert called(server, json={"node": "a", "host": "b"}) == "by_node_and_host"
    assert called(server, json={}) == "body: `uri` is missing"


def test_an_optional_constant_is_not_needed(served: Served) -> None:
    """Without it, the operation with the constant is meant rather than another one, which lacks what it requires."""
    detailed = command("detailed", query("details", values=("true",)))
    by_id = command("by_id", query("id", required=True))
    server = served.start(detailed, by_id)
    assert called(server) == "detailed"
    assert called(server, params={"details": "true"}) == "detailed"
    assert called(server, params={"id": "1"}) == "by_id"


def test_a_parameter_that_is_the_whole_body(served: Served) -> None:
    """A body that is a list is checked as the list of that parameter."""
    server = served.start(command("do", body("items", "list", items="Point", whole=True, required=True)))
    assert called(server, json=[{"x": 1}, {"x": 2}]) == "do"
    assert server.executed[-1].params == {"items": [{"x": 1}, {"x": 2}]}
    assert called(server, json=[{"y": 1}]) == "body: `items.x` is missing"
    assert called(server, json={"items": []}) == "body: `items` is no list"
    assert called(server) == "body: `items` is missing"


def test_fields_that_are_only_read_are_not_demanded(served: Served) -> None:
    """An id that answers always have is not sent, on its own or inside of an object."""
    fields = (Field(name="id", type="integer", required=True, access="read"), *POINT.fields)
    point = Model(name="Point", fields=fields)
    own = body("id", "integer", required=True, access="read")
    server = served.start(command("move", own, body("to", "object", items="Point")), models=(point,))
    assert called(server, json={"to": {"x": 1}}) == "move"
    assert called(server, json={"to": {}}) == "body: `to.x` is missing"


@pytest.mark.parametrize(
    ("kind", "items", "good", "bad"),
    [
        ("map", "Point", {"a": {"x": 1}, "b": {"x": 2}}, {"a": {"x": 1}, "b": {}}),
        ("map", "list[Point]", {"a": [{"x": 1}]}, {"a": [{"x": 1}, {}]}),
        ("list", "list[Point]", [[{"x": 1}]], [[{"y": 1}]]),
    ],
)
def test_objects_inside_of_maps_and_lists(served: Served, kind: str, items: str, good: Any, bad: Any) -> None:
    """Those of a map are checked, not the map as if it were one of them."""
    server = served.start(command("move", body("points", kind, items=items)))
    assert called(server, json={"points": good}) == "move"
    assert called(server, json={"points": bad}) == "body: `points.x` is missing"


def test_maps_of_queries_and_forms(served: Served) -> None:
    """The entries of a map are sent with its name; a parameter whose own name has brackets is not part of a map."""
    params = (body("range", "map"), body("point", "object", items="Point", required=True), body("part[sku]"))
    server = served.start(command("do", *params, body="form"), refuses_unknown_params=True)
    form = {"range[from]": "1", "range[to][day]": "2", "point[x]": "3", "part[sku]": "a"}
    assert called(server, data=form) == "do"
    sent = {"range": {"from": "1", "to": {"day": "2"}}, "point": {"x": "3"}, "part[sku]": "a"}
    assert server.executed[-1].params == sent
    assert called(server, data={"point[y]": "3"}) == "body: `point.x` is missing"
    assert called(server, data={"point": "3"}) == "body: `point` is no object"


@pytest.mark.parametrize("kind", ["form", "multipart", "query"])
@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ([("ids", "1")], ["1"]),
        ([("ids", "1"), ("ids", "2")], ["1", "2"]),
        ([("ids[]", "1")], ["1"]),
        ([("ids[0]", "1"), ("ids[1]", "2")], ["1", "2"]),
        ([("ids[0][x]", "1"), ("ids[1][x]", "2")], [{"x": "1"}, {"x": "2"}]),
        ([("ids[][x]", "1")], [{"x": "1"}]),
        ([("ids[x]", "1")], [{"x": "1"}]),
        ([("ids", "1"), ("ids[x]", "2")], ["1"]),
    ],
)
def test_lists_of_queries_and_forms(served: Served, kind: str, sent: list[tuple[str, str]], expected: Any) -> None:
    """A single value is a list as well, and so are entries that are numbered."""
    param = query("ids", "list") if kind == "query" else body("ids", "list")
    server = served.start(command("do", param, body=None if kind == "query" else kind))
    by_name: dict[str, list[str]] = {}
    for name, text in sent:
        by_name.setdefault(name, []).append(text)
    requests: dict[str, dict[str, Any]] = {
        "query": {"params": by_name},
        "form": {"data": by_name},
        "multipart": {"files": [(name, (None, text)) for name, text in sent]},
    }
    assert called(server, **requests[kind]) == "do"
    assert server.executed[-1].params["ids"] == expected


def test_credentials_are_no_arguments(served: Served) -> None:
    """A header with a key that an operation lists as required is not missing if other credentials are accepted."""
    listed = Param(name="x-key", type="string", location="header", required=True)
    server = served.start(command("do", listed), auth=(HEADER_KEY, Auth(scheme="query", name="k")))
    assert called(server, params={"k": server.key}) == "do"
    assert called(server, headers={"X-Key": server.key}) == "do"
    assert "credentials" in called(server)


def test_public_commands_need_no_credentials(served: Served) -> None:
    """What anybody may call is answered without a key."""
    server = served.start(replace(command("do"), authenticated=False), auth=(HEADER_KEY,))
    assert called(server) == "do"


def test_keys_that_are_sent_together(served: Served) -> None:
    """The first one is the key, with a word before it if the docs have one; the others have to be there."""
    server = served.start(command("do"), auth=(Auth(scheme="header", name="X-Key", prefix="Token", also=("X-Id",)),))
    assert called(server, headers={"X-Key": f"Token {server.key}", "X-Id": "7"}) == "do"
    assert "credentials" in called(server, headers={"X-Key": f"Token {server.key}"})
    assert server.environment["ORCHARD_KEYS"] == f"X-Key={server.key} X-Id={server.secret}"


@pytest.mark.parametrize("sent", ["json", "data"])
def test_tokens_are_issued_for_forms_and_json(served: Served, sent: str) -> None:
    """Some servers read id and secret of a client from JSON."""
    server = served.start(command("do"), auth=(TOKEN,))
    url = httpx.URL(server.endpoint).join("/v1/token")
    right = {"client_id": server.key, "client_secret": server.secret}
    wrong = {"client_id": [server.key], "client_secret": server.secret}
    assert "access_token" in httpx.post(url, trust_env=False, **{sent: right}).json()
    assert httpx.post(url, trust_env=False, json=wrong).status_code == 401
    assert httpx.post(url, trust_env=False, json=[]).status_code == 401


@pytest.mark.parametrize("path", ["/дерево/{id}", "/%D0%B4%D0%B5%D1%80%D0%B5%D0%B2%D0%BE/{id}"])
def test_paths_of_any_script(served: Served, path: str) -> None:
    """A path travels encoded, however the docs write it."""
    server = served.start(command("get", Param(name="id", type="string", location="path"), path=path))
    assert httpx.post(f"{server.endpoint}/дерево/да", trust_env=False).is_success
    assert server.executed[-1].command == "get"


@pytest.mark.parametrize(
    ("fields", "key"), [((), 1), (("name",), 1), (("id",), "1")], ids=["no model", "no field for the key", "a text"]
)
def test_keys_are_numbers_where_paths_have_numbers(served: Served, fields: tuple[str, ...], key: Any) -> None:
    """A client can only ask for what its type for the variable can hold."""
    number = Param(name="tree_id", type="long", location="path", required=True)
    response = Response(shape="object", model="Tree" if fields else None)
    get = command("get", number, method="GET", path="/trees/{tree_id}", response=response)
    listing = command("list", method="GET", path="/trees", response=Response(shape="list"))
    model = Model(name="Tree", fields=tuple(Field(name=name, type="string") for name in fields))
    server = served.start(get, listing, models=(model,) if fields else ())
    assert server.objects("trees")[0]["id"] == key
    assert httpx.get(f"{server.endpoint}/trees/1", trust_env=False).status_code == 200

"""The mock server of an HTTP API, asked by httpx, which is independent of slatebind."""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from documents import ROOT
from slatebind.mock import MockServer
from slatebind.mock.log import log_line
from slatebind.mock.rest.pages import Page, payload
from slatebind.spec.model import Command, Paging

ORCHARD = Path(__file__).parent / "orchard.yaml"
SOURCE = {"X-Request-Source": "test"}


@pytest.fixture
def server() -> Iterator[MockServer]:
    """A server with five objects in each collection."""
    with MockServer(ORCHARD, objects=5) as running:
        yield running


@pytest.fixture
def client(server: MockServer) -> Iterator[httpx.Client]:
    """A client with the right token."""
    with httpx.Client(base_url=server.endpoint, headers={"Authorization": f"Bearer {server.key}"}) as opened:
        yield opened


def test_the_path_of_the_endpoint_is_kept(server: MockServer) -> None:
    """Requests go below the path of the documented endpoint."""
    assert server.endpoint.endswith("/v2")


def test_what_is_created_can_be_read_changed_and_deleted(server: MockServer, client: httpx.Client) -> None:
    """A collection keeps what is posted to it; the path variable `tree_id` is the field `id`."""
    created = client.post("/trees", json={"species": "oak", "height": 3}, headers=SOURCE)
    assert created.status_code == 201
    tree = created.json()["tree"]
    assert (tree["id"], tree["species"], tree["height"]) == (6, "oak", 3)
    assert client.get("/trees/6").json() == tree
    changed = client.patch("/trees/6", data={"height": "4", "tags": ["old", "tall"], "id": "9"})
    assert (changed.json()["height"], changed.json()["tags"], changed.json()["id"]) == (4, ["old", "tall"], 6)
    assert [item["id"] for item in server.objects("trees")] == [1, 2, 3, 4, 5, 6]
    deleted = client.delete("/trees/6")
    assert (deleted.status_code, deleted.content) == (204, b"")
    assert client.get("/trees/6").status_code == 404
    assert [call.command for call in server.executed] == ["plant_tree", "get_tree", "change_tree", "fell_tree"]
    assert server.executed[0].params == {**SOURCE, "species": "oak", "height": 3}
    assert server.executed[0].id == "6"


def test_unknown_paths_and_methods(client: httpx.Client) -> None:
    """404 for a path without operations, 405 with the methods that there are for another method."""
    assert client.get("/bushes").status_code == 404
    assert client.get("/trees/1/leaves").status_code == 404
    response = client.put("/trees/1")
    assert (response.status_code, response.headers["allow"]) == (405, "DELETE, GET, PATCH")
    assert "GET" in response.json()["message"]


def test_fixed_segments_come_before_variables(client: httpx.Client) -> None:
    """`/trees/count` is no tree."""
    assert client.get("/trees/count").json() == {"count": 3}


def test_an_escaped_slash_stays_in_its_segment(client: httpx.Client) -> None:
    """A value with a slash is one segment, and is decoded once."""
    response = client.get("/trees/a%2Fcount")
    assert (response.status_code, response.json()["message"]) == (404, "there is no `a/count` in trees")


def test_operations_that_differ_by_a_constant_of_the_query(server: MockServer, client: httpx.Client) -> None:
    """The value of the parameter decides; without it, the first one is called."""
    assert client.get("/report", params={"kind": "weekly"}).json() == {"kind": "weekly"}
    assert client.get("/report", params={"kind": "daily"}).json() == {"kind": "daily"}
    assert client.get("/report").json() == {"kind": "daily"}
    assert [call.command for call in server.executed] == ["report_weekly", "report_daily", "report_daily"]


def test_pages_by_number(client: httpx.Client) -> None:
    """The default size is the documented one; the answer says how many there are and where the next page is."""
    numbers: list[int] = []
    url: str | None = "/v2/trees?ripe=true"
    sizes = []
    while url:
        page = client.get(httpx.URL(client.base_url).join(url)).json()
        numbers += [item["id"] for item in page["data"]]
        sizes.append(len(page["data"]))
        assert page["meta"]["total"] == 5
        url = page["meta"]["next"]
    assert (numbers, sizes) == ([1, 2, 3, 4, 5], [2, 2, 1])
    assert client.get("/trees", params={"page": 4}).json()["data"] == []
    assert client.get("/trees", params={"page": 0}).status_code == 400
    assert client.get("/trees", params={"page": "x"}).status_code == 400


def test_pages_by_cursor(client: httpx.Client) -> None:
    """The cursor of an answer leads to the next page; the docs' example is the first object."""
    first = client.get("/plots.json", params={"limit": 4}).json()
    assert first["plots"][0] == {"name": "north", "soil": "clay"}
    second = client.get("/plots.json", params={"limit": 4, "after": first["next"]}).json()
    assert (len(first["plots"]), len(second["plots"]), second["next"]) == (4, 1, None)
    assert client.get("/plots.json", params={"after": "nowhere"}).status_code == 400
    assert client.get("/plots/north.json").json()["soil"] == "clay"


def test_a_page_says_whether_there_are_more() -> None:
    """Where the docs have a field for it, next to the objects."""
    paging = Paging(kind="cursor", cursor="after", items="data", cursor_field="id", has_more="meta.more")
    command = Command(name="x", group="G", method="GET")
    pages = [Page([{"id": 1}], 2, next="1"), Page([{"id": 2}], 2)]
    assert [payload(command, paging, page) for page in pages] == [
        {"data": [{"id": 1}], "meta": {"more": True}},
        {"data": [{"id": 2}], "meta": {"more": False}},
    ]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({}, "body: `species` is missing"),
        ({"species": "oak", "height": "tall"}, "body: `height` is no integer"),
        ({"species": ["oak"]}, "body: `species` is no string"),
        ({"species": "oak", "plot": "north"}, "body: `plot` is no object"),
        ({"species": "oak", "plot": {"soil": "clay"}}, "body: `plot.name` is missing"),
        ({"species": None, "height": True}, "body: `species` is missing; body: `height` is no integer"),
    ],
)
def test_invalid_arguments(client: httpx.Client, body: object, message: str) -> None:
    """The status is the one that the docs list for invalid requests; the message names every problem."""
    response = client.post("/trees", json=body, headers=SOURCE)
    assert (response.status_code, response.json()["message"]) == (422, message)


def test_other_invalid_requests(client: httpx.Client) -> None:
    """A missing header, a query of another type, and bodies that cannot be read."""
    assert client.post("/trees", json={"species": "oak"}).json()["message"] == "header: `X-Request-Source` is missing"
    assert client.get("/trees", params={"ripe": "perhaps"}).json()["message"] == "query: `ripe` is no boolean"
    headers = {**SOURCE, "Content-Type": "application/json"}
    for content in (b"{", b"\xff", b"[" * 100_000):
        assert client.post("/trees", content=content, headers=headers).status_code == 400
    assert client.post("/trees", json=[1], headers=SOURCE).json()["message"] == "body: `species` is missing"
    assert client.get("/trees?ripe=%zz").status_code == 400


def test_files(server: MockServer, client: httpx.Client) -> None:
    """Files are sent as parts of a form, and come as bytes with their own content type."""
    uploaded = client.post("/pictures", files={"picture": ("a.png", b"\x89\r\n\x00")}, data={"title": "ä"})
    assert uploaded.status_code == 204
    assert server.executed[0].params == {"picture": b"\x89\r\n\x00", "title": "ä"}
    assert client.post("/pictures", data={"title": "x"}).status_code == 400
    shown = client.get("/picture")
    assert (shown.headers["content-type"], bool(shown.content)) == ("image/png", True)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (lambda server: {"headers": {"Authorization": f"Bearer {server.key}"}}, 200),
        (lambda server: {"headers": {"authorization": f"bearer {server.key}"}}, 200),
        (lambda server: {"auth": (server.username, server.password)}, 200),
        (lambda server: {"auth": (server.key, "")}, 200),
        (lambda server: {"headers": {"X-Orchard-Key": server.key}}, 200),
        (lambda server: {"headers": {"X-Orchard-Key": f"Token {server.key}"}}, 200),
        (lambda server: {"params": {"key": server.key}}, 200),
        (lambda server: {}, 401),
        (lambda server: {"headers": {"Authorization": "Bearer wrong"}}, 401),
        (lambda server: {"headers": {"Authorization": "Basic ?"}}, 401),
        (lambda server: {"auth": (server.username, "wrong")}, 401),
        (lambda server: {"headers": {"X-Orchard-Key": ""}}, 401),
    ],
)
def test_credentials(server: MockServer, sent: Callable[[MockServer], dict[str, object]], status: int) -> None:
    """Any of the documented ways is accepted, and no other credentials are."""
    response = httpx.get(f"{server.endpoint}/trees/1", **sent(server))  # type: ignore[arg-type]
    assert response.status_code == status
    assert ("www-authenticate" in response.headers) is (status == 401)


def test_tokens_of_oauth2(server: MockServer) -> None:
    """A client gets a token for its id and secret; it is valid until the sessions end."""
    url = httpx.URL(server.endpoint).join("/oauth/token")
    wrong = httpx.post(url, data={"client_id": server.key, "client_secret": "wrong"})
    assert (wrong.status_code, wrong.json()) == (401, {"error": "invalid_client"})
    form = {"grant_type": "client_credentials", "client_id": server.key, "client_secret": server.secret}
    for issued in (httpx.post(url, data=form), httpx.post(url, auth=(server.key, server.secret))):
        headers = {"Authorization": f"Bearer {issued.json()['access_token']}"}
        assert httpx.get(f"{server.endpoint}/trees/1", headers=headers).status_code == 200
    server.end_sessions()
    assert httpx.get(f"{server.endpoint}/trees/1", headers=headers).status_code == 401


def test_the_environment_has_the_credentials(server: MockServer) -> None:
    """Clients find the server and all credentials in variables named after the API."""
    assert server.environment == {
        "ORCHARD_ENDPOINT": server.endpoint,
        "ORCHARD_TOKEN": server.key,
        "ORCHARD_USERNAME": server.username,
        "ORCHARD_PASSWORD": server.password,
        "ORCHARD_KEY": server.key,
        "ORCHARD_CLIENT_ID": server.key,
        "ORCHARD_CLIENT_SECRET": server.secret,
    }


def test_strict_servers_refuse_what_is_not_documented() -> None:
    """Unknown parameters, and bodies of another kind, are refused on request."""
    with MockServer(ORCHARD, is_strict=True, refuses_unknown_params=True) as server:
        headers = {"Authorization": f"Bearer {server.key}"}
        response = httpx.get(f"{server.endpoint}/trees", params={"colour": "green"}, headers=headers)
        assert (response.status_code, response.json()["message"]) == (400, "query: unknown parameter `colour`")
        response = httpx.patch(f"{server.endpoint}/trees/1", json={"height": 3}, headers=headers)
        assert response.status_code == 415


def test_rows_that_a_server_drops_are_counted() -> None:
    """A page lacks objects that the total counts."""
    with MockServer(ORCHARD, objects=200, dropped_rows=0.2) as server:
        headers = {"Authorization": f"Bearer {server.key}"}
        page = httpx.get(f"{server.endpoint}/trees", params={"per_page": 200}, headers=headers).json()
        assert page["meta"]["total"] == 200
        assert 100 < len(page["data"]) < 200


def test_a_key_in_the_query_is_not_logged() -> None:
    """The docs say which parameter is a credential, whatever its name."""
    lines: list[bytes] = []
    with MockServer(ORCHARD, on_request=lambda handled: lines.append(log_line(handled))) as server:
        httpx.get(f"{server.endpoint}/trees", params={"key": "very-secret", "ripe": "true"})
        httpx.get(f"{server.endpoint}/nowhere", params={"key": "very-secret"})
    assert len(lines) == 2
    assert all(b"very-secret" not in line and b'"key":"***"' in line for line in lines)


def test_faults_are_answered_in_json() -> None:
    """A rate limit says when to try again."""
    with MockServer(ORCHARD, faults=["429=1:7"]) as server:
        response = httpx.get(f"{server.endpoint}/trees")
        assert (response.status_code, response.headers["retry-after"]) == (429, "7")
        assert response.json() == {"status": 429, "message": "injected fault"}


def test_browsers_may_read_responses_on_request() -> None:
    """Preflight requests and responses have the headers for the given origin, and for no other one."""
    with MockServer(ORCHARD, origins=["https://app.example"]) as server:
        preflight = {"Origin": "https://app.example", "Access-Control-Request-Method": "PATCH"}
        response = httpx.options(f"{server.endpoint}/trees/1", headers=preflight)
        assert response.headers["access-control-allow-origin"] == "https://app.example"
        response = httpx.get(f"{server.endpoint}/trees/1", headers={"Origin": "https://other.example"})
        assert "access-control-allow-origin" not in response.headers
    with MockServer(ORCHARD) as server:
        response = httpx.get(f"{server.endpoint}/trees/1", headers={"Origin": "https://app.example"})
        assert "access-control-allow-origin" not in response.headers


def test_the_same_seed_gives_the_same_objects() -> None:
    """Generated objects depend on the seed alone."""

    def trees(seed: int) -> tuple[dict[str, object], ...]:
        return MockServer(ORCHARD, seed=seed).objects("/trees")

    assert trees(1) == trees(1) != trees(2)
    assert str(trees(1)[0]["planted_at"]).endswith("Z")


def test_names_are_those_of_the_collection() -> None:
    """They come from the last part of its path, since the whole path would be no name."""
    with MockServer(ROOT / "spec" / "tallowmere.yaml", objects=3) as server:
        names = [tool["name"] for tool in server.objects("tools")]
    assert names == ["Cordless drill", "tools-2", "tools-3"]

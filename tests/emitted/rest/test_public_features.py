"""A program of every public feature passes strict type checkers; each wrong use of one is reported at its line."""

from pathlib import Path

import pytest

from emitted.checked_programs import Programs
from emitted.rest.conftest import PACKAGE

RIGHT = """
import tallowmere
from tallowmere import NULL, AsyncClient, AsyncPages, Auth, Basic, Bearer, CallOptions, Client, ClientCredentials
from tallowmere import HeaderKey, HttpResponse, Model, Pages, QueryKey, Request, Send, Settings, Signed, errors
from tallowmere.models import Photo, Tool


def sign(request: Request) -> Request:
    return request._replace(headers={**request.headers, "X-Signature": str(len(request.body or b""))})


def after(request: Request, outcome: HttpResponse | errors.Error) -> None:
    if isinstance(outcome, HttpResponse):
        print(request.command, outcome.status, outcome.body[:9], outcome.request_id)


def transport(send: Send) -> HttpResponse:
    return HttpResponse(200, {}, send.request.url.encode())


settings: Settings = {"endpoint": "sandbox", "token": "t", "after": after, "timeout": 30, "transport": transport}
options: CallOptions = {"retries": 0, "page_size": 10, "extra_headers": {"a": "b"}, "extra_body": {"new": [1]}}
ways: list[Auth] = [
    Bearer("t"), Basic("u", "p"), HeaderKey("X-Key", "k"), QueryKey("key", "k"), Signed(sign),
    ClientCredentials("https://x.example/token", "id", "secret", scope="all"),
]


def show(model: Model) -> dict[str, object]:
    return {**model.to_dict(), **model.extra_fields, "text": model.to_json(indent=2)}


def sync(client: Client) -> Tool | None:
    tools: Pages[Tool] = client.tools.list_tools(state="lent", per_page=5)
    size: int = tools.count + len(tools.all()) + len(tools.page(1, size=5))
    made: Tool = client.tools.add_tool(name="a", branch_id=size, labels={"b"}, purchase={"shop": "c"})
    changed: Tool = client.tools.change_tool(tool_id=made.id or 0, deposit=NULL, state="new state")
    photo: Photo = client.tools.attach_photo(tool_id="1", photo=b"...", caption=None)
    photo = client.tools.attach_photo(tool_id="1", photo=open("x", "rb"))
    client.tools.remove_tool(tool_id=str(changed.id))
    one: Tool = tools.wait_until(lambda tool: tool.state == "lent", timeout=5, poll=0.1)
    show(one if photo.url else one.replace(name="x"))
    with client.record_responses() as exchanges:
        raw: dict[str, object] = client.with_options(**options).call("GET /v1/tools/{id}", id=1)
    print(exchanges[-1].request.params, exchanges[-1].response.retry_after(), raw, client.spec_version)
    return tools.first()


def failing(client: Client) -> None:
    try:
        client.tools.get_tool(tool_id="1")
    except (errors.RateLimited, errors.NotFound, errors.Conflict, errors.Gone, errors.Invalid) as refused:
        print(refused.status, refused.retry_after, refused.request_id, refused.data, refused.text)
    except errors.ArgumentError as wrong:
        print(wrong.parameters, wrong.parameter)
    except (errors.UnexpectedResponse, errors.TransportError, errors.ConfigurationError) as other:
        print(other.response and other.response.content_type)


async def with_async(client: AsyncClient) -> Tool | None:
    tools: AsyncPages[Tool] = client.tools.list_tools()
    names: list[str | None] = [tool.name async for tool in tools]
    size: int = await tools.count + len(await tools.all()) + len(names)
    one: Tool = await client.tools.add_tool(name="a", branch_id=size)
    await client.tools.remove_tool(tool_id=str(one.id))
    print(await client.with_options(timeout=5).call("list_tools"))
    return await tools.first()


async def main() -> None:
    for auth in ways:
        changed: Settings = {**settings, "auth": auth}
        with Client(**changed) as client, Client.from_config("profile", timeout=5) as other:
            sync(client)
            failing(other)
    async with AsyncClient(**settings) as awaited:
        await with_async(awaited)
    print(tallowmere.__version__)
"""
BEGIN = """
from tallowmere import AsyncClient, Bearer, CallOptions, Client, Request, Settings, Signed, errors
from tallowmere.models import Tool


def plain(request: Request) -> None: ...


async def wrong(client: Client, other: AsyncClient, tool: Tool, error: errors.ApiError) -> None:
"""
WRONG = """
Client("https://tallowmere.example")
Client(secret="s")
Client(token=5)
Client(auth="token")
Client(auth=Signed(plain))
Bearer()
one: Settings = {"tokn": "s"}
two: CallOptions = {"token": "k"}
client.with_options(token="k")
client.tool
client.tools.list_tool()
client.tools.list_tools(state=5)
client.tools.list_tools(colour="red")
client.tools.get_tool("1")
client.tools.get_tool()
client.tools.get_tool(tool_id=None)
client.tools.add_tool(name="a", branch_id="one")
client.tools.add_tool(name="a", branch_id=1, labels="b")
client.tools.add_tool(name="a", branch_id=1, purchase="shop")
client.tools.attach_photo(tool_id="1", photo=5)
client.tools.remove_tool(tool_id="1").name
client.tools.list_tools()[0]
client.tools.list_tools().first().name
client.tools.get_tool(tool_id="1").colour
client.call()
client.job("j")
tool.nmae
tool.bought_on.year
error.status + 1
other.tools.list_tools().all()[0]
for item in other.tools.list_tools(): print(item)
(await other.call("list_tools")).name
"""
PROGRAMS = Programs(RIGHT, BEGIN, tuple(WRONG.strip().splitlines()))


def test_mypy_strict(tmp_path: Path) -> None:
    """mypy accepts the right program and reports every wrong line."""
    PROGRAMS.check_with_mypy(tmp_path, PACKAGE)


@pytest.mark.peers
def test_pyright_strict(tmp_path: Path) -> None:
    """pyright in its strict mode does the same."""
    PROGRAMS.check_with_pyright(tmp_path, PACKAGE)

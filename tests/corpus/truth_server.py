"""A server of a real reference, written from the truth about it: what a person has read in the docs, not our spec.

Starlette finds the route and reads queries, forms and JSON. The answer to a request is the first JSON in the section of
the docs that the truth names. It imports nothing of slatebind.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from local_server import serve_app

Entry = Mapping[str, Any]
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
_VARIABLE = re.compile(r"<([^<>/]+)>|\{([^{}/]+)\}|(?<=/):(\w+)|(?<=/)\((\w+)\)")


class Arrived(NamedTuple):
    """A request: its endpoint in the truth, the values of the path's variables in order, and what was sent."""

    endpoint: Entry
    variables: list[str]
    query: list[tuple[str, str]]
    headers: Mapping[str, str]
    body: Any

    def names(self, place: str) -> set[str]:
        """The names of what was sent at a place, those inside of other values as well, in lower case."""
        found = {"query": [name for name, _ in self.query], "header": self.headers, "body": _keys(self.body)}[place]
        return {part.lower() for name in found for part in re.split(r"[\[\].]+", name) if part}


class TruthServer:
    """The application, its endpoints, of which some of the truth are the same route, and what has arrived."""

    def __init__(self, entry: Entry, folder: Path) -> None:
        self.arrived: list[Arrived] = []
        self.lost: list[str] = []
        self.endpoint = ""
        self._folder = folder
        self._lines: dict[str, list[str]] = {}
        url = str(entry["base_urls"][0])
        base = urlsplit(url if "//" in url else f"//{url}").path.rstrip("/")
        found: dict[tuple[str | None, str], Entry] = {}
        for endpoint in entry["endpoints"]:
            found.setdefault((endpoint["method"], _route(base, endpoint["path"])), endpoint)
        self.endpoints = [*found.values()]
        # A fixed segment comes before a variable.
        ordered = sorted(found, key=lambda key: ["{" in segment for segment in key[1].split("/")])
        routes = [
            Route(path, self._handler(found[method, path]), methods=[method] if method else METHODS)
            for method, path in ordered
        ]
        self.app: ASGIApp = _RawPaths(
            Starlette(routes=[*routes, Route("/{rest:path}", self._nowhere, methods=METHODS)])
        )

    def _handler(self, endpoint: Entry) -> Any:
        async def handle(request: Request) -> Response:
            self.arrived.append(
                Arrived(
                    endpoint,
                    [unquote(value) for value in request.path_params.values()],
                    request.query_params.multi_items(),
                    dict(request.headers),
                    await _body(request),
                )
            )
            return self._answer(endpoint)

        return handle

    async def _nowhere(self, request: Request) -> Response:
        self.lost.append(f"{request.method} {request.url.path}")
        return JSONResponse({"message": "not found"}, status_code=404)

    def _answer(self, endpoint: Entry) -> Response:
        """The JSON in the docs, or an empty object, which has no field that a client could misread."""
        return Response(self.example(endpoint) or "{}", media_type="application/json")

    def example(self, endpoint: Entry) -> str | None:
        """The first JSON in the section of an endpoint; None if there is none that can be parsed."""
        for block in _blocks(self._section(endpoint)):
            try:
                json.loads(block)
            except ValueError:
                continue
            return block
        return None

    def _section(self, endpoint: Entry) -> list[str]:
        """The lines from the heading of an endpoint to the next heading of its level."""
        file = str(endpoint["file"])
        if file not in self._lines:
            self._lines[file] = (self._folder / file).read_text(encoding="utf-8").splitlines()
        first, *following = self._lines[file][endpoint["heading_line"] - 1 :]
        level = len(first) - len(first.lstrip("#")) or 6
        ends = (number for number, line in enumerate(following) if re.match(rf"#{{1,{level}}}(?!#)", line))
        return following[: next(ends, len(following))]


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield name
            yield from _keys(item)
    elif isinstance(value, list):
        for item in value:
            yield from _keys(item)


def _route(base: str, path: str) -> str:
    """The path of a route: each variable has a name of its own."""
    pieces = _VARIABLE.split(base + "/" + path.strip("/"))[:: _VARIABLE.groups + 1]
    whole = "".join(f"{{v{number}}}{piece}" if number else piece for number, piece in enumerate(pieces))
    return whole.partition("?")[0]


def _blocks(lines: list[str]) -> Iterator[str]:
    """The contents of fences that begin with a brace or a bracket."""
    block: list[str] | None = None
    for line in lines:
        if not line.strip().startswith("```"):
            if block is not None:
                block.append(line)
        elif block is None:
            block = []
        else:
            text = "\n".join(block).strip()
            if text.startswith(("{", "[")):
                yield text
            block = None


async def _body(request: Request) -> Any:
    """The body as Starlette reads it: the fields of a form with bytes of files, or JSON; None if there is none."""
    content_type = request.headers.get("content-type", "")
    if content_type.startswith(("multipart/", "application/x-www-form-urlencoded")):
        async with request.form() as form:
            return {name: value if isinstance(value, str) else await value.read() for name, value in form.multi_items()}
    raw = await request.body()
    return json.loads(raw) if content_type.startswith("application/json") else raw or None


class _RawPaths:
    """Routes see paths as they were sent: an escaped slash does not separate segments.

    A slash at the end of a path is as the docs have it; the truth says nothing of it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope = {**scope, "path": scope["raw_path"].decode("ascii").rstrip("/") or "/"}
        await self._app(scope, receive, send)


@contextmanager
def serve(server: TruthServer) -> Iterator[TruthServer]:
    """Run a server on a local port."""
    with serve_app(server.app) as server.endpoint:
        yield server

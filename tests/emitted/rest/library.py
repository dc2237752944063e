"""A server of the sample of an HTTP API, written by hand from its docs; it knows nothing of slatebind and its spec.

Starlette finds routes and reads queries, forms and uploads. What is not as the docs say is refused, or fails a test.
"""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from local_server import serve_app

KEY = "branch-3-s3cret"
JPEG = b"\xff\xd8\xff\xe0 a photo \x00\r\n--"
Handler = Callable[["Library", Request], Awaitable[Response]]


class RefusedError(Exception):
    """A request that the docs do not allow."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Library:
    """What the library has: tools, members, loans, repairs and photos by their numbers."""

    def __init__(self) -> None:
        self.endpoint = ""
        self.tools: dict[str, dict[str, Any]] = {"811": _tool(811, "Cordless drill"), "97": _tool(97, "Ladder")}
        self.members: dict[str, dict[str, Any]] = {"52": _member(52, "Ada Pell")}
        self.loans: dict[str, dict[str, Any]] = {}
        self.repairs: dict[str, dict[str, Any]] = {}
        self.photos: dict[str, bytes] = {}
        self.received: list[tuple[str, str, Any]] = []

    @property
    def app(self) -> Starlette:
        """The application."""
        routes = [Route(path, self._checked(handler), methods=[method]) for method, path, handler in ROUTES]
        return Starlette(routes=routes)

    def _checked(self, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
        async def handle(request: Request) -> Response:
            if request.headers.get("authorization") != f"Bearer {KEY}":
                return JSONResponse({"error": "unauthorized"}, 401)
            try:
                return await handler(self, request)
            except RefusedError as problem:
                return JSONResponse({"error": str(problem)}, problem.status)

        return handle

    async def body(self, request: Request, **types: type | tuple[type, ...]) -> dict[str, Any]:
        """The fields of a JSON body, which have these types."""
        if request.headers.get("content-type") != "application/json":
            raise RefusedError(400, "no JSON")
        fields = await request.json()
        self.received.append((request.method, request.url.path, fields))
        for name, value in fields.items():
            if name not in types or not isinstance(value, types[name]) or isinstance(value, bool):
                raise RefusedError(422, f"{name} is wrong")
        return dict(fields)


def _tool(number: int, name: str) -> dict[str, Any]:
    common = {"state": "available", "branch_id": 3, "deposit": 40.5, "bought_on": "2023-04-11"}
    return {"id": number, "name": name, **common, "labels": ["power", "wood"]}


def _member(number: int, name: str) -> dict[str, Any]:
    common = {"email": None, "phone": None, "is_blocked": False, "joined_at": "2021-09-30T10:15:00Z"}
    return {"id": number, "card": f"TM-{number:04}", "name": name, **common}


def found(things: Mapping[str, Any], key: str) -> Any:
    """A thing, which has to be there."""
    if key not in things:
        raise RefusedError(404, f"there is no {key}")
    return things[key]


def page(request: Request, things: list[Any], *known: str) -> list[Any]:
    """The things on a page, if the query has nothing that is not known."""
    query = request.query_params
    if unknown := {*query} - {"page", "per_page", *known}:
        raise RefusedError(400, f"unknown: {', '.join(sorted(unknown))}")
    number, size = int(query.get("page", "1")), int(query.get("per_page", "25"))
    if number < 1 or not 1 <= size <= 100:
        raise RefusedError(400, "no such page")
    return things[(number - 1) * size : number * size]


async def list_tools(library: Library, request: Request) -> Response:
    """GET /v1/tools."""
    query = request.query_params
    tools = [
        tool
        for tool in library.tools.values()
        if query.get("branch_id", "3") == str(tool["branch_id"]) and query.get("state", tool["state"]) == tool["state"]
    ]
    return JSONResponse({"data": page(request, tools, "branch_id", "state"), "total": len(tools)})


async def get_tool(library: Library, request: Request) -> Response:
    """GET /v1/tools/{tool_id}."""
    return JSONResponse(found(library.tools, request.path_params["tool_id"]))


async def add_tool(library: Library, request: Request) -> Response:
    """POST /v1/tools."""
    fields = await library.body(request, name=str, branch_id=int, deposit=(int, float), labels=list, purchase=dict)
    if not {"name", "branch_id"} <= fields.keys():
        raise RefusedError(422, "a value is missing")
    if fields["branch_id"] > 9:
        raise RefusedError(404, "there is no such branch")
    tool = {**_tool(len(library.tools) + 1000, ""), **fields, "bought_on": fields.pop("purchase", {}).get("bought_on")}
    tool.pop("purchase", None)
    library.tools[str(tool["id"])] = tool
    return JSONResponse(tool, 201)


async def change_tool(library: Library, request: Request) -> Response:
    """PATCH /v1/tools/{tool id}."""
    tool = found(library.tools, request.path_params["tool_id"])
    tool.update(await library.body(request, name=str, deposit=(int, float, type(None)), state=str))
    return JSONResponse(tool)


async def remove_tool(library: Library, request: Request) -> Response:
    """DELETE /v1/tools/{tool id}."""
    if found(library.tools, request.path_params["tool_id"])["state"] == "lent":
        raise RefusedError(409, "the tool is lent")
    del library.tools[request.path_params["tool_id"]]
    return Response(status_code=204)


async def attach_photo(library: Library, request: Request) -> Response:
    """POST /v1/tools/:tool_id/photos."""
    found(library.tools, request.path_params["tool_id"])
    async with request.form() as form:
        photo = form["photo"]
        if not isinstance(photo, UploadFile):
            raise RefusedError(422, "photo is no file")
        content = await photo.read()
        caption = form.get("caption")
        library.received.append(("POST", request.url.path, {"name": photo.filename, "caption": caption}))
    library.photos["ph_20"] = content
    return JSONResponse({"id": "ph_20", "url": f"{library.endpoint}/v1/photos/ph_20"})


async def fetch_photo(library: Library, request: Request) -> Response:
    """GET /v1/photos/:photo_id."""
    int(request.query_params.get("width", "1"))
    return Response(found(library.photos, request.path_params["photo_id"]), media_type="image/jpeg")


async def search_members(library: Library, request: Request) -> Response:
    """GET /v1/members?q={text}."""
    text = request.query_params["q"]
    members = [member for member in library.members.values() if text in f"{member['name']} {member['card']}"]
    return JSONResponse({"data": page(request, members, "q"), "total": len(members)})


async def register_member(library: Library, request: Request) -> Response:
    """POST /v1/members."""
    fields = await library.body(request, name=str, email=str, phone=str, address=dict)
    if not {"street", "town"} <= fields["address"].keys() <= {"street", "town", "postcode"}:
        raise RefusedError(422, "the address is wrong")
    member = {**_member(len(library.members) + 100, ""), **fields}
    library.members[str(member["id"])] = member
    return JSONResponse(member)


async def read_member(library: Library, request: Request) -> Response:
    """GET /v1/members/{member_id}."""
    return JSONResponse(found(library.members, request.path_params["member_id"]))


async def update_member(library: Library, request: Request) -> Response:
    """PUT /v1/members/[member_id]: replaces what is stored."""
    member = found(library.members, request.path_params["member_id"])
    none = type(None)
    fields = await library.body(request, name=str, email=(str, none), phone=(str, none))
    member.update({"email": None, "phone": None, **fields})
    return Response(status_code=204)


async def block_member(library: Library, request: Request) -> Response:
    """POST and DELETE /v1/members/{member_id}/block."""
    found(library.members, request.path_params["member_id"])["is_blocked"] = request.method == "POST"
    return Response(status_code=204)


async def list_loans(library: Library, request: Request) -> Response:
    """GET /v1/loans."""
    member = request.query_params.get("member_id")
    loans = [loan for loan in library.loans.values() if member in (None, str(loan["member_id"]))]
    return JSONResponse(page(request, loans, "member_id", "due_before"))


async def lend_tools(library: Library, request: Request) -> Response:
    """POST /v1/loans."""
    fields = await library.body(request, member_id=int, items=list, days=int)
    if found(library.members, str(fields["member_id"]))["is_blocked"]:
        raise RefusedError(403, "the member is blocked")
    for item in fields["items"]:
        tool = found(library.tools, str(item["tool_id"]))
        if tool["state"] == "lent" or not item.keys() <= {"tool_id", "note"}:
            raise RefusedError(409, "one of the tools is lent already")
        tool["state"] = "lent"
    number = 9001 + len(library.loans)
    tools = [item["tool_id"] for item in fields["items"]]
    loan = {"id": number, "member_id": fields["member_id"], "tool_ids": tools, "due_on": "2024-06-01"}
    library.loans[str(number)] = {**loan, "returned_at": None}
    return JSONResponse(loan, 201)


async def extend_loan(library: Library, request: Request) -> Response:
    """POST /v1/loans/{loan_id}/extension."""
    found(library.loans, request.path_params["loan_id"])["days"] = (await library.body(request, days=int, reason=str))[
        "days"
    ]
    return Response(status_code=204)


async def return_tools(library: Library, request: Request) -> Response:
    """POST /v1/loans/{loan_id}/returns."""
    loan = found(library.loans, request.path_params["loan_id"])
    fields = await library.body(request, tool_ids=list, damage=list, deposit_kept=(int, float))
    for number in fields.get("tool_ids", loan["tool_ids"]):
        found(library.tools, str(number))["state"] = "available"
    loan["returned_at"] = "2024-05-30T17:05:00Z"
    return Response(status_code=204)


async def history(library: Library, request: Request) -> Response:
    """GET /v1/loans/{loan_id}/events."""
    found(library.loans, request.path_params["loan_id"])
    return JSONResponse({"at": "2024-05-30T17:05:00Z", "kind": "lent", "by": "branch"})


async def cancel_loan(library: Library, request: Request) -> Response:
    """DELETE /v1/loans/{loan_id}."""
    found(library.loans, request.path_params["loan_id"])
    del library.loans[request.path_params["loan_id"]]
    return Response(status_code=204)


async def list_repairs(library: Library, request: Request) -> Response:
    """GET /v1/repairs."""
    if request.query_params.get("mine", "false") not in ("true", "false"):
        raise RefusedError(400, "mine is no boolean")
    return JSONResponse(page(request, [*library.repairs.values()], "mine"))


async def open_repair(library: Library, request: Request) -> Response:
    """POST /v1/repairs."""
    fields = await library.body(request, tool_id=int, fault=dict, parts=list)
    if "text" not in fields["fault"] or any("sku" not in part for part in fields.get("parts", [])):
        raise RefusedError(422, "a value is missing")
    library.repairs["17"] = {"id": 17, **fields}
    return JSONResponse(library.repairs["17"])


async def close_repair(library: Library, request: Request) -> Response:
    """PUT /v1/repairs/<repair_id>/closing, a form."""
    found(library.repairs, request.path_params["repair_id"])
    async with request.form() as form:
        if form["outcome"] not in ("fixed", "given_up"):
            raise RefusedError(422, "outcome is wrong")
        library.received.append(("PUT", request.url.path, dict(form)))
    return Response(status_code=204)


async def record_part(library: Library, request: Request) -> Response:
    """POST /v1/repairs/<repair_id>/parts."""
    found(library.repairs, request.path_params["repair_id"])
    fields = await library.body(request, part=dict)
    fields["id"] = request.headers.get("x-request-id")
    if not {"sku"} <= fields["part"].keys() <= {"sku", "count"}:
        raise RefusedError(422, "the part is wrong")
    return Response(status_code=204)


async def report(library: Library, request: Request) -> Response:
    """GET /v1/reports?kind=usage and ?kind=wear."""
    query = request.query_params
    if query["kind"] == "usage":
        return JSONResponse(
            {"kind": "usage", "month": query["month"], "tools": [{"tool_id": 811, "days_lent": 12}]},
        )
    return JSONResponse({"kind": "wear", "year": int(query["year"])})


async def export(library: Library, request: Request) -> Response:
    """GET /v1/exports/{export_id}."""
    return Response("tool_id;name;state\n811;Cordless drill;available\n", media_type="text/csv")


ROUTES: tuple[tuple[str, str, Handler], ...] = (
    ("GET", "/v1/tools", list_tools),
    ("GET", "/v1/tools/{tool_id}", get_tool),
    ("POST", "/v1/tools", add_tool),
    ("PATCH", "/v1/tools/{tool_id}", change_tool),
    ("DELETE", "/v1/tools/{tool_id}", remove_tool),
    ("POST", "/v1/tools/{tool_id}/photos", attach_photo),
    ("GET", "/v1/photos/{photo_id}", fetch_photo),
    ("GET", "/v1/members", search_members),
    ("POST", "/v1/members", register_member),
    ("GET", "/v1/members/{member_id}", read_member),
    ("PUT", "/v1/members/{member_id}", update_member),
    ("POST", "/v1/members/{member_id}/block", block_member),
    ("DELETE", "/v1/members/{member_id}/block", block_member),
    ("GET", "/v1/loans", list_loans),
    ("POST", "/v1/loans", lend_tools),
    ("POST", "/v1/loans/{loan_id}/extension", extend_loan),
    ("POST", "/v1/loans/{loan_id}/returns", return_tools),
    ("GET", "/v1/loans/{loan_id}/events", history),
    ("DELETE", "/v1/loans/{loan_id}", cancel_loan),
    ("GET", "/v1/repairs", list_repairs),
    ("POST", "/v1/repairs", open_repair),
    ("PUT", "/v1/repairs/{repair_id}/closing", close_repair),
    ("POST", "/v1/repairs/{repair_id}/parts", record_part),
    ("GET", "/v1/reports", report),
    ("GET", "/v1/exports/{export_id}", export),
)


@contextmanager
def serve(library: Library) -> Iterator[Library]:
    """Run the server on a local port."""
    with serve_app(library.app) as library.endpoint:
        yield library

"""How a client calls a command, and what the call returns: what the docs leave open is decided here, once for all."""

from typing import Literal

import msgspec
from msgspec.structs import replace

from slatebind.protocols import Protocol
from slatebind.rendering.views.request_paths import cut_path
from slatebind.spec.access import needs_credentials
from slatebind.spec.model import Api, AuthScheme, Body, Command, Location, Method, Paging, Param, Response
from slatebind.spec.paging import paging_of

Result = Literal["job", "pages", "list", "object", "value", "content", "nothing"]
"""What a call returns.

A ``list`` was requested at once, as it is not only read; a ``value`` is JSON that has no model; ``content`` are the
bytes of what is not JSON.
"""
_READING = ("GET", "HEAD", "OPTIONS")
_WITHOUT_BODY = (*_READING, "DELETE")
_IMPLIED_HEADERS = (
    *("accept", "accept-encoding", "authorization", "connection", "content-length", "content-type", "host"),
    *("transfer-encoding", "user-agent"),
)
"""What every client writes itself, in lower case: according to the body, the server, and the credentials."""
_IDEMPOTENCY_KEY = "idempotency-key"
_NO_CONTENT = (204, 205, "204", "205")
CONTENT = Param(name="content", type="file", location="body", description="The body as it is sent.")
"""The parameter of a body that is sent as it is, if the docs name no fields."""
FIELDS = Param(name="body", type="object", location="body", description="The fields of the body.")
"""The parameter of any other body of which the docs name no fields."""


class RequestView(msgspec.Struct, frozen=True):
    """The request of a command that has a path of its own; ``server`` is where it is sent if not to the endpoint.

    ``authenticated`` is that of the spec, ``needs_credentials`` what follows from it.
    """

    path: str
    body: Body | None
    paging: Paging | None
    server: str | None
    authenticated: bool | None
    needs_credentials: bool


def request_view(command: Command, api: Api, protocol: Protocol) -> RequestView | None:
    """The request of a command; None if the protocol has no paths."""
    if not protocol.has_paths:
        return None
    path = cut_path(command.path)
    paging = _paging(command, api, protocol)
    return RequestView(
        path=path.joined(path.variables),
        body=_body(command, protocol),
        paging=paging,
        server=command.server,
        authenticated=command.authenticated,
        needs_credentials=needs_credentials(command, api),
    )


def params_of(command: Command, protocol: Protocol) -> tuple[Param, ...]:
    """The parameters of a command, and one for a body of which the docs name no fields."""
    has_fields = any(location_of(param, command, protocol) == "body" for param in command.params)
    if command.body is None or has_fields or not protocol.has_paths:
        return command.params
    return (*command.params, CONTENT if command.body == "raw" else FIELDS)


def location_of(param: Param, command: Command, protocol: Protocol) -> Location | None:
    """Where a parameter is sent: as the docs say, else where such requests have theirs; None if it has no place."""
    if param.location or not protocol.has_paths:
        return param.location
    return "query" if protocol.method(command) in _WITHOUT_BODY else "body"


def has_entries(param: Param, location: Location | None, command: Command, protocol: Protocol) -> bool:
    """Whether a parameter is a map whose entries are sent as parameters of their own: in a query, or in a form."""
    if param.type not in {"map", "object"}:
        return False
    return (
        not protocol.has_paths
        or location == "query"
        or (location == "body" and _body(command, protocol) in {"form", "multipart"})
    )


def is_required(param: Param, protocol: Protocol) -> bool:
    """Whether a call has to give an argument.

    What is always the same is sent without one, and so is the key by which a server knows a request that is repeated.
    """
    has_default = len(param.values) == 1 or (param.location == "header" and param.name.lower() == _IDEMPOTENCY_KEY)
    return param.required and not (protocol.has_paths and has_default)


def is_implied(param: Param, api: Api) -> bool:
    """Whether a client writes a parameter itself: a header of HTTP's own, or the credentials."""
    if param.location == "header":
        return param.name.lower() in {*_IMPLIED_HEADERS, *(name.lower() for name in _key_names(api, "header"))}
    return param.location == "query" and param.name in _key_names(api, "query")


def _key_names(api: Api, scheme: AuthScheme) -> set[str]:
    """The names under which keys are sent."""
    return {name for auth in api.auth if auth.scheme == scheme for name in (auth.name, *auth.also) if name}


def result_of(command: Command, protocol: Protocol, *, has_model: bool) -> Result:
    """What a call returns. Lists are requested page by page only by requests that change nothing."""
    response = command.response
    has_model = has_model and not (protocol.has_paths and _shows_arrays(response))
    if command.is_async and protocol.job_fields:
        return "job"
    if has_model and response.shape == "list":
        is_reading = not protocol.has_paths or protocol.method(command) in _READING
        return "pages" if is_reading else "list"
    if has_model:
        return "object"
    if not protocol.has_paths:
        return "nothing"
    if response.content_type and "json" not in response.content_type.lower():
        return "content"
    return "nothing" if _is_empty(command, protocol.method(command)) else "value"


def _shows_arrays(response: Response) -> bool:
    """Whether the elements of a list are arrays, whatever names the docs give to their elements."""
    found = response.example
    for key in (response.key or "").split("."):
        found = found.get(key, found) if isinstance(found, dict) else found
    return response.shape == "list" and isinstance(found, list) and any(isinstance(item, list) for item in found)


def _is_empty(command: Command, method: Method) -> bool:
    """Whether a response has no body: as its status says, or as nothing is said of the response to such a request."""
    response = command.response
    if response.example is not None or response.shape != "none":
        return False
    successes = [response.status, *(status.code for status in command.statuses)]
    return method in {"DELETE", "HEAD"} or any(code in _NO_CONTENT for code in successes)


def _body(command: Command, protocol: Protocol) -> Body | None:
    """How fields of the body are sent; None if there are none. A raw body consists of one value."""
    fields = [param for param in command.params if location_of(param, command, protocol) == "body"]
    if not fields:
        return command.body
    has_files = any("file" in {param.type, param.items} for param in fields)
    stated = "json" if command.body == "raw" and len(fields) > 1 else command.body
    return stated or ("multipart" if has_files else "json")


def _paging(command: Command, api: Api, protocol: Protocol) -> Paging | None:
    """How a list is read page by page; that of the API does not say where in this response its elements are."""
    if command.response.shape != "list" or protocol.method(command) not in _READING:
        return None
    paging = paging_of(command, api.paging and replace(api.paging, items=None))
    return paging if paging and _leads_on(paging) else None


def _leads_on(paging: Paging) -> bool:
    """Whether the next page can be asked for: without the place of its cursor, a client would stop after the first."""
    return paging.kind != "cursor" or paging.next is not None or bool(paging.cursor_field and paging.has_more)

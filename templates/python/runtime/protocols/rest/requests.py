"""Building HTTP requests from their parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl, quote, urljoin, urlsplit

from ..base_errors import UnexpectedResponse
from ..flow import ClientState, Context, Flow
from ..http import Request, merge_headers
from ..redact import is_secret
from ..retries import Attempt
from ..settings import validated_endpoint
from .auth import Credentials
from .bodies import StreamedBody, encode_body, encode_query
from .documented import default_endpoint, is_own_server
from .operation import Operation, split_path
from .params import Params
from .serialization import serialize_unchecked

_HEADERS = {"Accept": "application/json", "Accept-Encoding": "gzip"}


def authenticate(
    context: Context, operation: Operation, attempt: Attempt
) -> Flow[Credentials]:
    """The credentials of the next request; none for what is sent without them."""
    if not _is_authenticated(context.client, operation):
        return Credentials()
    return (yield from context.client.auth.authenticate(context, attempt))


def build_request(
    context: Context,
    operation: Operation,
    params: Params,
    credentials: Credentials,
    attempt: int,
) -> Request:
    """The request for an operation."""
    client, options = context
    server = _server(client, operation)
    sent = params
    if options.extra_query or options.extra_body:
        sent = _with_extras(context, operation, params)
    body, content_type = encode_body(operation, sent)
    wanted = operation.response.content_type
    headers = merge_headers(
        _HEADERS,
        {"Accept": f"{wanted}, */*;q=0.1"} if wanted else {},
        {"Content-Type": content_type} if content_type else {},
        client.headers,
        credentials.headers,
        sent.headers,
        options.extra_headers,
    )
    named = {text for name, text in headers.items() if is_secret(name)}
    params.credentials = credentials.secrets() | sent.secrets() | named
    url = _url(server, operation, sent)
    url = _with_query(url, credentials.query)
    request = Request(
        operation.name,
        operation.method,
        url,
        headers,
        None if isinstance(body, StreamedBody) else body,
        sent.redacted(),
        attempt,
        params.secrets(),
        params.sink,
        body if isinstance(body, StreamedBody) else None,
    )
    if credentials.sign:
        request = credentials.sign(request.in_memory())
        signed = _values(request.url, request.headers)
        params.credentials |= signed - _values(url, headers)
        request = request._replace(secrets=params.secrets())
    return request


def _values(url: str, headers: Mapping[str, str]) -> set[str]:
    """The values of a query and of headers: those that a function adds are its signature."""
    return {*headers.values(), *(text for _, text in parse_qsl(urlsplit(url).query))}


def _server(client: ClientState, operation: Operation) -> str:
    """Where an operation is sent: to a server of its own only if the endpoint is that of the docs.

    Who uses another endpoint, that of a test system, does not mean the real servers.
    """
    documented = default_endpoint().rstrip("/")
    if not operation.server or client.endpoint.rstrip("/") != documented:
        return client.endpoint
    allowed = client.settings.get("allow_http", False)
    return validated_endpoint({"endpoint": operation.server, "allow_http": allowed})


def _is_authenticated(client: ClientState, operation: Operation) -> bool:
    """Whether a request is sent with credentials: as the docs say, else to servers of the API only."""
    if operation.authenticated is not None:
        return operation.authenticated
    server = _server(client, operation)
    return server == client.endpoint or is_own_server(server)


def _url(endpoint: str, operation: Operation, params: Params) -> str:
    """The endpoint with path and query. No value adds a segment or a parameter.

    The URL of a next page is only followed on the same server: credentials are sent there.
    """
    parts = split_path(operation.path)
    parts[1::2] = (quote(params.path[name], safe="") for name in parts[1::2])
    url = endpoint.rstrip("/") + "".join(parts)
    if params.url is not None:
        following = urljoin(url, params.url)
        if _origin(following) != _origin(url) or not _is_url(following):
            message = f"{operation.name}: the next page is on another server"
            raise UnexpectedResponse(message, command=operation.name)
        return following
    if not params.query:
        return url
    return f"{url}{'&' if '?' in url else '?'}{encode_query(params.query)}"


def _with_query(url: str, pairs: Iterable[tuple[str, str]]) -> str:
    """The URL with more parameters, but for those that a server has put there already."""
    names = {name for name, _ in parse_qsl(urlsplit(url).query, True)}
    added = [(name, (text,)) for name, text in pairs if name not in names]
    return url + ("&" if "?" in url else "?") + encode_query(added) if added else url


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme.lower(), parts.netloc.lower()


def _is_url(text: str) -> bool:
    return text.isascii() and text.isprintable() and " " not in text


def _with_extras(context: Context, operation: Operation, params: Params) -> Params:
    """The same with what is added to the query and to the body."""
    options = context.options
    bare = operation._replace(params=(), path="/")
    made = params.copy()
    # Whatever the method, each is sent where it was added.
    reading, writing = bare._replace(method="GET"), bare._replace(method="POST")
    made.query += serialize_unchecked(reading, options.extra_query).query
    made.body = {
        **params.body,
        **serialize_unchecked(writing, options.extra_body).body,
    }
    return made

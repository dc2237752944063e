"""OpenAPI documents at URLs, with the credentials that generated clients read or without any.

Sends only GET, and one POST for a token of OAuth2, which changes nothing on the server of the API.
"""

import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

import msgspec
from msgspec.structs import replace

from slatebind.files import UnreadableError
from slatebind.spec.model import Spec
from slatebind.verify.client_runtime import client_runtime, rest_client
from slatebind.verify.http_requests import FAILURES, failure_reason, is_url, send_request, shown_url, without_user

_SECONDS = 60
_ACCEPT = "application/json, application/yaml;q=0.9, */*;q=0.5"
_REFUSED = (401, 403)
_HINT = "--profile, or --kind server, sends the credentials that generated clients read"
_ONE_ATTEMPT = (1, 0)


class LiveAnswer(msgspec.Struct, frozen=True):
    """What a server answered: the JSON, where it is from, and the server's version, if it says it.

    ``token_url`` is where a token was fetched, "" if none was.
    """

    text: str
    name: str
    version: str = ""
    token_url: str = ""


class Access(msgspec.Struct, frozen=True, kw_only=True):
    """As whom a server is asked.

    ``has_credentials`` says that the credentials of the environment, or of a ``profile``, are sent. ``package`` is the
    name of the generated Python package whose settings these are, None for the one that it has by default. Whoever
    ``is_configured`` by a file of the project must not decide where they are sent.
    """

    profile: str | None = None
    package: str | None = None
    has_credentials: bool = False
    is_configured: bool = False


def fetch_document(url: str) -> LiveAnswer:
    """A document at a URL, which is asked for without credentials. Raises UnreadableError if there is none."""
    return _fetched(url, urllib.request.Request(without_user(url), headers={"Accept": _ACCEPT}), hint=_HINT)


def fetch_with_credentials(spec: Spec, url: str, access: Access) -> LiveAnswer:
    """A document on the server that a generated client of the API uses, with the credentials that it would send.

    Raises UnreadableError if there is none, if the URL is that of another server, or if there are no credentials.
    """
    with client_runtime(rest_client(spec, access.package)) as runtime:
        base_errors = runtime("base_errors")
        try:
            settings = dict(runtime("protocol.config").load_settings(access.profile, {}))
            _require_credentials(runtime, settings)
            _require_own_server(runtime, settings, url, access)
            token_url = _own_token_url(runtime, settings) if "client_id" in settings else ""
            request = _authenticated(runtime, settings, without_user(url))
            context, proxy = runtime("tls").tls_context(settings), runtime("tls").proxy_from(settings)
        except base_errors.Error as problem:
            raise UnreadableError(f"{shown_url(url)}: {problem}") from None
    return replace(_fetched(url, request, context, proxy), token_url=token_url)


def _require_credentials(runtime: Any, settings: Mapping[str, Any]) -> None:
    error = runtime("base_errors").ConfigurationError
    if not runtime("protocol.config").is_sufficient(settings):
        identity = runtime("identity")
        names = f"{identity.ENVIRONMENT_PREFIX}TOKEN, or what else the API needs"
        raise error(f"no credentials are configured: set {names}, or name a profile of {identity.PACKAGE}.ini")


def _require_own_server(runtime: Any, settings: Mapping[str, Any], url: str, access: Access) -> None:
    """Let credentials go only to the server that they are for."""
    error = runtime("base_errors").ConfigurationError
    if access.is_configured and not is_url(settings.get("endpoint", "")):
        raise error(
            "this URL is in slatebind.toml, and credentials would be sent to it: name the server, too, where the "
            f"credentials are, such as in {runtime('identity').ENVIRONMENT_PREFIX}ENDPOINT"
        )
    endpoint = runtime("protocol.servers").endpoint_of(settings)
    if _origin(url) != _origin(endpoint):
        raise error(f"the credentials are for {shown_url(endpoint)}, and are not sent to another server")


def _own_token_url(runtime: Any, settings: Mapping[str, Any]) -> str:
    """Where a token is fetched: what the user configured, or on the server that the credentials are for."""
    servers = runtime("protocol.servers")
    token_url: str = servers.token_url_of(settings)
    if token_url and not settings.get("token_url") and _origin(token_url) != _origin(servers.endpoint_of(settings)):
        raise runtime("base_errors").ConfigurationError(
            f"the docs say that tokens are fetched at {shown_url(token_url)}, which is another server: name it where "
            f"the credentials are, as in {runtime('identity').ENVIRONMENT_PREFIX}TOKEN_URL"
        )
    return shown_url(token_url)


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        port = None
    return parts.scheme, parts.hostname, port or {"http": 80, "https": 443}.get(parts.scheme)


def _authenticated(runtime: Any, settings: dict[str, Any], url: str) -> urllib.request.Request:
    """The request with the credentials in its headers and query, or signed."""
    credentials = _credentials(runtime, settings)
    if credentials.query:
        url = f"{url}{'&' if '?' in url else '?'}{urlencode(credentials.query)}"
    headers = {"Accept": _ACCEPT, "User-Agent": runtime("identity").user_agent(), **credentials.headers}
    request = runtime("http").Request("openapi", "GET", url, headers, None, {})
    if credentials.sign:
        request = credentials.sign(request)
        assert request.method == "GET", "verify only reads"
    return urllib.request.Request(request.url, headers=dict(request.headers))


def _credentials(runtime: Any, settings: dict[str, Any]) -> Any:
    """What a generated client authenticates with; a token is fetched as it would be, once."""
    context = runtime("calls").context_from(settings)
    attempt = runtime("retries").Attempt(*_ONE_ATTEMPT, context.client.clock() + _SECONDS)
    flow = context.client.auth.authenticate(context, attempt)
    try:
        flow.send(_token_response(runtime, settings, next(flow)))
    except StopIteration as done:
        return done.value
    raise runtime("base_errors").ConfigurationError("more than one request for a token is needed")


def _token_response(runtime: Any, settings: dict[str, Any], step: Any) -> Any:
    """The response to the request for a token."""
    sent = urllib.request.Request(
        step.request.url, data=step.request.body, headers=dict(step.request.headers), method=step.request.method
    )
    tls = runtime("tls")
    try:
        found = send_request(sent, step.read_timeout, tls.tls_context(settings), tls.proxy_from(settings))
    except FAILURES as problem:
        text = f"{shown_url(step.request.url)}: {failure_reason(problem)}"
        raise runtime("base_errors").ConnectionFailed(text, command=step.request.command) from None
    return runtime("http").HttpResponse(*found)


def _fetched(
    url: str, request: urllib.request.Request, context: Any = None, proxy: str | None = None, *, hint: str = ""
) -> LiveAnswer:
    name = shown_url(url)
    try:
        status, _, body = send_request(request, _SECONDS, context, proxy)
        if status != 200:
            more = f"; {hint}" if hint and status in _REFUSED else ""
            raise UnreadableError(f"{name}: the server answered with status {status}{more}")
        return LiveAnswer(body.decode("utf-8-sig").replace("\r\n", "\n"), name)
    except FAILURES as problem:
        raise UnreadableError(f"{name}: {failure_reason(problem)}") from None

"""OpenAPI documents at URLs, with the credentials that generated clients read or without any. Sends only GET."""

import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

import msgspec

from slatebind.files import UnreadableError
from slatebind.spec.model import Spec
from slatebind.verify.client_runtime import client_runtime, rest_client
from slatebind.verify.http_get import FAILURES, failure_reason, is_url, send_get, shown_url, without_user

_SECONDS = 60
_ACCEPT = "application/json, application/yaml;q=0.9, */*;q=0.5"
_REFUSED = (401, 403)
_HINT = "--profile, or --kind server, sends the credentials that generated clients read"
_TOKEN_HINT = "they are exchanged for a token with a POST, and verify only reads: give a token"


class LiveAnswer(msgspec.Struct, frozen=True):
    """What a server answered: the JSON, where it is from, and the server's version, if it says it."""

    text: str
    name: str
    version: str = ""


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
            request = _authenticated(runtime, settings, without_user(url))
            context, proxy = runtime("tls").tls_context(settings), runtime("tls").proxy_from(settings)
        except base_errors.Error as problem:
            raise UnreadableError(f"{shown_url(url)}: {problem}") from None
    return _fetched(url, request, context, proxy)


def _require_credentials(runtime: Any, settings: Mapping[str, Any]) -> None:
    error = runtime("base_errors").ConfigurationError
    if not runtime("protocol.config").is_sufficient(settings):
        identity = runtime("identity")
        names = f"{identity.ENVIRONMENT_PREFIX}TOKEN, or what else the API needs"
        raise error(f"no credentials are configured: set {names}, or name a profile of {identity.PACKAGE}.ini")
    if "client_id" in settings:
        raise error(f"there are an id and a secret of a client: {_TOKEN_HINT}")


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


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        port = None
    return parts.scheme, parts.hostname, port or {"http": 80, "https": 443}.get(parts.scheme)


def _authenticated(runtime: Any, settings: dict[str, Any], url: str) -> urllib.request.Request:
    """The request with the credentials in its headers and query, or signed."""
    flow = runtime("protocol.auth").auth_from(settings).authenticate(None, None)
    try:
        next(flow)
    except StopIteration as done:
        credentials = done.value
    else:
        raise runtime("base_errors").ConfigurationError(_TOKEN_HINT)
    if credentials.query:
        url = f"{url}{'&' if '?' in url else '?'}{urlencode(credentials.query)}"
    headers = {"Accept": _ACCEPT, "User-Agent": runtime("identity").user_agent(), **credentials.headers}
    request = runtime("http").Request("openapi", "GET", url, headers, None, {})
    if credentials.sign:
        request = credentials.sign(request)
        assert request.method == "GET", "verify only reads"
    return urllib.request.Request(request.url, headers=dict(request.headers))


def _fetched(
    url: str, request: urllib.request.Request, context: Any = None, proxy: str | None = None, *, hint: str = ""
) -> LiveAnswer:
    name = shown_url(url)
    try:
        status, _, body = send_get(request, _SECONDS, context, proxy)
        if status != 200:
            more = f"; {hint}" if hint and status in _REFUSED else ""
            raise UnreadableError(f"{name}: the server answered with status {status}{more}")
        return LiveAnswer(body.decode("utf-8-sig").replace("\r\n", "\n"), name)
    except FAILURES as problem:
        raise UnreadableError(f"{name}: {failure_reason(problem)}") from None

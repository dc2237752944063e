"""Asks a live server what it says of itself. Sends nothing but requests that read, and shows no secrets."""

import http.client
import json
import urllib.error
import urllib.request
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import msgspec

from slatebind.files import UnreadableError
from slatebind.spec.model import Spec
from slatebind.verify.client_runtime import client_runtime

_LIST_APIS, _LIST_CAPABILITIES = "listApis", "listCapabilities"
_SECONDS = 60
_MAX_BYTES = 256 * 2**20
_CREDENTIALS = ("username", "password", "domain")


class LiveAnswer(msgspec.Struct, frozen=True):
    """What a server answered: the JSON, where it is from, and the server's version, if it says it."""

    text: str
    name: str
    version: str = ""


def is_url(source: str) -> bool:
    """Whether a source is the address of a server, not a file."""
    return source.lower().startswith(("http://", "https://"))


def ask_cloudstack(endpoint: str | None, profile: str | None) -> LiveAnswer:
    """The answer of a CloudStack server to ``listApis``, with the settings that emitted clients read.

    Raises UnreadableError, with the reason, if there is none.
    """
    with client_runtime("cloudstack") as runtime:
        error = runtime("base_errors").Error
        try:
            settings = dict(
                runtime("protocol.config").load_settings(profile, {"endpoint": endpoint} if endpoint else {})
            )
            for name in (*_CREDENTIALS, "always_post"):
                settings.pop(name, None)
            if not settings.get("endpoint"):
                raise UnreadableError(f"no server is configured: {_HINT}")
            if not (settings.get("key") and settings.get("secret")):
                raise UnreadableError(f"no API key and secret are configured, and verify does not log in: {_HINT}")
            with _client(runtime, settings) as client:
                apis = client.call(_LIST_APIS)
                version = _version(client, error)
        except error as problem:
            raise UnreadableError(f"{shown_url(endpoint) if endpoint else 'the server'}: {problem}") from None
    return LiveAnswer(json.dumps(apis), shown_url(str(settings["endpoint"])), version)


def describe(spec: Spec, address: str | None, profile: str | None) -> LiveAnswer:
    """What the server of an API says of itself, or a document at an address. Raises UnreadableError without one."""
    if spec.api.protocol == "cloudstack":
        return ask_cloudstack(address, profile)
    if address is None:
        raise UnreadableError("servers of HTTP APIs do not describe themselves: give the URL of an OpenAPI document")
    return fetch_document(address)


_HINT = "set CLOUDSTACK_ENDPOINT, CLOUDSTACK_KEY and CLOUDSTACK_SECRET, or name a profile with --profile"


def _version(client: Any, error: type[Exception]) -> str:
    """The server's version; "" if this user may not ask for it."""
    try:
        capability = client.call(_LIST_CAPABILITIES).get("capability")
    except error:
        return ""
    version = capability.get("cloudstackversion") if isinstance(capability, dict) else ""
    return version if isinstance(version, str) else ""


def _client(runtime: Any, settings: dict[str, Any]) -> Any:
    """A client over the standard library, which needs no package that slatebind itself does not."""
    sync_client, http, base_errors = runtime("sync_client"), runtime("http"), runtime("base_errors")
    tls = runtime("tls")

    class Transport:
        is_closed = False

        def __init__(self, given: Any) -> None:
            self._context, self._proxy = tls.tls_context(given), tls.proxy_from(given)

        def send(self, step: Any) -> Any:
            request = step.request
            assert request.method == "GET", "verify only reads"
            sent = urllib.request.Request(request.url, headers=dict(request.headers))
            try:
                status, headers, body = _sent(sent, step.read_timeout, self._context, self._proxy)
            except _FAILURES as problem:
                text = f"{request.command}: {_reason(problem)}"
                raise base_errors.ConnectionFailed(text, command=request.command) from None
            return http.HttpResponse(status, headers, body)

        def close(self) -> None:
            self.is_closed = True

    class Client(sync_client.BaseClient):  # type: ignore[misc,name-defined]
        def _open(self, context: Any, given: Any) -> Any:
            return sync_client.Session(context, Transport(given))

    return Client(**settings)


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Redirects would carry credentials to another server."""

    def redirect_request(self, *_: Any) -> None:
        """Leave the answer as it is."""
        return


def _sent(
    request: urllib.request.Request, seconds: float, context: Any = None, proxy: str | None = None
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of an answer, whatever the status is."""
    handlers: list[Any] = [_NoRedirects(), urllib.request.HTTPSHandler(context=context)]
    if proxy:
        handlers.append(urllib.request.ProxyHandler({"http": proxy, "https": proxy}))
    opener = urllib.request.build_opener(*handlers)
    try:
        with opener.open(request, timeout=seconds) as response:
            return _received(response)
    except urllib.error.HTTPError as response:
        with response:
            return _received(response)


def _received(response: Any) -> tuple[int, dict[str, str], bytes]:
    body = response.read(_MAX_BYTES + 1)
    if len(body) > _MAX_BYTES:
        raise ValueError(f"the response is larger than {_MAX_BYTES // 2**20} MiB")
    return response.status, {name.lower(): text for name, text in response.headers.items()}, body


def fetch_document(url: str) -> LiveAnswer:
    """A document at an address, which is asked for without credentials. Raises UnreadableError if there is none."""
    name = shown_url(url)
    try:
        status, _, body = _sent(urllib.request.Request(_without_user(url)), _SECONDS)
        if status != 200:
            raise UnreadableError(f"{name}: the server responded with status {status}")
        return LiveAnswer(body.decode("utf-8-sig").replace("\r\n", "\n"), name)
    except _FAILURES as problem:
        raise UnreadableError(f"{name}: {_reason(problem)}") from None


_FAILURES = (OSError, ValueError, http.client.HTTPException)


def _reason(problem: Exception) -> str:
    """Why nothing was received. What http.client says of an address has parts of it, which can be secret."""
    if isinstance(problem, http.client.InvalidURL):
        return "this is not the URL of a server"
    if isinstance(problem, http.client.HTTPException) and not isinstance(problem, OSError):
        return "the server sent no complete HTTP response"
    if isinstance(problem, UnicodeDecodeError):
        return "the response is not UTF-8"
    return str(getattr(problem, "reason", None) or problem)


def _without_user(url: str) -> str:
    """An address without user and password, which nothing is sent with."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def shown_url(url: str) -> str:
    """An address without what can be secret in it: user and password, query and fragment."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "the server"
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))

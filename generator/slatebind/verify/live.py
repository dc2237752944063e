"""Asks a live server what it says of itself. Sends nothing but requests that read, and shows no secrets."""

import json
import urllib.request
from typing import Any

from slatebind.files import UnreadableError
from slatebind.spec.model import Spec
from slatebind.verify.client_runtime import CLOUDSTACK, client_runtime
from slatebind.verify.documents import Access, LiveAnswer, fetch_document, fetch_with_credentials
from slatebind.verify.http_requests import FAILURES, failure_reason, send_request, shown_url

_LIST_APIS, _LIST_CAPABILITIES = "listApis", "listCapabilities"
_CREDENTIALS = ("username", "password", "domain")


def ask_cloudstack(endpoint: str | None, profile: str | None) -> LiveAnswer:
    """The answer of a CloudStack server to ``listApis``, with the settings that generated clients read.

    Raises UnreadableError, with the reason, if there is none.
    """
    with client_runtime(CLOUDSTACK) as runtime:
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


def describe(spec: Spec, address: str | None, access: Access) -> LiveAnswer:
    """What the server of an API says of itself, or a document at an address. Raises UnreadableError without one."""
    if spec.api.protocol == "cloudstack":
        return ask_cloudstack(address, access.profile)
    if address is None:
        raise UnreadableError("servers of HTTP APIs do not describe themselves: give the URL of an OpenAPI document")
    return fetch_with_credentials(spec, address, access) if access.has_credentials else fetch_document(address)


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
                status, headers, body = send_request(sent, step.read_timeout, self._context, self._proxy)
            except FAILURES as problem:
                text = f"{request.command}: {failure_reason(problem)}"
                raise base_errors.ConnectionFailed(text, command=request.command) from None
            return http.HttpResponse(status, headers, body)

        def close(self) -> None:
            self.is_closed = True

    class Client(sync_client.BaseClient):  # type: ignore[misc,name-defined]
        def _open(self, context: Any, given: Any) -> Any:
            return sync_client.Session(context, Transport(given))

    return Client(**settings)

"""Mock servers of the sample's spec, and a client that is independent of the generated package."""

import base64
import hashlib
import hmac
import http.client
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode, urlsplit

import pytest

from slatebind.mock import MockServer

SAMPLE = Path(__file__).parents[2] / "spec" / "fernhill.yaml"
OFFERING = "0b0f9f2e-3f57-4a43-8f5d-c2f0c5a7c777"
"""The id of an object that no command of the sample lists."""
FORM = "application/x-www-form-urlencoded"


class Reply(NamedTuple):
    """A response."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def key(self) -> str:
        """The only top-level key."""
        (key,) = json.loads(self.body)
        return str(key)

    @property
    def inner(self) -> dict[str, Any]:
        """The content of the envelope."""
        (inner,) = json.loads(self.body).values()
        assert isinstance(inner, dict)
        return inner

    @property
    def error(self) -> tuple[int, int, str]:
        """Status, errorcode and errortext."""
        return self.status, self.inner["errorcode"], self.inner["errortext"]


def signature(params: dict[str, str], secret: str) -> str:
    """The signature of parameters, implemented independently of the server."""
    parts = [
        f"{name}={quote(params[name], safe='*').replace('~', '%7e')}".lower() for name in sorted(params, key=_utf16)
    ]
    return digest("&".join(parts), secret)


def _utf16(name: str) -> bytes:
    """Java compares strings by UTF-16 code units."""
    return name.encode("utf-16-be")


def digest(text: str, secret: str) -> str:
    """The signature of a canonical text."""
    return base64.b64encode(hmac.new(secret.encode(), text.encode(), hashlib.sha1).digest()).decode()


class Wire:
    """Sends requests to a server."""

    def __init__(self, server: MockServer) -> None:
        self.server = server

    def raw(
        self, method: str, target: str = "/client/api", body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> Reply:
        """Send a request unchanged."""
        connection = http.client.HTTPConnection(urlsplit(self.server.endpoint).netloc)
        try:
            connection.request(method, target, body, headers or {})
            response = connection.getresponse()
            body = response.read()
            headers = {name.lower(): ", ".join(response.headers.get_all(name, [])) for name in response.headers}
            return Reply(response.status, headers, body)
        finally:
            connection.close()

    def signed(self, command: str, /, **params: str) -> dict[str, str]:
        """The signed parameters of a request; ``secret`` and ``apiKey`` may differ from the server's."""
        secret = params.pop("secret", self.server.secret)
        whole = {"command": command, "response": "json", "apiKey": self.server.key, **params}
        return {**whole, "signature": signature(whole, secret)}

    def get(self, command: str, /, **params: str) -> Reply:
        """Send a signed GET."""
        return self.raw("GET", f"/client/api?{urlencode(self.signed(command, **params))}")

    def post(self, command: str, /, **params: str) -> Reply:
        """Send a signed POST of a form."""
        body = urlencode(self.signed(command, **params)).encode()
        return self.raw("POST", body=body, headers={"Content-Type": FORM})

    def first(self, command: str, key: str, **params: str) -> dict[str, Any]:
        """The first object of a list."""
        found = self.get(command, **params).inner[key][0]
        assert isinstance(found, dict)
        return found

    def job(self, ident: str) -> dict[str, Any]:
        """The state of a job."""
        return self.get("queryAsyncJobResult", jobid=ident).inner

    def deployed(self, **params: str) -> Reply:
        """Start a deployment with all required parameters; the response."""
        needed = {
            "zoneid": self.first("listZones", "zone")["id"],
            "templateid": self.first("listTemplates", "template", templatefilter="all")["id"],
            "serviceofferingid": OFFERING,
        }
        return self.post("deployVirtualMachine", **{**needed, **params})


Start = Callable[..., Wire]


@pytest.fixture
def start(slatebind_mock: Callable[..., MockServer]) -> Start:
    """Start a server of the sample. Jobs are done at once unless the test says otherwise."""
    return lambda spec=SAMPLE, **settings: Wire(slatebind_mock(spec, **{"job_seconds": 0.0, **settings}))


@pytest.fixture(scope="module")
def shared() -> Iterator[Wire]:
    """A server for tests that change nothing."""
    with MockServer(SAMPLE, job_seconds=0) as server:
        yield Wire(server)

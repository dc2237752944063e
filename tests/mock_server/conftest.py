"""Mock servers of the sample's spec, and a client that knows nothing but the rules of the wire."""

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
"""An id of what the sample has no list of."""
FORM = "application/x-www-form-urlencoded"


class Reply(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def key(self) -> str:
        """The one top-level key."""
        (key,) = json.loads(self.body)
        return str(key)

    @property
    def inner(self) -> dict[str, Any]:
        """What stands inside it."""
        (inner,) = json.loads(self.body).values()
        assert isinstance(inner, dict)
        return inner

    @property
    def refusal(self) -> tuple[int, int, str]:
        """Status, errorcode and errortext."""
        return self.status, self.inner["errorcode"], self.inner["errortext"]


def signature(params: dict[str, str], secret: str) -> str:
    """The signature, in other words than the server has it."""
    parts = [
        f"{name}={quote(params[name], safe='*').replace('~', '%7e')}".lower() for name in sorted(params, key=_utf16)
    ]
    return digest("&".join(parts), secret)


def _utf16(name: str) -> bytes:
    """Java compares names by these units."""
    return name.encode("utf-16-be")


def digest(text: str, secret: str) -> str:
    """The signature of a text that is already put together."""
    return base64.b64encode(hmac.new(secret.encode(), text.encode(), hashlib.sha1).digest()).decode()


class Wire:
    """Sends requests to a server."""

    def __init__(self, server: MockServer) -> None:
        self.server = server

    def raw(
        self, method: str, target: str = "/client/api", body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> Reply:
        """A request as it is given."""
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
        """The parameters of a request, signed; ``secret`` and ``apiKey`` may be others than the server's."""
        secret = params.pop("secret", self.server.secret)
        whole = {"command": command, "response": "json", "apiKey": self.server.key, **params}
        return {**whole, "signature": signature(whole, secret)}

    def get(self, command: str, /, **params: str) -> Reply:
        """A signed GET."""
        return self.raw("GET", f"/client/api?{urlencode(self.signed(command, **params))}")

    def post(self, command: str, /, **params: str) -> Reply:
        """A signed POST of a form."""
        body = urlencode(self.signed(command, **params)).encode()
        return self.raw("POST", body=body, headers={"Content-Type": FORM})

    def first(self, command: str, key: str, **params: str) -> dict[str, Any]:
        """The first of a list."""
        found = self.get(command, **params).inner[key][0]
        assert isinstance(found, dict)
        return found

    def job(self, ident: str) -> dict[str, Any]:
        """How a job stands."""
        return self.get("queryAsyncJobResult", jobid=ident).inner

    def deployed(self, **params: str) -> Reply:
        """The start of a deployment with all that it needs."""
        needed = {
            "zoneid": self.first("listZones", "zone")["id"],
            "templateid": self.first("listTemplates", "template", templatefilter="all")["id"],
            "serviceofferingid": OFFERING,
        }
        return self.post("deployVirtualMachine", **{**needed, **params})


Start = Callable[..., Wire]


@pytest.fixture
def start(slatebind_mock: Callable[..., MockServer]) -> Start:
    """Start a server of the sample, whose jobs are done at once unless the test says otherwise."""
    return lambda spec=SAMPLE, **settings: Wire(slatebind_mock(spec, **{"job_seconds": 0.0, **settings}))


@pytest.fixture(scope="module")
def shared() -> Iterator[Wire]:
    """A server for tests that change nothing."""
    with MockServer(SAMPLE, job_seconds=0) as server:
        yield Wire(server)

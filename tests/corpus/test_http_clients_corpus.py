"""The generated clients of real references of HTTP APIs: typed, and run against two servers.

The mock server knows what the client's spec says; the other server knows what a person has read in the docs.
"""

import base64
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from corpus.test_docs_corpus import DOCUMENTS
from corpus.test_http_corpus import CORE, TRUTH, spec_of
from corpus.truth_server import TruthServer, serve
from rest_calls import Examples
from rest_packages import Package, package_of, result, walk
from slatebind.mock import MockServer
from slatebind.spec.model import Param

pytestmark = [
    pytest.mark.peers,
    pytest.mark.skipif(not TRUTH.is_dir(), reason=f"the truth about the references is not in {TRUTH}"),
]
DEPRECATED = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")
HOSTILE = "../a/b ?#%2e%2F&=ü;\r\n.."


class Access(NamedTuple):
    """The settings of a client, and the header that its requests have by the docs."""

    settings: dict[str, Any]
    header: str = "authorization"
    text: str = "Bearer s3cret"


def basic(user: str, password: str) -> Access:
    """User and password as RFC 7617 has them."""
    text = base64.b64encode(f"{user}:{password}".encode()).decode()
    return Access({"username": user, "password": password}, text=f"Basic {text}")


TOKEN = Access({"token": "s3cret"})
ACCESS = {
    "ACINQ/eclair": basic("", "s3cret"),
    "Basis-Theory/docs": Access({"key": "s3cret"}, "bt-api-key", "s3cret"),
    "Billplz/api_slate": basic("s3cret", ""),
    "Capillary/api-documentation": basic("user", "s3cret"),
    "Dwolla/v2-ach-api-docs": TOKEN,
    "Hostaway/api": TOKEN,
    "audiobookshelf/audiobookshelf-api-docs": TOKEN,
    "goskive/api-docs": TOKEN,
    "woocommerce/woocommerce-rest-api-docs": basic("ck", "s3cret"),
}
"""How the docs say that requests are authenticated; others are signed."""


class Document(NamedTuple):
    """A reference: its name in the truth, its folder, the truth about it, and its client."""

    name: str
    folder: Path
    truth: Any
    package: Package


@cache
def truths() -> Any:
    """The truth about all references."""
    return yaml.safe_load((TRUTH / "open_truth.yaml").read_text("utf-8"))


@pytest.fixture(scope="module", params=DOCUMENTS)
def document(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Document]:
    """A document with its client."""
    folder, name = CORE / request.param, request.param.replace("+", "/", 1)
    page = folder / "source" / "localizable" / "index.html.md"
    identifier = re.sub(r"\W+", "_", request.param).lower()
    spec = spec_of(page if page.exists() else folder / "source")
    with package_of(spec, tmp_path_factory.mktemp(identifier), identifier) as package:
        yield Document(name, folder, truths()[name], package)


@pytest.mark.parametrize("kind", ["sync", "async"])
@DEPRECATED
def test_every_operation_is_called_on_the_mock_server(document: Document, kind: str) -> None:
    """With required arguments alone, and with all: each call succeeds, and its result has the documented shape."""
    with MockServer(document.package.spec, key="4711") as server:  # Some keys are documented as numbers.
        assert walk(document.package, server, kind, optional=False) == []
        assert walk(document.package, server, kind, optional=True) == []


@pytest.mark.parametrize("kind", ["sync", "async"])
@DEPRECATED
def test_every_operation_arrives_at_a_server_of_the_docs(document: Document, kind: str) -> None:
    """98 of 100 endpoints and rows, and 97 calls, are as a person has read them; no value leaves its segment."""
    package = document.package
    access = ACCESS[document.name] if document.name in ACCESS else signed(package)
    failed: list[str] = []
    with serve(TruthServer(document.truth, document.folder)) as server:

        async def call_all(client: Any) -> None:
            examples = Examples(package.spec, nested=True)
            for method in package.methods():
                given = examples.arguments(method.command, optional=True)
                given = [(param, HOSTILE if is_text_of_path(param) else value) for param, value in given]
                try:
                    await result(getattr(getattr(client, method.group), method.name)(**method.arguments(given)))
                except package.root.errors.Error as problem:
                    failed.append(f"{method.command.name}: {problem}")

        package.call(kind, {"endpoint": server.endpoint, "retries": 0, **access.settings}, call_all)
    wanted = {(endpoint["method"], endpoint["path"]) for endpoint in server.endpoints}
    arrived = {(request.endpoint["method"], request.endpoint["path"]) for request in server.arrived}
    rows, found = rows_of(document.truth, server)
    assert len(failed) <= 0.03 * len(package.spec.commands), [*failed, *server.lost]
    assert len(arrived) >= 0.98 * len(wanted), sorted(map(str, wanted - arrived))
    assert len(found) >= 0.98 * len(rows), sorted(rows - found)
    # Some operations are public by the docs: those that give a token, for example.
    public = {None} if any(command.authenticated is False for command in package.spec.commands) else set()
    assert {request.headers.get(access.header) for request in server.arrived} - public == {access.text}
    if document.name != "ACINQ/eclair":  # It has no paths with variables.
        assert HOSTILE in {value for request in server.arrived for value in request.variables}


def signed(package: Package) -> Access:
    """How to sign is the user's own code."""

    def sign(request: Any) -> Any:
        return request._replace(headers={**request.headers, "X-Signed": "yes"})

    return Access({"auth": package.root.Signed(sign)}, "x-signed", "yes")


def is_text_of_path(param: Param) -> bool:
    """Whether a parameter is a segment of any text."""
    return param.location == "path" and param.type == "string" and not param.values


def rows_of(entry: Any, server: TruthServer) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    """The rows of the sections that were read by hand, and those of them that arrived where they belong."""
    rows, found = set(), set()
    for sample in entry["samples"]:
        for operation in sample["operations"]:
            same = (operation["method"], operation["path"].partition("?")[0])
            requests = [
                request
                for request in server.arrived
                if (request.endpoint["method"], request.endpoint["path"].partition("?")[0]) == same
            ]
            for row in sample["params"]:
                key = (operation["method"], operation["path"], row["where"], row["name"])
                # Some rows are about several parameters: `email/mobile`.
                name, *others = re.split(r"[\[\].]+", row["name"].strip("[]"))[-1].lower().split("/")
                if row["where"] in ("query", "header", "body") and requests:
                    rows.add(key)
                    found |= {key for request in requests if request.names(row["where"]).issuperset((name, *others))}
    return rows, found


def test_clients_are_typed(document: Document) -> None:
    """The package passes the strictest checks."""
    name = document.package.name
    folder = Path(str(document.package.root.__file__)).parents[1]
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(folder / ".mypy"), name]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=280)
    assert done.returncode == 0, done.stdout[-5000:]

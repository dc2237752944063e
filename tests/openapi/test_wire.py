"""Requests as the OpenAPI document describes them, sent to the mock server, whose responses the document describes."""

import runpy
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator

from documents import ROOT
from openapi_documents import Document, document_of
from slatebind.mock import MockServer
from slatebind.spec.codec import load

SPEC = ROOT / "spec" / "fernhill.yaml"
SIGNER = ROOT / "templates" / "openapi" / "signing" / "httpx_auth.py"


def signer(key: str, secret: str) -> httpx.Auth:
    """The signer that is copied next to the document."""
    auth = runpy.run_path(str(SIGNER))["CloudAuth"](key, secret)
    assert isinstance(auth, httpx.Auth)
    return auth


class Caller:
    """Sends requests as a document describes them, signed by the signer that is generated with it."""

    def __init__(self, document: Document, endpoint: str, auth: httpx.Auth, client: httpx.Client) -> None:
        self.document = document
        self.endpoint = endpoint
        self.client = client
        self._auth = auth

    def __call__(self, path: str, **given: str) -> dict[str, Any]:
        """The content of a response, after checking all of it against the schema."""
        ((method, operation),) = self.document["paths"][path].items()
        query = {name: value for name, value in given.items() if method == "get"}
        for param in operation["parameters"]:
            sent = self.document["components"]["parameters"]["response"] if "$ref" in param else param
            if "default" in sent["schema"]:
                query[sent["name"]] = sent["schema"]["default"]
        form = given if method == "post" else None
        response = self.client.request(method, f"{self.endpoint}{path}", params=query, data=form, auth=self._auth)
        assert response.status_code == 200, response.text
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
        body = response.json()
        assert list(body) == list(schema["properties"])
        Draft202012Validator({**schema, "components": self.document["components"]}).validate(body)
        (inner,) = body.values()
        assert isinstance(inner, dict)
        return inner


@pytest.fixture(scope="module")
def call() -> Iterator[Caller]:
    """A caller of a server of the sample."""
    spec = load(SPEC.read_text(encoding="utf-8"), str(SPEC)).spec
    assert spec is not None
    with MockServer(SPEC, job_seconds=0) as server, httpx.Client(trust_env=False) as client:
        yield Caller(document_of(spec), server.endpoint, signer(server.key, server.secret), client)


def test_reads(call: Caller) -> None:
    """Every command that needs no argument and changes nothing is found, and responds as its schema says."""
    paths = [
        path
        for path, methods in call.document["paths"].items()
        if "get" in methods
        and not any(param.get("required") and "const" not in param["schema"] for param in methods["get"]["parameters"])
    ]
    assert len(paths) > 10
    for path in paths:
        call(path)


def test_a_job(call: Caller) -> None:
    """A change is sent as a form, with the entry of a map; its job is queried, and its result is as its schema says."""
    machine = call("/listVirtualMachines")["virtualmachine"][0]
    tags = {"resourceids": machine["id"], "resourcetype": "UserVm", "tags[0].key": "a~b *", "tags[0].value": "ä&="}
    started = call("/createTags", **tags)
    done = call("/queryAsyncJobResult", jobid=started["jobid"])
    assert done["jobstatus"] == 1
    tagged = call("/listVirtualMachines", id=machine["id"])["virtualmachine"][0]
    assert tagged["id"] == machine["id"]


def test_wrong_signatures_are_refused(call: Caller) -> None:
    """The mock server does verify the signatures of these tests."""
    other = Caller(call.document, call.endpoint, signer("key", "wrong"), call.client)
    with pytest.raises(AssertionError, match="errorcode"):
        other("/listZones")

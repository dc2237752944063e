"""The mock servers of real references: every operation can be called as its docs say."""

import httpx
import pytest

from corpus.test_docs_corpus import DOCUMENTS
from corpus.test_http_corpus import CORE, spec_of
from rest_calls import MockCaller
from slatebind.mock import MockServer
from slatebind.spec.addresses import request_of

pytestmark = pytest.mark.peers


@pytest.mark.parametrize("optional", [False, True], ids=["required", "all"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_operation_is_answered(name: str, *, optional: bool) -> None:
    """With its required arguments, or with all of them, it succeeds; operations with the same request count as one."""
    page = CORE / name / "source" / "localizable" / "index.html.md"
    spec = spec_of(page if page.exists() else CORE / name / "source")
    tokens = {httpx.URL(auth.url).path for auth in spec.api.auth if auth.url}
    called = {command.name: request_of(command) for command in spec.commands}
    failed = []
    with MockServer(spec) as server, httpx.Client(trust_env=False) as client:
        caller = MockCaller(spec, server)
        for command in spec.commands:
            response = caller.call(client, command, optional=optional)
            wanted = called[command.name]
            executed = called[server.executed[-1].command] if server.executed else None
            if response.status_code >= 300 or not (wanted and (wanted.path in tokens or executed[:2] == wanted[:2])):
                failed.append(f"{command.method} {command.path}: {response.status_code} {response.text[:200]}")
    assert failed == []

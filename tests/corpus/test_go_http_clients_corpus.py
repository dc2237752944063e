"""The generated Go modules of real references of HTTP APIs: clean, and run against their mock servers."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from corpus.test_docs_corpus import DOCUMENTS
from corpus.test_http_corpus import CORE, TRUTH, spec_of
from go_driver import Driver, running_driver
from go_modules import run_go, unformatted
from judges.programs import go_program
from rest_packages import Calls, settings_for
from slatebind import dump_spec
from slatebind.mock import MockServer
from slatebind.spec.model import Command, Spec

pytestmark = [
    pytest.mark.peers,
    pytest.mark.languages,
    pytest.mark.skipif(not TRUTH.is_dir(), reason=f"the truth about the references is not in {TRUTH}"),
]


class Document(NamedTuple):
    """The spec of a reference, the folder of its module, and the driver of that."""

    spec: Spec
    module: Path
    driver: Driver


@pytest.fixture(scope="module", params=DOCUMENTS)
def document(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Document]:
    """A document with its module."""
    folder = CORE / request.param
    page = folder / "source" / "localizable" / "index.html.md"
    package = re.sub(r"\W+", "_", request.param).lower()
    spec = spec_of(page if page.exists() else folder / "source")
    home = tmp_path_factory.mktemp(package)
    (home / "spec.yaml").write_text(dump_spec(spec), encoding="utf-8")
    with running_driver(home / "spec.yaml", home / "module", package) as driver:
        yield Document(spec, home / "module", driver)


def settings_of(spec: Spec, server: MockServer) -> dict[str, Any]:
    """The options of a client of a mock server."""
    settings = settings_for(spec, server)
    if "username" in settings:
        settings["login"] = [settings.pop("username"), settings.pop("password")]
    if "client_id" in settings:
        names = ("token_url", "client_id", "client_secret")
        settings["auth"] = ["ClientCredentials", *(settings.pop(name) for name in names)]
    return settings


def test_every_operation_is_called_on_the_mock_server(document: Document) -> None:
    """With required arguments alone, and with all: each call succeeds, and its result has the documented shape."""
    with MockServer(document.spec, key="4711") as server:  # Some keys are documented as numbers.
        settings = settings_of(document.spec, server)
        problems = []
        for optional in (False, True):
            calls = Calls(document.spec, server, optional=optional)
            for command in document.spec.commands:
                problem = problem_of(document.driver, settings, calls, command)
                if problem:
                    problems.append(f"{command.name} ({command.method} {command.path}): {problem}")
    assert problems == []


def problem_of(driver: Driver, settings: dict[str, Any], calls: Calls, command: Command) -> str | None:
    """What is wrong with a call; None if nothing is."""
    given = [
        {"in": param.location or "", "name": param.name, "value": value} for param, value in calls.arguments(command)
    ]
    call = {"method": driver.methods[command.name], "given": given, "isLenient": True}
    executed = calls.count
    found = driver.run(settings, call)
    if "value" not in found:
        return str(found)
    fits = {"list": list, "object": dict}.get(command.response.shape) if command.response.model else None
    if fits and not isinstance(found["value"] or fits(), fits):
        return f"{command.response.shape} is {found['value']!r:.200}"
    return calls.problem(command, executed)


def test_modules_are_clean(document: Document) -> None:
    """Files are as gofmt writes them, and neither go vet nor staticcheck has anything to say."""
    assert unformatted(document.module) == ""
    run_go(document.module, "vet", "./...")
    done = subprocess.run(
        [go_program("staticcheck"), "."], cwd=document.module, capture_output=True, text=True, check=False
    )
    assert done.stdout + done.stderr == ""

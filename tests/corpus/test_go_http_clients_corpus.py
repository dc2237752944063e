"""The generated Go modules of real references of HTTP APIs: clean, and run against their mock servers."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from corpus.test_docs_corpus import DOCUMENTS
from corpus.test_http_corpus import CORE, TRUTH, spec_of
from go_driver import Driver, running_driver, walk
from go_modules import run_go, unformatted, write_example
from judges.programs import go_program
from slatebind import dump_spec
from slatebind.mock import MockServer
from slatebind.spec.model import Spec

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


def test_every_operation_is_called_on_the_mock_server(document: Document) -> None:
    """With required arguments alone, and with all: each call succeeds, and its result has the documented shape."""
    with MockServer(document.spec, key="4711") as server:  # Some keys are documented as numbers.
        assert walk(document.driver, document.spec, server, optional=False) == []
        assert walk(document.driver, document.spec, server, optional=True) == []


def test_modules_are_clean(document: Document) -> None:
    """Gofmt, go vet and staticcheck have nothing to say, to the program of the README neither."""
    write_example(document.module)
    assert unformatted(document.module) == ""
    run_go(document.module, "vet", "./...")
    done = subprocess.run(
        [go_program("staticcheck"), "."], cwd=document.module, capture_output=True, text=True, check=False
    )
    assert done.stdout + done.stderr == ""

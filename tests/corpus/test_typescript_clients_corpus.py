"""The TypeScript clients of real references of HTTP APIs: compiled, and every operation called on the mock server."""

import re
from pathlib import Path

import pytest

from corpus.test_docs_corpus import DOCUMENTS
from corpus.test_http_corpus import CORE, TRUTH, spec_of
from slatebind.mock import MockServer
from typescript_packages import compile_package, walk, write_package

pytestmark = [
    pytest.mark.peers,
    pytest.mark.skipif(not TRUTH.is_dir(), reason=f"the truth about the references is not in {TRUTH}"),
]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_operation_is_called_on_the_mock_server(name: str, tmp_path: Path) -> None:
    """The package passes the strict compiler; with required arguments alone, and with all, each call succeeds."""
    page = CORE / name / "source" / "localizable" / "index.html.md"
    spec = spec_of(page if page.exists() else CORE / name / "source")
    write_package(spec, tmp_path, re.sub(r"\W+", "-", name).lower())
    compile_package(tmp_path)
    with MockServer(spec, key="4711") as server:  # Some keys are documented as numbers.
        assert walk(tmp_path, spec, server, optional=False) == []
        assert walk(tmp_path, spec, server, optional=True) == []

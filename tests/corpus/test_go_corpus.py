"""The Go module of a real reference with more than a hundred commands."""

import subprocess
from pathlib import Path

import pytest

from corpus.conftest import extraction
from go_modules import make_module, run_go, unformatted
from judges.programs import go_program
from slatebind import dump_spec


@pytest.mark.peers
@pytest.mark.languages
def test_a_large_api_is_clean(tmp_path: Path) -> None:
    """Gofmt, go vet and staticcheck have nothing to say."""
    spec = tmp_path / "sidescale.yaml"
    spec.write_text(dump_spec(extraction("22").spec), encoding="utf-8")
    module = make_module(spec, tmp_path / "module")
    assert unformatted(module) == ""
    run_go(module, "vet", "./...")
    done = subprocess.run([go_program("staticcheck"), "./..."], cwd=module, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout

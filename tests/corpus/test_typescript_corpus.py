"""The TypeScript package of a real reference with more than a hundred commands."""

import subprocess
from pathlib import Path

import pytest

from corpus.conftest import extraction
from judges.programs import node_program
from slatebind.rendering import render
from slatebind.rendering.targets.target import load_target


@pytest.mark.peers
@pytest.mark.languages
def test_a_large_api_compiles(tmp_path: Path) -> None:
    """It compiles with all strict flags."""
    target, problems = load_target("typescript")
    assert target is not None, problems
    files, problems = render(extraction("22").spec, target, {}, {})
    assert files is not None, problems
    for file in files:
        path = tmp_path / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.text if isinstance(file.text, bytes) else file.text.encode())
    done = subprocess.run([node_program("tsc"), "-p", str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout

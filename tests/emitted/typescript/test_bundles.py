"""How large the bundles of programs are that use one function of the emitted package."""

import gzip
import subprocess
from pathlib import Path

import pytest

from emitted.typescript.conftest import PACKAGE
from judges.programs import node_program

pytestmark = pytest.mark.languages
MAX_BYTES = 16_000
MAX_GZIPPED = 6_500


def test_one_function(tmp_path: Path) -> None:
    """A function that returns an object keeps the limits of the benchmark, with all that its calls need."""
    bundle = bundled(tmp_path, "createSecurityGroup", "security-group")
    assert len(bundle) <= MAX_BYTES
    assert len(gzip.compress(bundle, 9, mtime=0)) <= MAX_GZIPPED


def test_one_function_that_lists(tmp_path: Path) -> None:
    """It contains pages in addition, and neither jobs, nor what authenticates with a password."""
    bundle = bundled(tmp_path, "listAccounts", "account")
    assert b"pages count from 1" in bundle
    assert not [name for name in (b"JobFailed", b"did not end in time", b"or username and password") if name in bundle]


def test_numbers_are_written_where_they_are_used(tmp_path: Path) -> None:
    """Limits are constants of a module without imports, which esbuild replaces by their values."""
    bundle = bundled(tmp_path, "createSecurityGroup", "security-group")
    limits = (PACKAGE / "src" / "runtime" / "limits.ts").read_text(encoding="utf-8")
    assert "\nimport " not in limits
    assert b"=268435456" not in bundle
    assert b">268435456" in bundle


def bundled(folder: Path, function: str, group: str) -> bytes:
    """The bundle of a program that has a client and one function of a group."""
    source = PACKAGE / "src"
    lines = [
        f'export {{ ApiClient }} from "{source}/runtime/client.js";',
        f'export {{ {function} }} from "{source}/commands/{group}.js";',
    ]
    (folder / "entry.js").write_text("\n".join(lines), encoding="utf-8")
    options = ("--bundle", "--minify", "--format=esm", "--target=es2022", "--platform=browser", "--outfile=bundle.js")
    subprocess.run([node_program("esbuild"), "entry.js", *options], cwd=folder, check=True, capture_output=True)
    return (folder / "bundle.js").read_bytes()

"""The OpenAPI document in the hands of other tools: linters, and a generator whose client calls the mock server."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from documents import ROOT, SIDESCALE, needs_corpus
from slatebind.mock import MockServer
from tools import find_program

pytestmark = pytest.mark.peers

OWNERS = ("--option", "license=Apache-2.0", "--option", "license_url=https://x.test/l", "--option")
"""What only the owner of an API can say, without which linters warn."""
LINTERS = {
    "redocly": ("@redocly/cli@1.34.5", "lint", "--extends", "recommended", "--max-problems", "100"),
    "spectral": ("@stoplight/spectral-cli@6.15.0", "lint", "--fail-severity", "hint", "--ruleset", "ruleset.yaml"),
}


def run(folder: Path, *command: str, **environment: str) -> str:
    """Run a program in a folder; it must succeed. What it prints."""
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-5000:]
    return done.stdout + done.stderr


def generate(folder: Path, source: Path, *options: str) -> None:
    """Write the document of a spec or of docs into a folder."""
    owners = (*OWNERS, "contact_url=https://x.test/help")
    run(
        folder,
        *(sys.executable, "-m", "slatebind", "generate", str(source), "--target", "openapi", "--out", "."),
        *owners,
        *options,
        PYTHONPATH=str(ROOT / "generator"),
    )


def sources() -> list[object]:
    """The sample, and the largest real document."""
    large = next(iter(SIDESCALE.glob("22-*.md")), Path("missing"))
    return [
        pytest.param(ROOT / "spec" / "fernhill.yaml", id="sample"),
        pytest.param(large, marks=needs_corpus, id="22"),
    ]


@pytest.mark.parametrize("version", ["3.1", "3.0"])
@pytest.mark.parametrize("linter", LINTERS)
@pytest.mark.parametrize("source", sources())
def test_linters(source: Path, linter: str, version: str, tmp_path: Path) -> None:
    """Their recommended rules find no error and, once the owner's facts are given, nothing to warn of."""
    npx = find_program("npx")
    generate(tmp_path, source, "--option", f"openapi={version}")
    (tmp_path / "ruleset.yaml").write_text('extends: ["spectral:oas"]\n', encoding="utf-8")
    for name in ("openapi.yaml", "openapi.json"):
        printed = run(tmp_path, npx, "--yes", *LINTERS[linter], name)
        assert "warning" not in printed, printed


CALLS = """
import json, runpy, sys
from cloud import Client
from cloud.api.resource_tags import create_tags
from cloud.api.virtual_machine import list_virtual_machines
from cloud.models.create_tags_body import CreateTagsBody

endpoint, key, secret, signer = sys.argv[1:]
auth = runpy.run_path(signer)["CloudAuth"](key, secret)
client = Client(base_url=endpoint, httpx_args={"auth": auth, "trust_env": False}, raise_on_unexpected_status=True)
constants = {"command": "listVirtualMachines", "response": "json"}
listed = list_virtual_machines.sync(client=client)
(machine, *_) = listed.listvirtualmachinesresponse.virtualmachine
body = CreateTagsBody.from_dict({
    "resourceids": machine.id, "resourcetype": "UserVm", "tags[0].key": "a~b *", "tags[0].value": "x&=y"
})
job = create_tags.sync(client=client, body=body).createtagsresponse
print(json.dumps({"name": machine.name, "jobid": job.jobid}))
"""


def test_client_of_another_generator(tmp_path: Path) -> None:
    """openapi-python-client reads the document without a warning; its client lists and starts a job, signed."""
    spec = ROOT / "spec" / "fernhill.yaml"
    generate(tmp_path, spec)
    (tmp_path / "config.yaml").write_text("package_name_override: cloud\npost_hooks: []\n", encoding="utf-8")
    command = ("-m", "openapi_python_client", "generate", "--path", "openapi.yaml", "--meta", "none")
    options = ("--config", "config.yaml", "--output-path", "cloud", "--fail-on-warning")
    run(tmp_path, sys.executable, *command, *options)
    (tmp_path / "calls.py").write_text(CALLS, encoding="utf-8")
    with MockServer(spec, job_seconds=0) as server:
        signer = str(tmp_path / "signing" / "httpx_auth.py")
        printed = run(tmp_path, sys.executable, "calls.py", server.endpoint, server.key, server.secret, signer)
    answer = json.loads(printed)
    assert answer["name"]
    assert answer["jobid"]

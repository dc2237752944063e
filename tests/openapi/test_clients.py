"""Clients that other generators make of OpenAPI documents: they compile, and those of CloudStack can log in."""

import json
import sys
from pathlib import Path

import pytest

from documents import ROOT
from openapi.generators import (
    SAMPLES,
    core_documents,
    generate,
    go_project,
    largest_document,
    python_package,
    run,
    typescript_project,
)
from slatebind.mock import MockServer
from tools import find_program

pytestmark = [pytest.mark.peers, pytest.mark.timeout(1500)]

CLIENTS = Path(__file__).parent / "clients"
SIGNING = ROOT / "templates" / "openapi" / "signing"
DOCUMENTS = {**SAMPLES, **largest_document(), **core_documents()}


def copy_client(name: str, folder: Path) -> None:
    """Put a program that uses a client next to it."""
    (folder / name).write_bytes((CLIENTS / name).read_bytes())


def check_calls(folder: Path, *command: str, signer: str) -> None:
    """A program lists, and starts a job, on a server that verifies signatures."""
    with MockServer(SAMPLES["fernhill"], job_seconds=0) as server:
        printed = run(folder, *command, server.endpoint, server.key, server.secret, str(SIGNING / signer))
        answer = json.loads(printed)
        assert answer["name"]
        assert answer["jobid"]


def test_a_python_client_calls(tmp_path: Path) -> None:
    """That of openapi-python-client, signed by the signer for httpx."""
    generate(tmp_path, SAMPLES["fernhill"])
    python_package(tmp_path)
    copy_client("python_client.py", tmp_path)
    check_calls(tmp_path, sys.executable, "python_client.py", signer="httpx_auth.py")


def test_typescript_clients_call(tmp_path: Path) -> None:
    """Those of openapi-fetch and hey-api, signed by the signer for fetch."""
    generate(tmp_path / "cloud", SAMPLES["fernhill"])
    for name in ("openapi_fetch", "hey_api"):
        copy_client(f"{name}.ts", tmp_path)
    typescript_project(tmp_path, "cloud")
    for name in ("openapi_fetch", "hey_api"):
        check_calls(tmp_path, find_program("node"), f"{name}.js", signer="fetch.mjs")


def test_a_go_client_calls(tmp_path: Path) -> None:
    """That of oapi-codegen, signed by the signer for net/http."""
    generate(tmp_path / "fernhill", SAMPLES["fernhill"], openapi="3.0")
    go = go_project(tmp_path, "fernhill")
    copy_client("main.go", tmp_path)
    run(tmp_path, go, "mod", "tidy")
    run(tmp_path, go, "vet", "./fernhill/signing")
    check_calls(tmp_path, go, "run", ".", signer="transport.go")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_python_clients_compile(name: str, tmp_path: Path) -> None:
    """Those of openapi-python-client, which reads every document without a warning."""
    generate(tmp_path, DOCUMENTS[name])
    python_package(tmp_path)


def test_typescript_clients_compile(tmp_path: Path) -> None:
    """Those of openapi-typescript and hey-api, of every document."""
    names = [f"d{number}" for number, _ in enumerate(DOCUMENTS)]
    for name, source in zip(names, DOCUMENTS.values(), strict=True):
        generate(tmp_path / name, source)
    typescript_project(tmp_path, *names)


def test_go_clients_compile(tmp_path: Path) -> None:
    """Those of oapi-codegen, of every document."""
    names = [f"d{number}" for number, _ in enumerate(DOCUMENTS)]
    for name, source in zip(names, DOCUMENTS.values(), strict=True):
        generate(tmp_path / name, source, openapi="3.0")
    go = go_project(tmp_path, *names)
    run(tmp_path, go, "mod", "tidy")
    run(tmp_path, go, "build", "./...")

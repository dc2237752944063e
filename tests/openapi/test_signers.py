"""The signers next to the OpenAPI document: every signature they make is that of the vectors, whatever the language."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import pytest

from documents import ROOT
from tools import find_program
from wire.reference import signature, signed_text
from wire.vectors import load

SIGNING = ROOT / "templates" / "openapi" / "signing"
HERE = Path(__file__).parent / "signers"
FORM = "application/x-www-form-urlencoded"
Request = dict[str, str]


def commands(language: str, folder: Path) -> list[str]:
    """The program that signs what it is given with the signer of a language."""
    match language:
        case "python":
            return [sys.executable, str(HERE / "sign.py"), str(SIGNING / "httpx_auth.py")]
        case "javascript":
            return [find_program("node"), str(HERE / "sign.mjs"), str(SIGNING / "fetch.mjs")]
    (folder / "signing").mkdir()
    (folder / "go.mod").write_text("module cloud\n\ngo 1.21\n", encoding="utf-8")
    for source, copied in ((SIGNING / "transport.go", "signing/transport.go"), (HERE / "sign.go", "main.go")):
        (folder / copied).write_bytes(source.read_bytes())
    return [find_program("go"), "run", "-C", str(folder), "."]


def signed(language: str, requests: list[Request], folder: Path) -> list[Request]:
    """The URL and the body of each request, after it was signed."""
    command = commands(language, folder)
    done = subprocess.run(command, input=json.dumps(requests), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert len(found) == len(requests)
    return list(found)


def requests_of(vector: dict[str, Any]) -> list[Request]:
    """A vector as a GET, and as a POST with a form; both may have parameters of an earlier signature."""
    params = {name: text for name, text in vector["params"].items() if name != "apiKey"}
    command = {"command": params.pop("command")}
    url = "https://cloud.test/client/api/x"
    facts = {"key": vector["params"].get("apiKey", "K"), "secret": vector["secret"], "type": FORM}
    return [
        {**facts, "method": "GET", "url": f"{url}?{urlencode({**command, **params}, quote_via=quote)}", "body": ""},
        {
            **facts,
            "method": "POST",
            "url": f"{url}?{urlencode(command)}&apiKey=old&signature=old",
            "body": urlencode(params, quote_via=quote),
        },
    ]


PLAIN = {"method": "POST", "url": "https://cloud.test/api?command=x", "body": "a=b", "type": "text/plain"}


RUN_ELSEWHERE = [pytest.param(name, marks=pytest.mark.languages) for name in ("javascript", "go")]


@pytest.mark.parametrize("language", ["python", *RUN_ELSEWHERE])
def test_signatures(language: str, tmp_path: Path) -> None:
    """All parameters are covered, in the query and in forms, but no other body; nothing else changes."""
    vectors = [vector for vector in load("signing") if "signature" not in vector["params"]]
    cases = [(vector, request) for vector in vectors for request in requests_of(vector)]
    assert len(cases) > 30
    plain = {"name": "not a form", "secret": "s", "params": {"command": "x", "apiKey": "K"}}
    cases.append((plain, {**PLAIN, "key": "K", "secret": "s"}))
    answers = signed(language, [request for _, request in cases], tmp_path)
    for (vector, request), answer in zip(cases, answers, strict=True):
        query = dict(parse_qsl(urlsplit(answer["url"]).query, keep_blank_values=True))
        form = dict(parse_qsl(answer["body"], keep_blank_values=True)) if request["type"] == FORM else {}
        params = {**vector["params"], "apiKey": request["key"]}
        given = {**query, **form}
        assert given.pop("signature") == signature(signed_text(params), vector["secret"]), vector["name"]
        assert given == params
        assert answer["body"] == request["body"]

"""``slatebind mock --log``: a line of JSON for each request and its response, without secrets."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from mock_server.conftest import SAMPLE, signature
from mock_server.test_command import mock, running
from slatebind.mock import MockServer
from slatebind.mock.log import mask_params


def entries(path: Path) -> list[dict[str, Any]]:
    """The lines of a log."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def request(exports: dict[str, str], command: str, **params: str) -> None:
    """Send a signed request to a running server."""
    whole = {"command": command, "response": "json", "apiKey": exports["CLOUDSTACK_KEY"], **params}
    query = urlencode({**whole, "signature": signature(whole, exports["CLOUDSTACK_SECRET"])})
    with urlopen(f"{exports['CLOUDSTACK_ENDPOINT']}?{query}") as response:
        response.read()


def test_a_log(tmp_path: Path) -> None:
    """It has the request and the response of each command, and is added to an existing one."""
    log = tmp_path / "log.jsonl"
    log.write_text("{}\n")
    with running(str(SAMPLE), "--log", str(log)) as server:
        request(server.exports, "listZones", keyword="fern", sessionkeys="hidden", signatureVersion="2")
        _, err = server.ended()
    first, entry = entries(log)
    assert first == {}
    seen = {"method": "GET", "path": "/client/api", "command": "listZones", "status": 200, "fault": None}
    assert seen.items() <= entry.items()
    masked = {"apiKey": "***", "signature": "***", "sessionkeys": "***", "signatureVersion": "2"}
    assert entry["params"] == {"command": "listZones", "response": "json", "keyword": "fern", **masked}
    assert entry["response"]["listzonesresponse"]["count"] == 1
    assert "hidden" not in log.read_text() + err


def test_requests_that_no_command_matches(tmp_path: Path) -> None:
    """With --log-unmatched only these are logged, in the file and on standard error; other paths match none either."""
    log = tmp_path / "log.jsonl"
    with running(str(SAMPLE), "--log", str(log), "--log-unmatched") as server:
        request(server.exports, "listZones")
        with pytest.raises(Exception, match="432"):
            request(server.exports, "listMoons")
        with pytest.raises(Exception, match="404"):
            urlopen(f"{server.exports['CLOUDSTACK_ENDPOINT'].removesuffix('api')}apis?command=listZones")
        _, err = server.ended()
    unknown, elsewhere = entries(log)
    assert (unknown["command"], unknown["params"]["command"], unknown["status"]) == (None, "listMoons", 432)
    assert (elsewhere["command"], elsewhere["path"], elsewhere["status"]) == (None, "/client/apis", 404)
    assert "listMoons" in err
    assert len(err.splitlines()) == 3


def test_a_log_that_cannot_be_written(tmp_path: Path) -> None:
    """The server does not start."""
    code, _, err = mock(str(SAMPLE), "--log", str(tmp_path))
    assert (code, err) == (2, f"slatebind: error: cannot write the log {tmp_path}: Is a directory\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk() -> None:
    """A log that can no longer be written is reported; requests are still answered."""
    with running(str(SAMPLE), "--log", "/dev/full") as server:
        request(server.exports, "listZones")
        _, err = server.ended()
    assert err.splitlines()[0] == "the log cannot be written: No space left on device"


def test_secrets_of_maps() -> None:
    """An entry of a map is secret by its key, whether that is its name or a value of its own."""
    params = {
        "details[0].rootPassword": "a",
        "tags[0].key": "password",
        "tags[0].value": "b",
        "tags[1].key": "colour",
        "tags[1].value": "c",
    }
    masked = {"details[0].rootPassword": "***", "tags[0].value": "***"}
    assert mask_params(params) == {**params, **masked}


def test_secrets_of_responses() -> None:
    """Fields of responses are masked by their names, and values of the request where a response repeats them."""
    from slatebind.mock.log import log_line  # noqa: PLC0415

    lines: list[str] = []
    with MockServer(SAMPLE, on_request=lambda handled: lines.append(log_line(handled).decode())) as server:
        whole = {"command": "login", "response": "json", "username": server.username, "password": server.password}
        with urlopen(server.endpoint, urlencode(whole).encode()) as response:
            key = json.load(response)["loginresponse"]["sessionkey"]
        whole = {"command": "listZones", "response": "json", "apiKey": server.key, "password": "p\x01ss"}
        with pytest.raises(Exception, match="431"):
            urlopen(f"{server.endpoint}?{urlencode({**whole, 'signature': signature(whole, server.secret)})}")
    login, refused = map(json.loads, lines)
    assert login["response"]["loginresponse"]["sessionkey"] == "***"
    assert key not in lines[0]
    assert "p\x01ss" not in refused["response"]["listzonesresponse"]["errortext"]
    assert "Received value *** for" in refused["response"]["listzonesresponse"]["errortext"]

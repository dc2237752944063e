"""Files that are sent and saved, and requests by method and path."""

import email.policy
import json
import os
import pty
import subprocess
import sys
from email.parser import BytesParser
from pathlib import Path
from typing import Any

import pytest

from emitted.command_line import Shell
from emitted.rest.conftest import PACKAGE, Answers
from processes import Child, read_terminal
from wire.rest_server import Received

JPEG = b"\xff\xd8\xff\x00 a picture \r\n--x\r\n"
BASE64_JPEG = {"$base64": "/9j/ACBhIHBpY3R1cmUgDQotLXgNCg=="}


def parts(request: Received) -> dict[str, tuple[str | None, bytes]]:
    """The parts of a multipart body: their file names, and what they contain."""
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    message = BytesParser(policy=email.policy.HTTP).parsebytes(head + request.body)
    found: dict[str, tuple[str | None, bytes]] = {}
    for part in message.iter_parts():  # type: ignore[attr-defined]
        name = part.get_param("name", header="content-disposition")
        found[name] = part.get_filename(), part.get_payload(decode=True)
    return found


def test_a_file_is_sent(answers: Answers, shell: Shell) -> None:
    """Its bytes and its name; from standard input, with the name of the parameter."""
    Path("drill.jpg").write_bytes(JPEG)
    server = answers("{}", "{}")
    assert shell("tools", "attach-photo", "tool_id=811", "photo=@drill.jpg", "caption=@@work").exit_code == 0
    assert shell("tools", "attach-photo", "--tool-id", "811", "--photo", "-", stdin=JPEG).exit_code == 0
    first, second = map(parts, server.received)
    assert first == {"photo": ("drill.jpg", JPEG), "caption": (None, b"@work")}
    assert second == {"photo": ("photo", JPEG)}


def test_several_files_are_sent(monkeypatch: pytest.MonkeyPatch, answers: Answers, shell: Shell) -> None:
    """A list of files is given file by file."""
    from tallowmere.operations import tools  # noqa: PLC0415
    from tallowmere.runtime.protocol.operation import Param  # noqa: PLC0415

    params: Any = (Param("photos", "list", "body", items="file"),)
    operation = tools.ATTACH_PHOTO._replace(path="/v1/photos", params=params)
    monkeypatch.setattr(tools, "ATTACH_PHOTO", operation)
    for name in ("a.jpg", "b,c.jpg"):
        Path(name).write_bytes(JPEG)
    server = answers("{}")
    assert shell("tools", "attach-photo", "photos=@a.jpg", "--photos", "@b,c.jpg").exit_code == 0
    assert server.received[0].body.count(JPEG) == 2
    assert b'filename="b,c.jpg"' in server.received[0].body


def test_a_response_that_is_not_json_is_printed_as_it_is(answers: Answers, shell: Shell) -> None:
    """Byte for byte, whatever the output format is."""
    answers({"type": "image/jpeg", "body": BASE64_JPEG})
    done = shell("tools", "fetch-photo", "photo_id=ph_20", "-o", "json")
    assert (done.exit_code, done.stdout_bytes, done.stderr) == (0, JPEG, "")


@pytest.mark.parametrize("line", ["tools fetch-photo photo_id=ph_20", "call GET /v1/photos/ph_20", "tools list --all"])
def test_a_response_is_saved(answers: Answers, shell: Shell, line: str) -> None:
    """As it is, and nothing is printed."""
    answers({"type": "image/jpeg", "body": BASE64_JPEG})
    done = shell(*line.split(), "--save", "new.jpg")
    assert (done.exit_code, done.stdout) == (0, "")
    assert Path("new.jpg").read_bytes() == JPEG


def test_an_error_is_not_saved(answers: Answers, shell: Shell) -> None:
    """A file that exists stays as it is."""
    Path("old.jpg").write_bytes(JPEG)
    answers({"status": 404, "body": "{}"})
    assert shell("tools", "fetch-photo", "photo_id=x", "--save", "old.jpg").exit_code == 4
    assert Path("old.jpg").read_bytes() == JPEG


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ({"type": "image/jpeg", "body": BASE64_JPEG}, "22 bytes of image/jpeg: write them to a file"),
        ({"type": "text/plain", "body": "one\x1b[31m\ntwo"}, "one\ufffd[31m\r\ntwo\r\n"),
    ],
)
def test_content_on_a_terminal(answers: Answers, answer: Any, shown: str) -> None:
    """Texts are shown without what could steer the terminal, of other content how much there is."""
    answers(answer)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "tallowmere", "tools", "fetch-photo", "photo_id=1"]
    with Child(command, cwd=PACKAGE, stdin=theirs, stdout=theirs, stderr=subprocess.STDOUT):
        os.close(theirs)
        assert shown in read_terminal(ours).decode()
    os.close(ours)


def test_any_request_can_be_sent(answers: Answers, shell: Shell) -> None:
    """Parameters go where the docs say, else into the query of what reads, and the JSON of what changes."""
    server = answers(*["{}"] * 5)
    lines = [
        "call get /v1/unknown/thing a=1 b:=true",
        "call POST /v1/unknown a=1 b:=true c:=null",
        "call POST /v1/loans?x=y member_id=52 items:=[]",
        "call PUT /v1/unknown/{id} id=a/b",
        "call DELETE /v1/tools/1 really=true",
    ]
    for line in lines:
        assert shell(*line.split()).exit_code == 0
    assert [(request.method, request.target, request.body) for request in server.received] == [
        ("GET", "/api/v1/unknown/thing?a=1&b=true", b""),
        ("POST", "/api/v1/unknown", b'{"a":"1","b":true,"c":null}'),
        ("POST", "/api/v1/loans?x=y", b'{"member_id":"52","items":[]}'),
        ("PUT", "/api/v1/unknown/a%2Fb", b""),
        ("DELETE", "/api/v1/tools/1?really=true", b""),
    ]


def test_a_call_prints_what_the_docs_know_of_its_response(answers: Answers, shell: Shell) -> None:
    """The list of a documented request; of any other its JSON, or whatever it is."""
    answers('{"data": [{"id": 1}], "total": 1}', '{"data": [{"id": 1}]}', {"type": "text/plain", "body": "pong\n"})
    assert json.loads(shell("call", "GET", "/v1/tools", "-o", "json").stdout) == [{"id": 1}]
    assert json.loads(shell("call", "GET", "/v2/tools", "-o", "json").stdout) == {"data": [{"id": 1}]}
    assert shell("call", "GET", "/ping").stdout == "pong\n"


def test_a_call_with_a_body_and_headers(answers: Answers, shell: Shell) -> None:
    """The body is sent as it is, with the type of JSON if it is that; pairs go to the query."""
    server = answers(*["{}"] * 3)
    assert shell("call", "POST", "/v1/tools", "-d", '{"a": 1.10}', "dry=true", "-H", "X-Trace: 1").exit_code == 0
    assert shell("call", "POST", "/v1/tools", "-d", "-", stdin="a: b").exit_code == 0
    assert shell("call", "POST", "/v1/tools", "-d", "{}", "-H", "content-type:application/x+json").exit_code == 0
    first, second, third = server.received
    assert (first.target, first.body, first.headers["x-trace"]) == ("/api/v1/tools?dry=true", b'{"a": 1.10}', "1")
    assert first.headers["content-type"] == "application/json"
    assert (second.body, second.headers["content-type"]) == (b"a: b", "application/octet-stream")
    assert third.headers["content-type"] == "application/x+json"

"""Large files travel in parts: uploads are read while they are sent, responses are written as they arrive."""

import io
import os
from pathlib import Path
from typing import Any

import pytest
import tallowmere
from tallowmere import Signed, errors
from tallowmere.operations import tools
from tallowmere.runtime import http
from tallowmere.runtime.protocol import files
from tallowmere.runtime.protocol.files import StoredContent
from tallowmere.runtime.protocol.operation import Response

from emitted.command_line import Shell
from emitted.rest.conftest import Answers
from emitted.rest.sample_client import Caller
from emitted.rest.test_files_and_calls import BASE64_JPEG, JPEG, parts
from wire.rest_server import Script

IMAGE = {"type": "image/jpeg", "body": BASE64_JPEG}


@pytest.fixture(autouse=True)
def small_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not fit into a few bytes is large."""
    monkeypatch.setattr(files, "MAX_BYTES_IN_MEMORY", 10)
    monkeypatch.setattr(files, "_CHUNK_BYTES", 7)


def attach(photo: Any) -> Any:
    """A step that sends a photo."""
    return lambda client: client.tools.attach_photo(tool_id="811", photo=photo)


def open_for_bytes(path: str) -> io.BufferedReader:
    """A file that the caller has opened."""
    return Path(path).open("rb")


@pytest.fixture(params=["sync", "async"])
def caller(request: pytest.FixtureRequest, answers: Answers) -> tuple[Caller, Script]:
    """Runs steps with either client; what the server received."""
    server = answers(*["{}"] * 4)
    return Caller(request.param, {"endpoint": server.endpoint, "token": "t"}), server


@pytest.mark.parametrize("opened", [str, Path, open_for_bytes])
def test_a_large_file_is_sent_in_parts(caller: tuple[Caller, Script], opened: Any) -> None:
    """With its size in a header; no request holds it, and so neither do hooks that look at what was sent."""
    call, server = caller
    Path("drill.jpg").write_bytes(JPEG)
    seen: list[Any] = []
    photo = opened("drill.jpg")
    call(attach(photo), after=lambda request, _: seen.append(request))
    if isinstance(photo, io.IOBase):
        photo.close()
    (request,) = server.received
    assert parts(request) == {"photo": ("drill.jpg", JPEG)}
    assert int(request.headers["content-length"]) == len(request.body)
    assert "transfer-encoding" not in request.headers
    assert (seen[0].body, seen[0].params) == (None, {"tool_id": "811", "photo": "(drill.jpg, 22 bytes)"})


def test_who_may_change_a_request_sees_all_of_it(caller: tuple[Caller, Script]) -> None:
    """Hooks, functions that sign, and transports of the user's own get the body."""
    call, server = caller
    Path("drill.jpg").write_bytes(JPEG)
    seen: list[bytes] = []

    def look(request: Any) -> Any:
        seen.append(request.body)
        return request

    def transport(send: Any) -> Any:
        look(send.request)
        return http.HttpResponse(200, {}, b"{}")

    call(attach("drill.jpg"), before=look)
    call(attach("drill.jpg"), auth=Signed(look), token=None)
    call(attach("drill.jpg"), transport=transport)
    assert [body.count(JPEG) for body in seen] == [1, 1, 1]
    assert [request.body for request in server.received] == seen[:2]


def test_an_open_file_is_sent_from_where_it_is(caller: tuple[Caller, Script]) -> None:
    """And again from there if it has to be sent once more."""
    call, server = caller
    file = io.BytesIO(b"before " + JPEG)
    file.seek(7)
    call(attach(file), lambda _: None)
    assert parts(server.received[0]) == {"photo": ("photo", JPEG)}
    stored = StoredContent("it", file, len(JPEG), 7)
    assert [b"".join(stored.chunks()) for _ in range(2)] == [JPEG, JPEG]


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda path: os.truncate(path, 12), "drill.jpg became shorter while it was sent"),
        (os.unlink, "drill.jpg cannot be read: No such file or directory"),
    ],
)
def test_a_file_that_changes_while_it_is_sent(
    caller: tuple[Caller, Script], monkeypatch: pytest.MonkeyPatch, spoil: Any, message: str
) -> None:
    """The call fails, and says why; the server gets no complete request."""
    call, server = caller
    Path("drill.jpg").write_bytes(JPEG)
    monkeypatch.setattr(StoredContent, "__len__", lambda self: spoil_once(self, spoil))
    with pytest.raises(errors.UploadFailed, match=message):
        call(attach("drill.jpg"))
    assert [request for request in server.received if JPEG in request.body] == []


def spoil_once(content: Any, spoil: Any) -> int:
    """The size of a file, which is then changed."""
    path = Path("drill.jpg")
    if path.exists() and path.stat().st_size == len(JPEG):
        spoil(path)
    size: int = content._size
    return size


@pytest.mark.parametrize("line", ["tools fetch-photo photo_id=ph_20", "call GET /v1/photos/ph_20"])
def test_a_response_is_saved_as_it_arrives(
    answers: Answers, shell: Shell, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    """However large it is; a link to the file stays one."""
    monkeypatch.setattr(http, "MAX_BODY_BYTES", 10)
    Path("link.jpg").symlink_to("new.jpg")
    answers(IMAGE)
    done = shell(*line.split(), "--save", "link.jpg")
    assert (done.exit_code, done.output) == (0, "")
    assert (Path("new.jpg").read_bytes(), Path("link.jpg").is_symlink()) == (JPEG, True)
    assert sorted(path.name for path in Path.cwd().iterdir()) == ["link.jpg", "new.jpg"]


def test_a_response_is_saved_to_a_device(answers: Answers, shell: Shell) -> None:
    """It is written to, not replaced."""
    answers(IMAGE)
    assert shell("tools", "fetch-photo", "photo_id=ph_20", "--save", os.devnull).exit_code == 0
    assert Path(os.devnull).is_char_device()


def test_a_response_is_printed_as_it_arrives(answers: Answers, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """However large it is, if the docs say that it is a file; an error is not printed as if it were one."""
    monkeypatch.setattr(http, "MAX_BODY_BYTES", 10)
    documented = tools.FETCH_PHOTO._replace(response=Response(content_type="image/jpeg"))
    monkeypatch.setattr(tools, "FETCH_PHOTO", documented)
    answers(IMAGE, {"status": 404, "body": "{}"})
    done = shell("tools", "fetch-photo", "photo_id=ph_20")
    assert (done.stdout_bytes, done.stderr, done.exit_code) == (JPEG, "", 0)
    done = shell("tools", "fetch-photo", "photo_id=x")
    assert (done.exit_code, done.stdout) == (4, "")


def test_a_file_as_the_body_of_a_request(answers: Answers, shell: Shell) -> None:
    """It is sent as it is, whatever it contains."""
    content = JPEG + b"\n"
    Path("body").write_bytes(content)
    server = answers("{}")
    assert shell("call", "POST", "/v1/tools", "-d", "@body").exit_code == 0
    done = shell("call", "POST", "/v1/tools", "-d", "@missing")
    assert (done.exit_code, done.stderr.splitlines()[0]) == (
        2,
        "error: --data: cannot read 'missing': No such file or directory",
    )
    assert [request.body for request in server.received] == [content]


SIGNING = """
def sign(request):
    return request._replace(headers={**request.headers, "X-Signature": str(len(request.url))})

def broken(request):
    return None
"""


@pytest.mark.parametrize("name", ["signing.py:sign", "signing_of_test:sign"])
@pytest.mark.parametrize("way", ["option", "environment", "file"])
def test_a_function_signs_requests_of_the_command_line(
    answers: Answers, shell: Shell, monkeypatch: pytest.MonkeyPatch, way: str, name: str
) -> None:
    """It is named by an option, in the environment or in the configuration file; other credentials are not sent."""
    for file in ("signing.py", "signing_of_test.py"):
        Path(file).write_text(SIGNING)
    monkeypatch.syspath_prepend(str(Path.cwd()))
    server = answers("[]")
    monkeypatch.delenv("TALLOWMERE_TOKEN")
    line = ["tools", "list"]
    if way == "option":
        line += ["--sign", name]
    elif way == "environment":
        monkeypatch.setenv("TALLOWMERE_SIGN", name)
    else:
        Path(".config").mkdir()
        Path(".config/tallowmere.ini").write_text(f"[tallowmere]\nsign = {name}\n")
    assert shell(*line).exit_code == 0
    (request,) = server.received
    assert "authorization" not in request.headers
    assert request.headers["x-signature"] == str(len(server.endpoint + request.target.partition("/v1")[2]) + 3)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("sign", "sign: 'sign' is neither module:function nor FILE.py:function"),
        ("missing.py:sign", "sign: missing.py cannot be imported: FileNotFoundError: "),
        ("no_such_module:sign", "sign: no_such_module cannot be imported: ModuleNotFoundError: "),
        ("signing.py:other", "sign: signing.py has no function 'other'"),
        ("signing.py:broken", "signing.py:broken has to return a Request, not NoneType"),
    ],
)
def test_a_function_that_cannot_sign(answers: Answers, shell: Shell, name: str, message: str) -> None:
    """Nothing is sent, and the message says why."""
    Path("signing.py").write_text(SIGNING)
    server = answers("[]")
    done = shell("tools", "list", "--sign", name)
    assert (done.exit_code, server.received) == (2, [])
    assert message in done.stderr
    with pytest.raises(errors.ConfigurationError):
        tallowmere.Client.from_config(sign=name).call("list_tools")  # type: ignore[call-arg]

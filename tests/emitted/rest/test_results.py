"""What calls of HTTP APIs return, beyond objects and lists of the sample: plain values, bytes, files."""

import asyncio
import importlib
import io
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from slatebind import load_spec, render
from wire.rest_server import Script, serve

SPEC = """
slatebind: 1
api: {name: ledger, protocol: rest, endpoint: https://ledger.example, auth: [{scheme: header, name: X-Key}]}
groups: [{name: Books}]
commands:
- {name: export, group: Books, method: GET, path: /export, response: {content_type: text/csv}}
- {name: read, group: Books, method: GET, path: /read}
- {name: add, group: Books, method: POST, path: /add, response: {shape: list, model: Book}}
- name: pay
  group: Books
  method: POST
  path: /pay
  params:
  - {name: X-Key, in: header, type: string, required: true}
  - {name: Content-Type, in: header, type: string, required: true}
  - {name: Idempotency-Key, in: header, type: string, required: true}
  - {name: mode, in: query, type: string, required: true, values: [full]}
  - {name: amount, in: body, type: integer, required: true, nullable: true}
- {name: attach, group: Books, method: POST, path: /attach, server: https://files.ledger.example, body: multipart,
   params: [{name: pages, in: body, type: list, items: file, required: true}]}
- {name: note, group: Books, method: PUT, path: /note, body: raw,
   params: [{name: text, in: body, type: string, required: true}]}
- {name: change, group: Books, method: PATCH, path: /change, body: json}
- {name: fill, group: Books, method: POST, path: /fill, body: form}
- {name: candles, group: Books, method: GET, path: /candles,
   response: {shape: list, model: Book, example: [["2026-01-31", 1]]}}
- {name: find, group: Books, method: GET, path: /find, response: {shape: object, model: Book}}
- name: list_rates
  group: Books
  method: GET
  path: /rates
  response: {shape: list, key: data, model: Book, example: {data: [["2024-02-29", "1.5"]]}}
models:
- name: Book
  fields:
  - {name: opened, type: date}
  - {name: closed, type: date}
  - {name: marks, type: map, items: Mark}
  - {name: Mark, type: object, items: Mark}
- name: Mark
  fields: [{name: page, type: integer}]
"""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The package."""
    folder = tmp_path_factory.mktemp("ledger")
    (folder / "ledger.yaml").write_text(SPEC, encoding="utf-8")
    rendered = render(load_spec(str(folder / "ledger.yaml")), "python", {"package": "ledger"})
    assert rendered.files is not None, rendered.diagnostics
    for file in rendered.files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    yield importlib.import_module("ledger")
    sys.path.remove(str(folder))


def both(ledger: Any, answers: list[Any], name: str, **given: Any) -> Iterator[tuple[Any, Script]]:
    """What the sync and the async client return for the same answers, and what they sent."""
    with serve(answers) as script, ledger.Client(endpoint=script.endpoint, key="k1-secret") as client:
        yield getattr(client.books, name)(**given), script

    async def call() -> Any:
        async with ledger.AsyncClient(endpoint=script.endpoint, key="k1-secret") as client:
            return await getattr(client.books, name)(**given)

    with serve(answers) as script:
        yield asyncio.run(call()), script


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ({"body": '{"a": [1]}'}, {"a": [1]}),
        ({"body": "plain words", "type": "text/plain"}, "plain words"),
        ({"body": {"$base64": "AAH/"}, "type": "image/png"}, b"\x00\x01\xff"),
        ({"status": 204}, None),
        ({"body": "null"}, None),
    ],
)
def test_a_response_that_the_docs_do_not_describe(ledger: Any, answer: Any, value: object) -> None:
    """It is returned as plain values; what is not JSON as a text or as bytes."""
    for found, _ in both(ledger, [answer], "read"):
        assert found == value


def test_content(ledger: Any, tmp_path: Path) -> None:
    """What is not JSON is bytes, or is saved to a path or in an open file; the wanted type is asked for."""
    answer = {"body": "a,b\n1,2\n", "type": "text/csv"}
    for found, script in both(ledger, [answer], "export"):
        assert found == b"a,b\n1,2\n"
        assert script.received[0].headers["accept"].startswith("text/csv")
    path = tmp_path / "export.csv"
    for found, _ in both(ledger, [answer], "export", save_to=path):
        assert (found, path.read_bytes()) == (b"", b"a,b\n1,2\n")
        path.unlink()
        assert [*tmp_path.iterdir()] == []
    for target in (io.BytesIO(), io.BytesIO()):
        target.write(b"# ")
        list(both(ledger, [answer], "export", save_to=target))
        assert target.getvalue() == b"# " + 2 * b"a,b\n1,2\n"


def test_an_attempt_that_fails_leaves_nothing(ledger: Any, tmp_path: Path) -> None:
    """A refusal and a part of a response are not saved; the next attempt starts from the beginning."""
    path = tmp_path / "export.csv"
    answers = [{"status": 503, "body": "sorry"}, {"body": "whole", "type": "text/csv"}]
    for found, script in both(ledger, answers, "export", save_to=str(path)):
        assert (found, path.read_bytes(), len(script.received)) == (b"", b"whole", 2)
    with pytest.raises(ledger.errors.NotFound):
        next(both(ledger, [{"status": 404, "body": "{}"}], "export", save_to=str(tmp_path / "other")))
    assert [*tmp_path.iterdir()] == [path]
    downloads = importlib.import_module("ledger.runtime.protocol.downloads")
    for target in (tmp_path / "new", io.BytesIO()):
        download = downloads.Download(target)
        with pytest.raises(TimeoutError), download.receive() as write:
            write(b"a part")
            raise TimeoutError
        assert not (tmp_path / "new.part").exists()
        with download.receive() as write:
            write(b"all")
    assert (tmp_path / "new").read_bytes() == target.getvalue() == b"all"


def test_a_file_that_cannot_be_written(ledger: Any, tmp_path: Path) -> None:
    """The error says so, and is none of the connection."""

    class Full(io.BytesIO):
        def write(self, _: object) -> int:
            raise OSError(28, "No space left on device")

    for target, reason in ((tmp_path / "no" / "x.csv", "No such file"), (Full(), "No space left")):
        for client in (0, 1):
            calls = both(ledger, [{"body": "a"}] * (client + 1), "export", save_to=target)
            with pytest.raises(ledger.errors.SaveFailed, match=reason):
                next(calls)
            calls.close()


def test_a_list_that_answers_a_change(ledger: Any) -> None:
    """The request is sent by the call, not by the first iteration."""
    for found, script in both(ledger, ['[{"opened": "2026-01-31"}]'], "add"):
        assert [book.opened for book in found] == [date(2026, 1, 31)]
        assert [request.method for request in script.received] == ["POST"]


def test_a_list_of_arrays(ledger: Any) -> None:
    """It is returned as it is: arrays are no objects, whatever the docs call their elements."""
    for found, _ in both(ledger, ['[["2026-01-31", 2]]'], "candles"):
        assert found == [["2026-01-31", 2]]


def test_what_clients_know(ledger: Any) -> None:
    """Credentials, the type of the body, constants and idempotency keys need no arguments."""
    for _, script in both(ledger, ["{}"], "pay", amount=ledger.NULL):
        (request,) = script.received
        assert (request.target, request.body) == ("/api/pay?mode=full", b'{"amount":null}')
        assert request.headers["x-key"] == "k1-secret"
        assert request.headers["content-type"] == "application/json"
        assert len(request.headers["idempotency-key"]) == len("00000000-0000-4000-8000-000000000000")


def test_several_files(ledger: Any) -> None:
    """Each is a part of its own. A given endpoint gets what the docs send to another server."""
    for _, script in both(ledger, ["{}"], "attach", pages=[b"one", b"two"]):
        (request,) = script.received
        assert request.target == "/api/attach"
        assert request.body.count(b'form-data; name="pages"; filename="pages"') == 2
        assert b"\r\n\r\none\r\n" in request.body


def test_a_body_without_documented_fields(ledger: Any) -> None:
    """An argument has its fields."""
    for _, script in both(ledger, ["{}"], "change", body={"a": {"b": [1]}}):
        assert script.received[0].body == b'{"a":{"b":[1]}}'
    for _, script in both(ledger, ["{}"], "change", body=ledger.models.Mark(page=3)):
        assert script.received[0].body == b'{"page":3}'
    for _, script in both(ledger, ["{}"], "fill", body={"a": 1, "b": ["x", "y"]}):
        assert script.received[0].body == b"a=1&b=x&b=y"
    with pytest.raises(ledger.errors.ArgumentError):
        next(both(ledger, [], "change", body="a"))


def test_a_text_as_a_body(ledger: Any) -> None:
    """It is sent as it is; it is no name of a file."""
    for _, script in both(ledger, ["{}"], "note", text="naïve"):
        (request,) = script.received
        assert request.body == "naïve".encode()
        assert request.headers["content-type"] == "text/plain; charset=utf-8"


def test_dates_and_maps(ledger: Any) -> None:
    """A date stays one unless the server sends a time; objects in a map are models."""
    body = '{"opened": "2026-01-31","closed": "2026-01-31T03:04:05Z", "marks": {"a": {"page": 1}},"Mark":{"page":2}}'
    for book, _ in both(ledger, [body], "find"):
        assert type(book.opened) is date
        assert book.closed == datetime(2026, 1, 31, 3, 4, 5, tzinfo=UTC)
        assert (book.marks["a"].page, book.Mark_.page) == (1, 2)
        assert book.to_dict()["marks"] == {"a": {"page": 1}}
        assert '"opened":"2026-01-31"' in book.to_json()
    for book, _ in both(ledger, ['{"opened": "20260131", "closed": 1769828645}'] * 2, "find"):
        assert book.opened == date(2026, 1, 31)
        assert book.closed == datetime(2026, 1, 31, 3, 4, 5, tzinfo=UTC)


def test_lists_of_arrays_are_given_as_they_are(ledger: Any) -> None:
    """Docs that name the elements of an array make no objects of what the server sends."""
    for found, _ in both(ledger, ['{"data": [["2024-02-29", "1.5"]]}'] * 2, "list_rates"):
        assert found == {"data": [["2024-02-29", "1.5"]]}

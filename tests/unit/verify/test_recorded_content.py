"""Bodies as HAR files have them: compressed, in base64, in other encodings, as forms of every kind."""

import gzip
import json
from base64 import b64encode
from typing import Any

import pytest

from slatebind.verify.recorded_content import content_of, multipart_names
from slatebind.verify.sources import Source, read_source
from unit.verify.test_openapi import SPEC
from unit.verify.test_traffic import found

TREES = "https://api.orchard.example/v1/trees"
TREE = {"id": "é", "planted": "2020-01-01", "plot": {"number": 1, "trees": [], "owner": "x"}}
OWNER = [("verify-field-undocumented", "models/Plot/owner", "/log/entries/0")]


def read(
    content: dict[str, Any] | None = None,
    *,
    method: object = "GET",
    url: object = TREES,
    status: object = 200,
    post: dict[str, Any] | None = None,
) -> Source:
    """The facts of a HAR file with one entry."""
    request = {"method": method, "url": url, "postData": post or {}}
    response = {"status": status, "content": content or {}}
    return read_source(json.dumps({"log": {"entries": [{"request": request, "response": response}]}}), "a.har", SPEC)


def encoded(body: bytes, media: str = "application/json", encoding: str = "base64") -> dict[str, Any]:
    """A body in base64."""
    return {"mimeType": media, "encoding": encoding, "text": b64encode(body).decode()}


TEXT = json.dumps({"trees": [TREE]}, ensure_ascii=False)


@pytest.mark.parametrize(
    "content",
    [
        {"mimeType": "application/json", "text": TEXT},
        encoded(TEXT.encode()),
        encoded(TEXT.encode(), encoding="BASE64"),
        encoded(TEXT.encode("latin-1"), "application/json; charset=ISO-8859-1"),
        encoded(TEXT.encode("utf-16"), 'application/json;charset="utf-16"'),
        encoded(gzip.compress(TEXT.encode())),
        {**encoded(TEXT.encode()), "text": "\n".join([*b64encode(TEXT.encode()).decode()])},
    ],
)
def test_bodies_in_any_encoding_are_read(content: dict[str, Any]) -> None:
    """The charset is that of the media type, else UTF-8; what is compressed is decompressed."""
    assert found(read(content), SPEC) == OWNER


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (encoded(TEXT.encode("utf-16")), "is not text in utf-8"),
        (encoded(TEXT.encode(), "application/json; charset=punycode"), "has an unknown charset: 'punycode'"),
        (encoded(TEXT.encode(), "application/json; charset=nope"), "is not text in nope"),
        (encoded(b"\x1f\x8b nothing"), "is not valid gzip"),
        ({**encoded(b""), "text": "!!!!"}, "is not valid base64"),
        ({"text": "[" * 300 + "]" * 300}, "cannot be read: nested more than 200 levels deep"),
    ],
)
def test_bodies_that_cannot_be_read_are_reported(content: dict[str, Any], message: str) -> None:
    """They are not said to be something else than JSON, as nobody knows."""
    source = read(content)
    assert [one.message for one in source.diagnostics] == [f"/log/entries/0/response/content: the response {message}"]
    assert found(source, SPEC) == []


@pytest.mark.parametrize("content", [encoded(b"\x89PNG\xff", "image/png"), {"mimeType": "text/html", "text": "<html>"}])
def test_a_body_of_another_kind_is_a_disagreement(content: dict[str, Any]) -> None:
    """An image in place of documented fields is one, too."""
    assert found(read(content), SPEC) == [("verify-answer-unread", "commands/list_trees", "/log/entries/0")]


def test_a_compressed_body_does_not_fill_the_memory() -> None:
    """It is decompressed up to a limit."""
    bomb = gzip.compress(bytes(80 * 2**20), 9)
    assert len(content_of(encoded(bomb)).text) == 64 * 2**20


def test_text_that_no_encoding_can_express_does_not_hide_the_rest() -> None:
    """Browsers record bytes of images as text."""
    source = read({"mimeType": "application/json", "text": TEXT.replace("é", "\ud800")})
    assert found(source, SPEC) == OWNER


PARTS = (
    '--xx\r\nContent-Disposition: form-data; name="litres"\r\n\r\n3\r\n'
    '--xx\r\nContent-Type: text/plain\r\ncontent-disposition: form-data; filename="name"; name="cold"\r\n\r\n'
    'Content-Disposition: form-data; name="hidden"\r\n--xx--\r\n'
)


@pytest.mark.parametrize(
    "post",
    [
        {"mimeType": "application/json", "text": '{"litres": 3, "cold": 1}'},
        {"mimeType": "application/vnd.api+json", "params": [], "text": '{"litres": 3, "cold": 1}'},
        {"mimeType": "application/json", "params": [{"name": '{"x": 1}'}], "text": '{"litres": 3, "cold": 1}'},
        {"mimeType": "application/json", "encoding": "base64", "text": b64encode(b'{"cold": 1}').decode()},
        {"mimeType": "application/x-www-form-urlencoded", "text": "litres=3&co%6Cd=1&=x"},
        {"mimeType": "application/x-www-form-urlencoded", "params": [{"name": "co%6Cd%5B%5D", "value": "1"}]},
        {"mimeType": "multipart/form-data; boundary=xx", "text": PARTS},
        {"mimeType": 'Multipart/Form-Data; boundary="xx"', "text": PARTS.replace("\r\n", "\n")},
        {"mimeType": "multipart/form-data", "params": [{"name": "litres", "value": "3"}, {"name": "cold"}]},
    ],
)
def test_the_parameters_of_a_body(post: dict[str, Any]) -> None:
    """By their names as the server reads them, in each kind of body."""
    content = {"text": json.dumps({**TREE, "plot": None})}
    assert found(read(content, method="POST", url=f"{TREES}/7/water", post=post), SPEC) == [
        ("verify-param-undocumented", "commands/water_tree/params/body:cold", "/log/entries/0")
    ]


def test_a_form_without_a_boundary_has_no_parts() -> None:
    """Nothing says where its parts begin."""
    assert multipart_names("multipart/form-data", PARTS) == []


def test_an_answer_that_a_cache_had_is_none() -> None:
    """Browsers ask whether it has changed; clients of the API do not, so that its status is not one of the API."""
    assert found(read(status=304), SPEC) == []
    assert found(read(status=409), SPEC) == [
        ("verify-status-undocumented", "commands/list_trees/statuses/409", "/log/entries/0")
    ]


@pytest.mark.parametrize("url", ["https://api.orchard.example:443/v1/no", "https://API.orchard.example/v1/no"])
def test_a_host_is_the_same_in_another_spelling(url: str) -> None:
    """With the port of its scheme, or in capitals."""
    assert found(read(url=url), SPEC) == [("verify-request-unmatched", "GET /v1/no", "/log/entries/0")]


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ({"status": "200"}, None),
        ({"status": 200.0}, None),
        ({"status": 0}, None),
        ({"status": None}, None),
        ({"status": True}, "/log/entries/0/response/status: not an HTTP status"),
        ({"status": 99999}, "/log/entries/0/response/status: not an HTTP status"),
        ({"status": "200 OK"}, "/log/entries/0/response/status: not an HTTP status"),
        ({"method": 7}, "/log/entries/0/request/method: expected a text"),
        ({"url": "/v1/trees"}, "/log/entries/0/request/url: not a URL with a server"),
        ({"url": "https://api.orchard.example:99999/v1/trees"}, "/log/entries/0/request/url: not a URL"),
        ({"url": "blob:https://api.orchard.example/v1"}, None),
        ({"url": f"{TREES}?page&=x&&"}, None),
    ],
)
def test_entries_that_are_not_as_they_should_be(entry: dict[str, Any], problem: str | None) -> None:
    """They are reported with their place, or mean what they can only mean."""
    source = read(**entry)
    assert [one.message for one in source.diagnostics] == ([problem] if problem else [])
    assert source.facts is None or found(source, SPEC) == []

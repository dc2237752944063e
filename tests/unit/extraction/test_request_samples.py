"""Sample calls of curl, HTTPie and HTTP messages, as the requests that they send."""

import time

import pytest

from slatebind.diagnostic import Position
from slatebind.extraction.requests.samples import Sample, read_samples
from slatebind.markdown import Code

URL = "https://api.orchard.example/trees"


def samples(text: str) -> list[Sample]:
    """The calls in a block of code."""
    return list(read_samples(Code(Position("docs.md", 10), "shell", text)))


def sample(text: str) -> Sample:
    """The only call in a block of code."""
    (only,) = samples(text)
    return only


@pytest.mark.parametrize(
    ("call", "method", "url"),
    [
        (f"curl {URL}", "GET", URL),
        (f"$ curl '{URL}'", "GET", URL),
        (f"curl -X DELETE {URL}", "DELETE", URL),
        (f"curl -XPUT {URL}", "PUT", URL),
        (f"curl -sXPOST {URL}", "POST", URL),
        (f"curl --request=PATCH --url {URL}", "PATCH", URL),
        (f'curl "{URL}" -X "POST"', "POST", URL),
        (f"curl -d 'a=b' {URL}", "POST", URL),
        (f"curl -F file=@oak.png {URL}", "POST", URL),
        (f"curl -G -d a=b --data-urlencode c=d {URL}", "GET", f"{URL}?a=b&c=d"),
        (f"curl -I {URL}", "HEAD", URL),
        (f"curl -T oak.csv {URL}", "PUT", URL),
        (f"curl -X --header 'Accept: */*' {URL}", "GET", URL),
        (f"curl --location --globoff {URL} --header 'content-type': 'application/json'", "GET", URL),
        (f"curl -u <user name>:<password> {URL}", "GET", URL),
        ('curl -X GET -H "Tenant: oak" "<manager-ip>/api/trees"', "GET", "<manager-ip>/api/trees"),
        ("curl api.orchard.example/trees -o trees.json", "GET", "api.orchard.example/trees"),
        (f"curl -k {URL}?page=2&status=open -s", "GET", f"{URL}?page=2&status=open"),
        (f"curl -X GET {URL} | jq '.items'", "GET", URL),
        (f"curl -X GET {URL} > trees.json", "GET", URL),
        (f"curl -X POST \\\n  {URL} \\\n  -H 'A: b'", "POST", URL),
        (f"curl -X POST \\  \n  {URL}\\\n  -d '{{}}'", "POST", URL),
        (f"curl --request POST\n     --url '{URL}'\n     --data '{{}}'", "POST", URL),
        (f"curl -X POST\n\\ -H 'A: b'\n\\ {URL}", "POST", URL),
        (f"curl -X PUT \\\n  -d '{{}}'\n  \"{URL}\"", "PUT", URL),
        (f"http {URL}", "GET", URL),
        (f"$ http POST {URL} name=oak", "POST", URL),
        (f"http --form {URL} name=oak", "POST", URL),
        (f"http {URL} page==2", "GET", f"{URL}?page=2"),
        ("https PUT api.orchard.example/trees/1 age:=7", "PUT", "api.orchard.example/trees/1"),
        ("GET /trees HTTP/1.1\nHost: api.orchard.example\n", "GET", URL),
        ("DELETE /trees/7\nAccept: */*", "DELETE", "/trees/7"),
    ],
)
def test_method_and_url(call: str, method: str, url: str) -> None:
    """The method is the stated one, or the one that the options imply; the URL is found among all arguments."""
    found = sample(call)
    assert (found.method, found.url) == (method, url)


@pytest.mark.parametrize(
    ("call", "headers", "user"),
    [
        (
            f"curl {URL} -H 'Authorization: Bearer abc' -H \"X-A:b\"",
            (("Authorization", "Bearer abc"), ("X-A", "b")),
            None,
        ),
        (f"curl -u oak:acorn {URL}", (), "oak:acorn"),
        (f"curl -uoak: {URL}", (), "oak:"),
        (f"curl --oauth2-bearer abc {URL}", (("Authorization", "Bearer abc"),), None),
        (f"http -a oak:acorn {URL} X-A:b", (("X-A", "b"),), "oak:acorn"),
        (f"http -A bearer -a abc {URL}", (("Authorization", "Bearer abc"),), None),
        ("GET /trees\nX-A: b\nAccept: */*", (("X-A", "b"), ("Accept", "*/*")), None),
    ],
)
def test_headers_and_user(call: str, headers: tuple[tuple[str, str], ...], user: str | None) -> None:
    """Headers and credentials are read from their options or lines."""
    assert (sample(call).headers, sample(call).user) == (headers, user)


@pytest.mark.parametrize(
    ("call", "body"),
    [
        (f"curl {URL}", None),
        (f'curl {URL} -d \'{{"name": "oak"}}\'', "json"),
        (f"curl {URL} --json '[]'", "json"),
        (f"curl {URL} -d name=oak -d age=7", "form"),
        (f"curl {URL} -F name=oak", "multipart"),
        (f"curl {URL} -H 'Content-Type: application/json' -d @tree.json", "json"),
        (f"curl {URL} -H 'content-type: application/vnd.orchard+json; v=1' -d x", "json"),
        (f"curl {URL} -H 'Content-Type: text/csv' --data-binary @trees.csv", "raw"),
        (f"curl {URL} --data-binary @trees.csv", "raw"),
        (f"curl {URL} -d @tree", None),
        (f"curl {URL} -T trees.csv", "raw"),
        (f"http {URL} name=oak", "json"),
        (f"http -f {URL} name=oak", "form"),
        (f"http -f {URL} photo@oak.png", "multipart"),
        ('POST /trees\nAccept: */*\n\n{"name": "oak"}', "json"),
        ("POST /trees\n\nname=oak&age=7", "form"),
        ('GET /trees HTTP/1.1\nA: b\n\n{"trees": []}', None),
        ('POST /trees HTTP/1.1\nHost: a.b\n\nHTTP/1.1 201 Created\n\n{"id": 1}', None),
        (f"curl {URL} -H 'Content-Type: text/plain' --data-raw '{{\"a\": 1}}'", "json"),
        (f"curl {URL} -H 'Content-Type: text/plain' --data-raw 'a b'", "raw"),
    ],
)
def test_kind_of_the_body(call: str, body: str | None) -> None:
    """The kind of a body is that of its content type, of its options, or what it looks like."""
    assert sample(call).body == body


def test_several_calls_in_a_block() -> None:
    """Each call has its own text and line; comments and other commands are no part of it."""
    text = f"# the first\ncurl {URL} \\\n  -s\n\n# the second\ncurl -X POST {URL} # creates\norchard-cli list\n"
    found = samples(text)
    assert [(call.at.line, call.text) for call in found] == [
        (12, f"curl {URL} \\\n  -s"),
        (16, f"curl -X POST {URL}"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "$curl = curl_init();",
        "import http from 'k6/http'",
        "http://localhost/x",
        "curl",
        "orchard-cli curl x",
        "GET /trees HTTP/1.1",
        "# curl /x",
    ],
)
def test_other_code_has_no_calls(text: str) -> None:
    """Code that only mentions curl or http is no call."""
    assert samples(text) == []


def test_an_answer_is_not_a_part_of_a_message() -> None:
    """The text of a message ends where the answer begins."""
    text = "GET /trees HTTP/1.1\nHost: a.example\n\nHTTP/1.1 200 OK\nContent-Type: application/json\n\n[]"
    assert sample(text).text == "GET /trees HTTP/1.1\nHost: a.example"


@pytest.mark.parametrize(
    "piece", ["curl 'x\n", "curl \\\n", 'curl -d "\\', "curl <a ", "http a ", "GET /x\n", "curl -X "]
)
def test_the_time_is_linear(piece: str) -> None:
    """Four times the text takes at most eight times as long, whatever is repeated in it."""

    def seconds(count: int) -> float:
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            samples(piece * count)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(20_000) <= 8 * seconds(5_000) + 0.5


def test_the_content_type_of_a_call_without_its_data() -> None:
    """Docs leave the data out; the content type of a call that has to have some says what it is."""
    assert sample("POST /trees\nContent-Type: application/x-www-form-urlencoded").body == "form"
    assert sample(f"curl -X PUT {URL} -H 'Content-Type: application/json'").body == "json"
    assert sample(f"curl {URL} -H 'Content-Type: application/json'").body is None
    assert sample("PUT /trees/1\nA: b\n\nname=oak\nage=7").body == "form"

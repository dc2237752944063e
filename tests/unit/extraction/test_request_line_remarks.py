"""What stands around a request line: remarks, options, other requests, and marks that it is out of use."""

# ruff: noqa: RUF001 - punctuation of Chinese and Japanese

from pathlib import Path

import pytest

from slate_docs import spec_of

_OTHER = "## List birds\n\n`GET /birds`\n\n"


def requests(folder: Path, text: str) -> list[str]:
    """The requests of a document but that of birds."""
    found = (f"{command.method} {command.path}" for command in spec_of(folder, f"# Forest\n\n{_OTHER}{text}").commands)
    return [request for request in found if request != "GET /birds"]


@pytest.mark.parametrize(
    "lines",
    [
        "**Method**: POST (multipart/form-data)\n\n**URL**: `/trees`",
        "**请求方式**：POST（Content-Type: application/json）\n\n**请求地址**：`/trees?ak=您的密钥`",
        "Method: POST (JSON)\nURL: /trees",
    ],
)
def test_a_remark_behind_a_method(lines: str, tmp_path: Path) -> None:
    """It does not separate the method from its URL."""
    assert requests(tmp_path, f"## Plant a tree\n\n{lines}\n") == ["POST /trees"]


@pytest.mark.parametrize("request_line", ["GET trees?v=full", "GET trees/old", "GET /trees -H 'Accept: text/xml'"])
def test_requests_at_the_start_of_code(request_line: str, tmp_path: Path) -> None:
    """A path can lack its first slash there, and options can follow it."""
    fences = "".join(f"## Operation {number}\n\n```shell\nGET /v{number}/x/y\n```\n\n" for number in range(12))
    spec = spec_of(tmp_path, f"# Forest\n\n{fences}## Show\n\n```shell\n{request_line}\n```\n")
    assert [command.path for command in spec.commands if command.title == "Show"] == [
        "/" + request_line.split()[1].strip("/").partition("?")[0]
    ]


def test_a_sentence_below_a_request_line_is_no_operation(tmp_path: Path) -> None:
    """It names another request; without a request line, it can be the only one."""
    asked = "## List events\n\n### HTTP Request\n\n{}\n"
    sentence = "Deprecated. Use `GET /trees/{id}/activity` instead."
    assert requests(tmp_path, asked.format(f"`GET /trees/{{id}}/events`\n\n{sentence}")) == ["GET /trees/{id}/events"]
    assert requests(tmp_path, asked.format("Send `GET /trees/{id}/activity` for this.")) == ["GET /trees/{id}/activity"]


def test_an_example_with_a_base_path_is_the_same_operation(tmp_path: Path) -> None:
    """A whole URL repeats the path that the request line above it has without its beginning."""
    text = "## Fell trees\n\n### HTTP Request\n\n`DELETE /trees/batch`\n\nFor example:\n\n"
    assert requests(tmp_path, f"{text}`DELETE https://[domain]/api/trees/batch?ids=1,2`\n") == ["DELETE /trees/batch"]


def test_a_link_in_a_text_is_no_operation(tmp_path: Path) -> None:
    """It can be a line of its own there. A list of links can be all that states the requests."""
    text = "## Upload\n\n`POST /trees/{id}/files`\n\n"
    link = "This is the request\n[POST /{object}/{id}/files](#upload)\nfor trees.\n"
    assert requests(tmp_path, text + link) == ["POST /trees/{id}/files"]
    assert requests(tmp_path, "## Fell\n\n[DELETE /trees/{id}](#fell)\n") == ["DELETE /trees/{id}"]


@pytest.mark.parametrize("heading", ["~~GET /trees~~", "<del>GET /trees</del>", "~~List trees~~\n\n`GET /trees`"])
def test_a_heading_that_is_struck_out(heading: str, tmp_path: Path) -> None:
    """Its operation is deprecated."""
    spec = spec_of(tmp_path, f"# Forest\n\n{_OTHER}## {heading}\n")
    assert [(command.path, command.deprecated) for command in spec.commands] == [("/birds", False), ("/trees", True)]


def test_the_punctuation_of_chinese_and_japanese_ends_a_url(tmp_path: Path) -> None:
    """A request in brackets, below a heading about notifications, is sent by the API."""
    assert (
        requests(tmp_path, "# Webhook\n\n登録した URL に通知します（例：`POST https://example.jp/webhook`）。\n") == []
    )


def test_a_value_with_a_placeholder_is_no_constant(tmp_path: Path) -> None:
    """Requests that differ in such values alone are one operation."""
    text = "## List trees\n\n`GET /trees?range=time,[start],[end]`\n\nSince:\n\n`GET /trees?range=time,<start>,`\n"
    assert requests(tmp_path, text) == ["GET /trees"]


def test_a_url_does_not_end_at_its_hyphen(tmp_path: Path) -> None:
    """A list of requests in a sentence announces none of them, nor a part of one."""
    news = "- 修改以下接口用於支持老樹上的所有葉子: `POST /trees/old-leaves`、`GET /trees`、`PUT /trees/buds`\n"
    assert requests(tmp_path, f"## 變更\n\n{news}") == []
    assert requests(tmp_path, "## Count leaves\n\nPOST /old-leaves（数叶子）\n") == ["POST /old-leaves"]

"""The dialect of a document is told from its request lines and command names, in any language."""

import pytest

from slatebind.dialects import AUTO, choose_dialect, detect

REQUEST_LINES = {
    "inline code": "### HTTP Request\n\n`GET https://trees.example/v1/trees`\n",
    "paragraph": "DELETE /trees/{id}\n",
    "heading": "## POST /trees\n",
    "label": "**Endpoint:** `PUT /trees/:id`\n",
    "list item": "* URL: GET {{host}}/trees\n",
    "elements": '<i class="label">GET</i> <h6>/v3/trees</h6>\n',
    "elements on lines of their own": '<span class="get">GET</span>\n\n<code>https://trees.example/trees</code>\n',
    "rows, the method first": "| Método | PATCH |\n| URL | /arvores/{id} |\n",
    "rows, the path first": "| URI | v2/trees |\n| --- | --- |\n| HTTP Method | GET |\n",
    "cells": "| GET | /v2/arvores | Lista as árvores |\n",
    "fence": "```http\nGET /trees HTTP/1.1\n```\n",
    "host variable": "`GET <BASE_URL>/trees`\n",
    "method after the path": "/trees (GET)\n",
    "sample": '```shell\ncurl "https://trees.example/trees" -H "Accept: text/plain"\n```\n',
    "sample of HTTPie": '```shell\n$ http "https://trees.example/trees"\n```\n',
    "rows of a table in HTML": "<table>\n<tr><td><b>Method</b></td><td>GET</td></tr>\n"
    "<tr><td><b>URL</b></td><td>https://trees.example/trees</td></tr>\n</table>\n",
    "cells of a table in HTML": "<table>\n<tr>\n  <td>Methode</td>\n  <td>GET</td>\n</tr>\n<tr>\n  <td>Pfad</td>\n"
    "  <td>/trees</td>\n</tr>\n</table>\n",
    "Spanish": "### Solicitud HTTP\n\n`GET /arboles`\n",
    "French": "### Requête HTTP\n\n`GET /arbres`\n",
    "German": "### Anfrage\n\n`GET /baeume`\n",
    "Italian": "### Richiesta\n\n`GET /alberi`\n",
    "Russian": "### Запрос\n\n**Адрес:** `GET /trees`\n",
    "Turkish": "### İstek\n\n`GET /agaclar`\n",
    "Persian": "### درخواست\n\n<div dir='rtl'>آدرس: <code>GET /trees</code></div>\n",
    "Chinese": "### HTTP请求\n\n请求\uff1a`GET /trees`\n",
    "Japanese": "### リクエスト\n\n`GET /trees` 木の一覧\n",
    "Korean": "### 요청\n\n`GET /trees`\n",
}
COMMAND_NAMES = {
    "heading": "# Trees\n\n## listTrees\n\nThis command lists trees.\n",
    "marked heading": "## **listTrees**\n",
    "underlined heading": "listTrees\n---------\n",
    "inline code": "## All trees\n\n`listTrees`\n",
    "example": "## All trees\n\n```shell\n$ cmk listTrees\n```\n",
    "example of a name in lowercase": "## logout\n\n```shell\n$ cmk logout\n```\n",
}
NEITHER = {
    "nothing": "",
    "prose": "# Guide\n\nGET a cup of tea, and POST a letter to your aunt.\n",
    "fields": "# Trees\n\n### plantedBy\n\nWho planted it.\n",
    "words": "| FORGET /x | TARGET | GETTING |\n",
}


@pytest.mark.parametrize("form", REQUEST_LINES)
def test_request_lines_are_counted(form: str) -> None:
    """Wherever hands put them; the words around them do not matter."""
    found = detect([REQUEST_LINES[form]])
    assert (found.dialect, found.request_lines, found.command_names) == ("slate", 1, 0)


@pytest.mark.parametrize("form", COMMAND_NAMES)
def test_command_names_are_counted(form: str) -> None:
    """A command is counted once, although its heading, inline code and example name it."""
    found = detect([COMMAND_NAMES[form] + COMMAND_NAMES["example"] * (form == "heading")])
    assert (found.dialect, found.request_lines, found.command_names) == ("cloudstack", 0, 1)


@pytest.mark.parametrize("form", NEITHER)
def test_other_documents_have_neither(form: str) -> None:
    """No dialect is detected; the document is read by names, as damaged headings can be names."""
    assert detect([NEITHER[form]]).dialect == ""
    chosen = choose_dialect(AUTO, [NEITHER[form]])
    assert chosen.dialect is not None
    assert str(chosen.detection) == "cloudstack (0 request lines, 0 command names)"


def test_a_request_line_below_a_heading_says_what_it_announces() -> None:
    """A title of one word in camel case is no command name then."""
    found = detect(["## listTrees\n\n`GET /trees`\n\n## plantTree\n\n`POST /trees`\n"])
    assert (found.dialect, found.request_lines, found.command_names) == ("slate", 2, 0)


def test_the_greater_number_decides() -> None:
    """A guide with a few requests does not make a reference of commands one of request lines, nor the reverse."""
    commands = "".join(f"## list{letter}\n\nText.\n\n" for letter in "ABC")
    requests = "# Guide\n\n`GET https://cloud.example/client/api`\n\n"
    assert str(detect([requests, commands])) == "cloudstack (1 request line, 3 command names)"
    assert str(detect([requests * 4, commands])) == "slate (4 request lines, 3 command names)"
    assert detect([requests * 3, commands]).dialect == "cloudstack"


def test_a_named_dialect_is_not_detected() -> None:
    """Whatever the document says."""
    chosen = choose_dialect("cloudstack", [REQUEST_LINES["inline code"]])
    assert chosen.dialect is not None
    assert (chosen.dialect.dialect, chosen.detection) == ("cloudstack", None)


@pytest.mark.parametrize(
    "text",
    [
        "# Users\n\n## Register\n\n**Request URL:**\n\n- ` http://api.example.com/user `\n\n**Method:**\n\n- POST\n",
        "# Users\n\n## Register\n\n### Request URL\n\n/user\n\n### Request method\n\nPOST\n",
    ],
)
def test_a_label_or_heading_may_stand_between_a_url_and_its_method(text: str) -> None:
    """Both are lines of their own."""
    assert detect([text]).dialect == "slate"

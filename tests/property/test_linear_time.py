"""Extraction and lint take time in proportion to the size of a document, whatever is repeated in it.

The one test that measures time: CPU time of four times the input is at most eight times that of the input, plus half a
second; the best of three.
"""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lint_documents import STRICT
from slatebind.dialects import detect, load_dialect
from slatebind.extraction import extract_spec
from slatebind.lint import lint_document
from slatebind.markdown import read_document
from slatebind.markdown.html import to_html

_TEXT_LENGTH = 8_000
_ROWS = 2_500
_FREE_SECONDS = 0.5
_START = """\
# Frogs

## listFrogs

This command lists frogs.

<aside class="notice">
Not asynchronous
</aside>

### Command

```shell
$ cmk listFrogs
```

`listFrogs`

### Query parameters

|Parameter Name|Description|Type|Length|Required|
|---|---|---|---|---|
|**id**|The frog|uuid|255|true|
"""
_PLACES = """\
|**x**|{0}|string|255|false|
|{0}|A frog|string|255|false|
|**y**|A frog|{0}|255|false|

{0}

### {0}

{0}
"""
_TEXTS = [
    *(
        " ",
        "\t",
        "\u00a0",
        "\u200b",
        "`",
        "` a ",
        "|",
        " | ",
        "*",
        "**a** ",
        "_",
        "~",
        "<",
        "<b>",
        "<a href='",
        "<!-- ",
    ),
    *("<aside ", "<aside>", "[", "[a](b) ", "[a](b", "![a](", "(", "{", '"', "'", "a", "A", "a b ", "the the ", "aB"),
    *(
        "word, ",
        "one of a, ",
        "must be used with a ",
        "It is a. ",
        "defaults to 1 ",
        "list of ",
        "list<",
        "a/b ",
        "a.b.c",
    ),
    *("http://a.b/ ", '{"a": ', "1", "1. ", "- ", "-", "=", "#", "+", "\\", "&amp;", ":a", "> ", "<tr><td>", "strng"),
]
_LINES: dict[str, Callable[[int], str]] = {
    "rows": lambda count: "".join(f"|**n{row}**|The thing {row}|string|255|false|\n" for row in range(count)),
    "equal rows": lambda count: "|**id**|The frog|uuid|255|true|\n" * count,
    "misspelled types": lambda count: "".join(f"|**n{row}**|A|strng{row}|255|false|\n" for row in range(count // 10)),
    "short rows": lambda count: f"\n{'|a' * 24}|\n{'|---' * 24}|\n" + "|a|b|c|\n" * (count // 10),
    "a short row in a wide table": lambda count: f"\n{'|a' * count}|\n{'|---' * count}|\n|a|b|c|\n",
    "a long row": lambda count: "|a" * count + "|\n",
    "open rows": lambda count: "|**a**|b\n" * (count // 4),
    "delimiters": lambda count: "|---|---|---|---|---|\n" * count,
    "tables": lambda count: "\n|Name|Type|\n|---|---|\n|a|b|\n" * (count // 10),
    "open fences": lambda count: "\n```json\n" * (count // 5),
    "fences of two lengths": lambda count: "\n````\n```\n## Query parameters\n\n" * (count // 5),
    "open comments": lambda count: "\n<!-- a\n" * (count // 5),
    "open asides": lambda count: "\n<aside class='notice'>\n" * (count // 5),
    "quotes": lambda count: "\n" + "> a | b | c\n" * (count // 4),
    "blank lines": lambda count: " \n" * count,
    "lines": lambda count: "\n" + "text here\n" * count,
    "headings": lambda count: "".join(f"\n### Heading {number}\n" for number in range(count // 10)),
    "an HTML table": lambda count: "\n<table>" + "<tr><td>a</td>\n<td>b</td></tr>\n" * count + "</table>\n",
    "open HTML tables": lambda count: "\n" + "<table><tr><td>a\n" * count,
    "a picture": lambda count: f"\n![frog](data:image/png;base64,{'QUJD' * count})\n",
}


def _repeated(text: str) -> Callable[[int], str]:
    def make(factor: int) -> str:
        length = _TEXT_LENGTH * factor
        return _START + _PLACES.replace("{0}", (text * (length // len(text) + 1))[:length])

    return make


_REQUESTS: dict[str, Callable[[int], str]] = {
    "requests below a heading": lambda factor: "# A\n\n" + "".join(f"`GET /x{i}`\n\n" for i in range(250 * factor)),
    "headings of requests": lambda factor: "# A\n\n" + "### Request\n\n`GET /x`\n\n" * (250 * factor),
    "equal titles": lambda factor: "".join(f"# A\n\n## B\n\n`GET /x/{i}/y`\n\n" for i in range(250 * factor)),
    "headings in a row": lambda factor: "# A\n\n" + "## Request\n\n" * (500 * factor) + "`GET /x`\n",
    "rows": lambda factor: "# A\n\n`GET /x`\n\n|Name|Type|\n|---|---|\n" + "|(x*|(y*|\n" * (250 * factor),
    "words": lambda factor: "# A\n\n" + ("GET /{x} " * 200 + "\n") * (10 * factor),
    "marks": lambda factor: "# A\n\n" + ("` `` <a [" * 200 + "\n") * (10 * factor),
    "samples": lambda factor: (
        "# A\n\n" + "".join(f"```shell\ncurl https://a.example/x/{i}y\n```\n\n" for i in range(250 * factor))
    ),
    "lines that are ignored": lambda factor: (
        "# A\n\n`GET /x`\n\n## Example\n\n" + "".join(f"`GET /{'y' * (i % 200)}/z`\n\n" for i in range(250 * factor))
    ),
    "open paths": lambda factor: "# A\n\n### Request\n\n" + "`GET /x/{y`\n\n" * (250 * factor),
    "one name at two places": lambda factor: (
        "# A\n\n`POST /x`\n"
        + "".join(
            f"\n### {place} parameters\n\n|Name|Type|\n|---|---|\n"
            + "".join(f"|y{i}|int|\n" for i in range(150 * factor))
            for place in ("Query", "Body")
        )
    ),
}


def _lines(name: str) -> Callable[[int], str]:
    return lambda factor: _START + _LINES[name](_ROWS * factor)


@pytest.mark.parametrize("text", _TEXTS, ids=ascii)
def test_a_repeated_text_takes_linear_time(text: str, tmp_path: Path) -> None:
    """A text that is repeated in cells, a heading and lines."""
    assert_linear(_repeated(text), tmp_path)


@pytest.mark.parametrize("name", _LINES)
def test_repeated_lines_take_linear_time(name: str, tmp_path: Path) -> None:
    """Rows, blocks and lines that are repeated."""
    assert_linear(_lines(name), tmp_path)


@pytest.mark.parametrize("name", _REQUESTS)
def test_repeated_requests_take_linear_time(name: str, tmp_path: Path) -> None:
    """Request lines, headings and rows of a reference of an HTTP API."""
    assert_linear(_REQUESTS[name], tmp_path, "slate")


@pytest.mark.parametrize(
    "text",
    [
        "GET",
        "GET ",
        "GET\n",
        "GET <",
        "`a`\n",
        "# listX\n",
        "-\n---\n",
        "curl ",
        "$ ",
        " ",
        "/a|",
        "x:",
        "GET x: ",
        "/",
    ],
)
def test_detection_takes_linear_time(text: str, tmp_path: Path) -> None:
    """Methods, headings and samples that are repeated, in one line or in many."""
    assert_linear(lambda factor: text * (factor * _TEXT_LENGTH * 4), tmp_path, runs=(_detect,))


@pytest.mark.parametrize("text", ["[", "![", "*a ", "[a][", "<aside>", "<!-- ", "- ", "> ", "`", "<b "], ids=ascii)
def test_html_of_markdown_takes_linear_time(text: str, tmp_path: Path) -> None:
    """What opens something and never closes it, repeated."""
    assert_linear(lambda factor: text * (factor * _TEXT_LENGTH), tmp_path, runs=(_write_html,))


def assert_linear(
    make: Callable[[int], str],
    folder: Path,
    dialect: str = "cloudstack",
    runs: tuple[Callable[[Path, str], None], ...] = (),
) -> None:
    """Neither extraction nor lint takes more than about eight times as long for four times the text."""
    for run in runs or (_extract, _lint):
        for attempt in range(3):
            place = folder / f"{run.__name__}{attempt}"
            large = _seconds(run, make(4), place, dialect)
            # Little time is allowed however long the small text takes.
            if large <= _FREE_SECONDS or large <= 8 * (small := _seconds(run, make(1), place, dialect)) + _FREE_SECONDS:
                break
        else:
            pytest.fail(f"{run.__name__}: {small:.2f} s, and {large:.2f} s for four times the text")


def _seconds(run: Callable[[Path, str], None], text: str, folder: Path, dialect: str) -> float:
    folder.mkdir(exist_ok=True)
    file = folder / "index.html.md"
    file.write_text(text, encoding="utf-8")
    start = time.process_time()
    run(file, dialect)
    return time.process_time() - start


def _extract(file: Path, name: str) -> None:
    dialect, _ = load_dialect(name)
    assert dialect is not None
    extract_spec(read_document(str(file)), dialect)


def _lint(file: Path, name: str) -> None:
    dialect, _ = load_dialect(name)
    assert dialect is not None
    lint_document(read_document(str(file)), dialect, STRICT)


def _write_html(document: Path, _: str) -> None:
    to_html(document.read_text(encoding="utf-8"), 2, "x")


def _detect(file: Path, _: str) -> None:
    detect([file.read_text(encoding="utf-8")])

"""Values in paths: none leaves its segment, adds a query, or ends the request line."""

from urllib.parse import unquote, urlsplit

import pytest
from tallowmere import errors

from emitted.rest.sample_client import SAMPLE
from wire.rest_server import serve

VALUES = [
    *("../x", "a/b", "a\\b", "?q", "a?q=1&r=2", "#", "a#b", "%", "%2e%2e", "%2F", "%2e%2e%2f", "...", ". ", " ", "\t"),
    *(
        "a\r\nX-Evil: 1\r\n\r\nGET /",
        "\x00",
        "\x7f",
        ";a=b",
        "{tool_id}",
        "{0}",
        "//evil.example/",
        "http://evil.example",
    ),
    *("@evil.example", "ä", "日本語", "\U0001f332", "ﷺ", "\u202e", "\u2024\u2024", "\uff0e\uff0e", "a" * 3000),
]


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("value", VALUES)
def test_a_value_stays_in_its_segment(kind: str, value: str) -> None:
    """The path has the documented number of segments, and the value is its own when it is decoded once."""
    with serve(["{}"]) as script:
        SAMPLE.call(
            kind,
            {"endpoint": script.endpoint, "token": "t", "retries": 0},
            lambda client: client.loans.extend_loan(loan_id=value, days=1),
        )
    (request,) = script.received
    parts = urlsplit(request.target)
    *before, segment, after = parts.path.split("/")
    assert (before, after, parts.query, parts.fragment) == (["", "api", "v1", "loans"], "extension", "", "")
    assert unquote(segment) == value
    assert segment.isascii() and "%2E" not in segment.upper().replace("%252E", "")
    assert "x-evil" not in request.headers


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("value", ["", ".", "..", "\ud800"])
def test_values_that_no_segment_can_have(kind: str, value: str) -> None:
    """They are refused before anything is sent: servers and proxies take dots for other folders."""
    with serve([]) as script, pytest.raises(errors.ArgumentError) as problem:
        SAMPLE.call(
            kind,
            {"endpoint": script.endpoint, "token": "t", "retries": 0},
            lambda client: client.tools.get_tool(tool_id=value),
        )
    assert "tool_id" in problem.value.parameters
    assert script.received == []

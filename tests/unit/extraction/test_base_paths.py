"""Documents that print some requests with their host and a base path, others with neither."""

from pathlib import Path

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document

HOST = "https://api.orchard.example"
FULL = f"# Trees\n\n## List trees\n\n### HTTP Request\n\n`GET {HOST}/v2/trees`\n\n"
RELATIVE = "## Fell a tree\n\n### HTTP Request\n\n`DELETE /trees/{id}`\n\n"
STATED = f"# Introduction\n\nThe base URL is `{HOST}/v2`.\n\n"
SAMPLE = f"```shell\ncurl -X DELETE {HOST}/v2/trees/5\n```\n\n"
UNDER_BASE = (f"{HOST}/v2", ["/trees", "/trees/{id}"], 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (STATED + FULL + RELATIVE, UNDER_BASE),
        (FULL + RELATIVE + SAMPLE, UNDER_BASE),
        (FULL + RELATIVE, (HOST, ["/v2/trees", "/trees/{id}"], 1)),
        (FULL + RELATIVE + SAMPLE.replace("/v2", ""), (HOST, ["/v2/trees", "/trees/{id}"], 0)),
        (STATED + FULL + RELATIVE.replace("/trees", "/v2/trees"), (HOST, ["/v2/trees", "/v2/trees/{id}"], 0)),
    ],
    ids=["stated", "sample", "neither", "sample-without", "printed"],
)
def test_requests_without_a_host_are_below_the_base_path(
    tmp_path: Path, text: str, expected: tuple[str, list[str], int]
) -> None:
    """A base path that the docs state or sample belongs to them; a warning says that there is neither."""
    file = tmp_path / "index.html.md"
    file.write_text(text, encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    found = extract_spec(read_document(str(file)), dialect)
    unclear = [finding for finding in found.diagnostics if finding.code == "base-path-unclear"]
    paths = [command.path for command in found.spec.commands]
    assert (found.spec.api.endpoint, paths, len(unclear)) == expected


def test_a_request_line_that_repeats_the_base_path(tmp_path: Path) -> None:
    """The path of the base URL is not sent twice, and a request printed outside of it is sent where it says."""
    file = tmp_path / "index.html.md"
    batch = f"## Plant many\n\n`POST /v2/trees/batch`\n\n## Sign in\n\n`POST {HOST}/oauth/token`\n\n"
    elsewhere = "## Report\n\n`POST https://reports.example/v2/trees`\n\n"
    file.write_text(STATED + "# Trees\n\n" + RELATIVE + RELATIVE + batch + elsewhere, encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    found = extract_spec(read_document(str(file)), dialect).spec
    requests = [(command.server, command.path) for command in found.commands[-3:]]
    expected = [(None, "/trees/batch"), (HOST, "/oauth/token"), ("https://reports.example", "/v2/trees")]
    assert (found.api.endpoint, requests) == (f"{HOST}/v2", expected)

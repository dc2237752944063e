"""Base URLs that docs state: they say where requests are sent whatever the hosts of single operations are."""

from pathlib import Path

import pytest

from slatebind import extract
from slatebind.spec.model import Spec

HOST = "https://api.orchard.example"
TEST = "https://test.orchard.example"
TREES = "\n# Trees\n\n## List trees\n\n`GET /trees`\n"
TOKEN = "\n# Auth\n\n## Get a token\n\n`POST https://login.orchard.example/oauth/token`\n"


def spec_of(folder: Path, text: str) -> Spec:
    """The spec of a document."""
    file = folder / "index.html.md"
    file.write_text(text, encoding="utf-8")
    spec = extract(str(file)).spec
    assert spec is not None
    return spec


def servers(spec: Spec) -> list[tuple[str, str]]:
    """The URLs of all servers with their names."""
    return [(server.url, server.name) for server in spec.api.servers]


@pytest.mark.parametrize(
    ("text", "endpoint"),
    [
        (f"# Introduction\n\nBase URL: `{HOST}/v3`.\n", f"{HOST}/v3"),
        (f"# Introduction\n\nAll requests go to {HOST}/v3.\n", f"{HOST}/v3"),
        (
            "# Introduction\n\nThe host is your own: `https://{company}.orchard.example/v3`.\n",
            "https://{company}.orchard.example/v3",
        ),
    ],
)
def test_a_base_url_wins_over_the_host_of_one_operation(text: str, endpoint: str, tmp_path: Path) -> None:
    """The operation that prints another host, such as that of tokens, has a server of its own."""
    spec = spec_of(tmp_path, text + TOKEN + TREES)
    assert spec.api.endpoint == endpoint
    assert [command.server for command in spec.commands] == ["https://login.orchard.example", None]


def test_a_base_url_wins_over_calls_of_no_operation(tmp_path: Path) -> None:
    """Tokens can be requested elsewhere."""
    call = "\n```shell\ncurl -X POST https://login.orchard.example/token\n```\n"
    assert spec_of(tmp_path, f"# Introduction\n\nBase URL: {HOST}/v3\n{call}{TREES}").api.endpoint == f"{HOST}/v3"


def test_samples_win_over_the_host_of_one_operation(tmp_path: Path) -> None:
    """Calls of the operations without a host say where they are sent."""
    call = f"\n```shell\ncurl {HOST}/v3/trees\n```\n"
    assert spec_of(tmp_path, TOKEN + TREES + call + "\n## Plant\n\n`POST /plants`\n").api.endpoint == f"{HOST}/v3"


def test_a_call_in_the_introduction_has_the_base_path(tmp_path: Path) -> None:
    """What is before the path of an operation in the URL of a call belongs to the base URL."""
    call = f"# Introduction\n\n```shell\ncurl -u user:secret {HOST}/rest/trees\n```\n"
    assert spec_of(tmp_path, call + TREES).api.endpoint == f"{HOST}/rest"
    assert spec_of(tmp_path, call + TREES.replace("/trees", "/rest/trees")).api.endpoint == HOST


def test_a_table_of_environments(tmp_path: Path) -> None:
    """A column of base URLs, each with another host, lists servers; other words are names too."""
    table = f"# Introduction\n\nEnvironment | Base URL\n--- | ---\nProduction | {HOST}/v1\nEvaluation | {TEST}/v1\n"
    spec = spec_of(tmp_path, table + TREES)
    assert spec.api.endpoint == f"{HOST}/v1"
    assert servers(spec) == [(f"{HOST}/v1", "production"), (f"{TEST}/v1", "evaluation")]


def test_a_table_of_urls_with_one_host_lists_no_servers(tmp_path: Path) -> None:
    """It lists what can be called."""
    table = f"# Introduction\n\nName | Endpoint\n--- | ---\nTrees | {HOST}/a\nLeaves | {HOST}/b\n"
    assert spec_of(tmp_path, table + TREES).api.endpoint is None


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (f"The base URL is {HOST}; the sandbox is at {TEST}.", ["", "sandbox"]),
        (f"De basis-URL is {HOST}; de testomgeving staat op {TEST}.", ["", "testomgeving"]),
        (f"Every request goes to {HOST}; use {TEST} for testing.", ["", "testing"]),
        (f"Base URLs: {HOST} for production and {TEST} for testing.", ["production", "testing"]),
        (f"Adres produkcyjny: {HOST}, adres testowy: {TEST}.", ["produkcyjny", "testowy"]),
    ],
)
def test_servers_of_one_sentence(sentence: str, names: list[str], tmp_path: Path) -> None:
    """Each URL has the name next to it, not that of the other one."""
    spec = spec_of(tmp_path, f"# Introduction\n\n{sentence}\n{TREES}")
    assert spec.api.endpoint == HOST
    assert servers(spec) == list(zip((HOST, TEST), names, strict=True))


def test_the_server_of_production_is_the_endpoint(tmp_path: Path) -> None:
    """Also where the sandbox is named first."""
    text = f"# Introduction\n\nSandbox base URL: {TEST}\n\nProduction base URL: {HOST}\n"
    assert spec_of(tmp_path, text + TREES).api.endpoint == HOST


def test_a_line_with_another_environment_next_to_a_base_url(tmp_path: Path) -> None:
    """It needs no word for servers."""
    text = f"# General\n\n* REST base endpoint: **{HOST}**\n* Testnet: **{TEST}**\n* Website: https://orchard.example\n"
    assert servers(spec_of(tmp_path, text + TREES)) == [(HOST, ""), (TEST, "testnet")]


def test_production_is_the_endpoint_although_samples_use_the_sandbox(tmp_path: Path) -> None:
    """The docs call it production; requests that print its host are sent to no other server."""
    text = f"# Introduction\n\nBase URL of production: `{HOST}`\n\nBase URL of the sandbox: `{TEST}`\n{TREES}"
    text += f"\n```shell\ncurl {TEST}/trees\n```\n\n## Plant\n\n`POST {TEST}/trees`\n"
    spec = spec_of(tmp_path, text)
    assert (spec.api.endpoint, servers(spec)) == (HOST, [(HOST, "production"), (TEST, "sandbox")])

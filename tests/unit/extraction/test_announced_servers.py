"""Base URLs in the forms and words that docs use for them, in several languages."""

from pathlib import Path

import pytest

from slatebind import extract
from slatebind.spec.model import Api

HOST = "https://api.orchard.example"
TEST = "https://test.orchard.example"
BASE = f"{HOST}/v3"
TREES = "\n# Trees\n\n## List trees\n\n`GET /trees`\n"


def api_of(folder: Path, text: str) -> Api:
    """The facts about the API of a document with one operation below a text."""
    file = folder / "index.html.md"
    file.write_text(f"# Introduction\n\n{text}\n{TREES}", encoding="utf-8")
    spec = extract(str(file)).spec
    assert spec is not None
    return spec.api


@pytest.mark.parametrize(
    "text",
    [
        f"**Base URL**\n\n`{BASE}/`",
        f"The address of the API is\n\n`{BASE}`",
        f"Orchard has a REST API that speaks JSON over HTTPS alone. The address of the API is\n\n`{BASE}`",
        f"Base URL:\n\n```\n{BASE}\n```",
        f"The API lives at `{BASE}`.",
        f"The API is reached at `{BASE}`.",
        f"All URLs are relative to {BASE}/.",
        f"The root of the API is `{BASE}`.",
        f"Send your requests to `{BASE}`.",
        f"Alle Anfragen gehen an {BASE}.",
        f"API:et nås på `{BASE}`.",
        f"Запросы отправляются на `{BASE}`.",
        f"Basis: `{BASE}`.",
        f"Alle Aufrufe folgen dem Muster `GET /x/y`. Basis: `{BASE}`.",
        f"Orchard for machines can be found under {BASE}.",
        f"Las solicitudes deben enviarse a {BASE}.",
    ],
)
def test_a_base_url_is_announced(text: str, tmp_path: Path) -> None:
    """By a line of its own above it, or by the words of its sentence."""
    assert api_of(tmp_path, text).endpoint == BASE


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"Environment | URL\n--- | ---\nSandbox | `{TEST}`\nProduction | `{HOST}`", ["production", "sandbox"]),
        (f"Lingkungan | URL\n--- | ---\nSandbox | {TEST}\nProduksi | {HOST}", ["produksi", "sandbox"]),
        (f"Where | Link\n--- | ---\nSandbox | {TEST}\nLive | {HOST}", ["live", "sandbox"]),
        (
            "Region | Host\n--- | ---\nEU | api.orchard.example\nUS | test.orchard.example",
            ["eu", "us"],
        ),
        (f"- Live: `{HOST}`\n- Sandbox: `{TEST}`", ["live", "sandbox"]),
        (f"* Sandbox — {TEST}\n* Live — {HOST}", ["live", "sandbox"]),
        (f"Test ortam\u0131: {TEST}\n\nCanl\u0131 ortam: {HOST}", ["canli ortam", "test ortami"]),
        (f"The API is reached at `{HOST}` (test: `{TEST}`).", ["", "test"]),
        (f"**Live**\n\n`{HOST}`\n\n**Sandbox**\n\n`{TEST}`", ["live", "sandbox"]),
    ],
)
def test_the_servers_of_environments(text: str, names: list[str], tmp_path: Path) -> None:
    """In tables, lists and lines: the server of production is the endpoint."""
    api = api_of(tmp_path, text)
    assert [(server.url, server.name) for server in api.servers] == list(zip((HOST, TEST), names, strict=True))
    assert api.endpoint == HOST


@pytest.mark.parametrize(
    "text",
    [
        f"```\n{BASE}\n```",
        "`https://{region}.orchard.example/v3` where region is `eu` or `us`",
        f"- REST: `{BASE}`\n- WebSocket: `wss://ws.orchard.example/v3`",
        f"REST API: {BASE}",
    ],
)
def test_the_only_url_of_the_introduction_is_the_base_url(text: str, tmp_path: Path) -> None:
    """Where nothing else says where requests are sent."""
    assert api_of(tmp_path, text).endpoint in (BASE, "https://{region}.orchard.example/v3")


@pytest.mark.parametrize(
    "text",
    [
        f"See [our page]({HOST}).",
        f"Visit {HOST} for more.",
        f"`{HOST}` and `{TEST}`",
        f"`{HOST}/guide.html`",
        f"Set the redirect URI to `{HOST}/back`.",
        f"The endpoint for tokens is\n\n`{HOST}/oauth/token`",
    ],
)
def test_other_urls_of_the_introduction_are_no_base_urls(text: str, tmp_path: Path) -> None:
    """A link, a file, the URL of tokens, one of several."""
    assert api_of(tmp_path, text).endpoint is None


def test_a_variable_of_a_stated_base_url_wins_over_the_value_in_a_sample(tmp_path: Path) -> None:
    """Otherwise all users would call the account of the example."""
    base = "https://app.orchard.example/api/v3/accounts/{slug}"
    call = "\n\n```shell\ncurl https://app.orchard.example/api/v3/accounts/acme/trees\n```"
    text = f"Rozhraní používá JSON nad protokolem HTTPS a nic jiného. Adresa API je\n\n`{base}`{call}"
    assert api_of(tmp_path, text).endpoint == base


def test_the_url_of_tokens_is_not_that_of_requests(tmp_path: Path) -> None:
    """A line about authentication announces another server than the one of a sentence about requests."""
    text = f"The OAuth2 base URL is:\n\n```\nhttps://login.orchard.example/oauth\n```\n\nSend your requests to {BASE}."
    assert api_of(tmp_path, text).endpoint == BASE

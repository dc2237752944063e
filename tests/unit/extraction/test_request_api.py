"""The facts about a whole API: its servers and authentication, from request lines, prose, samples and the dialect."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from slatebind.dialects import ApiFacts, load_dialect
from slatebind.extraction import Extraction, extract_spec
from slatebind.markdown import read_document
from slatebind.spec.model import Auth, Server

HOST = "https://api.orchard.example"
REQUEST = "# Trees\n\n## List trees\n\n### HTTP Request\n\n`GET /trees`\n\n## Plant a tree\n\n`POST /trees`\n"


TABLE = "\n### Parameters\n\n| Name | Type |\n|---|---|\n"
REPEATED = f"# Trees\n\n## Rename a tree\n\n`PUT {HOST}/trees/{{id}}`\n{TABLE}| name | string |\n"
REPEATED += f"\n## Move a tree\n\n`PUT {HOST}/trees/{{tree_id}}`\n{TABLE}| plot | string |\n"


def extracted(folder: Path, text: str, facts: ApiFacts | None = None) -> Extraction:
    """What is read from a document."""
    file = folder / "index.html.md"
    file.write_text(text, encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    return extract_spec(read_document(str(file)), replace(dialect, api=facts or ApiFacts()))


def codes(extraction: Extraction) -> list[str]:
    """The codes of what is reported about the API."""
    wanted = ("endpoint-missing", "request-host", "auth-signed")
    return [finding.code for finding in extraction.diagnostics if finding.code in wanted]


def curl(url: str = f"{HOST}/trees", options: str = "") -> str:
    """A fence with a call of curl."""
    return f"\n```shell\ncurl {options} {url}\n```\n"


def test_the_host_of_most_request_lines_is_the_endpoint(tmp_path: Path) -> None:
    """A minority host is that of its operation, and a note."""
    lines = [f"## Operation {number}\n\n`GET {HOST}/v1/trees/{number}`\n" for number in "abc"]
    other = "## Upload\n\n`POST https://files.orchard.example/v1/photos`\n"
    found = extracted(tmp_path, "# Trees\n\n" + "\n".join([*lines, other]))
    assert found.spec.api.endpoint == HOST
    assert [command.server for command in found.spec.commands] == [None, None, None, "https://files.orchard.example"]
    assert [command.path for command in found.spec.commands][:1] == ["/v1/trees/a"]
    assert codes(found) == ["request-host"]


def test_a_host_without_a_scheme_is_an_endpoint(tmp_path: Path) -> None:
    """The endpoint is a URL: a host gets the scheme that it must have."""
    found = extracted(tmp_path, "# Trees\n\n## List trees\n\n`GET api.orchard.example/v2/trees`\n")
    assert found.spec.api.endpoint == HOST


@pytest.mark.parametrize(
    "heading",
    [
        "Base URL",
        "API Endpoint",
        "URL base de la API",
        "Ambiente",
        "URL de base",
        "Basis-URL",
        "URL di base",
        "Базовый URL",
        "Temel URL",
        "آدرس پایه",
        "接口地址",
        "基礎URL",
        "ベースURL",
        "기본 URL",
    ],
)
def test_a_base_url_below_a_heading(heading: str, tmp_path: Path) -> None:
    """Docs in every language state the base URL below a heading; its path is kept."""
    found = extracted(tmp_path, f"# {heading}\n\n`{HOST}/v2/`\n\n{REQUEST}")
    assert (found.spec.api.endpoint, codes(found)) == (f"{HOST}/v2", [])


@pytest.mark.parametrize(
    ("url", "path"), [(f"{HOST}/v2/", "/trees"), (f"{HOST}/", "/v2/trees"), (f"{HOST}/v2", "/v2/trees")]
)
def test_a_base_url_is_no_operation(url: str, path: str, tmp_path: Path) -> None:
    """A URL alone below a heading that announces requests is one only if it is not that of all others."""
    requests = "".join(f"## Operation {name}\n\n### HTTP Request\n\n`GET {path}/{name}`\n\n" for name in "abc")
    found = extracted(tmp_path, f"# Intro\n\n## Endpoint\n\n`{url}`\n\n# Trees\n\n{requests}")
    assert [command.path for command in found.spec.commands] == [f"{path}/{name}" for name in "abc"]


def test_a_path_that_operations_repeat_is_not_in_the_endpoint(tmp_path: Path) -> None:
    """A base path that the request lines print as well would be sent twice."""
    text = f"# Base URL\n\n{HOST}/v1\n\n# Trees\n\n## List\n\n`GET /v1/trees`\n\n## Get\n\n`GET /v1/trees/{{id}}`\n"
    assert extracted(tmp_path, text).spec.api.endpoint == HOST


def test_a_base_url_in_a_sentence(tmp_path: Path) -> None:
    """Without a heading, the sentence that names the base URL says it; links to pages say nothing."""
    text = f"# Intro\n\nSee https://orchard.example/base-url.html. The base URL is {HOST}/v2.\n\n{REQUEST}"
    assert extracted(tmp_path, text).spec.api.endpoint == f"{HOST}/v2"


def test_samples_have_the_path_before_that_of_the_operation(tmp_path: Path) -> None:
    """Without a stated base URL, it is what the samples of most operations have before the printed path."""
    assert extracted(tmp_path, REQUEST + curl(f"{HOST}/v2/trees", "-X POST")).spec.api.endpoint == f"{HOST}/v2"


def test_a_variable_of_the_host_is_kept(tmp_path: Path) -> None:
    """A host that each customer has of its own is a variable, also where samples have a value for it."""
    text = f"# Endpoint\n\nRequests go to `https://<your company>.orchard.example/v2`.\n\n{REQUEST}"
    text += curl("https://acme.orchard.example/v2/trees", "-X POST")
    assert extracted(tmp_path, text).spec.api.endpoint == "https://{your_company}.orchard.example/v2"


def test_several_servers_have_names(tmp_path: Path) -> None:
    """Servers that the docs name are listed, the one of most requests first."""
    text = "# Environments\n\n| Environment | URL |\n|---|---|\n| Sandbox | https://sandbox.orchard.example |\n"
    text += f"| Production | {HOST} |\n\n{REQUEST}"
    api = extracted(tmp_path, text).spec.api
    assert api.endpoint == HOST
    assert api.servers == (
        Server(url=HOST, name="production"),
        Server(url="https://sandbox.orchard.example", name="sandbox"),
    )


def test_one_warning_if_there_is_no_host(tmp_path: Path) -> None:
    """Docs without any host are reported once."""
    found = extracted(tmp_path, REQUEST)
    assert (found.spec.api.endpoint, codes(found)) == (None, ["endpoint-missing"])


def test_facts_of_the_dialect_replace_those_of_the_docs(tmp_path: Path) -> None:
    """What the dialect's file states wins; servers of the docs are left out if they are not the endpoint."""
    text = f"# Environments\n\nSandbox: https://sandbox.orchard.example\n\nProduction: {HOST}\n\n{REQUEST}"
    facts = ApiFacts(title="Orchard", endpoint="https://eu.orchard.example", auth=(Auth(scheme="bearer"),))
    api = extracted(tmp_path, text + curl(options="-u oak:acorn"), facts).spec.api
    assert (api.name, api.title, api.endpoint, api.servers, api.auth) == (
        "orchard", "Orchard", "https://eu.orchard.example", (), (Auth(scheme="bearer"),),
    )  # fmt: skip


def test_the_example_of_an_operation_is_its_sample(tmp_path: Path) -> None:
    """The call of the operation is kept, not one of another operation, nor samples in other languages."""
    text = REQUEST + curl(f"{HOST}/forests") + curl(options="-X POST -d '{}'") + "\n```ruby\nTree.plant\n```\n"
    commands = extracted(tmp_path, text).spec.commands
    assert [(command.example, command.body) for command in commands] == [
        (None, None),
        (f"curl -X POST -d '{{}}' {HOST}/trees", "json"),
    ]


@pytest.mark.parametrize(
    ("heading", "body"),
    [("JSON Body", "json"), ("Form parameters", "form"), ("Body (multipart/form-data)", "multipart"), ("Body", None)],
)
def test_the_kind_of_a_body_is_in_its_heading(heading: str, body: str | None, tmp_path: Path) -> None:
    """Without a sample, the heading above the parameters of the body says how they are sent."""
    text = f"{REQUEST}\n### {heading}\n\n| Parameter | Type |\n|---|---|\n| name | string |\n"
    assert extracted(tmp_path, text).spec.commands[1].body == body


def test_a_request_of_several_sections_is_kept_apart(tmp_path: Path) -> None:
    """Each section is an operation of its own."""
    commands = extracted(tmp_path, REPEATED).spec.commands
    params = [sorted(param.name for param in command.params) for command in commands]
    assert params == [["id", "name"], ["plot", "tree_id"]]


def test_a_request_of_several_sections_is_merged_if_the_dialect_says_so(tmp_path: Path) -> None:
    """One operation has the parameters of all sections."""
    dialect, _ = load_dialect("slate")
    assert dialect is not None and dialect.requests is not None
    merging = replace(dialect, requests=replace(dialect.requests, repeated="merge"))
    file = tmp_path / "index.html.md"
    file.write_text(REPEATED, encoding="utf-8")
    (command,) = extract_spec(read_document(str(file)), merging).spec.commands
    assert command.name == "rename_tree"
    assert sorted(param.name for param in command.params) == ["id", "name", "plot"]


def test_a_copy_of_a_section_is_reported_and_left_out(tmp_path: Path) -> None:
    """The same operation twice, with the same title and content, is one."""
    section = REPEATED.split("\n## Move")[0]
    found = extracted(tmp_path, section + "\n" + section.removeprefix("# Trees\n\n"))
    assert [command.name for command in found.spec.commands] == ["rename_tree"]
    assert "command-repeated" in [finding.code for finding in found.diagnostics]


def test_facts_of_the_docs_have_positions(tmp_path: Path) -> None:
    """The endpoint is where the docs state it, authentication the first sample; those of the dialect are nowhere."""
    text = f"# Base URL\n\n`{HOST}`\n\n{REQUEST}" + curl(options="-u oak:acorn")
    positions = extracted(tmp_path, text).positions
    assert (positions["api", "endpoint"].line, positions["api", "auth"].line) == (3, 18)
    replaced = extracted(tmp_path, text, ApiFacts(endpoint="https://eu.orchard.example")).positions
    assert ("api", "endpoint") not in replaced
    assert ("api", "auth") in replaced

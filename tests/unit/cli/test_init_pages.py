"""``init`` configures each page of a tree of docs, with its dialect and the targets of its protocol."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from command_line import Run

PAGE = "---\ntitle: {title}\n---\n\n# Trees\n\n## List trees\n\n`GET https://trees.example{path}`\n"


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    """A folder with an index page in two languages, another version, and a page that is no reference."""
    folder = tmp_path / "trees"
    pages = {
        "source/index.html.md": PAGE.format(title="Orchard API", path="/trees"),
        "source/index.pt.html.md": PAGE.format(title="Orchard API", path="/arvores"),
        "source/v2/index.html.md": PAGE.format(title="Orchard API", path="/v2/trees"),
        "source/imprint/index.html.md": "---\ntitle: Imprint\n---\n\n# Imprint\n\nText.\n",
    }
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def configuration(folder: Path) -> dict[str, Any]:
    """What ``init`` wrote."""
    return tomllib.loads((folder / "slatebind.toml").read_text(encoding="utf-8"))


def test_each_language_and_version_is_a_spec(run: Run, trees: Path) -> None:
    """The language or the folder tells equal titles apart; pages without operations are left out."""
    done = run("init", cwd=trees)
    assert done.code == 0
    assert "slatebind: found source/index.pt.html.md (dialect slate)\n" in done.err
    found = [(spec["docs"], spec["name"], spec["dialect"]) for spec in configuration(trees)["spec"]]
    assert found == [
        (".", "orchard-api", "slate"),
        ("source/index.pt.html.md", "orchard-api-pt", "slate"),
        ("source/v2", "orchard-api-v2", "slate"),
    ]
    assert run("generate", cwd=trees).code == 0
    assert run("check", cwd=trees).code == 0


def test_names_have_no_accents(run: Run, trees: Path) -> None:
    """They become names of files."""
    (trees / "source/v2/index.html.md").write_text(
        PAGE.format(title="Kütüphane API", path="/kitaplar"), encoding="utf-8"
    )
    assert run("init", "source/v2", cwd=trees).code == 0
    assert configuration(trees)["spec"][0]["file"] == "spec/kutuphane-api.yaml"


def test_the_targets_support_the_protocol(run: Run, trees: Path) -> None:
    """An HTTP API gets a client, an OpenAPI document, and docs."""
    assert run("init", "source/v2", cwd=trees).code == 0
    assert [target["use"] for target in configuration(trees)["target"]] == ["python", "openapi", "docs"]
    assert run("generate", cwd=trees).code == 0
    assert (trees / "generated/openapi/openapi.yaml").is_file()


def test_an_openapi_document_without_a_configuration(run: Run, trees: Path) -> None:
    """In the folder of the docs, with the file names of Slate."""
    assert run("generate", ".", "--target", "openapi", "--output", "api", cwd=trees).code == 0
    assert "/trees:" in (trees / "api/openapi.yaml").read_text(encoding="utf-8")


def test_a_folder_with_several_pages_is_searched(run: Run, trees: Path) -> None:
    """Where no page is the first one, all are configured."""
    (trees / "source/index.html.md").unlink()
    (trees / "source/imprint/index.html.md").unlink()
    (trees / "source/v3").mkdir()
    (trees / "source/v3/index.html.md").write_text(PAGE.format(title="API Reference", path="/v3"), encoding="utf-8")
    refused = run("generate", ".", "--target", "openapi", "--output", "api", cwd=trees)
    assert refused.code == 2
    assert "give the one to read: source/v2/index.html.md, source/v3/index.html.md" in refused.err
    assert run("init", "source", cwd=trees).code == 0
    assert [spec["docs"] for spec in configuration(trees)["spec"]] == [
        "source/index.pt.html.md",
        "source/v2",
        "source/v3",
    ]


def test_the_target_can_be_chosen(run: Run, trees: Path) -> None:
    """``--target`` names what is generated; one that does not exist writes nothing."""
    done = run("init", "--target", "opnapi", cwd=trees)
    assert done.code != 0
    assert "unknown target `opnapi` (did you mean `openapi`?)" in done.err
    assert not (trees / "slatebind.toml").exists()
    assert run("init", "source/v2", "--target", "openapi", cwd=trees).code == 0
    assert [target["use"] for target in configuration(trees)["target"]] == ["openapi"]

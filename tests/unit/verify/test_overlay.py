"""``--write-overlay``: corrections settle every disagreement, expire, and leave entries of people alone."""

import json
from pathlib import Path

import pytest
import yaml

from command_line import DOCS, Done, run_here
from slatebind.verify.overlay_text import with_corrections

SERVER = {
    "listapisresponse": {
        "api": [
            {
                "name": "listBerths",
                "isasync": True,
                "params": [
                    {"name": "id", "type": "string", "length": 40, "required": True},
                    {"name": "quayid", "type": "uuid", "length": 255, "required": True},
                ],
                "response": [
                    {"name": "depth", "type": "string"},
                    {"name": "ships", "type": "set", "response": [{"name": "id", "type": "uuid"}]},
                ],
            },
            {"name": "listShips", "params": [], "response": [{"name": "id", "type": "uuid"}]},
        ]
    }
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Docs and a server that agree on little."""
    (tmp_path / "docs.md").write_text(DOCS.format(type="integer"), encoding="utf-8")
    (tmp_path / "server.json").write_text(json.dumps(SERVER), encoding="utf-8")
    return tmp_path


def verify(folder: Path, *arguments: str) -> Done:
    """Run ``slatebind verify docs.md --against server.json``."""
    return run_here("verify", "docs.md", "--against", "server.json", *arguments, cwd=folder)


def test_corrections_settle_everything(project: Path) -> None:
    """With the overlay there is no disagreement left, and the spec has the nested model."""
    assert verify(project).code == 1
    done = verify(project, "--write-overlay", "server.yaml")
    assert (done.code, done.err.splitlines()[-1]) == (
        0,
        "2 commands compared with 2 of the server (server.json): no disagreement",
    )
    again = verify(project, "--overlay", "server.yaml", "--fail-on", "info")
    assert again.code == 0, again.err
    spec = yaml.safe_load(run_here("extract", "docs.md", "--overlay", "server.yaml", cwd=project).out)
    (ships,) = [field for model in spec["models"] for field in model["fields"] if field["name"] == "ships"]
    assert ships["items"] in {model["name"] for model in spec["models"]}


def test_every_correction_says_where_it_comes_from(project: Path) -> None:
    """Each has a reason with the source, ``origin: server``, and what the docs said if they said anything."""
    verify(project, "--source-version", "4.20", "--write-overlay", "server.yaml")
    overlay = yaml.safe_load((project / "server.yaml").read_text(encoding="utf-8"))
    entries = [entry for section in ("groups", "commands", "models") for entry in overlay[section]]
    assert {entry["reason"] for entry in entries} == {"slatebind verify: server 4.20 (server.json)"}
    listed = next(entry for entry in overlay["commands"] if entry["name"] == "listBerths")
    assert listed["was"] == {"async": False}
    assert listed["params"][0] == {
        "name": "id",
        "type": "string",
        "length": 40,
        "required": True,
        "was": {"type": "uuid", "length": 255, "required": False},
        "origin": {"type": "server", "length": "server", "required": "server"},
    }
    assert listed["params"][1]["origin"] == "server"
    (model,) = [entry for entry in overlay["models"] if entry["name"] == "Berth"]
    assert {field["name"]: sorted(field.keys() & {"was", "add", "remove"}) for field in model["fields"]} == {
        "id": ["remove", "was"],
        "depth": ["was"],
        "ships": ["add"],
    }


def test_writing_again_changes_nothing(project: Path) -> None:
    """Whether the overlay is in use or not."""
    verify(project, "--write-overlay", "server.yaml")
    before = (project / "server.yaml").read_bytes()
    verify(project, "--write-overlay", "server.yaml")
    assert (project / "server.yaml").read_bytes() == before
    verify(project, "--overlay", "server.yaml", "--write-overlay", "server.yaml")
    assert (project / "server.yaml").read_bytes() == before


def test_corrections_expire_with_the_docs(project: Path) -> None:
    """A correction of what the docs no longer say is a conflict."""
    verify(project, "--write-overlay", "server.yaml")
    (project / "docs.md").write_text(DOCS.format(type="float"), encoding="utf-8")
    done = run_here("extract", "docs.md", "--overlay", "server.yaml", cwd=project)
    assert "error[overlay-conflict]" in done.err


def test_a_corrected_server_takes_corrections_back(project: Path) -> None:
    """Entries for what agrees now are removed, the others stay."""
    verify(project, "--write-overlay", "server.yaml")
    changed = json.loads(json.dumps(SERVER))
    changed["listapisresponse"]["api"][0]["isasync"] = False
    changed["listapisresponse"]["api"].pop()
    (project / "server.json").write_text(json.dumps(changed), encoding="utf-8")
    verify(project, "--write-overlay", "server.yaml")
    overlay = yaml.safe_load((project / "server.yaml").read_text(encoding="utf-8"))
    assert [entry["name"] for entry in overlay["commands"]] == ["listBerths"]
    assert "async" not in overlay["commands"][0]
    assert "groups" not in overlay


OWN = """\
slatebind: 1
# Ours.

models:
  # About berths.
  - name: Berth
    reason: "seen in answers: # always a number"
    fields:
    - {name: depth, type: long}   # until 2027
commands:
  - name: listBerths
    reason: by hand

    params:
    - name: id
      required: true
  # The end.
"""


def test_entries_of_people_stay(project: Path) -> None:
    """They are kept to the byte, and nothing that they say is corrected."""
    (project / "server.yaml").write_text(OWN, encoding="utf-8")
    done = verify(project, "--write-overlay", "server.yaml")
    text = (project / "server.yaml").read_text(encoding="utf-8")
    lines = iter(text.splitlines())
    assert all(line in lines for line in OWN.splitlines()), text  # in this order
    overlay = yaml.safe_load(text)
    entries = [entry for entry in overlay["commands"] if entry["name"] == "listBerths"]
    assert "id" not in {param["name"] for entry in entries[1:] for param in entry.get("params", ())}
    fields = [field for entry in overlay["models"][1:] for field in entry["fields"] if field["name"] == "depth"]
    assert fields == []
    # What a person decided is still reported.
    assert "field `depth` is documented as `long`" in done.err
    verify(project, "--write-overlay", "server.yaml")
    assert (project / "server.yaml").read_text(encoding="utf-8") == text


def test_entries_of_other_overlays_stay(project: Path) -> None:
    """Those of overlays that are not written are decisions, too."""
    (project / "own.yaml").write_text(OWN, encoding="utf-8")
    verify(project, "--overlay", "own.yaml", "--write-overlay", "server.yaml")
    overlay = yaml.safe_load((project / "server.yaml").read_text(encoding="utf-8"))
    assert "id" not in {param["name"] for entry in overlay["commands"] for param in entry.get("params", ())}


def test_ignored_findings_are_not_corrected(project: Path) -> None:
    """Corrections are those of the findings that are reported."""
    verify(project, "--ignore", "verify-command-undocumented", "--write-overlay", "server.yaml")
    overlay = yaml.safe_load((project / "server.yaml").read_text(encoding="utf-8"))
    assert [entry["name"] for entry in overlay["commands"]] == ["listBerths"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("slatebind: 1\ncommands: [{name: listBerths, reason: by hand}]\n", "verify-overlay-kept"),
        ("slatebind: 2\n", "overlay-invalid"),
        ("- a\n", "overlay-invalid"),
    ],
)
def test_files_that_are_left_alone(project: Path, text: str, code: str) -> None:
    """What is not an overlay, or one that cannot be extended line by line, is not written."""
    (project / "server.yaml").write_text(text, encoding="utf-8")
    done = verify(project, "--write-overlay", "server.yaml")
    assert done.code == 2
    assert f"error[{code}]" in done.err
    assert (project / "server.yaml").read_text(encoding="utf-8") == text


def test_a_block_text_that_ends_with_a_comment_mark() -> None:
    """The last line of a correction may look like a comment; it goes with its entry."""
    entry = {"name": "a", "reason": "slatebind verify: x", "description": "One\n# two"}
    first, _ = with_corrections(None, {"commands": [entry]}, "a.yaml")
    assert first is not None
    second, _ = with_corrections(first, {}, "a.yaml")
    assert second is not None
    assert "two" not in second
    third, _ = with_corrections(second, {"commands": [entry]}, "a.yaml")
    assert third == first

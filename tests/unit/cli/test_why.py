"""``--why``, which explains the origins of a file, and what ``check`` prints in CI."""

import json
import shlex
from pathlib import Path

import pytest

from command_line import DOCS, Run

PLAN = """
[[spec]]
docs = "docs"
file = "spec/harbor.yaml"
overlays = ["fix.yaml"]

[[target]]
use = "mine"
out = "out"
templates = "templates"
"""

FILES = {
    "plan.toml": PLAN,
    "docs/source/index.html.md": DOCS.format(type="integer"),
    "fix.yaml": "slatebind: 1\nmodels:\n- name: Berth\n  reason: said nowhere\n  description: A place to moor\n",
    "templates/mine/target.yaml": (
        "description: x\nfiles:\n- {path: 'models/{model}.txt', template: model.j2, each: model}\n"
        "- {path: all.txt, template: all.j2}\n"
    ),
    "templates/mine/model.j2": "{% include 'head.j2' %}{{ model.cls }}: {% for one in model.fields %}{{ one.id }} "
    "{{ one.type }}, {% endfor %}\n\n# slatebind: keep more\n# slatebind: end more\n",
    "templates/mine/head.j2": "# head\n",
    "templates/mine/all.j2": "{{ view.models | length }}\n",
}


@pytest.fixture
def place(project: Path, run: Run) -> Path:
    """A project that is up to date, with a configuration of an unusual name."""
    for path, text in FILES.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text)
    assert run("generate", "--config", "plan.toml").code == 0
    return project


def why(run: Run, file: str, command: str = "check") -> tuple[int, list[str], str]:
    """Exit code, lines and advice."""
    done = run(command, "--config", "plan.toml", "--why", file)
    return done.code, done.out.splitlines(), done.err


def test_a_file_is_traced_to_docs_templates_and_overlays(run: Run, place: Path) -> None:
    """Everything that contributes to it is listed with its position."""
    code, lines, err = why(run, "out/models/berth.txt")
    assert (code, err) == (0, "")
    assert lines == [
        "out/models/berth.txt is up to date",
        "  target    mine",
        "  template  templates/mine/model.j2",
        "  template  templates/mine/head.j2",
        "  region    edits between `slatebind: keep more` and `slatebind: end more` are kept",
        "  spec      spec/harbor.yaml",
        "  docs      model `Berth`  docs/source/index.html.md:7:1",
        "  docs      command `listBerths`  docs/source/index.html.md:7:1",
        "  overlay   `Berth`: said nowhere  fix.yaml:3:3",
        "  overlay   `listBerths`: read-only command (built-in overlay)  cloudstack.yaml:12:3",
    ]
    assert why(run, str(place / "out" / ".." / "out/models/berth.txt"))[1] == lines


def test_a_file_about_the_whole_spec(run: Run, place: Path) -> None:
    """The spec itself, and files that are generated once for the whole spec."""
    whole = "  docs      all of it: 1 command in 1 group, 1 model  docs/source/index.html.md:1:1"
    assert whole in why(run, "spec/harbor.yaml")[1]
    assert whole in why(run, "out/all.txt")[1]
    assert "  overlay   `Berth`: said nowhere  fix.yaml:3:3" in why(run, "out/all.txt")[1]


def test_a_change_of_the_docs_is_named_with_its_line(run: Run, place: Path) -> None:
    """With the lines of the file that differ; ``generate`` prints the same when it updates the file."""
    (place / "docs/source/index.html.md").write_text(DOCS.format(type="uuid"))
    changed = "  changed   `Berth.fields.depth.type`: changed from 'integer' to 'uuid'  docs/source/index.html.md:32:36"
    code, lines, err = why(run, "out/models/berth.txt")
    assert (code, lines[0]) == (1, "out/models/berth.txt is outdated")
    assert changed in lines
    assert "  -Berth: id uuid, depth integer, " in lines
    assert err == "slatebind: run `slatebind generate --config plan.toml`\n"
    assert changed not in why(run, "out/all.txt")[1] or why(run, "out/all.txt")[0] == 0
    code, lines, err = why(run, "out/models/berth.txt", "generate")
    assert code == 0
    assert changed in lines
    assert "changed models/berth.txt" in err
    assert why(run, "out/models/berth.txt")[0] == 0


def test_a_change_of_a_template_is_distinguished_from_the_docs(run: Run, place: Path) -> None:
    """If the spec is unchanged, something else caused the difference."""
    (place / "templates/mine/head.j2").write_text("# other\n")
    code, lines, _ = why(run, "out/models/berth.txt")
    assert code == 1
    assert "  its part of the spec has not changed: a template, an option or slatebind has" in lines


def test_states_of_a_file(run: Run, place: Path) -> None:
    """Missing, edited, adopted, ignored and stale, each with its remedy."""
    file = place / "out/models/berth.txt"
    file.unlink()
    assert why(run, "out/models/berth.txt")[1][0] == "out/models/berth.txt is missing"
    file.write_text("mine\n")
    code, lines, err = why(run, "out/models/berth.txt")
    assert (code, lines[0]) == (1, "out/models/berth.txt was edited, or was not written by slatebind")
    assert "`slatebind generate --config plan.toml --adopt` keeps the edits as yours" in err
    assert run("generate", "--config", "plan.toml", "--adopt").code == 0
    assert why(run, "out/models/berth.txt")[:1] == (0,)
    (place / "out/.slatebind-ignore").write_text("models/\n")
    assert why(run, "out/models/berth.txt")[1][0].endswith("is ignored by .slatebind-ignore")


def test_a_file_that_is_no_longer_generated(run: Run, place: Path) -> None:
    """The template that generated it and the removed part of the docs are named."""
    (place / "docs/source/index.html.md").write_text(DOCS.format(type="integer").replace("Berths", "Piers"))
    (place / "fix.yaml").write_text("slatebind: 1\n")
    code, lines, _ = why(run, "out/models/berth.txt")
    assert (code, lines[0]) == (1, "out/models/berth.txt is no longer generated")
    assert "  target    generated by an earlier run from `model.j2`; no longer generated" in lines
    assert any(line.startswith("  changed   ") and "Berth" in line for line in lines)


REST = """\
# Trees

## List trees

### HTTP Request

`GET /trees/{orchard}`

### Query Parameters

Parameter | Type | Description
--- | --- | ---
orchard | string | The name of another orchard.
page | integer | The page.
"""


@pytest.fixture
def orchard(place: Path) -> Path:
    """The same project with docs of an HTTP API."""
    (place / "docs/source/index.html.md").write_text(REST)
    (place / "plan.toml").write_text(PLAN.replace('docs = "docs"', 'docs = "docs"\ndialect = "slate"'))
    overlay = "slatebind: 1\ncommands:\n- name: GET /trees/{x}\n  reason: too long\n  description: All.\n"
    (place / "fix.yaml").write_text(overlay)
    return place


@pytest.mark.parametrize("address", ["list_trees", "GET /trees/{id}", "get /trees/:orchard"])
def test_a_command_is_explained(run: Run, orchard: Path, address: str) -> None:
    """By its name or request: where it stands, and what an overlay made of it."""
    assert run("generate", "--config", "plan.toml").code == 0
    code, lines, _ = why(run, address)
    assert (code, lines) == (
        0,
        [
            f"{address} is in the spec",
            "  spec      spec/harbor.yaml",
            "  docs      command `list_trees`  docs/source/index.html.md:7:1",
            "  overlay   `list_trees`: too long  fix.yaml:3:3",
        ],
    )


@pytest.mark.parametrize(
    ("address", "label", "line"),
    [
        ("list_trees.params.page", "page", 14),
        ("GET /trees/{id}.params.page:query", "page", 14),
        ("GET /trees/{id}.params.orchard", "orchard", 13),
    ],
)
def test_a_parameter_is_explained(run: Run, orchard: Path, address: str, label: str, line: int) -> None:
    """By its command and its name, with or without its place."""
    assert run("generate", "--config", "plan.toml").code == 0
    code, lines, _ = why(run, address)
    assert code == 0
    assert f"  docs      parameter `{label}`  docs/source/index.html.md:{line}:1" in lines


def test_an_unknown_command_is_a_usage_error(run: Run, orchard: Path) -> None:
    """The error suggests a similar one."""
    assert "did you mean `GET /trees/{orchard}`?" in why(run, "GET /tree/{orchard}")[2]
    assert "did you mean `list_trees`?" in why(run, "list_tree")[2]
    assert why(run, "list_trees.params.pages")[0] == 2


def test_an_unknown_file_is_a_usage_error(run: Run, place: Path) -> None:
    """The error suggests a similar path."""
    code, lines, err = why(run, "berth.txt")
    assert (code, lines) == (2, [])
    assert "is not one of the 3 generated files; did you mean `out/models/berth.txt`?" in err
    assert why(run, "/etc/passwd")[0] == 2
    assert run("generate", "--config", "plan.toml", "--why", "out/all.txt", "--force").code == 2
    assert run("generate", "docs", "-t", "docs", "-o", "x", "--why", "x").code == 2


def test_reasons_as_json(run: Run, place: Path) -> None:
    """JSON has the same reasons."""
    document = json.loads(run("check", "--config", "plan.toml", "--why", "out/all.txt", "--format", "json").out)
    assert document["why"]["state"] == "current"
    kinds = [reason["kind"] for reason in document["why"]["reasons"]]
    assert kinds == ["target", "template", "spec", "docs", "overlay", "overlay"]
    assert {"file": "fix.yaml", "line": 3, "column": 3}.items() <= document["why"]["reasons"][4].items()


@pytest.mark.parametrize("change", ["changed", "missing", "extra", "edited"])
def test_check_fails_and_names_the_remedy(run: Run, place: Path, change: str) -> None:
    """As text and as annotations; running the command leaves nothing to do."""
    match change:
        case "changed":
            (place / "docs/source/index.html.md").write_text(DOCS.format(type="uuid"))
        case "missing":
            (place / "out/all.txt").unlink()
        case "extra":
            (place / "templates/mine/target.yaml").write_text(
                "description: x\nfiles: [{path: all.txt, template: all.j2}]\n"
            )
        case _:
            (place / "out/all.txt").write_text("mine\n")
    wanted = "slatebind generate --config plan.toml" + (" --force" if change == "edited" else "")
    done = run("check", "--config", "plan.toml")
    assert done.code == 1
    assert f"`{wanted}`" in done.err
    annotated = run("check", "--config", "plan.toml", "--format", "github")
    assert annotated.code == 1
    assert "::warning file=out/all.txt" in annotated.out if change == "edited" else f"(run `{wanted}`)" in annotated.out
    run(*shlex.split(wanted)[1:])
    assert run("check", "--config", "plan.toml").code == 0

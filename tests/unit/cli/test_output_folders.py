"""Output folders: inputs are never overwritten, targets can share a folder, and abandoned folders are reported."""

from pathlib import Path

import pytest

from command_line import Run
from slatebind.output import MANIFEST

SPEC = '[[spec]]\ndocs = "docs"\nfile = "spec/harbor.yaml"\n'


def target(use: str, out: str, more: str = "") -> str:
    """A target in TOML."""
    return f'[[target]]\nuse = "{use}"\nout = "{out}"\n{more}'


def everything(folder: Path) -> dict[str, bytes]:
    """The content of every file except manifests."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def plan(project: Path) -> Path:
    """The configuration, and templates of a target that generates a file of the same name."""
    folder = project / "templates" / "mine"
    folder.mkdir(parents=True)
    (folder / "target.yaml").write_text("description: x\nfiles: [{path: slatebind.toml, template: a}]\n")
    (folder / "a").write_text("generated\n")
    (folder.parent / "slatebind.toml").write_text("somebody's\n")
    return project / "slatebind.toml"


@pytest.mark.parametrize(
    ("use", "out", "more"),
    [
        ("docs", "docs", ""),
        ("docs", "link", ""),
        ("mine", ".", 'templates = "templates"\n'),
        ("mine", "templates", 'templates = "templates"\n'),
    ],
)
def test_inputs_are_never_overwritten(run: Run, plan: Path, use: str, out: str, more: str) -> None:
    """Docs, configuration and templates are kept, whatever the options."""
    (plan.parent / "link").symlink_to("docs")
    plan.write_text(SPEC + target(use, out, more))
    before = everything(plan.parent)
    for wish in ([], ["--force"], ["--adopt"]):
        done = run("generate", *wish)
        assert done.code == 1
        assert "error[output-is-input]: output would overwrite an input" in done.err
        assert everything(plan.parent).items() >= before.items()
        assert ("is inside of" in done.err) == (out == "templates")
    assert run("check").code == 1


def test_inputs_are_never_overwritten_without_a_configuration(run: Run, project: Path) -> None:
    """Generating into the folder of the docs changes none of them."""
    before = everything(project)
    done = run("generate", "docs", "-t", "docs", "-o", "docs", "--force")
    assert done.code == 1
    assert "error[output-is-input]" in done.err
    assert everything(project).items() >= before.items()


def test_targets_share_a_folder(run: Run, plan: Path) -> None:
    """Each knows its own files; a removed target takes only its own with it."""
    plan.write_text(SPEC + target("docs", "out") + target("mine", "out", 'templates = "templates"\n'))
    assert run("generate").code == run("check").code == 0
    assert {"source/index.html.md", "slatebind.toml"} <= everything(plan.parent / "out").keys()
    plan.write_text(SPEC + target("docs", "out"))
    assert (
        "out/.slatebind-manifest.json:1:1: warning[output-left-behind]: 1 file generated here by `mine`"
        in run("check").err
    )
    assert run("generate", "--prune").code == 0
    assert "slatebind.toml" not in everything(plan.parent / "out")
    assert "left-behind" not in run("check").err


def test_an_abandoned_folder_is_reported_and_pruned(run: Run, plan: Path) -> None:
    """Unedited files are deleted on request; edited ones are kept."""
    plan.write_text(SPEC + target("docs", "generated/docs"))
    run("generate")
    edited = plan.parent / "generated/docs/source/index.html.md"
    edited.write_text("mine\n")
    plan.write_text(SPEC + target("docs", "generated/reference"))
    for command in ("generate", "check", "check"):
        done = run(command)
        assert done.code == 0
        assert (
            "generated/docs/.slatebind-manifest.json:1:1: warning[output-left-behind]: 2 files generated here by `docs`"
            in done.err
        )
    assert run("generate", "--prune").code == 0
    assert everything(plan.parent / "generated/docs") == {"source/index.html.md": b"mine\n"}
    edited.unlink()
    run("generate", "--prune")
    assert not (plan.parent / "generated/docs" / MANIFEST).exists()
    assert run("check").err.endswith("slatebind: everything is up to date\n")


def test_output_of_others_is_not_stale(run: Run, plan: Path) -> None:
    """A folder that was generated from another spec is not reported."""
    plan.write_text(SPEC + target("docs", "generated/docs"))
    run("generate")
    assert run("generate", "spec/harbor.yaml", "-t", "docs", "-o", "elsewhere/docs").code == 0
    (plan.parent / ".git").mkdir()  # one project, whose parts may write into each other
    other = plan.parent / "other"
    other.mkdir()
    (other / "slatebind.toml").write_text(
        '[[spec]]\ndocs = "../docs"\nfile = "own.yaml"\n' + target("docs", "../generated/other")
    )
    assert run("generate", cwd=other).code == 0
    assert "left-behind" not in run("check").err


def test_a_configuration_in_a_pyproject(run: Run, project: Path) -> None:
    """It works for every command that reads a configuration."""
    (project / "pyproject.toml").write_text(
        '[project]\nname = "x"\n[[tool.slatebind.spec]]\ndocs = "docs"\nfile = "a.yaml"\n'
        '[[tool.slatebind.target]]\nuse = "docs"\nout = "gen"\n'
    )
    assert run("extract").code == 0
    assert (project / "a.yaml").is_file()
    assert run("generate").code == run("check").code == run("lint").code == 0
    assert "gen/source/index.html.md is up to date" in run("check", "--why", "gen/source/index.html.md").out


def test_docs_without_a_command_are_an_error(run: Run, plan: Path) -> None:
    """They may be incomplete, so every file and model name is kept."""
    plan.write_text(SPEC + target("docs", "gen"))
    run("generate")
    docs = plan.parent / "docs/source/index.html.md"
    text = docs.read_text()
    before = everything(plan.parent)
    for command in ("generate", "check"):
        docs.write_text("")
        done = run(command)
        assert done.code == 2
        assert "error[no-commands]" in done.err
        docs.write_text(text)
        assert everything(plan.parent) == before
    assert run("check").code == 0


def test_init_keeps_a_configuration_in_a_pyproject(run: Run, project: Path) -> None:
    """A second configuration next to it would hide it."""
    (project / "pyproject.toml").write_text('[[tool.slatebind.spec]]\ndocs = "docs"\nfile = "a.yaml"\n')
    done = run("init")
    assert (done.code, done.err) == (
        2,
        "slatebind: error: pyproject.toml has a [tool.slatebind]; edit it, or remove it\n",
    )
    assert not (project / "slatebind.toml").exists()


@pytest.mark.parametrize(
    ("folder", "hint"),
    [
        ("mine", "move it to mine/python/model.py.j2"),
        ("mine/python", "give the folder around mine/python: mine"),
    ],
)
def test_a_misplaced_template_is_reported(run: Run, plan: Path, folder: str, hint: str) -> None:
    """Templates belong in a folder with the name of their target; next to it they have no effect."""
    place = plan.parent / folder
    place.mkdir(parents=True)
    (place / "model.py.j2").write_text("x = 1\n")
    plan.write_text(SPEC + target("python", "out", f'templates = "{folder}"\n'))
    told = f"{folder}/model.py.j2:1:1: warning[template-misplaced]: templates of the target `python` are not looked for"
    assert f"{told} here ({hint})" in run("generate").err
    (plan.parent / "mine/python").mkdir(exist_ok=True)
    (place / "model.py.j2").rename(plan.parent / "mine/python/model.py.j2")
    plan.write_text(SPEC + target("python", "out", 'templates = "mine"\n'))
    assert "template-misplaced" not in run("generate").err

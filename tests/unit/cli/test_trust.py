"""What a hostile project can do: nothing outside of its folder, and nothing before its configuration is checked."""

from pathlib import Path

import pytest

from command_line import Run, write_docs

SPEC = '[[spec]]\ndocs = "docs"\nfile = "spec/harbor.yaml"\n'


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A cloned repository next to a file that it must not read or write."""
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "key.txt").write_text("hidden\n")
    (tmp_path / "clone" / ".git").mkdir(parents=True)
    (tmp_path / "clone" / "link").symlink_to("../private")
    write_docs(tmp_path / "clone", "integer")
    return tmp_path / "clone"


def files_outside(clone: Path) -> list[str]:
    """Everything next to the clone."""
    return sorted(path.name for path in clone.parent.rglob("*") if not path.is_relative_to(clone))


@pytest.mark.parametrize("command", ["generate", "check", "lint", "extract"])
@pytest.mark.parametrize(
    ("configuration", "at", "path"),
    [
        ('[[target]]\nuse = "docs"\nout = "../private"\n', "6:1", "../private"),
        ('[[target]]\nuse = "docs"\nout = "/tmp/elsewhere"\n', "6:1", "/tmp/elsewhere"),
        ('[[target]]\nuse = "docs"\nout = "link"\n', "6:1", "link"),
        ('[[target]]\nuse = "docs"\nout = "link/new"\n', "6:1", "link/new"),
        ('[[target]]\nuse = "docs"\nout = "out"\ntemplates = "../private"\n', "7:1", "../private"),
        ('dialect = "../private/key.txt"\n', "4:1", "../private/key.txt"),
        ('dialect = "link/key.txt"\n', "4:1", "link/key.txt"),
        ('[lint]\nbaseline = "../private/key.txt"\n', "5:1", "../private/key.txt"),
    ],
)
def test_a_configuration_stays_in_its_project(
    run: Run, clone: Path, command: str, configuration: str, at: str, path: str
) -> None:
    """A path that leads out, by itself or by a link, is an error at its line; nothing is written."""
    (clone / "slatebind.toml").write_text(SPEC + configuration)
    before = files_outside(clone)
    done = run(command, cwd=clone)
    assert done.code == 2
    assert f"slatebind.toml:{at}: error[config-outside]: `{path}` is outside of the project" in done.err
    assert "hidden" not in done.err + done.out
    assert files_outside(clone) == before
    assert not (clone / "spec").exists()


def test_a_spec_stays_in_its_project(run: Run, clone: Path) -> None:
    """An extracted spec is written inside; one that is written by hand is read from anywhere."""
    (clone / "slatebind.toml").write_text('[[spec]]\ndocs = "docs"\nfile = "../harbor.yaml"\n')
    assert "error[config-outside]" in run("generate", cwd=clone).err
    assert run("extract", "docs", "-o", "../harbor.yaml", cwd=clone).code == 2  # the configuration is wrong
    (clone / "slatebind.toml").write_text(SPEC)
    assert run("extract", "docs", "-o", "../harbor.yaml", cwd=clone).code == 0
    (clone / "slatebind.toml").write_text('[[spec]]\nfile = "../harbor.yaml"\n[[target]]\nuse = "docs"\nout = "out"\n')
    assert run("generate", cwd=clone).code == 0


@pytest.mark.parametrize("folder", ["../../../private", "../../link", "kept"])
def test_a_target_copies_nothing_from_outside(run: Run, clone: Path, folder: str) -> None:
    """Neither by its path nor by a link."""
    target = clone / "templates" / "mine"
    target.mkdir(parents=True)
    (target / "kept").symlink_to(clone.parent / "private")
    (target / "target.yaml").write_text(f"description: x\nfiles: []\ncopy: [{{folder: {folder}, to: x}}]\n")
    (clone / "slatebind.toml").write_text(
        SPEC + '[[target]]\nuse = "mine"\ntemplates = "templates"\nout = "out"\n', encoding="utf-8"
    )
    done = run("generate", cwd=clone)
    assert done.code == 2
    assert f"templates/mine/target.yaml:3:17: error[target-invalid]: copy[0].folder: folder `{folder}`" in done.err
    assert not (clone / "out").exists()


def test_a_target_copies_from_its_project(run: Run, clone: Path) -> None:
    """Folders next to the target's own may be shared by several targets."""
    (clone / "shared").mkdir()
    (clone / "shared" / "a.txt").write_text("shared\n")
    target = clone / "templates" / "mine"
    target.mkdir(parents=True)
    (target / "target.yaml").write_text("description: x\nfiles: []\ncopy: [{folder: ../../shared, to: x}]\n")
    (clone / "slatebind.toml").write_text(SPEC + '[[target]]\nuse = "mine"\ntemplates = "templates"\nout = "out"\n')
    assert run("generate", cwd=clone).code == 0
    assert (clone / "out" / "x" / "a.txt").read_text() == "shared\n"
    explained = run("generate", "--why", "out/x/a.txt", cwd=clone)
    assert explained.code == 0
    assert "shared/a.txt" in explained.out


def test_an_option_is_refused_before_anything_is_written(run: Run, clone: Path) -> None:
    """At its line, with the nearest legal value."""
    (clone / "slatebind.toml").write_text(
        SPEC + '[[target]]\nuse = "python"\nout = "out"\noptions.package = "my-client"\noptions.version = "banana"\n'
    )
    done = run("generate", cwd=clone)
    assert done.code == 2
    assert done.err.count("error[option-value]") == 2
    assert "slatebind.toml:7:1: error[option-value]: option `package`" in done.err
    assert "the nearest legal value is `my_client`" in done.err
    assert not (clone / "spec").exists()


def test_the_command_line_writes_anywhere(run: Run, clone: Path) -> None:
    """A folder that the user names is the border, and nothing leads out of it."""
    assert run("generate", "docs", "-t", "docs", "-o", "../elsewhere", cwd=clone).code == 0
    assert (clone.parent / "elsewhere" / "source" / "index.html.md").is_file()

"""The commands ``slatebind diff``, ``changelog`` and ``bump``."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from command_line import Done, run_here

WITHOUT_DEPTH = {"**depth**|Its depth|integer\n": ""}
IGNORE_FILE = """\
ignore:
- {id: field-removed, place: models.Berth.fields.depth, reason: it was never filled}
- {id: param-removed, place: "*", reason: for another day}
- {id: field-removed, place: "models.Berth.*", reason: long ago, expires: 2001-01-01}
"""


@pytest.fixture
def run(document: Callable[..., str]) -> Callable[..., Done]:
    """Run ``slatebind`` in a folder with two versions of the docs."""
    document("old.md")
    document("new.md", WITHOUT_DEPTH)

    def run(*arguments: str, cwd: str = ".", **variables: str) -> Done:
        return run_here(*arguments, cwd=cwd, **{"CI": "", **variables})

    return run


def git(*arguments: str) -> None:
    """Run git independently of the user's configuration."""
    settings = (
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@b.example",
        "-c",
        "commit.gpgsign=false",
        "-c",
        "tag.gpgsign=false",
    )
    subprocess.run(["git", *settings, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(run: Callable[..., Done], document: Callable[..., str]) -> Callable[..., Done]:
    """A repository with docs and an include: main has one more error than v1, the branch one field less."""
    head = {"title: Harbor\n": "title: Harbor\nincludes:\n  - errors\n"}
    table = "# Errors\n\n|Error Code|Meaning|\n|---|---|\n|401|Unauthorized|\n"
    errors = Path("docs/source/includes/_errors.md")
    document("docs/source/index.html.md", head)
    errors.parent.mkdir()
    errors.write_text(table, encoding="utf-8")
    git("init", "-q", "-b", "main")
    git("add", "docs")
    git("commit", "-q", "-m", "one")
    git("tag", "v1")
    git("checkout", "-q", "-b", "work")
    document("docs/source/index.html.md", {**head, **WITHOUT_DEPTH})
    git("commit", "-q", "-a", "-m", "two")
    git("checkout", "-q", "main")
    errors.write_text(f"{table}|402|Payment Required|\n", encoding="utf-8")
    git("commit", "-q", "-a", "-m", "three")
    git("checkout", "-q", "work")
    return run


def test_text(run: Callable[..., Done]) -> None:
    """A line for each change, with where it is or was; with --verbose both positions and code that stops working."""
    head = "1 breaking; version: major\nold.md -> new.md\n\nBreaking (1)\n"
    assert run("diff", "old.md", "new.md").out == (
        f"{head}  model Berth: field `depth` was removed, in responses of listBerths (old.md:30)\n\n"
        "--verbose shows each change in full\n"
    )
    assert run("diff", "old.md", "new.md", "--verbose").out == (
        f"{head}"
        "  model Berth (responses of listBerths)\n"
        "    field `depth` was removed\n"
        "      field-removed, wire/sdk; old.md:30 -> new.md:7\n"
        "      Code that reads it finds nothing.\n"
        "      - answer.depth\n"
    )


@pytest.mark.parametrize(
    ("arguments", "variables", "code"),
    [
        ((), {}, 0),
        ((), {"CI": "true"}, 1),
        ((), {"CI": "1"}, 1),
        ((), {"CI": "false"}, 0),
        ((), {"CI": "0"}, 0),
        ((), {"CI": ""}, 0),
        (("--fail-on", "none"), {"CI": "true"}, 0),
        (("--fail-on", "never"), {"CI": "true"}, 0),
        (("--fail-on", "breaking"), {}, 1),
        (("--fail-on", "error"), {}, 1),
        (("--strict",), {}, 1),
        (("--fail-on", "info"), {}, 1),
        (("--fail-on", "breaking", "--surface", "docs"), {}, 0),
        (("--fail-on", "fatal"), {}, 2),
        (("--format", "yaml"), {}, 2),
    ],
)
def test_exit_codes(run: Callable[..., Done], arguments: tuple[str, ...], variables: dict[str, str], code: int) -> None:
    """1 for findings at or above the threshold, which is breaking if CI is set; 2 for usage errors."""
    assert run("diff", "old.md", "new.md", *arguments, **variables).code == code


def test_no_changes(run: Callable[..., Done]) -> None:
    """The command says so and succeeds; other formats are empty."""
    assert run("diff", "old.md", "old.md", "--fail-on", "info") == (0, "no changes\n", "")
    assert json.loads(run("diff", "old.md", "old.md", "--format", "json").out)["changes"] == []
    assert run("diff", "old.md", "old.md", "--format", "github").out == ""
    assert run("changelog", "old.md", "old.md") == (0, "", "slatebind: no changes\n")
    assert run("bump", "old.md", "old.md") == (0, "none\n", "")


@pytest.mark.parametrize(
    "form", ["text", "json", "markdown", "html", "sarif", "junit", "github", "gitlab", "checkstyle"]
)
def test_every_format_works(run: Callable[..., Done], form: str) -> None:
    """Each reports the removed field."""
    done = run("diff", "old.md", "new.md", "--format", form)
    assert (done.code, done.err) == (0, "")
    assert "depth" in done.out


def test_accepted_findings(run: Callable[..., Done]) -> None:
    """They do not fail a run, but count; unused and expired entries are reported with their positions."""
    Path("slatebind-diff.yaml").write_text(IGNORE_FILE, encoding="utf-8")
    assert run("diff", "old.md", "new.md", "--fail-on", "info") == (
        0,
        "1 accepted; version: major\n"
        "old.md -> new.md\n"
        "\n"
        "Accepted (1)\n"
        "  models.Berth.fields.depth: breaking: field `depth` was removed (it was never filled)\n"
        "\n"
        "slatebind-diff.yaml:3:3: warning: entry for `param-removed` at `*` matches no finding\n"
        "slatebind-diff.yaml:4:3: warning: entry for `field-removed` at `models.Berth.*` expired on 2001-01-01\n",
        "",
    )
    assert run("bump", "old.md", "new.md").out == "major\n"
    assert "### Breaking\n\n- **model Berth**: field `depth` was removed" in run("changelog", "old.md", "new.md").out


def test_custom_levels(run: Callable[..., Done]) -> None:
    """A project sets the levels of rules, on all surfaces or on some; the version bump follows."""
    file = Path("slatebind-diff.yaml")
    file.write_text("levels: {field-removed: {wire: info, sdk: warning}}\n", encoding="utf-8")
    assert run("diff", "old.md", "new.md", "--fail-on", "breaking").out.startswith("1 warning; version: minor\n")
    file.write_text("levels: {field-removed: none}\n", encoding="utf-8")
    assert run("diff", "old.md", "new.md").out == "no changes\n"
    file.write_text("levels:\n  field-remove: info\n", encoding="utf-8")
    done = run("diff", "old.md", "new.md")
    assert (done.code, done.out) == (2, "")
    assert "slatebind-diff.yaml:2:17: error[ignore-unknown]: unknown rule `field-remove`" in done.err


def test_an_invalid_ignore_file(run: Callable[..., Done]) -> None:
    """The problem is reported with its line, and nothing is compared."""
    Path("mine.yaml").write_text("ignore:\n- {id: field-remove, place: x, reason: y}\n", encoding="utf-8")
    done = run("diff", "old.md", "new.md", "--ignore-file", "mine.yaml")
    assert (done.code, done.out) == (2, "")
    assert "mine.yaml:2" in done.err
    assert "did you mean `field-removed`?" in done.err


@pytest.mark.parametrize(
    ("arguments", "cwd"),
    [
        (("--against", "v1", "docs"), "."),
        (("--against", "v1", "source"), "docs"),
        (("v1:docs", "docs"), "."),
        (("v1:docs/source/index.html.md", "docs/source/index.html.md"), "."),
        (("v1:docs", "source"), "docs"),
        (("v1:./source", "source"), "docs"),
        (("--merge-base", "main", "docs"), "."),
        (("main:docs", "docs"), "."),
    ],
)
def test_revisions(repository: Callable[..., Done], arguments: tuple[str, ...], cwd: str) -> None:
    """Sides at revisions are read with their includes, from any folder; a merge base hides later changes."""
    done = repository("diff", *arguments, "--format", "json", cwd=cwd)
    changes = [(change["rule"], change["place"]) for change in json.loads(done.out)["changes"]]
    removed = [("field-removed", "models.Berth.fields.depth")]
    assert changes == (removed if arguments[0] != "main:docs" else [*removed, ("error-removed", "errors.402")])
    assert done.code == 0


def test_a_renamed_file(repository: Callable[..., Done]) -> None:
    """Its old name may be given; the new file name is no change of the API."""
    git("mv", "docs/source/index.html.md", "docs/source/api.md")
    assert "1 breaking" in repository("diff", "v1:docs/source/index.html.md", "docs/source/api.md").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("v1:nothing", "docs"), "v1:nothing: no such path at this revision"),
        (("nope:docs", "docs"), "nope: no such revision"),
        (("--against", "v1", "nothing"), "v1:./nothing: no such path at this revision"),
        (("--against", "--upload-pack=x", "docs"), "a revision does not start with `-`"),
        (("--against", "v1"), "give NEW"),
        (("--against", "v1", "docs", "docs"), "take one relative path"),
        (("--against", "v1", "--merge-base", "main", "docs"), "give one of them"),
        (("docs",), "give two sides"),
        (("v1:../../etc", "docs"), "outside of the repository"),
        (("nothing.md", "docs"), "nothing.md"),
    ],
)
def test_sides_that_do_not_exist(repository: Callable[..., Done], arguments: tuple[str, ...], message: str) -> None:
    """A side that cannot be read is an error, not an API from which everything was removed."""
    done = repository("diff", *arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err


def test_a_shallow_clone(repository: Callable[..., Done], tmp_path: Path) -> None:
    """The error explains what is missing and how to fetch it."""
    subprocess.run(["git", "clone", "-q", "--depth", "1", tmp_path.as_uri(), "clone"], check=True)
    for arguments in (("--against", "v1", "docs"), ("--merge-base", "origin/main", "docs")):
        done = repository("diff", *arguments, cwd="clone")
        assert (done.code, done.out) == (2, "")
        assert "this clone is shallow: fetch its history (`git fetch --unshallow`" in done.err


def test_outside_of_a_repository(run: Callable[..., Done]) -> None:
    """Revisions need a repository."""
    done = run("diff", "--against", "v1", "new.md", GIT_CEILING_DIRECTORIES=str(Path.cwd().parent))
    assert (done.code, done.out) == (2, "")
    assert "not a git repository" in done.err


CONFIGURED = """\
[[spec]]
file = "spec.yaml"
docs = "new.md"
[[target]]
use = "docs"
out = "docs"
[[target]]
use = "crates"
out = "crates"
templates = "mine"
"""
CRATES = """\
description: Rust
language: go
files: []
types:
  date: {param: Date, field: Date}
  datetime: {param: Date, field: Date}
  file: {param: File, field: File}
usage: {field: "{object}.{field}()"}
"""


def test_the_target_whose_names_are_compared_can_be_chosen(run: Callable[..., Done]) -> None:
    """It is the first configured one that has names for code, or the given one; a report of sdk alone says which."""
    Path("mine/crates").mkdir(parents=True)
    Path("mine/crates/target.yaml").write_text(CRATES, encoding="utf-8")
    sides = ("old.md", "new.md")
    assert "sdk: what the target python generates" in run("diff", *sides, "--surface", "sdk").out
    assert "sdk: what" not in run("diff", *sides).out
    given = run("diff", *sides, "--target", "crates", "--templates", "mine", "-v").out
    assert "sdk: what the target crates generates" in given
    assert "- answer.Depth()" in given
    Path("slatebind.toml").write_text(CONFIGURED, encoding="utf-8")
    assert json.loads(run("diff", *sides, "--format", "json").out)["target"] == "crates"
    assert "`sdk` is what the target `crates` generates" in run("diff", *sides, "--format", "markdown").out
    assert "- answer.depth" in run("diff", *sides, "--target", "python", "-v").out


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("pyton", "unknown target `pyton` (did you mean `python`?)"),
        ("openapi", "the target `openapi` generates no names that code uses"),
    ],
)
def test_a_target_that_cannot_be_compared_is_an_error(run: Callable[..., Done], name: str, message: str) -> None:
    """One that does not exist, or whose readers see requests alone."""
    done = run("diff", "old.md", "new.md", "--target", name)
    assert done.code == 2
    assert message in done.err

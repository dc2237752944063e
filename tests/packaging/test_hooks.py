"""The pre-commit hooks, run by pre-commit itself in a repository of docs, without a network."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from command_line import DOCS, Done, environment
from repositories import IDENTITY, commit_all, git, write

ROOT = Path(__file__).parents[2]
INDEX = "docs/source/index.html.md"
BEFORE, AFTER = DOCS.format(type="integer"), DOCS.format(type="float")
POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize 1234\n".format("0" * 64)
INCLUDING = f"---\nincludes: [quays]\n---\n{BEFORE}"


@pytest.fixture(scope="session")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that offers the hooks, as this one does."""
    folder = tmp_path_factory.mktemp("hooks")
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", folder)
    git("init", "--quiet", folder=folder)
    commit_all("hooks", folder)
    return folder


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hooks: Path) -> Callable[..., None]:
    """Configure the hooks with these arguments in an empty repository, the working directory."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git("init", "--quiet", "--initial-branch=main")

    def configure(*arguments: str) -> None:
        # Without `system`, pre-commit would install slatebind from the network.
        entries = [
            {"id": f"slatebind-{name}", "language": "system", **({"args": list(arguments)} if arguments else {})}
            for name in ("lint", "diff")
        ]
        revision = git("rev-parse", "HEAD", folder=hooks)
        configuration = {"repos": [{"repo": str(hooks), "rev": revision, "hooks": entries}]}
        write(".pre-commit-config.yaml", yaml.safe_dump(configuration))
        assert run_tool("pre-commit", "install").code == 0

    return configure


def run_tool(*words: str, **variables: str) -> Done:
    """Run pre-commit, or git with its hooks, with ``slatebind`` on the path."""
    home = Path.cwd().parent
    tools = home / "tools"
    tools.mkdir(exist_ok=True)
    for name, module in (("slatebind", "slatebind"), ("pre-commit", "pre_commit")):
        (tools / name).write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m {module} "$@"\n', encoding="utf-8")
        (tools / name).chmod(0o755)
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        words,
        env=environment(PATH=path, PRE_COMMIT_HOME=str(home / "cache"), CI="", **IDENTITY, **variables),
        capture_output=True,
        text=True,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def commit() -> Done:
    """Commit everything, if the hooks allow it."""
    git("add", "--all")
    return run_tool("git", "commit", "--message", "change")


def test_commits(repository: Callable[..., None]) -> None:
    """The first commit is accepted, visibly, as is one without breaks; one with a break is not."""
    repository("docs")
    write(INDEX, BEFORE)
    first = commit()
    assert first.code == 0, first
    assert "new: nothing to compare with; version: minor" in first.err + first.out
    write(INDEX, BEFORE.replace("low tide", "high tide"))
    assert commit().code == 0
    write(INDEX, AFTER)
    broken = commit()
    assert broken.code == 1
    assert "type of field `depth` changed from `integer` to `float`" in broken.err + broken.out


def test_a_commit_that_only_deletes(repository: Callable[..., None]) -> None:
    """pre-commit does not pass deleted files to hooks; the docs are compared nevertheless."""
    repository("docs")
    write(INDEX, INCLUDING)
    write("docs/source/includes/_quays.md", BEFORE.replace("listBerths", "listQuays"))
    git("add", "--all")
    git("commit", "--no-verify", "--message", "docs")
    Path("docs/source/includes/_quays.md").unlink()
    done = commit()
    assert done.code == 1
    assert "command `listQuays` was removed" in done.err + done.out


def test_a_renamed_folder(repository: Callable[..., None]) -> None:
    """Docs are compared with those at the old path. Without arguments, all docs of the configuration are."""
    repository()
    write(INDEX, BEFORE)
    git("add", "--all")
    git("commit", "--no-verify", "--message", "docs")
    Path("docs").rename("api")
    write("slatebind.toml", '[[spec]]\ndocs = "api"\nfile = "spec.yaml"\n')
    write("api/source/index.html.md", AFTER)
    done = commit()
    assert done.code == 1
    assert "api was renamed; comparing with HEAD:docs" in done.err + done.out


def test_docs_in_the_root(repository: Callable[..., None]) -> None:
    """The root of the repository is a folder of docs like any other."""
    repository(".")
    write("index.html.md", BEFORE)
    assert commit().code == 0
    write("index.html.md", AFTER)
    assert commit().code == 1


def test_a_commit_that_cannot_be_compared_with(repository: Callable[..., None]) -> None:
    """A version that is not an API document is an error, so that the hook fails."""
    repository("docs")
    write(INDEX, POINTER)
    git("add", "--all")
    git("commit", "--no-verify", "--message", "docs")
    write(INDEX, AFTER)
    done = commit()
    assert done.code == 1
    assert "- exit code: 2" in done.err + done.out


def test_the_changes_since_another_commit(repository: Callable[..., None]) -> None:
    """With --from-ref, as in CI, the docs are compared with the fork point and not with themselves."""
    repository("docs")
    write(INDEX, BEFORE)
    git("add", "--all")
    git("commit", "--no-verify", "--message", "docs")
    git("checkout", "-b", "topic")
    write(INDEX, AFTER)
    git("commit", "--no-verify", "--all", "--message", "break")
    assert run_tool("pre-commit", "run", "--from-ref", "main", "--to-ref", "HEAD").code == 1
    assert run_tool("pre-commit", "run", "--from-ref", "HEAD", "--to-ref", "HEAD").code == 0


def test_a_wrong_path(repository: Callable[..., None]) -> None:
    """It fails."""
    repository("doc")
    write(INDEX, BEFORE)
    assert commit().code == 1

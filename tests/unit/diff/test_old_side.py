"""A comparison never passes without comparing: an old side that cannot be read is an error, new docs are said to be."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from command_line import DOCS, Done, run_here
from repositories import IDENTITY, commit_all, git, write

NEW = (0, "new: nothing to compare with; version: minor\n", "")
INDEX = "docs/source/index.html.md"
BEFORE, AFTER = DOCS.format(type="integer"), DOCS.format(type="float")
POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize 1234\n".format("0" * 64)
GUIDE = "# Guide\n\nHow to moor a ship, and what to pay for it.\n"
SHIPS = "# Ship\n\n## listShips\n\nLists ships.\n\n> API\n\n```shell\ncmk list ships\n```\n"
FAILS = ("--fail-on", "error")


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty repository as the working directory."""
    monkeypatch.chdir(tmp_path)
    git("init", "--quiet", "--initial-branch=main")


def diff(*arguments: str, cwd: str = ".", **variables: str) -> Done:
    """Run ``slatebind diff``, with identical results in CI."""
    return run_here("diff", *arguments, *FAILS, cwd=cwd, **{"CI": "", **variables})


def replace_docs(path: str, text: str = AFTER) -> None:
    """Delete the docs and write others at another path."""
    shutil.rmtree("docs")
    write(path, text)


def test_the_first_commit() -> None:
    """In a repository without a commit all docs are new."""
    write(INDEX, AFTER)
    assert diff("--against", "HEAD", "docs") == NEW
    assert diff("--pre-commit", "docs") == NEW
    assert run_here("bump", "--against", "HEAD", "docs", cwd=".") == (
        0,
        "minor\n",
        "slatebind: docs: new: nothing to compare with\n",
    )
    assert run_here("changelog", "--against", "HEAD", "docs", cwd=".").err == (
        "slatebind: docs: new: nothing to compare with\n"
    )


def test_the_commit_that_adds_the_docs() -> None:
    """Docs in addition to files that are no API docs, and further docs, are new."""
    write("README.md", "# Code\n")
    commit_all("code")
    write(INDEX, BEFORE)
    assert diff("--against", "HEAD", "docs") == NEW
    Path("README.md").unlink()
    assert diff("--against", "HEAD", "docs") == NEW
    assert diff("--against", "HEAD", "docs/source") == NEW
    assert diff("--against", "HEAD", INDEX) == NEW
    commit_all("docs")
    assert diff("HEAD~1:docs", "HEAD:docs") == NEW
    write("more/README.md", GUIDE)
    commit_all("a guide")
    write("more/index.html.md", AFTER)
    assert diff("--against", "HEAD", "more") == NEW
    assert diff("--against", "HEAD", ".").code == 2


@pytest.mark.parametrize("form", ["json", "markdown", "html", "sarif", "junit", "github", "gitlab", "checkstyle"])
def test_every_format_says_that_docs_are_new(form: str) -> None:
    """In the report where it has a place, else on standard error."""
    write(INDEX, AFTER)
    done = diff("--against", "HEAD", "docs", "--format", form)
    assert done.code == 0
    if form == "json":
        assert (json.loads(done.out)["is_new"], json.loads(done.out)["bump"]) == (True, "minor")
    assert "new: nothing to compare with" in (done.out if form in {"markdown", "html"} else done.err)


@pytest.mark.parametrize(
    ("before", "after", "path"),
    [
        ("docs", "api", "api"),
        ("docs", "api", "api/source"),
        ("docs", "api", "api/source/index.html.md"),
        ("docs/source", "docs/src", "docs/src"),
        (INDEX, "docs/source/harbor.md", "docs/source/harbor.md"),
        (INDEX, "api/index.html.md", "api"),
    ],
)
@pytest.mark.parametrize("is_known", [True, False])
def test_renamed_docs(before: str, after: str, path: str, is_known: bool) -> None:
    """They are compared with those at the old path, whether or not git tracks the new one."""
    write(INDEX, BEFORE)
    write("README.md", "# Code\n")
    commit_all("docs")
    Path(after).parent.mkdir(parents=True, exist_ok=True)
    Path(before).rename(after)
    file = next(file for file in Path().rglob("*.md") if "listBerths" in file.read_text(encoding="utf-8"))
    file.write_text(AFTER, encoding="utf-8")
    if is_known:
        git("add", "--all")
    done = diff("--against", "HEAD", path)
    assert done.code == 1
    assert done.out.startswith("1 breaking; version: major\nHEAD:")
    assert f"slatebind: {path} was renamed; comparing with HEAD:" in done.err


def test_docs_that_moved_within_the_given_folder() -> None:
    """Nothing was renamed if the folder's docs are found in both layouts."""
    write(INDEX, BEFORE)
    write("README.md", "# Code\n")
    commit_all("docs")
    Path(INDEX).rename("index.html.md")
    write("index.html.md", AFTER)
    done = diff("--against", "HEAD", ".")
    assert (done.code, done.err) == (1, "")
    assert done.out.startswith("1 breaking; version: major\nHEAD:./. -> .")


def test_a_renamed_folder_follows_its_includes() -> None:
    """If the first file was rewritten at the same time, the other files say where it came from."""
    write(INDEX, "---\nincludes: [berths]\n---\n\n# Harbor\n\nAll about it.\n")
    write("docs/source/includes/_berths.md", BEFORE)
    commit_all("docs")
    replace_docs("api/source/index.html.md", "---\ntitle: Quay\nincludes:\n  - berths\n---\n")
    write("api/source/includes/_berths.md", AFTER)
    done = diff("--against", "HEAD", "api")
    assert done.code == 1
    assert done.out.startswith("1 breaking, ")
    assert "api was renamed; comparing with HEAD:docs" in done.err


def test_an_include_that_was_copied_is_no_rename() -> None:
    """Docs whose first file still exists were not renamed."""
    write(INDEX, f"---\nincludes: [errors]\n---\n\n{BEFORE.partition('---')[2].partition('---')[2]}")
    write("docs/source/includes/_errors.md", GUIDE)
    commit_all("docs")
    write("api/source/index.html.md", AFTER)
    Path("api/source/includes").mkdir()
    Path("docs/source/includes/_errors.md").rename("api/source/includes/_errors.md")
    assert diff("--against", "HEAD", "api") == NEW


def test_the_configuration_of_renamed_docs() -> None:
    """A revision without a configuration is read with that of the new path."""
    write(INDEX, BEFORE)
    commit_all("docs")
    Path("docs").rename("api")
    write("slatebind.toml", '[[spec]]\ndocs = "api"\nfile = "spec.yaml"\nname = "quay"\n')
    assert diff("--against", "HEAD", "api").out == "no changes\n"


def test_replaced_docs() -> None:
    """New docs next to deleted ones that git does not take for a rename are not accepted as new."""
    write(INDEX, BEFORE)
    commit_all("docs")
    replace_docs("api/index.html.md", SHIPS)
    done = diff("--against", "HEAD", "api")
    assert (done.code, done.out) == (2, "")
    assert f"{INDEX}, which describes commands, is gone since then" in done.err
    assert f"slatebind diff HEAD:{INDEX} api" in done.err


def test_docs_that_the_old_configuration_names() -> None:
    """A spec that was extracted from other docs is not new."""
    write(INDEX, BEFORE)
    write("slatebind.toml", '[[spec]]\ndocs = "docs"\nfile = "spec.yaml"\n')
    commit_all("docs")
    write("api/index.html.md", AFTER)
    write("slatebind.toml", '[[spec]]\ndocs = "api"\nfile = "spec.yaml"\n')
    done = diff("--against", "HEAD", "api")
    assert (done.code, done.out) == (2, "")
    assert "slatebind diff HEAD:docs api" in done.err
    write("slatebind.toml", '[[spec]]\ndocs = "api"\nfile = "another.yaml"\n')
    assert diff("--against", "HEAD", "api") == NEW


def make_link() -> None:
    """The docs are a symbolic link to a folder."""
    write("documentation/index.html.md", BEFORE)
    Path("docs").symlink_to("documentation")


def make_linked_file() -> None:
    """The document is a symbolic link."""
    write("documentation/index.html.md", BEFORE)
    Path("docs/source").mkdir(parents=True)
    Path(INDEX).symlink_to("../../documentation/index.html.md")


def make_linked_includes() -> None:
    """The included files are behind a symbolic link."""
    write("shared/_berths.md", BEFORE)
    write(INDEX, f"---\nincludes: [berths]\n---\n{BEFORE.replace('listBerths', 'listQuays')}")
    Path("docs/source/includes").symlink_to("../../shared")


def make_linked_include() -> None:
    """An included file is a symbolic link."""
    write("shared/berths.md", BEFORE)
    write(INDEX, f"---\nincludes: [berths]\n---\n{BEFORE.replace('listBerths', 'listQuays')}")
    Path("docs/source/includes").mkdir()
    Path("docs/source/includes/_berths.md").symlink_to("../../../shared/berths.md")


def make_submodule() -> None:
    """The docs are a submodule."""
    Path("docs").mkdir()
    git("init", "--quiet", folder="docs")
    write(INDEX, BEFORE)
    commit_all("docs", folder="docs")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (make_link, "HEAD:docs: a symbolic link at this revision, which is not followed"),
        (make_linked_file, f"HEAD:{INDEX}: a symbolic link at this revision"),
        (make_linked_includes, "HEAD:docs/source/includes: a symbolic link at this revision"),
        (make_linked_include, "HEAD:docs/source/includes/_berths.md: a symbolic link at this revision"),
        (make_submodule, "HEAD:docs: a submodule at this revision"),
        (lambda: write(INDEX, POINTER), f"HEAD:{INDEX}: a pointer of Git LFS in place of the file"),
        (lambda: write(INDEX, ""), "HEAD:./docs: it has no commands"),
        (lambda: write(INDEX, GUIDE), "HEAD:./docs: it has no commands"),
    ],
)
def test_an_old_side_that_cannot_be_read(make: Callable[[], None], message: str) -> None:
    """It is an error, whatever the new docs say."""
    make()
    commit_all("docs")
    shutil.rmtree("docs") if not Path("docs").is_symlink() else Path("docs").unlink()
    write(INDEX, AFTER)
    for command in ("diff", "bump", "changelog"):
        done = run_here(command, "--against", "HEAD", "docs", cwd=".")
        assert (done.code, done.out) == (2, "")
        assert message in done.err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (POINTER, f"{INDEX}: a pointer of Git LFS in place of the file; fetch the file with `git lfs pull`"),
        ("", "docs: it has no commands"),
        (GUIDE, "docs: it has no commands"),
    ],
)
def test_new_docs_that_cannot_be_read(text: str, message: str) -> None:
    """They are an error: not an API without commands, and not new docs."""
    write(INDEX, text)
    for is_committed in (False, True):
        done = diff("--against", "HEAD", "docs")
        assert (done.code, done.out) == (2, "")
        assert message in done.err
        if not is_committed:
            write(INDEX, BEFORE)
            commit_all("docs")
            write(INDEX, text)


def test_a_spec_without_commands() -> None:
    """It is an error on both sides."""
    write("spec.yaml", "slatebind: 1\napi: {name: quay, protocol: cloudstack}\n")
    commit_all("spec")
    done = diff("--against", "HEAD", "spec.yaml")
    assert (done.code, "it has no commands" in done.err) == (2, True)


def test_a_path_without_docs_at_both_ends() -> None:
    """A misspelled path is an error, also in the first commit."""
    write(INDEX, BEFORE)
    assert diff("--against", "HEAD", "doc").code == 2
    commit_all("docs")
    done = diff("--against", "HEAD", "doc")
    assert (done.code, done.out) == (2, "")
    assert "HEAD:./doc: no such path at this revision, nor at doc" in done.err


def test_an_include_that_the_old_docs_lack() -> None:
    """What it would describe counts as added, which is said."""
    write(INDEX, f"---\nincludes: [berths]\n---\n{BEFORE.replace('listBerths', 'listQuays')}")
    commit_all("docs")
    write("docs/source/includes/_berths.md", BEFORE)
    done = diff("--against", "HEAD", "docs")
    assert done.code == 0
    assert f"HEAD:{INDEX}:2:12: include `berths` does not exist: what it would describe counts as added" in done.err


def test_includes_around_the_document() -> None:
    """A document is read with all of its files at a revision, wherever Slate finds them."""
    write("docs/source/en/index.html.md", "---\nincludes: [berths]\n---\n<%= partial 'shared/quays' %>\n")
    write("docs/source/includes/_berths.md", BEFORE)
    write("docs/source/en/shared/_quays.md", BEFORE.replace("listBerths", "listQuays"))
    commit_all("docs")
    for path in ("docs/source/en", "docs/source/en/index.html.md"):
        assert diff("--against", "HEAD", path) == (0, "no changes\n", "")


def test_docs_in_the_root() -> None:
    """The root of the repository is a folder like any other."""
    write("index.html.md", BEFORE)
    write("slatebind.toml", '[[spec]]\ndocs = "."\nfile = "spec.yaml"\nname = "quay"\n')
    commit_all("docs")
    write("index.html.md", AFTER)
    for path in (".", "./", "index.html.md"):
        assert diff("--against", "HEAD", path).out.startswith("1 breaking; version: major\nHEAD:")
    assert "(HEAD:slatebind.toml)" in diff("--against", "HEAD", ".", "-v").err


def test_every_configured_spec() -> None:
    """Without NEW, all docs of the configuration are compared, and the worst decides."""
    for name in ("one", "two"):
        write(f"{name}/index.html.md", BEFORE)
    write("slatebind.toml", "".join(f'[[spec]]\ndocs = "{name}"\nfile = "{name}.yaml"\n' for name in ("one", "two")))
    commit_all("docs")
    write("two/index.html.md", AFTER)
    done = diff("--against", "HEAD")
    assert (done.code, done.out.startswith("one\nno changes\n\ntwo\n1 breaking; version: major\n")) == (1, True)
    assert diff("--against", "HEAD", cwd="one").code == 1
    assert run_here("bump", "--against", "HEAD", cwd=".").out == "major\n"
    assert run_here("changelog", "--against", "HEAD", cwd=".").out.startswith("### Breaking\n")
    assert diff("--against", "HEAD", "--format", "github").out.count("\n") == 1
    assert diff("--against", "HEAD", "--format", "json").code == 2


def test_the_ignore_file_of_several_specs() -> None:
    """An entry that one of the comparisons uses is used; one that none uses is reported once."""
    for name in ("one", "two"):
        write(f"{name}/index.html.md", BEFORE)
    write("slatebind.toml", "".join(f'[[spec]]\ndocs = "{name}"\nfile = "{name}.yaml"\n' for name in ("one", "two")))
    commit_all("docs")
    write("two/index.html.md", AFTER)
    entry = "- {{id: {}, place: '*', reason: agreed}}\n"
    write("slatebind-diff.yaml", f"ignore:\n{entry.format('field-type-changed')}{entry.format('param-removed')}")
    done = diff("--against", "HEAD")
    assert done.code == 0
    assert "entry for `field-type-changed`" not in done.out
    assert done.out.count("entry for `param-removed` at `*` matches no finding") == 1


def test_the_revision_that_pre_commit_compares_with() -> None:
    """The fork point from --from-ref, if pre-commit has one."""
    write(INDEX, BEFORE)
    base = commit_all("docs")
    write(INDEX, AFTER)
    commit_all("break")
    assert diff("--pre-commit", "docs") == (0, "no changes\n", "")
    assert diff("--pre-commit", "docs", PRE_COMMIT_FROM_REF=base).code == 1
    assert diff("--pre-commit", "--against", base, "docs").code == 2


@pytest.fixture
def foreign_owner(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Variables with which git takes the repository for one of another user."""
    yield {**IDENTITY, "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1", "HOME": str(tmp_path)}


def test_what_git_refuses_is_quoted(foreign_owner: dict[str, str]) -> None:
    """The reason and the command that helps are git's own words."""
    write(INDEX, BEFORE)
    commit_all("docs")
    done = diff("--against", "HEAD", "docs", **foreign_owner)
    assert (done.code, done.out) == (2, "")
    assert "git: detected dubious ownership in repository" in done.err
    assert "git config --global --add safe.directory" in done.err


def test_a_damaged_repository() -> None:
    """An object that git cannot read is an error with git's message."""
    write(INDEX, BEFORE)
    commit_all("docs")
    blob = git("rev-parse", f"HEAD:{INDEX}")
    Path(".git/objects", blob[:2], blob[2:]).unlink()
    done = diff("--against", "HEAD", "docs")
    assert (done.code, done.out) == (2, "")
    assert f"{INDEX}: git cannot read it" in done.err


@pytest.mark.parametrize("content", ["1" * 40, "garbage", ""])
def test_a_damaged_branch(content: str) -> None:
    """A branch that git cannot read is an error, not one without a commit."""
    write(INDEX, BEFORE)
    commit_all("docs")
    write(".git/refs/heads/main", f"{content}\n")
    done = diff("--against", "HEAD", "docs")
    assert (done.code, done.out) == (2, "")
    assert "HEAD" in done.err


def test_a_damaged_commit() -> None:
    """A commit that git cannot read is not one that does not exist yet."""
    write(INDEX, BEFORE)
    commit = commit_all("docs")
    Path(".git/objects", commit[:2], commit[2:]).unlink()
    assert diff("--against", "HEAD", "docs").code == 2


def test_a_repository_is_left_as_it_was() -> None:
    """Looking for renames does not touch the index."""
    write(INDEX, BEFORE)
    commit_all("docs")
    Path("docs").rename("api")
    before = subprocess.run(["git", "status", "--porcelain"], capture_output=True, check=True).stdout
    assert diff("--against", "HEAD", "api").code == 0
    assert subprocess.run(["git", "status", "--porcelain"], capture_output=True, check=True).stdout == before

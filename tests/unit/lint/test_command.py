"""``slatebind lint`` on all kinds of files, and together with other programs."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from seeded import BASE, DOCS
from slatebind.cli import error_handling
from slatebind.lint import all_rules
from slatebind.project import linting

CLEAN = (BASE / DOCS).read_text(encoding="utf-8")
ROW = "|**region**|Where on earth it lies|string|"
WRONG = CLEAN.replace(ROW, f"{ROW}\n|**link**|Its url|int", 1).replace("cmk listZones\n", "$ cmk listZones\n")
FIXED = CLEAN.replace(ROW, f"{ROW}\n|**link**|Its URL|integer|", 1)

Lint = Callable[..., tuple[int, str, str]]


@pytest.fixture
def lint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Lint:
    """Runs the command in an empty folder; its exit code, standard output and standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")

    def lint(*arguments: str) -> tuple[int, str, str]:
        code = error_handling.run(["lint", *arguments])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return lint


def git(*arguments: str) -> str:
    """The output of git in the current folder."""
    done = subprocess.run(["git", *arguments], capture_output=True, check=True, text=True)
    return done.stdout


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("name", ["a.md", "two words.md", "\u00fcber.md", 'quo"ted.md', "deep/er/a.md"])
def test_git_applies_the_patch(name: str, start: str, end: str, lint: Lint) -> None:
    """The patch of --diff gives exactly the file that --fix writes, without a final newline as well."""
    raw = (start + WRONG.rstrip("\n").replace("\n", end)).encode()
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(raw)
    git("init", "-q")
    code, patch, _ = lint(name, "--preset", "strict", "--diff")
    assert (code, file.read_bytes()) == (1, raw), "include-missing is an error, and --diff writes nothing"
    Path("fix.patch").write_bytes(patch.encode())
    git("apply", "fix.patch")
    applied = file.read_bytes()
    file.write_bytes(raw)
    lint(name, "--preset", "strict", "--fix")
    assert file.read_bytes() == applied == (start + FIXED.rstrip("\n").replace("\n", end)).encode()


def test_patches_of_several_files_apply_together(lint: Lint) -> None:
    """They follow each other on standard output."""
    for name in ("a.md", "b.md"):
        Path(name).write_text(WRONG, encoding="utf-8")
    git("init", "-q")
    Path("fix.patch").write_bytes(lint("a.md", "b.md", "--preset", "strict", "--diff")[1].encode())
    git("apply", "fix.patch")
    assert Path("a.md").read_text(encoding="utf-8") == Path("b.md").read_text(encoding="utf-8") == FIXED


def test_a_fix_is_limited_to_selected_rules(lint: Lint) -> None:
    """--select applies to --fix."""
    Path("a.md").write_text(WRONG, encoding="utf-8")
    lint("a.md", "--fix", "--select", "example-prompt")
    assert Path("a.md").read_text(encoding="utf-8") == WRONG.replace("$ cmk", "cmk")


def test_standard_input_is_fixed_to_standard_output(lint: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    """For editors: findings go to standard error, and included files are not changed."""
    Path("includes").mkdir()
    Path("includes/_errors.md").write_text("# Errors  \n", encoding="utf-8")
    monkeypatch.setattr(
        "slatebind.project.linting.read_bytes", lambda file: WRONG.encode() if file == "-" else b"# E  \n"
    )
    code, out, err = lint("-", "--fix", "--preset", "strict")
    assert (code, out) == (0, FIXED)
    assert "fixed" in err
    assert Path("includes/_errors.md").read_text(encoding="utf-8") == "# Errors  \n"


def test_includes_are_fixed_with_their_folder(lint: Lint) -> None:
    """But not with the document alone: only the given files are changed."""
    Path("docs/includes").mkdir(parents=True)
    Path("docs/index.html.md").write_text(CLEAN, encoding="utf-8")
    include = Path("docs/includes/_errors.md")
    include.write_text("# Errors  \n", encoding="utf-8")
    lint("docs/index.html.md", "--fix", "--preset", "strict")
    assert include.read_text(encoding="utf-8") == "# Errors  \n"
    lint("docs", "--fix", "--preset", "strict")
    assert include.read_text(encoding="utf-8") == "# Errors\n"


def test_links_and_permissions_are_kept(lint: Lint) -> None:
    """The file that a link points to is fixed, once if it is given by two names."""
    Path("real.md").write_text(WRONG, encoding="utf-8")
    Path("real.md").chmod(0o640)
    Path("link.md").symlink_to("real.md")
    lint("link.md", "real.md", "--fix", "--preset", "strict")
    assert Path("link.md").is_symlink()
    assert Path("real.md").read_text(encoding="utf-8") == FIXED
    assert Path("real.md").stat().st_mode & 0o777 == 0o640


def test_a_file_that_changes_during_the_run_is_kept(lint: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor may save it between reading and writing."""
    file = Path("a.md")
    file.write_text(WRONG, encoding="utf-8")
    write = linting.write_fixed

    def late(*fixed: linting.Fixed) -> tuple[linting.Outcome, ...]:
        file.write_text("somebody's\n", encoding="utf-8")
        return write(*fixed)

    monkeypatch.setattr("slatebind.cli.lint.write_fixed", late)
    code, _, err = lint("a.md", "--fix", "--preset", "strict")
    assert (code, file.read_text(encoding="utf-8")) == (1, "somebody's\n")
    assert "a.md:1:1: error[file-changed]: the file changed while it was being fixed" in err


def test_a_file_that_is_not_utf8_is_left_alone(lint: Lint) -> None:
    """No fix of it is offered."""
    raw = WRONG.encode("utf-16")
    Path("a.md").write_bytes(raw)
    code, _, err = lint("a.md", "--fix", "--preset", "strict")
    assert (code, Path("a.md").read_bytes()) == (1, raw)
    assert "source-encoding" in err
    assert "slatebind: fixed" not in err
    assert "can fix" not in lint("a.md")[2]


def test_a_write_that_fails_loses_nothing(lint: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the disk is full, the old file is kept and no temporary file is left."""
    Path("a.md").write_text(WRONG, encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    monkeypatch.setattr(Path, "replace", fail)
    code, _, err = lint("a.md", "--fix", "--preset", "strict")
    assert (code, Path("a.md").read_text(encoding="utf-8")) == (2, WRONG)
    assert "a.md: No space left on device" in err
    assert [file.name for file in Path().iterdir()] == ["a.md"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["clean.md"], 0),
        (["wrong.md"], 0),
        (["wrong.md", "--fail-on", "warning"], 1),
        (["hint.md", "--fail-on", "warning"], 0),
        (["hint.md", "--fail-on", "info"], 1),
        (["nowhere.md"], 2),
        (["clean.md", "--preset", "none"], 2),
        (["clean.md", "--fix", "--diff"], 2),
        (["clean.md", "-"], 2),
        (["clean.md", "--select", "type-knwon"], 2),
        (["clean.md", "--ignore", "type-knwon"], 2),
        (["clean.md", "--baseline", "broken.json"], 2),
        (["clean.md", "--baseline", "nowhere.json"], 2),
        (["--explain", "type-knwon"], 2),
        ([], 2),
    ],
)
def test_exit_codes(arguments: list[str], code: int, lint: Lint) -> None:
    """0 success, 1 at or above --fail-on, 2 usage errors; a misspelled rule gets a suggestion."""
    text = CLEAN.replace("includes:\n  - errors\n", "").replace("[Errors](#errors)", "errors")
    Path("clean.md").write_text(text, encoding="utf-8")
    Path("wrong.md").write_text(text.replace("Type|", "Typ|", 1).replace(ROW, ROW[:-1]), encoding="utf-8")
    Path("hint.md").write_text(text.replace("Where on earth", "where on earth"), encoding="utf-8")
    Path("broken.json").write_text('{"findings": [}', encoding="utf-8")
    done, _, err = lint(*arguments)
    assert done == code, err
    if "type-knwon" in arguments:
        assert "did you mean `type-known`?" in err


def test_a_baseline_accepts_known_findings(lint: Lint) -> None:
    """New findings and fixed ones are reported; so is a rule in it that does not exist."""
    Path("a.md").write_text(WRONG, encoding="utf-8")
    assert lint("a.md", "--write-baseline", "--preset", "strict")[0] == 0
    again = ("a.md", "--baseline", "slatebind-baseline.json", "--preset", "strict", "--format", "json")
    assert json.loads(lint(*again)[1])["diagnostics"] == []
    Path("a.md").write_text(WRONG.replace("Its url", "Its URL").replace("**name**", "name", 1), encoding="utf-8")
    told = [(finding["code"], finding["file"]) for finding in json.loads(lint(*again)[1])["diagnostics"]]
    assert told == [("name-bold", "a.md"), ("baseline-gone", "slatebind-baseline.json")]
    baseline = Path("slatebind-baseline.json")
    baseline.write_text(baseline.read_text(encoding="utf-8").replace('"term-casing"', '"term-csing"'), encoding="utf-8")
    found = json.loads(lint(*again)[1])["diagnostics"]
    assert ("rule-unknown", "did you mean `term-casing`?") in [(finding["code"], finding["hint"]) for finding in found]


def test_known_findings_are_not_offered_to_be_fixed(lint: Lint) -> None:
    """What --fix can do is counted among the findings that are shown."""
    Path("a.md").write_text(WRONG, encoding="utf-8")
    assert "--fix can fix" in lint("a.md", "--preset", "strict")[2]
    lint("a.md", "--write-baseline", "--preset", "strict")
    assert "--fix" not in lint("a.md", "--baseline", "slatebind-baseline.json", "--preset", "strict")[2]


def test_rules_are_listed_and_explained(lint: Lint) -> None:
    """As lines or as JSON, selected by preset or pattern."""
    listed = lint("--list")[1].splitlines()
    assert len(listed) == len(all_rules()) + 1
    assert all(line.startswith(rule) for line, rule in zip(listed[1:], all_rules(), strict=True))
    assert 0 < len(lint("--list", "--preset", "minimal")[1].splitlines()) < len(listed)
    chosen = json.loads(lint("--list", "--select", "table-row-*", "--format", "json")[1])
    assert [rule["id"] for rule in chosen] == ["table-row-empty", "table-row-marks", "table-row-pipes"]
    assert lint("--explain", "name-bold")[1] == (
        "name-bold: A name is not bold\n"
        "info by default, from preset recommended on, fixable with --fix\n"
        "Applies to docs whose names are in bold\n\n"
        "What it does\n\n"
        "Reports a name without emphasis in a table where other names are bold.\n\n"
        "Why is this bad?\n\n"
        "Names that look different suggest a difference in meaning.\n\n"
        "Example\n\n"
        "  |**id**|The network|uuid|\n"
        "  |name|Its name|string|\n\n"
        "Use instead\n\n"
        "  |**id**|The network|uuid|\n"
        "  |**name**|Its name|string|\n\n"
        "Fix\n\n"
        "Makes the name bold.\n\n"
    )


def test_a_retired_name_explains_its_replacement(lint: Lint) -> None:
    """One rule or several, as text and as JSON."""
    assert lint("--explain", "param-duplicate")[1] == lint("--explain", "row-duplicate")[1]
    pages = json.loads(lint("--explain", "html-comment", "--format", "json")[1])
    assert [page["id"] for page in pages] == ["comment-hides-content", "comment-not-kept"]
    assert json.loads(lint("--explain", "name-bold", "--format", "json")[1])["fix"] == "Makes the name bold."
    listed = json.loads(lint("--list", "--select", "fence-*", "--format", "json")[1])
    assert [rule["id"] for rule in listed] == ["unclosed-block"]


def test_fixes_that_need_judgement_are_offered(lint: Lint) -> None:
    """--fix leaves a word that may be a value; --unsafe-fixes changes it, and the patch shows it with that option."""
    text = CLEAN.replace(ROW, f"{ROW}\n|**site**|Network url|string|", 1)
    file = Path("a.md")
    file.write_text(text, encoding="utf-8")
    assert "--fix --unsafe-fixes can fix 1 of the" in lint("a.md")[2]
    (finding,) = json.loads(lint("a.md", "--select", "term-casing", "--format", "json")[1])["diagnostics"]
    assert (finding["edits"], finding["suggested_edits"][0]["after"]) == ([], "URL")
    lint("a.md", "--fix")
    assert file.read_text(encoding="utf-8") == text
    assert lint("a.md", "--show-diff")[1] == ""
    assert "+|**site**|Network URL|string|" in lint("a.md", "--show-diff", "--unsafe-fixes")[1]
    lint("a.md", "--fix", "--unsafe-fixes")
    assert file.read_text(encoding="utf-8") == text.replace("Network url", "Network URL")

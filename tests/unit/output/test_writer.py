"""Writing generated files into a folder."""

import json
import os
from pathlib import Path

import pytest

from slatebind._version import __version__
from slatebind.files import UnwritableError
from slatebind.output import MANIFEST, Outcome, compare, difference, recorded_version, write
from slatebind.output_file import OutputFile


def write_files(root: Path, contents: dict[str, str], *, owner: str = "python", force: bool = False) -> Outcome:
    """Write files given as path and text."""
    return write([OutputFile(path, text) for path, text in contents.items()], str(root), owner=owner, force=force)


def existing_files(root: Path) -> dict[str, str]:
    """Every file below ``root`` except the manifest."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}


def codes(outcome: Outcome) -> list[str]:
    """The severities and codes of the findings."""
    return [f"{finding.severity}[{finding.code}]" for finding in outcome.diagnostics]


def test_files_are_created_with_their_folders(tmp_path: Path) -> None:
    """A first run creates everything, including the output folder."""
    root = tmp_path / "out" / "python"
    outcome = write_files(root, {"b/c.py": "c\n", "a.py": "ä\n"})
    assert existing_files(root) == {"a.py": "ä\n", "b/c.py": "c\n"}
    assert outcome == Outcome(root=str(root), created=("a.py", "b/c.py"))


def test_only_changed_files_are_written(tmp_path: Path) -> None:
    """A file with the right bytes keeps its time stamp; so does the manifest if nothing changed."""
    write_files(tmp_path, {"a": "1", "b": "1"})
    for name in ("a", "b", MANIFEST):
        os.utime(tmp_path / name, (1, 1))
    assert write_files(tmp_path, {"a": "1", "b": "1"}).unchanged == ("a", "b")
    assert [(tmp_path / name).stat().st_mtime for name in ("a", "b", MANIFEST)] == [1, 1, 1]
    assert write_files(tmp_path, {"a": "1", "b": "2"}).changed == ("b",)
    assert (tmp_path / "a").stat().st_mtime == 1
    assert existing_files(tmp_path) == {"a": "1", "b": "2"}


def test_text_is_written_unchanged(tmp_path: Path) -> None:
    """As UTF-8 with the text's own line breaks, on every system."""
    write_files(tmp_path, {"a": "ü\n\r\n☃"})
    assert (tmp_path / "a").read_bytes() == "ü\n\r\n☃".encode()


def test_own_stale_files_are_deleted_with_emptied_folders(tmp_path: Path) -> None:
    """Files that are no longer generated are deleted; folders with other files are kept."""
    write_files(tmp_path, {"a/b/c": "", "d/e": "", "f": ""})
    (tmp_path / "d" / "mine").write_text("mine")
    outcome = write_files(tmp_path, {"f": ""})
    assert outcome.deleted == ("a/b/c", "d/e")
    assert existing_files(tmp_path) == {"d/mine": "mine", "f": ""}
    assert not (tmp_path / "a").exists()


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    """A file that no run recorded is never deleted."""
    (tmp_path / "mine").write_text("mine")
    write_files(tmp_path, {"a": ""})
    assert write_files(tmp_path, {}).deleted == ("a",)
    assert existing_files(tmp_path) == {"mine": "mine"}


def test_a_foreign_file_in_the_way_is_an_error(tmp_path: Path) -> None:
    """A file that slatebind did not write is not overwritten; other files are written."""
    (tmp_path / "a").write_text("mine")
    outcome = write_files(tmp_path, {"a": "1", "b": "1"})
    assert (outcome.kept, outcome.created, codes(outcome)) == (("a",), ("b",), ["error[output-foreign-file]"])
    assert existing_files(tmp_path) == {"a": "mine", "b": "1"}
    assert write_files(tmp_path, {"a": "2", "b": "1"}).kept == ("a",), "a second run still knows that it is foreign"


def test_a_foreign_file_with_the_same_bytes_is_taken_over(tmp_path: Path) -> None:
    """Nothing can be lost if both are equal."""
    (tmp_path / "a").write_text("1")
    assert write_files(tmp_path, {"a": "1"}).unchanged == ("a",)
    assert write_files(tmp_path, {"a": "2"}).changed == ("a",)


def test_an_edited_file_is_kept_and_reported(tmp_path: Path) -> None:
    """An edit survives every run, with a warning each time."""
    write_files(tmp_path, {"a": "1", "b": "1"})
    (tmp_path / "a").write_text("1, and mine")
    for text in ("1", "2", "3"):
        outcome = write_files(tmp_path, {"a": text, "b": text})
        assert (outcome.kept, codes(outcome)) == (("a",), ["warning[output-edited]"])
    assert existing_files(tmp_path) == {"a": "1, and mine", "b": "3"}


def test_an_undone_edit_is_forgotten(tmp_path: Path) -> None:
    """The file belongs to slatebind again once it has the generated text."""
    write_files(tmp_path, {"a": "1"})
    (tmp_path / "a").write_text("mine")
    write_files(tmp_path, {"a": "2"})
    (tmp_path / "a").write_text("1")
    assert write_files(tmp_path, {"a": "2"}) == Outcome(root=str(tmp_path), changed=("a",))


def test_a_file_that_could_not_be_rendered_is_not_stale(tmp_path: Path) -> None:
    """After incomplete rendering, missing files are kept and recorded, and deleted when they really are stale."""
    write_files(tmp_path, {"a": "1", "b": "1"})
    partly = write([OutputFile("a", "2")], str(tmp_path), owner="python", is_whole=False)
    assert (partly.changed, partly.deleted, existing_files(tmp_path)) == (("a",), (), {"a": "2", "b": "1"})
    assert write_files(tmp_path, {"a": "2"}).deleted == ("b",)


def test_an_edited_file_is_not_deleted(tmp_path: Path) -> None:
    """A stale file with an edit is kept until the user or --force deletes it."""
    write_files(tmp_path, {"a": "1"})
    (tmp_path / "a").write_text("mine")
    outcome = write_files(tmp_path, {})
    assert (outcome.kept, codes(outcome)) == (("a",), ["warning[output-edited]"])
    assert codes(write_files(tmp_path, {})) == ["warning[output-edited]"]
    assert write_files(tmp_path, {}, force=True).deleted == ("a",)
    assert write_files(tmp_path, {}) == Outcome(root=str(tmp_path))


def test_force_overwrites(tmp_path: Path) -> None:
    """With force, edited and foreign files are replaced and belong to slatebind from then on."""
    write_files(tmp_path, {"a": "1"})
    (tmp_path / "a").write_text("edited")
    (tmp_path / "b").write_text("foreign")
    assert write_files(tmp_path, {"a": "1", "b": "1"}, force=True) == Outcome(root=str(tmp_path), changed=("a", "b"))
    assert write_files(tmp_path, {"a": "1", "b": "2"}) == Outcome(root=str(tmp_path), unchanged=("a",), changed=("b",))


def test_a_deleted_file_is_written_again(tmp_path: Path) -> None:
    """A missing generated file is written."""
    write_files(tmp_path, {"a": "1"})
    (tmp_path / "a").unlink()
    assert write_files(tmp_path, {"a": "1"}).created == ("a",)


def test_owners_share_a_folder(tmp_path: Path) -> None:
    """Two targets may write to one folder; neither deletes or overwrites the other's files."""
    write_files(tmp_path, {"a": "1"}, owner="python")
    outcome = write_files(tmp_path, {"a": "2", "b": "1"}, owner="docs")
    assert (outcome.created, outcome.deleted, codes(outcome)) == (("b",), (), ["error[output-foreign-file]"])
    assert "python" in outcome.diagnostics[0].message
    write_files(tmp_path, {"a": "2"}, owner="docs", force=True)
    assert write_files(tmp_path, {}, owner="python").deleted == (), (
        "what was taken over is not deleted by its first owner"
    )
    assert existing_files(tmp_path) == {"a": "2"}


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/x",
        "../x",
        "a/../../x",
        "a//b",
        "./a",
        "a/",
        "C:/x",
        "a\\b",
        "a\0b",
        "a\nb",
        "a.",
        "a /b",
        "\ud800",
        MANIFEST,
        "a/.slatebind-tmp",
        ".SLATEBIND-MANIFEST.json",
    ],
)
def test_a_path_that_leads_out_is_rejected(tmp_path: Path, path: str) -> None:
    """Nothing is written if a path is not a plain relative one."""
    root = tmp_path / "out"
    assert codes(write_files(root, {"fine": "", path: ""})) == ["error[output-path]"]
    assert not root.exists()


@pytest.mark.parametrize("paths", [("a", "A"), ("a/b", "A/B"), ("a", "a/b"), ("a/b/c", "A")])
def test_conflicting_paths_are_rejected(tmp_path: Path, paths: tuple[str, str]) -> None:
    """Paths that differ only in case, or a file with the path of a folder."""
    assert codes(write_files(tmp_path, dict.fromkeys(paths, ""))) == ["error[output-path]"]


def test_invalid_unicode_is_rejected(tmp_path: Path) -> None:
    """A lone surrogate cannot be written as UTF-8."""
    assert codes(write_files(tmp_path, {"a": "\ud800"})) == ["error[output-path]"]


def test_a_linked_folder_is_not_followed(tmp_path: Path) -> None:
    """A link inside the output folder is not followed: not to write, not to delete, not with force."""
    root, outside = tmp_path / "out", tmp_path / "outside"
    outside.mkdir()
    write_files(root, {"a/b": "1"})
    (root / "a").rename(tmp_path / "moved")
    (root / "a").symlink_to(outside, target_is_directory=True)
    for force in (False, True):
        assert codes(write_files(root, {"a/b": "2", "a/c": "2"}, force=force)) == ["error[output-foreign-file]"] * 2
    assert list(outside.iterdir()) == []

    (outside / "b").write_text("1")
    write_files(root, {})
    assert (outside / "b").read_text() == "1"


def test_a_linked_file_is_not_written_through(tmp_path: Path) -> None:
    """A link instead of a file is kept; force replaces it and keeps the file that it pointed to."""
    root, outside = tmp_path / "out", tmp_path / "outside"
    root.mkdir()
    outside.write_text("mine")
    (root / "a").symlink_to(outside)
    assert codes(write_files(root, {"a": "1"})) == ["error[output-foreign-file]"]
    assert write_files(root, {"a": "1"}, force=True).changed == ("a",)
    assert (outside.read_text(), existing_files(root)) == ("mine", {"a": "1"})


def test_the_output_folder_may_be_a_link(tmp_path: Path) -> None:
    """The user chooses where the output goes."""
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real", target_is_directory=True)
    write_files(tmp_path / "out", {"a": "1"})
    assert existing_files(tmp_path / "real") == {"a": "1"}


def test_a_manifest_cannot_name_files_outside(tmp_path: Path) -> None:
    """A manifest that was tampered with is rejected as a whole."""
    victim = tmp_path / "victim"
    victim.write_text("")
    root = tmp_path / "out"
    write_files(root, {"a": ""})
    record = (root / MANIFEST).read_text()
    (root / MANIFEST).write_text(record.replace('"a"', '"../victim"'))
    assert codes(write_files(root, {"b": ""})) == ["error[output-manifest]"]
    write_files(root, {"b": ""}, force=True)
    assert victim.exists()


@pytest.mark.parametrize(
    "record", [b"", b"<<<<<<< HEAD\n", b"{}x", b"[" * 100_000, b'"\xff"', b'{"slatebind-manifest": 2}']
)
def test_an_unreadable_manifest_stops_the_run(tmp_path: Path, record: bytes) -> None:
    """Without it every file would count as foreign: nothing is written unless forced, which repairs it."""
    write_files(tmp_path, {"a": "1"})
    before = (tmp_path / MANIFEST).read_bytes()
    (tmp_path / MANIFEST).write_bytes(record)
    outcome = write_files(tmp_path, {"a": "2"})
    assert (codes(outcome), existing_files(tmp_path)) == (["error[output-manifest]"], {"a": "1"})
    assert (tmp_path / MANIFEST).read_bytes() == record
    write_files(tmp_path, {"a": "2"}, force=True)
    write_files(tmp_path, {"a": "1"})
    assert (tmp_path / MANIFEST).read_bytes() == before


def test_the_manifest_is_stable_and_readable(tmp_path: Path) -> None:
    """Sorted, one path a line, whatever the order of the files."""
    write_files(tmp_path / "x", {"b": "1", "a": "1"})
    write_files(tmp_path / "y", {"a": "1", "b": "1"})
    text = (tmp_path / "x" / MANIFEST).read_text()
    assert text == (tmp_path / "y" / MANIFEST).read_text()
    digest = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"
    files = {"a": digest, "b": digest}
    assert json.loads(text) == {"slatebind-manifest": 1, "owners": {"python": {"files": files, "version": __version__}}}
    assert f'\n        "a": "{digest}",\n' in text


def test_the_manifest_has_the_version_that_wrote_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stays until another version changes a file; a manifest of a time without versions gets one."""

    write_files(tmp_path, {"a": "1"})
    without = (tmp_path / MANIFEST).read_text().replace(f',\n      "version": "{__version__}"', "")
    assert without != (tmp_path / MANIFEST).read_text()
    monkeypatch.setattr("slatebind.output.writer.__version__", "9.0")
    write_files(tmp_path, {"a": "1"})
    assert recorded_version(str(tmp_path), "python") == __version__
    write_files(tmp_path, {"a": "2"})
    assert recorded_version(str(tmp_path), "python") == "9.0"
    (tmp_path / MANIFEST).write_text(without)
    assert recorded_version(str(tmp_path), "python") == ""
    write_files(tmp_path, {"a": "1"}, force=True)
    assert recorded_version(str(tmp_path), "python") == "9.0"


def test_an_own_file_is_replaced_by_a_folder_and_back(tmp_path: Path) -> None:
    """A stale file does not block a folder of the same name, nor a folder a file."""
    write_files(tmp_path, {"a": "1"})
    assert codes(write_files(tmp_path, {"a/b": "1", "a/c/d": "1"})) == []
    assert codes(write_files(tmp_path, {"a": "2"})) == []
    assert existing_files(tmp_path) == {"a": "2"}


def test_a_foreign_folder_in_the_way_is_kept(tmp_path: Path) -> None:
    """Even force does not delete a folder with files of the user."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "mine").write_text("mine")
    for force in (False, True):
        assert codes(write_files(tmp_path, {"a": "1"}, force=force)) == ["error[output-foreign-file]"]
    assert existing_files(tmp_path) == {"a/mine": "mine"}


def test_permissions_survive(tmp_path: Path) -> None:
    """An executable file stays executable when its text changes."""
    write_files(tmp_path, {"a": "1"})
    (tmp_path / "a").chmod(0o755)
    write_files(tmp_path, {"a": "2"})
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o755


def test_errors_of_the_system_name_the_file(tmp_path: Path) -> None:
    """A file in place of the output folder is reported in one sentence."""
    (tmp_path / "out").write_text("")
    with pytest.raises(UnwritableError, match=r"out/x: .+"):
        write_files(tmp_path / "out" / "x", {"a": ""})


def test_comparing_predicts_writing_and_changes_nothing(tmp_path: Path) -> None:
    """``compare`` gives the outcome of ``write``, after which everything is current."""
    write_files(tmp_path, {"changed": "1", "stale": "1", "edited": "1", "same": "1"})
    (tmp_path / "edited").write_text("mine")
    files = [OutputFile(path, "2") for path in ("changed", "edited", "new")] + [OutputFile("same", "1")]
    before = existing_files(tmp_path)
    told = compare(files, str(tmp_path), owner="python")
    assert existing_files(tmp_path) == before
    assert (told.created, told.deleted, told.kept, told.unchanged) == (("new",), ("stale",), ("edited",), ("same",))
    assert told.changed == (MANIFEST, "changed")
    assert not told.is_current
    write(files, str(tmp_path), owner="python", force=True)
    assert compare(files, str(tmp_path), owner="python").is_current


def test_comparing_with_a_missing_folder(tmp_path: Path) -> None:
    """Everything is missing, and nothing is created."""
    root = tmp_path / "out"
    assert compare([OutputFile("a", "")], str(root), owner="python").created == (MANIFEST, "a")
    assert not root.exists()


def test_a_difference_is_a_unified_diff(tmp_path: Path) -> None:
    """From the file on disk to the generated text."""
    (tmp_path / "a").write_text("1\n2\n")
    root = str(tmp_path)
    assert difference([OutputFile("a", "1\n3\n")], root, "a").splitlines() == [
        f"--- {root}/a",
        f"+++ {root}/a (generated)",
        "@@ -1,2 +1,2 @@",
        " 1",
        "-2",
        "+3",
    ]

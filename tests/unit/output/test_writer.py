"""Bringing a folder up to date."""

import json
import os
from pathlib import Path

import pytest

from slatebind.files import UnwritableError
from slatebind.output import MANIFEST, Outcome, compare, difference, write
from slatebind.rendering.output_file import OutputFile


def made(root: Path, contents: dict[str, str], *, owner: str = "python", force: bool = False) -> Outcome:
    """Write files given as path and text."""
    return write([OutputFile(path, text) for path, text in contents.items()], str(root), owner=owner, force=force)


def standing(root: Path) -> dict[str, str]:
    """Every file below ``root`` but the manifest."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}


def codes(outcome: Outcome) -> list[str]:
    """The findings' severities and codes."""
    return [f"{finding.severity}[{finding.code}]" for finding in outcome.diagnostics]


def test_files_are_created_with_their_folders(tmp_path: Path) -> None:
    """A first run creates everything, the output folder included."""
    root = tmp_path / "out" / "python"
    outcome = made(root, {"b/c.py": "c\n", "a.py": "ä\n"})
    assert standing(root) == {"a.py": "ä\n", "b/c.py": "c\n"}
    assert outcome == Outcome(root=str(root), created=("a.py", "b/c.py"))


def test_only_what_differs_is_touched(tmp_path: Path) -> None:
    """A file whose bytes are right keeps its time stamp; so does the manifest where nothing changed."""
    made(tmp_path, {"a": "1", "b": "1"})
    for name in ("a", "b", MANIFEST):
        os.utime(tmp_path / name, (1, 1))
    assert made(tmp_path, {"a": "1", "b": "1"}).unchanged == ("a", "b")
    assert [(tmp_path / name).stat().st_mtime for name in ("a", "b", MANIFEST)] == [1, 1, 1]
    assert made(tmp_path, {"a": "1", "b": "2"}).changed == ("b",)
    assert (tmp_path / "a").stat().st_mtime == 1
    assert standing(tmp_path) == {"a": "1", "b": "2"}


def test_line_ends_and_characters_are_written_as_they_are(tmp_path: Path) -> None:
    """Bytes are UTF-8 with the text's own line ends on every system."""
    made(tmp_path, {"a": "ü\n\r\n☃"})
    assert (tmp_path / "a").read_bytes() == "ü\n\r\n☃".encode()


def test_own_stale_files_are_deleted_with_the_folders_they_leave_empty(tmp_path: Path) -> None:
    """What is not generated any more goes; a folder with something else in it stays."""
    made(tmp_path, {"a/b/c": "", "d/e": "", "f": ""})
    (tmp_path / "d" / "mine").write_text("mine")
    outcome = made(tmp_path, {"f": ""})
    assert outcome.deleted == ("a/b/c", "d/e")
    assert standing(tmp_path) == {"d/mine": "mine", "f": ""}
    assert not (tmp_path / "a").exists()


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    """What no run recorded is never deleted."""
    (tmp_path / "mine").write_text("mine")
    made(tmp_path, {"a": ""})
    assert made(tmp_path, {}).deleted == ("a",)
    assert standing(tmp_path) == {"mine": "mine"}


def test_a_foreign_file_in_the_way_is_kept_and_an_error(tmp_path: Path) -> None:
    """A file that slatebind did not make is not overwritten; the other files are written all the same."""
    (tmp_path / "a").write_text("mine")
    outcome = made(tmp_path, {"a": "1", "b": "1"})
    assert (outcome.kept, outcome.created, codes(outcome)) == (("a",), ("b",), ["error[output-foreign-file]"])
    assert standing(tmp_path) == {"a": "mine", "b": "1"}
    assert made(tmp_path, {"a": "2", "b": "1"}).kept == ("a",), "a second run still knows that it is foreign"


def test_a_foreign_file_with_the_same_bytes_is_taken_over(tmp_path: Path) -> None:
    """Nothing can be lost where both say the same."""
    (tmp_path / "a").write_text("1")
    assert made(tmp_path, {"a": "1"}).unchanged == ("a",)
    assert made(tmp_path, {"a": "2"}).changed == ("a",)


def test_an_edited_file_is_kept_and_reported(tmp_path: Path) -> None:
    """A hand-made edit survives every run, with a warning each time."""
    made(tmp_path, {"a": "1", "b": "1"})
    (tmp_path / "a").write_text("1, and mine")
    for text in ("1", "2", "3"):
        outcome = made(tmp_path, {"a": text, "b": text})
        assert (outcome.kept, codes(outcome)) == (("a",), ["warning[output-edited]"])
    assert standing(tmp_path) == {"a": "1, and mine", "b": "3"}


def test_an_edit_that_is_undone_is_forgotten(tmp_path: Path) -> None:
    """The file is ours again once it holds what was last generated."""
    made(tmp_path, {"a": "1"})
    (tmp_path / "a").write_text("mine")
    made(tmp_path, {"a": "2"})
    (tmp_path / "a").write_text("1")
    assert made(tmp_path, {"a": "2"}) == Outcome(root=str(tmp_path), changed=("a",))


def test_a_file_that_could_not_be_made_is_not_stale(tmp_path: Path) -> None:
    """Where the files are not the whole, what is missing stays, is still known as ours, and goes when it may."""
    made(tmp_path, {"a": "1", "b": "1"})
    partly = write([OutputFile("a", "2")], str(tmp_path), owner="python", is_whole=False)
    assert (partly.changed, partly.deleted, standing(tmp_path)) == (("a",), (), {"a": "2", "b": "1"})
    assert made(tmp_path, {"a": "2"}).deleted == ("b",)


def test_an_edited_file_is_not_deleted(tmp_path: Path) -> None:
    """A stale file with an edit in it is kept until the user, or --force, takes it away."""
    made(tmp_path, {"a": "1"})
    (tmp_path / "a").write_text("mine")
    outcome = made(tmp_path, {})
    assert (outcome.kept, codes(outcome)) == (("a",), ["warning[output-edited]"])
    assert codes(made(tmp_path, {})) == ["warning[output-edited]"]
    assert made(tmp_path, {}, force=True).deleted == ("a",)
    assert made(tmp_path, {}) == Outcome(root=str(tmp_path))


def test_force_overwrites_what_is_in_the_way(tmp_path: Path) -> None:
    """With force, edited and foreign files give way and are ours from then on."""
    made(tmp_path, {"a": "1"})
    (tmp_path / "a").write_text("edited")
    (tmp_path / "b").write_text("foreign")
    assert made(tmp_path, {"a": "1", "b": "1"}, force=True) == Outcome(root=str(tmp_path), changed=("a", "b"))
    assert made(tmp_path, {"a": "1", "b": "2"}) == Outcome(root=str(tmp_path), unchanged=("a",), changed=("b",))


def test_a_file_that_was_deleted_comes_back(tmp_path: Path) -> None:
    """A missing generated file is made again."""
    made(tmp_path, {"a": "1"})
    (tmp_path / "a").unlink()
    assert made(tmp_path, {"a": "1"}).created == ("a",)


def test_owners_share_a_folder(tmp_path: Path) -> None:
    """Two targets may write to one folder: neither deletes nor overwrites the other's files."""
    made(tmp_path, {"a": "1"}, owner="python")
    outcome = made(tmp_path, {"a": "2", "b": "1"}, owner="docs")
    assert (outcome.created, outcome.deleted, codes(outcome)) == (("b",), (), ["error[output-foreign-file]"])
    assert "python" in outcome.diagnostics[0].message
    made(tmp_path, {"a": "2"}, owner="docs", force=True)
    assert made(tmp_path, {}, owner="python").deleted == (), "what was taken over is not deleted by its first owner"
    assert standing(tmp_path) == {"a": "2"}


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
def test_a_path_that_leads_astray_is_refused(tmp_path: Path, path: str) -> None:
    """Nothing at all is written where one path is not a plain relative one."""
    root = tmp_path / "out"
    assert codes(made(root, {"fine": "", path: ""})) == ["error[output-path]"]
    assert not root.exists()


@pytest.mark.parametrize("paths", [("a", "A"), ("a/b", "A/B"), ("a", "a/b"), ("a/b/c", "A")])
def test_paths_that_cannot_stand_side_by_side_are_refused(tmp_path: Path, paths: tuple[str, str]) -> None:
    """Two files that a file system that ignores case would confuse, or a file that is a folder as well."""
    assert codes(made(tmp_path, dict.fromkeys(paths, ""))) == ["error[output-path]"]


def test_text_that_is_no_unicode_is_refused(tmp_path: Path) -> None:
    """Half a surrogate pair cannot be written as UTF-8."""
    assert codes(made(tmp_path, {"a": "\ud800"})) == ["error[output-path]"]


def test_a_linked_folder_is_not_followed(tmp_path: Path) -> None:
    """A link inside the output leads nowhere: not for writing, not for deleting, not with force."""
    root, outside = tmp_path / "out", tmp_path / "outside"
    outside.mkdir()
    made(root, {"a/b": "1"})
    (root / "a").rename(tmp_path / "moved")
    (root / "a").symlink_to(outside, target_is_directory=True)
    for force in (False, True):
        assert codes(made(root, {"a/b": "2", "a/c": "2"}, force=force)) == ["error[output-foreign-file]"] * 2
    assert list(outside.iterdir()) == []

    (outside / "b").write_text("1")
    made(root, {})
    assert (outside / "b").read_text() == "1"


def test_a_linked_file_is_not_written_through(tmp_path: Path) -> None:
    """A link in a file's place is kept; force puts the file in its place and leaves what it led to."""
    root, outside = tmp_path / "out", tmp_path / "outside"
    root.mkdir()
    outside.write_text("mine")
    (root / "a").symlink_to(outside)
    assert codes(made(root, {"a": "1"})) == ["error[output-foreign-file]"]
    assert made(root, {"a": "1"}, force=True).changed == ("a",)
    assert (outside.read_text(), standing(root)) == ("mine", {"a": "1"})


def test_the_output_folder_may_be_a_link(tmp_path: Path) -> None:
    """Where the output goes is the user's choice."""
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real", target_is_directory=True)
    made(tmp_path / "out", {"a": "1"})
    assert standing(tmp_path / "real") == {"a": "1"}


def test_a_manifest_cannot_name_files_outside(tmp_path: Path) -> None:
    """A manifest that was tampered with is refused as a whole."""
    victim = tmp_path / "victim"
    victim.write_text("")
    root = tmp_path / "out"
    made(root, {"a": ""})
    record = (root / MANIFEST).read_text()
    (root / MANIFEST).write_text(record.replace('"a"', '"../victim"'))
    assert codes(made(root, {"b": ""})) == ["error[output-manifest]"]
    made(root, {"b": ""}, force=True)
    assert victim.exists()


@pytest.mark.parametrize(
    "record", [b"", b"<<<<<<< HEAD\n", b"{}x", b"[" * 100_000, b'"\xff"', b'{"slatebind-manifest": 2}']
)
def test_an_unreadable_manifest_stops_the_run(tmp_path: Path, record: bytes) -> None:
    """Without its record every file would be a stranger's: nothing is written unless forced, which mends it."""
    made(tmp_path, {"a": "1"})
    before = (tmp_path / MANIFEST).read_bytes()
    (tmp_path / MANIFEST).write_bytes(record)
    outcome = made(tmp_path, {"a": "2"})
    assert (codes(outcome), standing(tmp_path)) == (["error[output-manifest]"], {"a": "1"})
    assert (tmp_path / MANIFEST).read_bytes() == record
    made(tmp_path, {"a": "2"}, force=True)
    made(tmp_path, {"a": "1"})
    assert (tmp_path / MANIFEST).read_bytes() == before


def test_the_manifest_is_stable_and_readable(tmp_path: Path) -> None:
    """Sorted, one path a line, whatever the order of the files."""
    made(tmp_path / "x", {"b": "1", "a": "1"})
    made(tmp_path / "y", {"a": "1", "b": "1"})
    text = (tmp_path / "x" / MANIFEST).read_text()
    assert text == (tmp_path / "y" / MANIFEST).read_text()
    digest = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"
    files = {"a": digest, "b": digest}
    assert json.loads(text) == {"slatebind-manifest": 1, "owners": {"python": {"files": files}}}
    assert f'\n        "a": "{digest}",\n' in text


def test_an_own_file_makes_room_for_a_folder_and_back(tmp_path: Path) -> None:
    """A stale file of ours is no obstacle to a folder of its name, nor a folder of ours to a file."""
    made(tmp_path, {"a": "1"})
    assert codes(made(tmp_path, {"a/b": "1", "a/c/d": "1"})) == []
    assert codes(made(tmp_path, {"a": "2"})) == []
    assert standing(tmp_path) == {"a": "2"}


def test_a_foreign_folder_in_the_way_is_kept(tmp_path: Path) -> None:
    """Not even force removes a folder that holds something of the user's."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "mine").write_text("mine")
    for force in (False, True):
        assert codes(made(tmp_path, {"a": "1"}, force=force)) == ["error[output-foreign-file]"]
    assert standing(tmp_path) == {"a/mine": "mine"}


def test_permissions_survive(tmp_path: Path) -> None:
    """A file that was made executable stays so when its text changes."""
    made(tmp_path, {"a": "1"})
    (tmp_path / "a").chmod(0o755)
    made(tmp_path, {"a": "2"})
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o755


def test_what_the_system_refuses_names_the_file(tmp_path: Path) -> None:
    """A file where the output folder should be is told in one sentence."""
    (tmp_path / "out").write_text("")
    with pytest.raises(UnwritableError, match=r"out/x: .+"):
        made(tmp_path / "out" / "x", {"a": ""})


def test_comparing_says_what_writing_would_do_and_touches_nothing(tmp_path: Path) -> None:
    """``compare`` gives the outcome of ``write``, which then makes everything current."""
    made(tmp_path, {"changed": "1", "stale": "1", "edited": "1", "same": "1"})
    (tmp_path / "edited").write_text("mine")
    files = [OutputFile(path, "2") for path in ("changed", "edited", "new")] + [OutputFile("same", "1")]
    before = standing(tmp_path)
    told = compare(files, str(tmp_path), owner="python")
    assert standing(tmp_path) == before
    assert (told.created, told.deleted, told.kept, told.unchanged) == (("new",), ("stale",), ("edited",), ("same",))
    assert told.changed == (MANIFEST, "changed")
    assert not told.is_current
    write(files, str(tmp_path), owner="python", force=True)
    assert compare(files, str(tmp_path), owner="python").is_current


def test_comparing_with_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """Everything is missing, and nothing is created by looking."""
    root = tmp_path / "out"
    assert compare([OutputFile("a", "")], str(root), owner="python").created == (MANIFEST, "a")
    assert not root.exists()


def test_a_difference_is_a_unified_diff(tmp_path: Path) -> None:
    """From what stands there to what is generated."""
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

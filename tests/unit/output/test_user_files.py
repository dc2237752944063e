"""What users keep in an output folder: adopted files, ignored ones, and regions in generated files."""

from pathlib import Path

import pytest

from slatebind.output import IGNORE, MANIFEST, Outcome, compare, difference, write
from slatebind.output_file import OutputFile
from unit.output.test_writer import codes, existing_files

PLACE = "class A:\n    x = 1\n    # slatebind: keep more\n    # slatebind: end more\n\n\nclass B:\n    pass\n"
EMPTY = "class A:\n    x = 1\n\n\nclass B:\n    pass\n"
FILLED = (
    "class A:\n    x = 1\n\n    # slatebind: keep more\n    def mine(self):\n        return 1\n\n"
    "    # slatebind: end more\n\n\nclass B:\n    pass\n"
)


def write_files(root: Path, text: str | None = "1", *, force: bool = False, adopt: bool = False) -> Outcome:
    """Write one file called ``a``, or none, next to a file that never changes."""
    files = [OutputFile("same", "1"), *([OutputFile("a", text)] if text is not None else [])]
    outcome = write(files, str(root), owner="python", force=force, adopt=adopt)
    after = compare(files, str(root), owner="python")
    assert (after.created, after.changed, after.deleted) == ((), (), ()), "compare agrees with write"
    assert (after.kept, after.adopted, after.ignored) == (
        outcome.kept,
        () if text is None else outcome.adopted,
        outcome.ignored,
    )
    return outcome


def test_an_edited_file_is_adopted(tmp_path: Path) -> None:
    """From then on it is neither written nor reported, whatever is generated."""
    write_files(tmp_path)
    (tmp_path / "a").write_text("mine")
    outcome = write_files(tmp_path, adopt=True)
    assert (outcome.adopted, outcome.kept, outcome.diagnostics) == (("a",), (), ())
    assert write_files(tmp_path) == Outcome(root=str(tmp_path), unchanged=("same",), adopted=("a",))
    (tmp_path / "a").write_text("mine, again")
    assert write_files(tmp_path).diagnostics == ()
    assert existing_files(tmp_path) == {"a": "mine, again", "same": "1"}


def test_a_changed_original_of_an_adopted_file_is_reported(tmp_path: Path) -> None:
    """When another text would be generated; --adopt acknowledges it."""
    (tmp_path / "a").write_text("mine")
    assert write_files(tmp_path, adopt=True).adopted == ("a",)
    assert codes(write_files(tmp_path, "2")) == ["warning[output-adopted]"]
    assert codes(write_files(tmp_path, "2", adopt=True)) == codes(write_files(tmp_path, "2")) == []
    assert existing_files(tmp_path)["a"] == "mine"


def test_deleting_an_adopted_file_returns_it(tmp_path: Path) -> None:
    """Restoring the generated text does so too; --force discards edits, but keeps adopted files."""
    write_files(tmp_path)
    (tmp_path / "a").write_text("mine")
    write_files(tmp_path, adopt=True)
    assert write_files(tmp_path, "2", force=True).adopted == ("a",)
    assert existing_files(tmp_path)["a"] == "mine"
    (tmp_path / "a").unlink()
    assert write_files(tmp_path, "2").created == ("a",)
    assert write_files(tmp_path, "3").changed == ("a",)


def test_an_adopted_file_is_never_deleted(tmp_path: Path) -> None:
    """If it is no longer generated, it is simply the user's; so is an adopted file with further edits."""
    write_files(tmp_path)
    (tmp_path / "a").write_text("mine")
    assert write_files(tmp_path, None).kept == ("a",)
    assert write_files(tmp_path, None, adopt=True).adopted == ("a",)
    assert write_files(tmp_path, None) == Outcome(root=str(tmp_path), unchanged=("same",))
    assert existing_files(tmp_path) == {"a": "mine", "same": "1"}


def test_a_link_is_adopted_and_not_followed(tmp_path: Path) -> None:
    """The file that it points to is unchanged."""
    (tmp_path / "elsewhere").write_text("mine")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a").symlink_to(tmp_path / "elsewhere")
    assert write_files(tmp_path / "out", adopt=True).adopted == ("a",)
    assert write_files(tmp_path / "out", force=True).diagnostics == ()
    assert (tmp_path / "out" / "a").is_symlink()
    assert (tmp_path / "elsewhere").read_text() == "mine"


def test_a_file_of_another_target_is_not_adopted(tmp_path: Path) -> None:
    """Two targets that generate the same file are still an error."""
    write([OutputFile("a", "docs")], str(tmp_path), owner="docs")
    assert codes(write_files(tmp_path, adopt=True)) == ["error[output-foreign-file]"]


@pytest.mark.parametrize("patterns", ["a\n", "/a\n", "*\n!same\n", "# mine\n\na   \n", "\ufeffa\r\n"])
def test_ignored_files_are_left_alone(tmp_path: Path, patterns: str) -> None:
    """They are not written, changed, deleted or reported, even with --force."""
    (tmp_path / IGNORE).write_text(patterns, encoding="utf-8", newline="")
    assert write_files(tmp_path).ignored == ("a",)
    assert not (tmp_path / "a").exists()
    (tmp_path / "a").write_text("mine")
    for text in ("1", "2"):
        assert write_files(tmp_path, text, force=True).ignored == ("a",)
    assert existing_files(tmp_path) == {"a": "mine", "same": "1", IGNORE: patterns.replace("\r\n", "\n")}


def test_a_file_that_becomes_ignored_is_kept(tmp_path: Path) -> None:
    """Even if slatebind wrote it and would delete it."""
    write_files(tmp_path)
    (tmp_path / IGNORE).write_text("a\n")
    assert write_files(tmp_path, None).deleted == ()
    assert existing_files(tmp_path)["a"] == "1"


@pytest.mark.parametrize(("data", "line"), [(b"b\n\xff\n", 2), (b"b\n\nx/**foo/!(\n!\n", 4)])
def test_invalid_patterns_stop_the_run(tmp_path: Path, data: bytes, line: int) -> None:
    """Even with --force, since it is unknown what they were to protect."""
    (tmp_path / "a").write_text("mine")
    (tmp_path / IGNORE).write_bytes(data)
    files = [OutputFile("a", "1")]
    outcome = write(files, str(tmp_path), owner="python", force=True)
    assert outcome.diagnostics == compare(files, str(tmp_path), owner="python").diagnostics
    assert [(finding.code, finding.at.file, finding.at.line) for finding in outcome.diagnostics] == [
        ("output-ignore", f"{tmp_path}/{IGNORE}", line)
    ]
    assert (tmp_path / "a").read_text() == "mine"


def test_unused_regions_are_not_written(tmp_path: Path) -> None:
    """Generated files contain no markers."""
    write_files(tmp_path, PLACE)
    assert existing_files(tmp_path)["a"] == EMPTY
    assert write_files(tmp_path, PLACE).unchanged == ("a", "same")


def test_a_region_survives_every_run(tmp_path: Path) -> None:
    """If the file around it changes, with blank lines as a formatter adds them, and with --force."""
    write_files(tmp_path, PLACE)
    (tmp_path / "a").write_text(FILLED)
    assert write_files(tmp_path, PLACE) == Outcome(root=str(tmp_path), unchanged=("a", "same"))
    assert difference([OutputFile("a", PLACE)], str(tmp_path), "a") == ""
    for force in (False, True):
        assert write_files(tmp_path, PLACE.replace("x = 1", "y: int = 2\n    z = 3"), force=force).diagnostics == ()
        assert existing_files(tmp_path)["a"] == FILLED.replace("x = 1", "y: int = 2\n    z = 3")
    (tmp_path / "a").write_text(existing_files(tmp_path)["a"].replace("return 1", "return 2"))
    assert write_files(tmp_path, PLACE).changed == ("a",)
    assert existing_files(tmp_path)["a"] == FILLED.replace("return 1", "return 2")


def test_a_region_does_not_change_the_record(tmp_path: Path) -> None:
    """The text in a region makes no difference to the manifest."""
    write_files(tmp_path, PLACE)
    before = (tmp_path / MANIFEST).read_bytes()
    (tmp_path / "a").write_text(FILLED)
    write_files(tmp_path, PLACE)
    assert (tmp_path / MANIFEST).read_bytes() == before


def test_an_edit_next_to_a_region_is_an_edit(tmp_path: Path) -> None:
    """It is kept and reported; --force discards it and keeps the region."""
    write_files(tmp_path, PLACE)
    (tmp_path / "a").write_text(FILLED.replace("pass", "mine"))
    assert codes(write_files(tmp_path, PLACE)) == ["warning[output-edited]"]
    write_files(tmp_path, PLACE, force=True)
    assert existing_files(tmp_path)["a"] == FILLED


def test_an_empty_region_is_removed(tmp_path: Path) -> None:
    """By a user who deletes it, or by a template that no longer offers it."""
    write_files(tmp_path, PLACE)
    blank = EMPTY.replace("x = 1\n", "x = 1\n    # slatebind: keep more\n\n    # slatebind: end more\n")
    (tmp_path / "a").write_text(blank)
    assert write_files(tmp_path, PLACE).unchanged == ("a", "same")
    assert write_files(tmp_path, EMPTY).changed == ("a",)
    assert existing_files(tmp_path)["a"] == EMPTY


LOST = {
    "its place is gone": (EMPTY, FILLED),
    "its place is elsewhere": (PLACE.replace("    # slatebind", "# slatebind"), FILLED),
    "its file is gone": (None, FILLED),
    "it has another name": (PLACE, FILLED.replace("keep more", "keep less").replace("end more", "end less")),
    "its name is used twice": (PLACE, FILLED + FILLED[FILLED.index("    # slatebind") :]),
    "it has no end": (PLACE, FILLED.replace("    # slatebind: end more\n", "")),
    "it ends as another one": (PLACE, FILLED.replace("end more", "end less")),
}


@pytest.mark.parametrize("how", LOST)
def test_text_in_a_region_is_never_lost(tmp_path: Path, how: str) -> None:
    """If the template no longer offers the region, the file is kept unchanged and reported."""
    wanted, found = LOST[how]
    write_files(tmp_path, PLACE)
    (tmp_path / "a").write_text(found)
    for _ in range(2):
        assert codes(write_files(tmp_path, wanted)) == ["warning[output-edited]"]
    assert existing_files(tmp_path)["a"] == found


def test_bytes_in_a_region_are_kept(tmp_path: Path) -> None:
    """In whatever encoding they are."""
    write_files(tmp_path, PLACE)
    (tmp_path / "a").write_bytes(FILLED.encode().replace(b"return 1", b"return '\xe4'"))
    write_files(tmp_path, PLACE.replace("x = 1", "x = 2"))
    assert (tmp_path / "a").read_bytes() == FILLED.encode().replace(b"return 1", b"return '\xe4'").replace(
        b"x = 1", b"x = 2"
    )


def test_markers_of_other_languages(tmp_path: Path) -> None:
    """Comments in Markdown and JavaScript mark regions as well."""
    for opening, closing in (("<!-- ", " -->"), ("// ", "")):
        place = f"1\n{opening}slatebind: keep notes{closing}\n{opening}slatebind: end notes{closing}\n"
        write_files(tmp_path, place, force=True)
        assert existing_files(tmp_path)["a"] == "1\n"
        filled = place.replace("keep notes" + closing, "keep notes" + closing + "\nmine")
        (tmp_path / "a").write_text(filled)
        assert write_files(tmp_path, place.replace("1\n", "2\n")).changed == ("a",)
        assert existing_files(tmp_path)["a"] == filled.replace("1\n", "2\n")
        (tmp_path / "a").unlink()

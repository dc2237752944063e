"""Folders of a target that are copied, and files for each command."""

from pathlib import Path

import pytest

from slatebind.output.writer import difference, write
from slatebind.rendering import render
from slatebind.rendering.targets.target import load_target
from slatebind.spec.model import Api, Command, Group, Spec

SPEC = Spec(
    api=Api(name="pier", protocol="cloudstack"),
    groups=(Group(name="Mooring"), Group(name="Crane")),
    commands=(
        Command(name="listMoorings", group="Mooring"),
        Command(name="list_moorings", group="Crane"),
        Command(name="con", group="Crane"),
    ),
)


def generated(folder: Path, manifest: str) -> tuple[dict[str, str], list[str]]:
    """The files of the target ``mine`` in a folder, and what is reported."""
    (folder / "mine").mkdir(exist_ok=True)
    (folder / "mine" / "target.yaml").write_text(f"description: d\n{manifest}")
    target, problems = load_target("mine", [str(folder)])
    if target is None:
        return {}, list(map(str, problems))
    files, found = render(SPEC, target, {}, {})
    return {file.path: file.text for file in files or ()}, [str(problem) for problem in found]


def put(folder: Path, *names: str, text: str = "text") -> None:
    """Files in the folder that is copied."""
    for name in names:
        file = folder / "mine" / "kept" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def test_folders_are_copied_with_what_is_in_them(tmp_path: Path) -> None:
    """Folders below it and files whose names begin with a dot too, but nothing that programs leave behind."""
    put(tmp_path, "a.txt", "b/c/d.txt", ".gitattributes", "b/.hidden/e", "b/__pycache__/f.pyc", ".DS_Store")
    files, problems = generated(tmp_path, "files: []\ncopy: [{folder: kept, to: there}]\n")
    assert sorted(files) == ["there/.gitattributes", "there/a.txt", "there/b/.hidden/e", "there/b/c/d.txt"]
    assert problems == []


def test_a_folder_is_copied_to_the_top(tmp_path: Path) -> None:
    """`.` is the output folder."""
    put(tmp_path, "a.txt", "b/c.txt")
    assert sorted(generated(tmp_path, "files: []\ncopy: [{folder: kept, to: .}]\n")[0]) == ["a.txt", "b/c.txt"]


def test_what_is_excluded_is_not_copied(tmp_path: Path) -> None:
    """A name excludes files and folders anywhere, a path one of them."""
    put(tmp_path, "a.go", "a_test.go", "b/c_test.go", "b/testdata/x", "testdata/y", "b/a.go", "c/d/e")
    excluded = "exclude: ['*_test.go', testdata, b/a.go, c/d]"
    files, _ = generated(tmp_path, f"files: []\ncopy: [{{folder: kept, to: ., {excluded}}}]\n")
    assert sorted(files) == ["a.go"]


def test_placeholders_are_replaced(tmp_path: Path) -> None:
    """In all files, with the values of options."""
    put(tmp_path, "a.go", text="package runtime\n\n// {brace}\n")
    manifest = "options: {package: {help: h, default: pier}}\nfiles: []\n"
    files, _ = generated(
        tmp_path, manifest + "copy: [{folder: kept, to: ., replace: {'package runtime': 'package {package}'}}]\n"
    )
    assert files == {"a.go": "package pier\n\n// {brace}\n"}


@pytest.mark.parametrize(
    ("replace", "message"),
    [
        ("{a: '{packag}'}", "unknown placeholder `{packag}`"),
        ("{a: '{package'}", "unbalanced brace"),
        ("{a: '{package!r}'}", "cannot have a format"),
        ("{a: '{package.__class__}'}", "unknown placeholder `{package.__class__}`"),
        ("{'': b}", "an empty text cannot be replaced"),
    ],
)
def test_wrong_replacements_are_reported(tmp_path: Path, replace: str, message: str) -> None:
    """When the target is loaded, at their line."""
    put(tmp_path, "a.go")
    manifest = "options: {package: {help: h, default: pier}}\nfiles: []\ncopy:\n- {folder: kept, to: x, replace: "
    (problem,) = generated(tmp_path, f"{manifest}{replace}}}\n")[1]
    assert "target.yaml:5:" in problem
    assert message in problem


def test_bytes_are_copied_as_they_are(tmp_path: Path) -> None:
    """Ends of lines stay, and files that are not text, in which nothing is replaced; the next run changes nothing."""
    put(tmp_path, "a.txt")
    kept = tmp_path / "mine" / "kept"
    contents = {"a.txt": b"one\r\ntwo\n", "icon.png": b"\x89PNG\r\n\x1a\n\x00\xff one"}
    for name, data in contents.items():
        (kept / name).write_bytes(data)
    manifest = "files: []\ncopy: [{folder: kept, to: there, replace: {one: '1'}}]\n"
    (tmp_path / "mine" / "target.yaml").write_text(f"description: d\n{manifest}")
    target, _ = load_target("mine", [str(tmp_path)])
    assert target is not None
    files, problems = render(SPEC, target, {}, {})
    assert not problems
    out = tmp_path / "out"
    assert write(files or (), str(out), owner="mine").created
    assert (out / "there" / "a.txt").read_bytes() == b"1\r\ntwo\n"
    assert (out / "there" / "icon.png").read_bytes() == contents["icon.png"]
    again = write(files or (), str(out), owner="mine")
    assert sorted(again.unchanged) == ["there/a.txt", "there/icon.png"]
    (out / "there" / "icon.png").write_bytes(b"edited")
    assert write(files or (), str(out), owner="mine").kept == ("there/icon.png",)
    assert difference(files or (), str(out), "there/icon.png") == ""


@pytest.mark.parametrize(("value", "is_there"), [("yes", True), ("CHANGES.md", True), ("no", False), ("", False)])
def test_an_option_switches_files_on(tmp_path: Path, value: str, is_there: bool) -> None:
    """Files and folders with `when` are there unless the option is empty or `no`."""
    put(tmp_path, "a.txt")
    (tmp_path / "mine" / "c.j2").write_text("text")
    manifest = f"options: {{changes: {{help: h, default: '{value}'}}}}\nfiles:\n"
    manifest += "- {path: c, template: c.j2, when: '{changes}'}\n- {path: d, template: c.j2}\n"
    manifest += "copy: [{folder: kept, to: x, when: '{changes}'}]\n"
    files, problems = generated(tmp_path, manifest)
    assert not problems
    assert set(files) == ({"c", "d", "x/a.txt"} if is_there else {"d"})


@pytest.mark.parametrize(("value", "expected"), [("one", {"c"}), ("two", {"d"})])
def test_a_value_of_an_option_switches_files_on(tmp_path: Path, value: str, expected: set[str]) -> None:
    """Files with `when: "{option} == value"` are there for this value alone."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "c.j2").write_text("text")
    manifest = f"options: {{number: {{help: h, default: {value}, choices: [one, two]}}}}\nfiles:\n"
    manifest += "- {path: c, template: c.j2, when: '{number} == one'}\n"
    manifest += "- {path: d, template: c.j2, when: '{number} == two'}\n"
    files, problems = generated(tmp_path, manifest)
    assert not problems
    assert set(files) == expected


def test_links_are_followed_inside_of_the_project_only(tmp_path: Path) -> None:
    """One to a folder around it ends; one to another place is an error that names it."""
    put(tmp_path / "project", "a/b.txt")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret").write_text("secret")
    kept = tmp_path / "project" / "mine" / "kept"
    (kept / "loop").symlink_to(kept)
    (kept / "linked").symlink_to(kept / "a")
    (kept / "out").symlink_to(tmp_path / "outside")
    files, problems = generated(tmp_path / "project", "files: []\ncopy: [{folder: kept, to: .}]\n")
    assert set(files.values()) == {"text"}
    assert [problem for problem in problems if "out: " not in problem and "kept/out" not in problem] == []
    assert len(problems) == 1


def test_a_file_for_each_command(tmp_path: Path) -> None:
    """Their names differ, and none is that of a device; the template gets the command and the name of its group."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "c.j2").write_text("{{ command.group.cls }}.{{ command.id }}")
    manifest = "files: [{path: '%s', template: c.j2, each: command}]\n"
    assert generated(tmp_path, manifest % "{group}/{command}.txt")[0] == {
        "mooring/list_moorings_2.txt": "Mooring.list_moorings",
        "crane/list_moorings.txt": "Crane.list_moorings",
        "crane/con_.txt": "Crane.con",
    }
    assert len(generated(tmp_path, manifest % "{command}.txt")[0]) == 3
    (problem,) = generated(tmp_path, manifest % "{group}.txt")[1]
    assert "every command is written to the same file" in problem

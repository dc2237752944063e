"""Targets of users, templates in place of shipped ones, and the errors in them."""

import sys
from pathlib import Path
from typing import Literal

import pytest
from msgspec.structs import replace

from slatebind.diagnostic import Position
from slatebind.installation import install_command
from slatebind.rendering import render
from slatebind.rendering.targets.target import find_targets, load_target
from slatebind.spec.model import Api, Command, ErrorCode, Group, Param, Spec

SPEC = Spec(
    api=Api(name="x", title="X", protocol="cloudstack"),
    groups=(Group(name="Net work"), Group(name="Net-work")),
    commands=(
        Command(name="listThings", group="Net work", params=(Param(name="class", type="string"),)),
        Command(name="list_things", group="Net work"),
    ),
)


def own(folder: Path, manifest: str, **templates: str) -> str:
    """A folder of targets with one called ``mine``."""
    place = folder / "mine"
    place.mkdir()
    (place / "target.yaml").write_text(manifest, encoding="utf-8")
    for name, text in templates.items():
        (place / f"{name}.j2").write_text(text, encoding="utf-8")
    return str(folder)


def test_a_folder_is_a_target(tmp_path: Path) -> None:
    """A target needs only a manifest and a template."""
    folder = own(
        tmp_path, "description: d\nfiles: [{path: '{group}.txt', template: t.j2, each: group}]\n", t="{{ group.id }}"
    )
    target, problems = load_target("mine", [folder])
    assert target is not None, problems
    files, found = render(SPEC, target, {}, {})
    assert files is not None
    assert [(file.path, file.text) for file in files] == [
        ("net_work.txt", "net_work"),
        ("net_work_2.txt", "net_work_2"),
    ]
    assert {finding.code for finding in found} == {"name-collision"}
    assert {"mine", "python"} <= {*find_targets([folder])}


def test_protocols_of_a_target(tmp_path: Path) -> None:
    """Nothing is generated from a spec of a protocol that a target does not list; a target without a list takes all."""
    files = "description: d\nfiles: [{path: a.txt, template: t.j2}]\n"
    spec = Spec(api=Api(name="x", protocol="rest"))
    target, _ = load_target("mine", [own(tmp_path, f"{files}protocols: [cloudstack]\n", t="a")])
    assert target is not None
    found, problems = render(spec, target, {}, {("api", "protocol"): Position("x.yaml", 3, 4)})
    assert found is None
    assert [(str(problem), problem.hint) for problem in problems] == [
        (
            "x.yaml:3:4: error[target-protocol]: target `mine` does not support the protocol rest",
            "it supports cloudstack",
        )
    ]
    (tmp_path / "mine" / "target.yaml").write_text(files, encoding="utf-8")
    target, _ = load_target("mine", [str(tmp_path)])
    assert target is not None
    assert render(spec, target, {}, {})[0] is not None


@pytest.mark.parametrize(("protocol", "paths"), [("rest", ["a.txt", "b.txt"]), ("cloudstack", ["a.txt"])])
def test_files_of_a_protocol(tmp_path: Path, protocol: Literal["rest", "cloudstack"], paths: list[str]) -> None:
    """A file that lists protocols is generated from their specs alone."""
    files = "files:\n- {path: a.txt, template: t.j2}\n- {path: b.txt, template: t.j2, protocols: [rest]}\n"
    target, _ = load_target("mine", [own(tmp_path, f"description: d\n{files}", t="a")])
    assert target is not None
    found, _ = render(Spec(api=Api(name="x", protocol=protocol)), target, {}, {})
    assert [file.path for file in found or ()] == paths


def test_shipped_targets_support_both_protocols() -> None:
    """A client, docs and a description of every API."""
    for name in {*find_targets()} - {"go"}:  # its part for HTTP APIs is being written
        target, _ = load_target(name)
        assert target is not None
        assert {"cloudstack", "rest"} <= {*target.manifest.protocols} or not target.manifest.protocols


def test_progress_is_reported() -> None:
    """For each file, up to the last one that is rendered."""
    target, _ = load_target("docs")
    assert target is not None
    told: list[tuple[int, int]] = []
    files, _ = render(SPEC, target, {}, {}, None, lambda done, whole: told.append((done, whole)))
    assert told == [(done, len(files or ())) for done in range(1, len(told) + 1)]
    assert told[-1][0] == told[-1][1]


def test_a_file_that_cannot_be_copied_is_left_out(tmp_path: Path) -> None:
    """A link to nothing is an error that names it; the others are generated."""
    folder = own(tmp_path, "description: d\nfiles: []\ncopy: [{folder: kept, to: there}]\n")
    kept = tmp_path / "mine" / "kept"
    kept.mkdir()
    (kept / "a.bin").symlink_to(kept / "nothing")
    (kept / "b.txt").write_text("fine", encoding="utf-8")
    target, problems = load_target("mine", [folder])
    assert target is not None, problems
    files, found = render(SPEC, target, {}, {})
    assert [(file.path, file.text) for file in files or ()] == [("there/b.txt", "fine")]
    (problem,) = (finding for finding in found if finding.code == "template")
    assert (problem.at.file, problem.severity) == (str(kept / "a.bin"), "error")


UNSTABLE = "x = {  'a':1 }\n"


@pytest.mark.parametrize("formatter", ["black", "ruff"])
def test_the_formatter_can_be_chosen(tmp_path: Path, formatter: str) -> None:
    """A target names the formatter of its Python; output that is not Python is reported."""
    files = "files: [{path: a.py, template: a.j2}, {path: b.py, template: b.j2}, {path: c.txt, template: a.j2}]"
    folder = own(tmp_path, f"description: d\nformatter: {formatter}\n{files}\n", a=UNSTABLE, b="x = = 1\n")
    target, problems = load_target("mine", [folder])
    assert target is not None, problems
    made, found = render(SPEC, target, {}, {})
    texts = {file.path: file.text for file in made or ()}
    assert texts == {"a.py": 'x = {"a": 1}\n', "b.py": "x = = 1\n", "c.txt": UNSTABLE}
    assert [finding.code for finding in found if finding.code != "name-collision"] == ["template"]


def test_a_formatter_that_is_not_installed_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is generated with another formatter instead; the hint says what to install."""
    monkeypatch.setitem(sys.modules, "ruff", None)
    folder = own(tmp_path, "description: d\nformatter: ruff\nfiles: [{path: a.py, template: a.j2}]\n", a=UNSTABLE)
    target, _ = load_target("mine", [folder])
    assert target is not None
    files, (problem,) = render(SPEC, target, {}, {})
    assert files is None
    assert (problem.code, problem.hint) == ("formatter-missing", install_command("ruff"))


def test_one_template_replaces_a_shipped_one(tmp_path: Path) -> None:
    """A user's folder with one template of a shipped target changes only its output."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "errors.md.j2").write_text("mine\n", encoding="utf-8")
    target, _ = load_target("docs", [str(tmp_path)])
    shipped, _ = load_target("docs")
    assert target is not None
    assert shipped is not None
    spec = replace(SPEC, errors=(ErrorCode(code=400),))
    outputs = [render(spec, each, {}, {})[0] or () for each in (target, shipped)]
    mine, theirs = ({file.path: file.text for file in files} for files in outputs)
    assert [path for path in mine if mine[path] != theirs[path]] == ["source/includes/_errors.md"]


def test_names_that_are_reserved_or_collide_are_reported() -> None:
    """A keyword gets an underscore; the second use of an identifier gets its group's name as a prefix."""
    target, _ = load_target("python")
    assert target is not None
    files, found = render(SPEC, target, {"package": "p"}, {})
    assert files is not None
    group = next(file.text for file in files if file.path == "p/commands/net_work.py")
    assert "class_: str | None = None" in group
    assert "def list_things(" in group
    assert "def net_work_list_things(" in group
    assert {"name-reserved", "name-collision"} <= {finding.code for finding in found}


@pytest.mark.parametrize(
    ("manifest", "line", "word"),
    [
        ("description: d\nfile: []\n", 2, "did you mean `files`?"),
        ("description: d\n", 1, ""),
        ("description: [\n", 2, ""),
    ],
)
def test_an_invalid_manifest_is_rejected_at_its_position(tmp_path: Path, manifest: str, line: int, word: str) -> None:
    """The error has the line, and a suggestion if there is one."""
    target, problems = load_target("mine", [own(tmp_path, manifest)])
    assert target is None
    assert any(problem.at.line == line and word in problem.hint for problem in problems)


@pytest.mark.parametrize(
    ("template", "word"),
    [
        ("{% if %}", "Expected"),
        ("\n{{ nothing }}", "nothing"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ 1 / 0 }}", "zero"),
    ],
)
def test_an_invalid_template_is_reported_and_the_rest_is_rendered(tmp_path: Path, template: str, word: str) -> None:
    """A template that fails or does something forbidden is named; other files are rendered."""
    manifest = "description: d\nfiles: [{path: a, template: bad.j2}, {path: b, template: good.j2}]\n"
    target, _ = load_target("mine", [own(tmp_path, manifest, bad=template, good="good")])
    assert target is not None
    files, found = render(SPEC, target, {}, {})
    (problem,) = (finding for finding in found if finding.code == "template")
    assert [file.path for file in files or ()] == ["b"]
    assert word in problem.message
    assert "bad.j2" in problem.at.file


def test_paths_stay_in_the_output_folder(tmp_path: Path) -> None:
    """A path that leads out is reported and not rendered."""
    manifest = "description: d\noptions: {to: {help: h}}\nfiles: [{path: '{to}/a', template: t.j2}]\n"
    target, _ = load_target("mine", [own(tmp_path, manifest, t="x")])
    assert target is not None
    for to in ("..", "/etc", "a/../..", "con", "a\x00", ""):
        files, found = render(SPEC, target, {"to": to}, {})
        assert files == ()
        assert [finding.code for finding in found if finding.code == "output-path"] == ["output-path"]


def test_options_are_checked(tmp_path: Path) -> None:
    """An unknown option, or a required one without a value, is an error at the options of the manifest."""
    manifest = "description: d\noptions:\n  need: {help: what for}\nfiles: []\n"
    target, _ = load_target("mine", [own(tmp_path, manifest)])
    assert target is not None
    files, problems = render(SPEC, target, {"nead": "x"}, {})
    assert files is None
    assert [(problem.code, problem.hint, problem.at.line) for problem in problems] == [
        ("option-unknown", "did you mean `need`?", 3),
        ("option-missing", "set it: what for", 3),
    ]
    assert {problem.at.file for problem in problems} == {target.file}


@pytest.mark.parametrize(
    ("template", "message", "hint"),
    [
        ("\n{{ 'a' | jsn }}", "there is no filter `jsn`", "did you mean `json`?"),
        ("\n{{ 'a' is strin }}", "there is no test `strin`", "did you mean `string`?"),
        (
            "\n{{ spec.commands[0].descripton }}",
            "`Command` has no attribute `descripton`; did you mean `description`?",
            "",
        ),
        ("\n{{ view.group }}", "`View` has no attribute `group`; did you mean `groups`?", ""),
        (
            "\n{{ options.titel }}",
            "there is no `titel` in this mapping; did you mean `title`?",
            "",
        ),
    ],
)
def test_a_name_that_does_not_exist(tmp_path: Path, template: str, message: str, hint: str) -> None:
    """At the template's file and line, with what is meant perhaps, in words of templates and not of Python."""
    manifest = "description: d\noptions: {title: {help: h, default: x}}\nfiles: [{path: a, template: t.j2}]\n"
    target, _ = load_target("mine", [own(tmp_path, manifest, t=template)])
    assert target is not None
    (problem,) = (finding for finding in render(SPEC, target, {"title": "x"}, {})[1] if finding.code == "template")
    assert problem.message == message
    assert problem.hint.startswith(hint)
    assert problem.at == Position(str(tmp_path / "mine" / "t.j2"), 2)

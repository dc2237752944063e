"""What is wrong with a target's manifest is an error at its line when the target is loaded."""

from pathlib import Path

import pytest

from slatebind.rendering import render
from slatebind.rendering.targets.target import Target, load_target
from slatebind.rendering.templates import environment
from slatebind.spec.model import TYPES, Api, Command, Field, Group, Model, Param, Spec

SPEC = Spec(
    api=Api(name="pier", title="Pier", protocol="cloudstack"),
    groups=(Group(name="Mooring"),),
    commands=(Command(name="listMoorings", group="Mooring", params=(Param(name="depth", type="long"),)),),
    models=(Model(name="Mooring", fields=(Field(name="boats", type="list", items="uuid"),)),),
)


def spelled_without(*words: str) -> str:
    """The entries of a manifest's types for all others."""
    return "".join(f"  {word}: {{param: a, field: a}}\n" for word in TYPES if word not in words)


def target_with(folder: Path, manifest: str) -> str:
    """The folder of a target ``mine`` with a template ``a.j2``, a folder ``kept`` and this manifest."""
    target = folder / "mine"
    (target / "kept").mkdir(parents=True)
    (target / "kept" / "b.txt").write_text("kept\n")
    (target / "a.j2").write_text("{{ spec.api.name | line }}\n")
    (target / "target.yaml").write_text(f"description: x\n{manifest}")
    return str(folder)


def load(folder: Path, manifest: str) -> Target:
    """The target with this manifest."""
    target, problems = load_target("mine", [target_with(folder, manifest)])
    assert target is not None, problems
    return target


@pytest.mark.parametrize(
    ("manifest", "at", "message", "hint"),
    [
        ('files: [{path: "{group}", template: a.j2}]', (2, 16), "unknown placeholder `{group}`", "each: group"),
        ('files: [{path: "{modl}.x", template: a.j2}]', (2, 16), "unknown placeholder `{modl}`", "each: model"),
        ('files: [{path: "a{0}", template: a.j2}]', (2, 16), "unknown placeholder `{0}`", "none here"),
        ('files: [{path: "a{}", template: a.j2}]', (2, 16), "unknown placeholder `{}`", "none here"),
        ('files: [{path: "a{b", template: a.j2}]', (2, 16), "unbalanced brace", "{name}"),
        (
            'options: {name: {help: h}}\nfiles: [{path: "{name.__class__}", template: a.j2}]',
            (3, 16),
            "unknown placeholder `{name.__class__}`",
            "",
        ),
        (
            'files: [{path: "{name:>999}", template: a.j2}]\noptions: {name: {help: h}}',
            (2, 16),
            "have a format",
            "{name}",
        ),
        ("files: [{path: ../a, template: a.j2}]", (2, 16), "the path leaves the output folder", ""),
        ("files: [{path: /a, template: a.j2}]", (2, 16), "the path leaves the output folder", ""),
        ("files: [{path: a, template: b.j2}]", (2, 29), "template `b.j2` does not exist", "`a.j2`"),
        ("files: [{path: a, template: ../mine/a.j2}]", (2, 29), "does not exist", ""),
        ("files: [{path: a, template: a.j2, each: group}]", (2, 16), "every group is written to the same", "{group}"),
        (
            "files:\n- {path: a, template: a.j2}\n- {path: A, template: a.j2}",
            (4, 10),
            "`A` differs from `a` in case only (files[0])",
            "",
        ),
        (
            "files:\n- {path: a, template: a.j2, protocols: [rest]}\n- {path: a, template: a.j2}",
            (4, 10),
            "`a` is the path of an earlier entry too (files[0])",
            "",
        ),
        ("files: [{path: a, template: a.j2, when: error}]", (2, 41), "`error` is not an option", "{option}"),
        ("files: []\nsource_links: '{sorce}'\noptions: {source: {help: h}}", (3, 15), "`{sorce}`", "`source`"),
        ("files: [{path: a, template: a.j2, when: '{x} == '}]", (2, 41), "`{x} == ` is not an option", "{option}"),
        (
            "options: {n: {help: h, choices: [one, two]}}\nfiles: [{path: a, template: a.j2, when: '{n} == tow'}]",
            (3, 41),
            "`{n}` is never `tow`",
            "its values: one, two",
        ),
        (
            "options: {news: {help: h}}\nfiles: []\ncopy: [{folder: kept, to: x, when: '{new}'}]",
            (4, 36),
            "unknown placeholder `{new}`",
            "`news`",
        ),
        ("files: []\ncopy: [{folder: kep, to: x}]", (3, 17), "folder `kep` does not exist", "`kept`"),
        ("files: []\ncopy: [{folder: ../.., to: x}]", (3, 17), "`../..` is outside of the project", ""),
        ("files: []\ncopy: [{folder: /etc, to: x}]", (3, 17), "`/etc` is outside of the project", ""),
        ('files: []\ncopy: [{folder: kept, to: "{to}"}]', (3, 27), "unknown placeholder `{to}`", ""),
        ("files: []\ntypes:\n  strng: {param: s, field: s}", (4, 3), "unknown type `strng`", "`string`"),
        (
            'files: []\ntypes:\n  list: {param: "[{item}]", field: s}\n' + spelled_without("list"),
            (4, 17),
            "placeholder `{item}`",
            "`items`",
        ),
        (
            "files: []\ntypes:\n  map.pair: {param: s, field: s}\n" + spelled_without(),
            (4, 3),
            "unknown type `map.pair`",
            "`map.pairs`",
        ),
        (
            'files: []\ntypes:\n  list: {param: s, field: s, item: "{value}"}\n' + spelled_without("list"),
            (4, 36),
            "placeholder `{value}`",
            "{items}",
        ),
        ('files: []\nknown_values: {param: "{value}", field: s}', (3, 23), "placeholder `{value}`", "`values`"),
        ('files: []\noptions:\n  a: {help: h, default: "{ape}"}', (4, 25), "placeholder `{ape}`", "{api}"),
        ("files: []\noptions:\n  a: {help: h, kind: packag}", (4, 22), "packag", "`package`"),
    ],
)
def test_a_mistake_is_reported_at_its_line(
    tmp_path: Path, manifest: str, at: tuple[int, int], message: str, hint: str
) -> None:
    """Nothing is rendered from a manifest with a mistake, even if the spec would not touch it."""
    target, problems = load_target("mine", [target_with(tmp_path, manifest)])
    assert target is None
    (problem,) = problems
    assert (problem.code, problem.at.line, problem.at.column) == ("target-invalid", *at)
    assert message in problem.message
    assert hint in problem.hint


def test_a_manifest_that_cannot_be_decoded_is_an_error(tmp_path: Path) -> None:
    """A byte that is not UTF-8 is not replaced and read on."""
    folder = target_with(tmp_path, "files: []\n")
    (tmp_path / "mine" / "target.yaml").write_bytes(b"description: x\nfiles: []\n# \xff\n")
    target, (problem,) = load_target("mine", [folder])
    assert target is None
    assert "is not UTF-8" in problem.message


def test_types_without_spelling_are_an_error(tmp_path: Path) -> None:
    """Whatever specs are rendered: at the line of `types`, once for all that are missing."""
    folder = target_with(tmp_path, f"files: []\ntypes:\n{spelled_without('long', 'uuid')}")
    target, (problem,) = load_target("mine", [folder])
    assert target is None
    assert problem.message == "types: no spelling for `long`, `uuid`, `model`, which specs may contain"
    assert (problem.at.line, problem.hint) == (3, "add `long: {param: ..., field: ...}`")


def test_a_target_without_types_spells_them_as_the_spec_does(tmp_path: Path) -> None:
    """Not every target writes code."""
    files, problems = render(SPEC, load(tmp_path, "files: [{path: a, template: a.j2}]\n"), {}, {})
    assert (len(files or ()), problems) == (1, ())


def test_two_files_with_one_path_are_an_error(tmp_path: Path) -> None:
    """What the manifest alone cannot show is reported when the paths are known; the first file is kept."""
    manifest = "files: [{path: out/b.txt, template: a.j2}]\ncopy: [{folder: kept, to: out}]\n"
    files, (problem,) = render(SPEC, load(tmp_path, manifest), {}, {})
    assert [file.text for file in files or ()] == ["pier\n"]
    assert (problem.code, problem.severity) == ("output-path", "error")
    assert "is taken by a.j2, and kept/b.txt is written there as well" in problem.message
    assert (problem.at.file, problem.at.line) == (str(tmp_path / "mine" / "target.yaml"), 2)


def test_a_file_that_fails_is_named_as_left_out(tmp_path: Path) -> None:
    """The other files of the target are rendered, so that the output is incomplete."""
    target = load(tmp_path, "files: [{path: a, template: a.j2}, {path: b, template: a.j2}]\n")
    (tmp_path / "mine" / "a.j2").write_text("{{ 1 / 0 }}")
    files, problems = render(SPEC, target, {}, {})
    assert files == ()
    assert {problem.hint for problem in problems} == {"files with this error are left out, the others are written"}


@pytest.mark.parametrize("link", ["a.j2", "kept/b.txt", "target.yaml"])
def test_links_do_not_lead_out(tmp_path: Path, link: str) -> None:
    """A template, a manifest or a copied file that is a link to elsewhere is not read."""
    (tmp_path / "secret").write_text("description: secret\nfiles: []\n")
    folder = target_with(tmp_path / "targets", "files: [{path: x, template: a.j2}]\ncopy: [{folder: kept, to: y}]\n")
    (tmp_path / "targets" / "mine" / link).unlink()
    (tmp_path / "targets" / "mine" / link).symlink_to(tmp_path / "secret")
    target, problems = load_target("mine", [folder])
    files: object = ()
    if target is not None:
        files, problems = render(SPEC, target, {}, {})
    assert any(problem.severity == "error" for problem in problems)
    assert "secret" not in str(files)
    target, problems = load_target("mine", [folder], str(tmp_path))
    assert target is not None, problems


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}", "iterations"),
        (
            "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
            "calls of macros",
        ),
        ("{{ 'x' * 999999999 }}", "`*` is too large"),
        ("{{ [1] * 999999999 }}", "`*` is too large"),
        ("{{ 9 ** 999999999 }}", "`**` is too large"),
        ("{% for a in range(9999) %}{{ 'x' * 99999 }}{% endfor %}", "characters"),
        ("{% include '../../secret' %}", "secret"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "unsafe"),
        ("{{ spec.__class__.__init__.__globals__ }}", "unsafe"),
        ("{{ '{0.__class__}'.format(1) }}", "unsafe"),
        ("{{ (spec | attr('__class__')).x }}", "unsafe"),
    ],
)
def test_a_hostile_template_fails_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, template: str, message: str
) -> None:
    """It takes no more time or memory than the limits allow, reads no file and runs no code; others are rendered."""
    monkeypatch.setattr(environment, "MAX_STEPS", 50_000)
    monkeypatch.setattr(environment, "MAX_OUTPUT_SIZE", 1_000_000)
    (tmp_path / "secret").write_text("hidden")
    folder = target_with(tmp_path, "files: [{path: a, template: a.j2}, {path: b, template: b.j2}]\n")
    (tmp_path / "mine" / "b.j2").write_text(template)
    target, _ = load_target("mine", [folder])
    assert target is not None
    files, (problem,) = render(SPEC, target, {}, {})
    assert [file.path for file in files or ()] == ["a"]
    assert message in problem.message

"""Calls of commands as other targets write them: which a target shows, and when they are rendered again."""

from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path

import msgspec
import pytest

from slatebind.progress import no_progress
from slatebind.project.build import Project
from slatebind.project.config import Config
from slatebind.project.steps import dump_spec
from slatebind.rendering import render
from slatebind.rendering.targets.target import find_snippet_targets, load_target
from slatebind.spec.model import Api, Command, Group, Model, Param, Response, Spec

SPEC = Spec(
    api=Api(name="Big Cloud", protocol="cloudstack"),
    groups=(Group(name="Tree"),),
    commands=(
        Command(
            name="listTrees",
            group="Tree",
            params=(Param(name="kind", type="string", required=True),),
            response=Response(shape="list", model="Tree"),
        ),
        Command(name="fellTrees", group="Tree"),
    ),
    models=(Model(name="Tree"),),
)
PAGE = """\
{% for command in group.commands %}
{% for snippet in command.snippets %}
{{ snippet.target }}|{{ snippet.label }}|{{ snippet.language }}|{{ snippet.setup }}|{{ snippet.code }}
{% endfor %}
{% endfor %}
"""
RUBY = """\
description: Ruby
language: ruby
options: {gem: {help: h, default: "{api}"}}
files: []
snippet: {label: Ruby, template: call.rb.j2, setup: setup.rb.j2}
"""


def write(folder: Path, texts: Mapping[str, str]) -> str:
    """Write files into a folder of targets."""
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return str(folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a target that shows snippets, and one that has some."""
    page = "files: [{path: 'out/{group}.txt', template: page.txt.j2, each: group}]"
    write(
        tmp_path,
        {
            "page/target.yaml": f"description: d\n{page}\nsnippets: [ruby]\n",
            "page/page.txt.j2": PAGE,
            "snippets/ruby/target.yaml": RUBY,
            "snippets/ruby/setup.rb.j2": "require {{ options.gem | literal }}\n",
            "snippets/ruby/call.rb.j2": "call {{ command.spec.name | literal }}\n",
            "languages/ruby.yaml": 'description: Ruby\nstrings: {quotes: ["\'"]}\n',
        },
    )
    return tmp_path


def shown(folder: Path, spec: Spec = SPEC, root: str | None = None, **options: Mapping[str, str]) -> str:
    """What the target writes."""
    target, problems = load_target("page", [str(folder)])
    assert target is not None, problems
    files, findings = render(spec, target, {}, {}, root, snippet_options=options)
    assert files is not None, findings
    assert [str(finding) for finding in findings if finding.code != "name-reserved"] == []
    return "".join(file.text for file in files)


def test_what_templates_see(folder: Path) -> None:
    """The target, its label, the language of a block of code, the setup and the call, for each command."""
    assert shown(folder) == (
        "ruby|Ruby|ruby|require 'big_cloud'|call 'listTrees'\nruby|Ruby|ruby|require 'big_cloud'|call 'fellTrees'\n"
    )


def test_options_of_the_other_target(folder: Path) -> None:
    """Those that a project gives to it are used, where it has them."""
    assert "require 'cloud'" in shown(folder, ruby={"gem": "cloud", "unknown": "x"})


def test_the_order_and_the_choice(folder: Path) -> None:
    """As listed, from targets and from the folder `snippets`; an option can list them as well."""
    text = (folder / "page" / "target.yaml").read_text()
    option = "options: {shown: {help: h, default: 'python, ruby curl'}}\n"
    (folder / "page" / "target.yaml").write_text(option + text.replace("[ruby]", "[cmk, '{shown}']"))
    text = shown(folder)
    names = ["cmk|cmk", "python|Python", "ruby|Ruby", "curl|curl"]
    assert sorted(names, key=text.index) == names


def test_a_target_that_does_not_support_the_protocol(folder: Path) -> None:
    """Is left out: the others are shown."""
    text = (folder / "page" / "target.yaml").read_text()
    (folder / "page" / "target.yaml").write_text(text.replace("[ruby]", "[cmk, ruby]"))
    command = Command(name="list", group="Tree", method="GET", path="/trees")
    spec = Spec(api=Api(name="x", protocol="rest"), groups=(Group(name="Tree"),), commands=(command,))
    assert shown(folder, spec) == "ruby|Ruby|ruby|require 'x'|call 'list'\n"


@pytest.mark.parametrize("name", ["nothing", "openapi", "snippets/ruby", "page"])
def test_a_target_without_snippets(folder: Path, name: str) -> None:
    """Is an error where it is named, with those that have some."""
    text = (folder / "page" / "target.yaml").read_text()
    (folder / "page" / "target.yaml").write_text(text.replace("[ruby]", f"[ruby, {name}]"))
    target, _ = load_target("page", [str(folder)])
    assert target is not None
    files, (problem,) = render(SPEC, target, {}, {})
    assert files is None
    assert problem.message == f"there is no target `{name}` that has snippets"
    assert "ruby, typescript" in problem.hint
    assert (problem.at.file, problem.at.line) == (str(folder / "page" / "target.yaml"), 3)


def test_which_targets_have_snippets() -> None:
    """The clients, and the tools that have no package."""
    target, _ = load_target("docs")
    assert target is not None
    assert find_snippet_targets(target) == ("cmk", "curl", "go", "python", "typescript")


def test_a_template_that_fails(folder: Path) -> None:
    """Is reported where it is, and the file that shows it is left out."""
    (folder / "snippets" / "ruby" / "call.rb.j2").write_text("\n{{ command.nothing | literal }}\n")
    target, problems = load_target("page", [str(folder)])
    assert target is not None, problems
    files, findings = render(SPEC, target, {}, {})
    assert files == ()
    (problem,) = (finding for finding in findings if finding.code == "template")
    assert (problem.at.file, problem.at.line) == (str(folder / "snippets" / "ruby" / "call.rb.j2"), 2)


def test_text_without_an_escape(folder: Path) -> None:
    """Is refused in templates of snippets as in all others of a language."""
    (folder / "snippets" / "ruby" / "call.rb.j2").write_text("call {{ command.spec.name }}\n")
    target, _ = load_target("page", [str(folder)])
    assert target is not None
    files, (problem,) = render(SPEC, target, {}, {})
    assert files is None
    assert problem.code == "template-unescaped"


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        (
            "description: d\nfiles: []\nsnippet: {label: L, template: t.j2}\n",
            "snippet.template: template `t.j2` does not exist",
        ),
        (
            "description: d\nfiles: []\nsnippet: {label: L, template: own.j2, setup: s.j2}\n",
            "snippet.setup: template `s.j2` does not exist",
        ),
        (
            "description: d\nfiles: [{path: a, template: own.j2}]\nsnippets: ['{x}']\n",
            "snippets[0]: unknown placeholder `{x}`",
        ),
    ],
)
def test_mistakes_in_a_manifest(tmp_path: Path, manifest: str, message: str) -> None:
    """Are errors when the target is loaded."""
    folder = write(tmp_path, {"mine/target.yaml": manifest, "mine/own.j2": ""})
    target, (problem,) = load_target("mine", [folder])
    assert target is None
    assert problem.message.startswith(message)


def renamed(spec: Spec) -> Spec:
    """The same spec, in which the second command has another name."""
    first, second = spec.commands
    return msgspec.structs.replace(spec, commands=(first, msgspec.structs.replace(second, name="plantTrees")))


def test_files_are_reused(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless the spec, or a template that a snippet is rendered with, has changed."""
    monkeypatch.setenv("SLATEBIND_CACHE_DIR", str(tmp_path / "cache"))
    root = tmp_path / "root"

    def is_rendered(spec: Spec = SPEC) -> bool:
        text = shown(folder, spec, str(root))
        (root / "out").mkdir(parents=True, exist_ok=True)
        (root / "out" / "tree.txt").write_text(text, encoding="utf-8")
        rendered.append(text)
        return len(rendered) == 1 or rendered[-1] != rendered[-2]

    rendered: list[str] = []
    assert is_rendered()
    assert not is_rendered()
    (folder / "snippets" / "ruby" / "call.rb.j2").write_text("{{ command.spec.name | literal }}.call\n")
    assert is_rendered()
    (folder / "snippets" / "ruby" / "setup.rb.j2").write_text("require 'x'\n")
    assert is_rendered()
    assert is_rendered(renamed(SPEC))


CONFIG = """\
spec = [{file = "trees.yaml"}, {file = "other.yaml"}]
[[target]]
use = "page"
templates = "."
spec = "trees.yaml"
out = "page"
[[target]]
use = "python"
spec = "other.yaml"
out = "other"
options.package = "wrong"
[[target]]
use = "python"
spec = "trees.yaml"
out = "first"
options.package = "acme"
[[target]]
use = "python"
spec = "trees.yaml"
out = "second"
options.package = "acme2"
"""


def test_names_of_packages_in_a_project(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are those of the first target that the project has for the same spec."""
    text = (folder / "page" / "target.yaml").read_text()
    (folder / "page" / "target.yaml").write_text(text.replace("[ruby]", "[python]"))
    for name in ("trees", "other"):
        (folder / f"{name}.yaml").write_text(dump_spec(SPEC))
    monkeypatch.chdir(folder)
    project = Project(msgspec.toml.decode(CONFIG, type=Config), "")
    outputs = project.build(lambda _: nullcontext(no_progress))
    page = next(output for output in outputs if output.owner == "page")
    assert page.files is not None, page.diagnostics
    assert "|from acme import Client\n" in page.files[0].text

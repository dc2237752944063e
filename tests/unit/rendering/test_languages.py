"""Languages as files: casing, reserved words, spelling of types, literals and comments."""

import ast
import json
import tomllib
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slatebind.rendering import render
from slatebind.rendering.languages.language import ANY_COMMENTS, Comments, Strings, TypeSpelling
from slatebind.rendering.languages.string_literals import comment_filter, comment_lines_filter, literal_filter
from slatebind.rendering.targets.manifest import Manifest
from slatebind.rendering.targets.target import load_target, shipped_language
from slatebind.rendering.templates.escapes import plain, summary
from slatebind.rendering.views.view_builder import build_view
from slatebind.spec.model import Api, Command, Field, Group, Model, Param, Protocol, Response, Spec

LANGUAGES = ("go", "json", "python", "toml", "typescript")
SPEC = Spec(
    api=Api(name="x", title="*/ boom() /* @deprecated", protocol="cloudstack"),
    groups=(Group(name="Con"), Group(name="SSL cert test")),
    commands=(
        Command(name="delete", group="Con", params=(Param(name="id", type="uuid", required=True),)),
        Command(
            name="listSslCerts",
            group="SSL cert test",
            params=(Param(name="pageSize", type="integer"), Param(name="2fa", type="datetime")),
            response=Response(shape="list", model="VMTest", key="vm"),
        ),
    ),
    models=(
        Model(name="VMTest", fields=tuple(Field(name=name, type="string") for name in ("id", "Id", "ID", "class"))),
    ),
)
FILES = """\
description: d
files:
- {path: "{group}.txt", template: group.j2, each: group}
- {path: "{model}.txt", template: model.j2, each: model}
types:
  long: {param: L, field: L}
  file: {param: F, field: F}
  date: {param: D, field: D}
  datetime: {param: T, optional: "*T", field: T, imports: {param: [time]}}
  uuid: {param: U, field: U}
"""
GROUP = """\
{{ group.cls }} {{ group.imports | join(' ') }} {% for model in group.models %}{{ model.cls }}{% endfor %}

{% for command in group.commands %}
{{ command.id }} {{ command.constant }}{% for param in command.params %} {{ param.id }}:{{ param.type }}{% endfor %}

{% endfor %}
"""
MODEL = "{{ model.cls }}{% for field in model.fields %} {{ field.id }}{% endfor %}"


def rendered(folder: Path, facts: str) -> dict[str, str]:
    """What a target with these facts about its language makes of the names of the spec."""
    target_folder = folder / "mine"
    target_folder.mkdir()
    (target_folder / "target.yaml").write_text(FILES + facts, encoding="utf-8")
    (target_folder / "group.j2").write_text(GROUP, encoding="utf-8")
    (target_folder / "model.j2").write_text(MODEL, encoding="utf-8")
    target, problems = load_target("mine", [str(folder)])
    assert target is not None, problems
    files, _ = render(SPEC, target, {}, {})
    return {file.path: " ".join(file.text.split()) for file in files or ()}


def test_names_in_go(tmp_path: Path) -> None:
    """Words in capitals, exported names, pointers for what is optional, and no file that Go compiles for tests only."""
    assert rendered(tmp_path, "language: go\n") == {
        "con_.txt": "Con Delete delete_ ID:U",
        "ssl_cert_test_.txt": "SSLCertTest time VMTest ListSSLCerts listSSLCerts PageSize:*int64 N2Fa:*T",
        "vm_test_.txt": "VMTest ID_3 ID_2 ID Class",
    }


def test_names_in_typescript(tmp_path: Path) -> None:
    """Names as they are sent; `delete` cannot be a function, while `class` can be a property."""
    assert rendered(tmp_path, "language: typescript\n") == {
        "con-.txt": "con delete_ DELETE_ id:U",
        "ssl-cert-test.txt": "sslCertTest time VMTest listSslCerts LIST_SSL_CERTS pageSize:number _2fa:*T",
        "vm-test.txt": "VMTest id Id ID class",
    }


def test_a_target_replaces_and_adds_facts(tmp_path: Path) -> None:
    """Casings and suffixes are replaced, reserved words are added."""
    facts = "language: go\nnames: {command: upper, file: kebab}\nreserved: [DELETE]\nreserved_suffix: X\n"
    files = rendered(tmp_path, facts)
    assert list(files) == ["conX.txt", "ssl-cert-testX.txt", "vm-testX.txt"]
    assert "DELETEX" in files["conX.txt"]


def test_casing_by_protocol(tmp_path: Path) -> None:
    """Names of a protocol have its casing, those of others the usual one."""
    facts = "language: typescript\nnames_by_protocol: {cloudstack: {command: snake}, rest: {param: upper}}\n"
    assert "list_ssl_certs LIST_SSL_CERTS pageSize:number" in rendered(tmp_path, facts)["ssl-cert-test.txt"]


def test_a_language_of_the_user(tmp_path: Path) -> None:
    """A file in the folder of the user's targets is a language, and comes before a shipped one."""
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "go.yaml").write_text("description: mine\nreserved: ['list*']\n")
    words = ("string", "boolean", "integer", "float", "url", "map", "list", "object", "any")
    spelled = "".join(f"  {word}: {{param: x, field: x}}\n" for word in words)
    files = rendered(tmp_path, f"{spelled}language: go\n")
    assert "list_ssl_certs_" in files["ssl_cert_test.txt"]


def test_literals_of_a_file_with_another_suffix(tmp_path: Path) -> None:
    """A template is in the language of the file that it writes."""
    folder = tmp_path / "mine"
    folder.mkdir()
    manifest = "description: d\nlanguage: python\nlanguages: {toml: toml}\n"
    words = ("uuid", "date", "datetime", "map", "list", "object", "any")
    spelled = "types:\n" + "".join(f"  {word}: {{param: x, field: x}}\n" for word in words)
    files = "files: [{path: a.toml, template: a.toml.j2}, {path: a.py, template: a.py.j2}]\n"
    (folder / "target.yaml").write_text(manifest + spelled + files)
    for name in ("a.toml.j2", "a.py.j2"):
        (folder / name).write_text("a = {{ 'say \"hi\" \\\\' | literal }}\n")
    target, problems = load_target("mine", [str(tmp_path)])
    assert target is not None, problems
    made, _ = render(SPEC, target, {}, {})
    assert {file.path: file.text for file in made or ()} == {
        "a.toml": 'a = "say \\"hi\\" \\\\"\n',
        "a.py": "a = 'say \"hi\" \\\\'\n",
    }


@pytest.mark.parametrize("name", LANGUAGES)
def test_shipped_languages_are_valid(name: str) -> None:
    """Each has literals, whose quotes and backslashes are escaped."""
    strings = shipped_language(name).strings
    assert strings is not None
    literal = literal_filter(strings)
    assert literal("a\\") in {'"a\\\\"', "'a\\\\'"}


READERS = {
    "python": ast.literal_eval,
    "json": json.loads,
    "toml": lambda text: tomllib.loads(f"a = {text}")["a"],
}


@given(st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\"'\\\n\r\t\x85\x00${}\u2028"))))
@pytest.mark.parametrize("name", READERS)
def test_literals_are_read_as_the_text(name: str, text: str) -> None:
    """By the language itself, whatever is in the text; and it is on one line, with what is not visible escaped."""
    strings = shipped_language(name).strings
    assert strings is not None
    written = literal_filter(strings)(text)
    assert READERS[name](written) == text
    assert written.isprintable()


def test_characters_without_a_glyph() -> None:
    """The shortest escape that a language has for a code, two UTF-16 units if there is none, and no half of a pair."""
    texts = {name: literal_filter(shipped_language(name).strings or Strings()) for name in LANGUAGES}
    hidden = "\x85\u202e\U000e0001"
    assert texts["python"](hidden) == r'"\x85\u202e\U000e0001"'
    assert texts["go"](hidden) == r'"\u0085\u202e\U000e0001"'
    assert texts["typescript"](hidden) == r'"\x85\u202e\u{e0001}"'
    assert texts["json"](hidden) == r'"\u0085\u202e\udb40\udc01"'
    assert (texts["go"]("\ud800"), texts["typescript"]("\ud800")) == ('"\ufffd"', r'"\ud800"')


@pytest.mark.parametrize("end", ["*/", "-->", "--!>", "?>", "/*", "**//", "*/*/", "\n*/", "*\u200b/", "*\u202e/"])
def test_no_text_ends_a_comment(end: str) -> None:
    """Neither of a target without a language, nor of one whose comments end in the same way."""
    for comments in (ANY_COMMENTS, shipped_language("typescript").comments or Comments()):
        for text in (comment_filter(comments)(f"a{end}b"), comment_lines_filter(comments)(f"a{end}b\n\n{end}")):
            assert not any(found in text for found in comments.replace if found not in {"/*", "@"} or found == end)


def test_comments_are_wrapped() -> None:
    """At the width of the language, with its prefix before every line but the first, which other text precedes."""
    lines = comment_lines_filter(Comments(prefix="// ", width=20, replace={"b": "c"}))
    assert lines("a b a a a a a a a a a a\n\na", 4, 6) == "a c a a\n    // a a a a a a a\n    // a\n    //\n    // a"


def test_comments_keep_lists_and_tables() -> None:
    """Each item and each row is on a line of its own; other lines of a paragraph are joined."""
    lines = comment_lines_filter(Comments(prefix="// "))
    assert lines("a\nb\n* one\n  more\n2. two") == "a b\n// * one more\n// 2. two"
    assert lines("a | b\n--|--\nc | d\n\nx") == "a | b\n// --|--\n// c | d\n//\n// x"
    assert lines("a |\nb") == "a | b"


def test_comments_have_no_markup_of_pages() -> None:
    """Comments of HTML are left out with what they contain, of an aside only the tags are."""
    lines = comment_lines_filter(Comments(prefix="// "))
    text = 'a <!-- b\n\nc --> `<!-- d -->`\n<aside class="warning">\ne\n</aside>\n<!-- f'
    assert lines(text) == "a `<!-- d -->`\n//\n// e"
    assert plain(text) == "a `<!-- d -->` e"
    assert summary("<!-- b\n\nc --> a. B") == "a."


def test_comments_keep_code() -> None:
    """Lines between fences stay as they are; where the language marks code in another way, fences are left out."""
    text = 'a:\n```json\n{\n\t"b": "*/",\n\n  "<!-- c -->": 1\n}\n```\nd\n~~~\ne'
    lines = comment_lines_filter(Comments(prefix="* ", replace={"*/": "* /"}))
    code = ["```json", "{", '    "b": "* /",', "", '  "<!-- c -->": 1', "}", "```"]
    expected = ["a:", "", *code, "", "d", "", "~~~", "e"]
    assert lines(text) == "\n".join(f"* {line}".rstrip() if at else line for at, line in enumerate(expected))
    lines = comment_lines_filter(Comments(prefix="// ", code="//\t", tab=4, paragraph_end="."))
    assert lines("a\n```\n  b\n\n    c\n```\nd", 4) == "a.\n\t//\n\t//\t  b\n\t//\n\t//\t    c\n\t//\n\t// d."
    assert lines("```\n```") == ""


def test_comments_of_go() -> None:
    """Lines are indented by tabs; a short paragraph among others ends like a sentence, or gofmt makes it a heading."""
    lines = comment_lines_filter(Comments(prefix="// ", tab=4, paragraph_end="."))
    assert lines("a", 4) == "a"
    assert lines("a\n\nb!", 4) == "a.\n\t//\n\t// b!"
    assert lines("a\n\n- b\n- c\n\n* d") == "a.\n//\n// - b\n// - c\n//\n// * d"


def test_names_that_are_unique_in_all_groups() -> None:
    """A language whose groups share a scope has different identifiers in each."""
    groups = (Group(name="a"), Group(name="b"))
    commands = (Command(name="list-them", group="a"), Command(name="listThem", group="b"))
    spec = Spec(api=Api(name="x", protocol="cloudstack"), groups=groups, commands=commands)
    manifest = Manifest(description="d", files=(), names={"command": "pascal"}, unique=("command",))
    view, found = build_view(spec, manifest, {}, "spec.yaml")
    assert {command.id for group in view.groups for command in group.commands} == {"ListThem", "ListThem_2"}
    assert [finding.code for finding in found] == ["name-collision"]


@pytest.mark.parametrize(("group", "expected"), [("0", "_0_list_them"), ("ssl certs", "ssl_certs_list_them")])
def test_prefixes_are_identifiers(group: str, expected: str) -> None:
    """The prefix of a name that is taken is that of the group's file, which may have hyphens or begin with a digit."""
    commands = (Command(name="list-them", group=group), Command(name="listThem", group=group))
    spec = Spec(api=Api(name="x", protocol="cloudstack"), groups=(Group(name=group),), commands=commands)
    manifest = Manifest(description="d", files=(), names={"command": "snake", "file": "kebab"})
    view, found = build_view(spec, manifest, {}, "spec.yaml")
    assert {command.id for command in view.groups[0].commands} == {"list_them", expected}
    assert [finding.code for finding in found] == ["name-collision"]


def test_types_of_commands_are_unique() -> None:
    """Commands that differ by the first letter alone have different names with a capital."""
    commands = (Command(name="list", group="a"), Command(name="List", group="a"))
    spec = Spec(api=Api(name="x", protocol="cloudstack"), groups=(Group(name="a"),), commands=commands)
    view, _ = build_view(spec, Manifest(description="d", files=(), names={"command": "wire"}), {}, "spec.yaml")
    assert {command.id: command.cls for command in view.groups[0].commands} == {"list": "List_", "List": "List"}


def test_types_of_commands_in_snake_case_are_in_pascal_case() -> None:
    """As a target without a language has its commands."""
    commands = tuple(Command(name=name, group="a") for name in ("list_tools", "list"))
    spec = Spec(api=Api(name="x", protocol="cloudstack"), groups=(Group(name="a"),), commands=commands)
    view, _ = build_view(spec, Manifest(description="d", files=()), {}, "spec.yaml")
    assert {command.cls for command in view.groups[0].commands} == {"ListTools", "List"}


def test_parameters_with_a_fixed_value() -> None:
    """They are sent with every request, so that they are neither required of a call nor optional."""
    params = (
        Param(name="kind", type="string", location="query", required=True, values=("usage",)),
        Param(name="also", type="string", location="query", values=("one",)),
        Param(name="id", type="string", location="path", required=True),
    )
    command = Command(name="list", group="a", method="GET", path="/x/{id}", params=params)
    spec = Spec(api=Api(name="x", protocol="rest"), groups=(Group(name="a"),), commands=(command,))
    view, _ = build_view(spec, Manifest(description="d", files=()), {}, "spec.yaml")
    found = view.groups[0].commands[0]
    assert [param.id for param in found.params] == ["id", "kind", "also"]
    assert ([param.id for param in found.required], [param.id for param in found.optional]) == (["id"], ["also"])
    assert [param.fixed for param in found.params] == [None, "usage", None]


@pytest.mark.parametrize(
    ("protocol", "facts", "location", "is_map"),
    [
        ("rest", {"method": "POST"}, "body", False),
        ("rest", {"method": "POST", "body": "form"}, "body", True),
        ("rest", {"method": "GET"}, "query", True),
        ("rest", {"method": "GET"}, "header", False),
        ("cloudstack", {}, None, True),
    ],
)
def test_maps_whose_entries_are_parameters(protocol: Protocol, facts: Any, location: Any, is_map: bool) -> None:
    """An object of a JSON body is one value, as is one that has a model."""
    params = tuple(Param(name=kind, type=kind, location=location) for kind in ("map", "object"))
    command = Command(name="list", group="a", path="/x" if protocol == "rest" else None, params=params, **facts)
    spec = Spec(api=Api(name="x", protocol=protocol), groups=(Group(name="a"),), commands=(command,))
    view, _ = build_view(spec, Manifest(description="d", files=()), {}, "spec.yaml")
    assert [param.is_map for param in view.groups[0].commands[0].params] == [is_map] * 2
    assert [param.pair is not None for param in view.groups[0].commands[0].params] == [is_map] * 2


def test_imports_of_list_elements() -> None:
    """A list whose docs do not say what it contains needs what the type of any element needs."""
    types = {
        "list": TypeSpelling(param="List[{items}]", field="list"),
        "any": TypeSpelling(param="Item", field="object", imports={"param": ("Item",), "field": ("Other",)}),
    }
    command = Command(name="list", group="a", params=(Param(name="ids", type="list"),))
    model = Model(name="M", fields=(Field(name="ids", type="list"),))
    api = Api(name="x", protocol="cloudstack")
    spec = Spec(api=api, groups=(Group(name="a"),), commands=(command,), models=(model,))
    view, _ = build_view(spec, Manifest(description="d", files=(), types=types), {}, "spec.yaml")
    assert view.groups[0].imports == ("Item",)
    assert view.models[0].imports == ()


BROKEN = [
    ("language: goo", (1, "unknown language `goo`")),
    ("languages: {toml: tmol}", (1, "unknown language `tmol`")),
    ("names: {command: kebab}", (1, "hyphens are for files only")),
    ("names_by_protocol: {rest: {command: kebab}}", (1, "hyphens are for files only")),
    ("names: {command: camelCase}", (1, "names.command: ")),
    ("digit_prefix: '-'", (1, "identifiers cannot start with it")),
    ("reserved_suffix: '-'", (1, "identifiers cannot contain it")),
    ("strings: {quotes: []}", (1, "there is no quote")),
    ("strings: {quotes: ['\"\"']}", (1, "a quote is one character")),
    ("strings: {escapes: {ab: c}}", (1, "what is escaped is one character")),
    ("strings: {codes: ['x']}", (1, "the code of the character is missing")),
    ("strings: {codes: ['{xx}']}", (1, "no pattern has room for all characters")),
    ("comments: {replace: {'*/': '**//'}}", (1, "contains what comments may not")),
]


@pytest.mark.parametrize("is_shared", [False, True])
@pytest.mark.parametrize(("fact", "expected"), BROKEN)
def test_wrong_facts_are_reported(tmp_path: Path, fact: str, expected: tuple[int, str], *, is_shared: bool) -> None:
    """At their place in the target's manifest, or in the file of its language."""
    folder = tmp_path / "mine"
    folder.mkdir()
    manifest = "description: d\nfiles: []\n"
    if is_shared and not fact.startswith("language"):
        (tmp_path / "languages").mkdir()
        (tmp_path / "languages" / "own.yaml").write_text(f"{fact}\ndescription: d\n")
        (folder / "target.yaml").write_text(f"language: own\n{manifest}")
    else:
        (folder / "target.yaml").write_text(f"{fact}\n{manifest}")
    target, problems = load_target("mine", [str(tmp_path)])
    line, message = expected
    assert target is None
    assert any(problem.at.line == line and message in str(problem) for problem in problems), problems


def test_a_language_outside_of_the_project(tmp_path: Path) -> None:
    """Is not read through a link."""
    outside = tmp_path / "outside.yaml"
    outside.write_text("description: d\n")
    targets = tmp_path / "targets"
    (targets / "languages").mkdir(parents=True)
    (targets / "languages" / "own.yaml").symlink_to(outside)
    (targets / "mine").mkdir()
    (targets / "mine" / "target.yaml").write_text("description: d\nfiles: []\nlanguage: own\n")
    target, (problem,) = load_target("mine", [str(targets)])
    assert target is None
    assert "the file of the language `own` is outside of the project" in str(problem)


@pytest.mark.parametrize("escape", ["json", "flow", "block", "line", "comment", "cell", "docstring"])
def test_docs_mark_no_region(tmp_path: Path, escape: str) -> None:
    """Whichever escape a template uses, text of the docs opens no region and shows what is not visible."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "target.yaml").write_text("description: d\nfiles: [{path: a.py, template: a.py.j2}]\n")
    (folder / "a.py.j2").write_text(f"{{{{ spec.api.title | {escape} }}}}\n{{{{ {{'t': spec.api.title}} | yaml }}}}\n")
    target, problems = load_target("mine", [str(tmp_path)])
    assert target is not None, problems
    title = "one\n# slatebind: keep members\u202e\ntwo\n# slatebind: end members"
    files, found = render(Spec(api=Api(name="x", title=title, protocol="cloudstack")), target, {}, {})
    assert [problem for problem in found if problem.code == "template"] == []
    assert files is not None
    assert "slatebind: " not in files[0].text
    assert "\u202e" not in files[0].text


def test_imports_of_models_and_of_known_values() -> None:
    """What the spelling of a model needs is imported, and of what known values need, what their spelling contains."""
    params = (
        Param(name="tree", type="object", items="Tree"),
        Param(name="kinds", type="list", values=("oak",)),
        Param(name="state", type="string", values=("alive",)),
    )
    commands = (
        Command(name="plant", group="Trees", method="POST", path="/trees", params=params[:2]),
        Command(name="cut", group="Tools", method="POST", path="/tools", params=params[2:]),
    )
    spec = Spec(
        api=Api(name="x", title="X", protocol="rest"),
        groups=(Group(name="Trees"), Group(name="Tools")),
        commands=commands,
        models=(Model(name="Tree", fields=(Field(name="id", type="integer"),)),),
    )
    target, problems = load_target("typescript", [])
    assert target is not None, problems
    view, _ = build_view(spec, target.manifest, {}, "x")
    assert [group.imports for group in view.groups] == [("ListItem", "models"), ()]


@pytest.mark.parametrize(("protocol", "name"), [("rest", "Job"), ("cloudstack", "JobModel")])
def test_names_that_are_reserved_for_a_protocol(protocol: Literal["rest", "cloudstack"], name: str) -> None:
    """What a package declares for one protocol only is not reserved for the other."""
    spec = Spec(api=Api(name="x", protocol=protocol), models=(Model(name="Job"),))
    manifest = Manifest(description="d", files=(), reserved_models_by_protocol={"cloudstack": ("Job",)})
    view, _ = build_view(spec, manifest, {}, "spec.yaml")
    assert [model.cls for model in view.models] == [name]

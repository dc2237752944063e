"""Templates that output text of the docs without an escape are refused when their target is loaded."""

from pathlib import Path

import pytest

from slatebind.rendering import render
from slatebind.rendering.targets.target import load_target, shipped_folder
from slatebind.rendering.templates.escape_check import find_unescaped
from slatebind.spec.model import TYPES, Api, Command, Group, Spec

ALL_SPELLED = "types:\n" + "".join(f"  {word}: {{param: x, field: x}}\n" for word in TYPES)
SMALL = f"description: d\nfiles: [{{path: a.ts, template: a.ts.j2}}]\n{ALL_SPELLED}"
SPELLED = "types:\n" + "".join(f"  {word}: {{param: x, field: x}}\n" for word in ("long", "date", "datetime", "file"))
MANIFEST = (
    "description: d\noptions: {package: {help: h, default: x, kind: package}, text: {help: h, default: x}}\n"
    "files: [{path: a.ts, template: a.ts.j2}]\n" + SPELLED
)
MACROS = """\
{% macro shown(text, other='') %}
{{ text }} {{ other | comment }}
{% endmacro %}
{% macro twice(text) %}{{ shown(text) }}{% endmacro %}
{% macro quoted(text) %}{{ text | literal }}{% endmacro %}
"""

SAFE = [
    "{{ 'text' }} {{ 1 + 2 }} {{ none }}",
    "{{ spec.api.title | literal }}",
    "{{ (spec.api.title or spec.api.name) | comment }}",
    "{{ view.api }}{% for group in view.groups %}{{ group.id }}{{ group.cls }}{{ loop.index }}{% endfor %}",
    "{% for group in view.groups %}{{ group.commands | map(attribute='id') | join(', ') }}{% endfor %}",
    "{{ options.package }}",
    "{% for name in ['a', 'b'] %}{{ name }}{% endfor %}",
    "{% set kinds = {'job': 'Job', 'pages': 'Pages'} %}{% for g in view.groups %}{% for c in g.commands %}"
    "{{ kinds[c.result] }}{{ kinds.job }}{% endfor %}{% endfor %}",
    "{{ 'a' if spec.api.title else 'b' }}{{ spec.commands | length }}{{ spec.api.title == 'x' }}",
    "{% from 'm.ts.j2' import shown as show, quoted %}{{ show(view.api, spec.api.title) }}{{ quoted(spec.api.title) }}",
    "{% import 'm.ts.j2' as m %}{{ m.twice('x') }}{{ m.quoted(spec.api.title) }}",
    "{% set ns = namespace(found='x') %}{% set ns.found = view.api %}{{ ns.found }}",
    "{% set text %}{{ spec.api.title | comment }}{% endset %}{{ text }}",
    "{{ spec.api.title | code }}",
    "{{ spec.commands | map(attribute='name') | map('literal') | join(', ') }}",
    "{{ spec.commands | map(attribute='name') | map('literal') | unique | sort | list | join(', ') }}",
    "{% for name in [spec.api.title | literal, 'b'] %}{{ name }}{% endfor %}",
    "{{ [spec.api.title | literal] | first }}{{ ([spec.api.title | literal] + ['b'])[0] }}",
    "{{ spec.api.title | literal | indent(4) }}{{ spec.api.title | comment | trim }}",
    "{{ 'a: ' ~ (spec.api.title | literal) ~ '.' }}{{ 'a: %s.' % (spec.api.title | literal) }}",
    "{{ '{values}[]' | replace('{values}', spec.api.title | literal) }}{{ view.api | replace('a', 'b') | upper }}",
    "{{ spec.api.title | literal if spec.api.title else 'x' }}{{ spec.api.title[:4] | trim | literal }}",
    "{% macro own(text) %}{{ text }} {{ spec.api.title }}{% endmacro %}{{ own(spec.api.title) | comment }}",
    "{% set d = {'id': spec.api.title | literal} %}{% for key, one in d.items() %}{{ key }}{{ one }}{% endfor %}",
    "{% filter indent(4) %}{{ spec.api.title | comment }}{% endfilter %}",
    "{% set t %}{{ spec.api.title | literal }}{% endset %}{{ t }}{{ t | indent }}",
    "{% set comma = joiner(', ') %}{% for group in view.groups %}{{ comma() }}{{ group.id }}{% endfor %}",
]
OTHER_FILTERS = [
    *("line", "plain", "summary", "cell", "block", "html", "attribute", "script", "flow", "json", "tojson", "yaml"),
    *("docstring", "docstring_opening", "docstring_literal", "gotag", "e", "urlencode", "pprint", "string", "safe"),
]
"""Filters that are no escapes in TypeScript."""
UNSAFE = [
    "{{ spec.api.title }}",
    "{{ spec['api']['title'] }}",
    "{{ spec.api.title | trim | upper }}",
    "{{ 'Title: ' ~ spec.api.title }}",
    "{{ 'Title: %s' % spec.api.title }}",
    "{{ 'Title: {}'.format(spec.api.title) }}",
    "{{ spec.api.title[:10] }}",
    "{{ spec.api.title.upper() }}",
    "{{ 'x' if spec else spec.api.title }}",
    "{{ spec.api.title or 'x' }}",
    "{{ options.text }}",
    "{{ unknown }}",
    "{% for command in spec.commands %}{{ command.name }}{% endfor %}",
    "{% set title = spec.api.title %}{{ title }}",
    "{% set a = b %}{% set b = spec.api.title %}{{ a }}",
    "{% set ns = namespace(found='x') %}{% set ns.found = spec.api.title %}{{ ns.found }}",
    "{% set words = {'a': spec.api.title} %}{{ words['a'] }}",
    "{% for key, value in spec.api.front_matter.items() %}{{ key }}{% endfor %}",
    "{% with title = spec.api.title %}{{ title }}{% endwith %}",
    "{{ spec.commands | map(attribute='name') | join(', ') }}",
    "{{ ['a'] | join(spec.api.title) }}",
    "{{ 'a' | replace('a', spec.api.title) }}",
    "{% from 'm.ts.j2' import shown as show %}{{ show(spec.api.title) }}",
    "{% from 'm.ts.j2' import shown as show %}{{ show(text=spec.api.title) }}",
    "{% import 'm.ts.j2' as m %}{{ m.twice(spec.api.title) }}",
    "{% macro own(text) %}{{ text }}{% endmacro %}{{ own(spec.api.title) }}",
    "{% macro own() %}{{ spec.api.title }}{% endmacro %}{{ own() }}",
    "{% macro own(text) %}{% set text = spec.api.title %}{{ text }}{% endmacro %}{{ own('x') }}",
    "{% macro own(n) %}{% if n %}{{ own(spec.api.title) }}{% endif %}{{ n }}{% endmacro %}{{ own('x') }}",
    "{% set a = b %}{% set b = a ~ spec.api.title %}{% if a | literal %}{{ a }}{% endif %}",
    "{% set t = view.api %}{% macro own() %}{% set t = spec.api.title %}{{ t }}{% endmacro %}{{ own() }}",
    "{% block a %}{{ spec.api.title }}{% endblock %}",
    *(f"{{{{ spec.api.title | {escape} }}}}" for escape in OTHER_FILTERS),
    "{{ (spec.api.title | literal)[1:-1] }}",
    "{{ (spec.api.title | literal)[0] }}",
    "{{ (spec.api.title | literal) | first }}",
    "{{ spec.api.title | literal | trim('\"') }}",
    "{{ spec.api.title | comment | replace('* /', '*/') }}",
    "{{ spec.api.title | literal | upper }}",
    "{{ spec.api.title | literal | reverse }}",
    "{{ spec.api.title | literal | truncate(5) }}",
    "{{ spec.api.title | literal | join }}",
    "{{ (spec.api.title | literal).strip('x') }}",
    "{{ (spec.api.title | literal).split(' ')[0] }}",
    "{{ (spec.api.title | literal) * 2 }}",
    "{{ '%.3s' % (spec.api.title | literal) }}",
    "{{ '%.3s' | format(spec.api.title | literal) }}",
    "{{ '{:.3}'.format(spec.api.title | literal) }}",
    "{{ [spec.api.title | literal] }}",
    "{{ [spec.api.title | literal] ~ '' }}",
    "{{ [[spec.api.title | literal]] | join }}",
    "{% for character in spec.api.title | literal %}{{ character }}{% endfor %}",
    "{% set t = spec.api.title | literal %}{{ t[1:] }}",
    "{% set t = spec.api.title | literal %}{% set t = t[1:] %}{{ t }}",
    "{% macro own(text) %}{{ text[1:] }}{% endmacro %}{{ own(spec.api.title | literal) }}",
    "{% macro own(text) %}{{ text }}{% endmacro %}{{ own(spec.api.title | literal)[1:] }}",
    "{% macro own(text=spec.api.title) %}{{ text }}{% endmacro %}{{ own() }}",
    "{% macro own(n) %}{{ spec.api.title }}{% if n %}{{ own(0) | comment }}{% endif %}{% endmacro %}{{ own(1) }}",
    "{% macro own(text) %}{{ text }}{{ caller() }}{% endmacro %}{% call own(spec.api.title) %}{% endcall %}",
    "{% filter replace('* /', '*/') %}{{ spec.api.title | comment }}{% endfilter %}",
    "{% set t | upper %}{{ spec.api.title | literal }}{% endset %}{{ t }}",
    "{% set d = {'id': spec.api.title} %}{{ d.id }}",
    "{% set ns = namespace(id=spec.api.title) %}{{ ns.id }}",
    "{% for one in [{'id': spec.api.title}] %}{{ one.id }}{% endfor %}",
    "{% set found = [] %}{% set _ = found.append(spec.api.title) %}{{ found | join }}",
    "{{ 'x' | int(spec.api.title) }}",
    "{{ spec.api.front_matter.keys() - [] }}",
    "{% for command in spec.commands %}{{ loop.previtem }}{% endfor %}",
    "{{ spec.commands | join(', ', attribute='name') }}",
]


def problems(
    folder: Path, text: str, manifest: str = f"language: typescript\n{MANIFEST}", macros: str = MACROS
) -> list[str]:
    """What is wrong with a target that has this template."""
    (folder / "mine").mkdir(exist_ok=True)
    (folder / "mine" / "target.yaml").write_text(manifest)
    (folder / "mine" / "a.ts.j2").write_text(text)
    (folder / "mine" / "m.ts.j2").write_text(macros)
    target, found = load_target("mine", [str(folder)])
    assert (target is None) == bool(found)
    return [f"{problem.at.line} {problem.code}" for problem in found]


@pytest.mark.parametrize("template", SAFE)
def test_what_cannot_be_code_needs_no_escape(tmp_path: Path, template: str) -> None:
    """Constants, numbers, identifiers, options of a kind, and what macros make of these."""
    assert problems(tmp_path, f"\n{template}") == []


@pytest.mark.parametrize("template", UNSAFE)
def test_text_of_the_docs_needs_an_escape(tmp_path: Path, template: str) -> None:
    """Whichever way it takes: variables, loops, filters, macros of this template or of another one."""
    assert problems(tmp_path, f"\n{template}") == ["2 template-unescaped"]


KINDS = [
    ("md", "line", True),
    ("md", "literal", True),
    ("md", "attribute", False),
    ("html", "html", True),
    ("html", "attribute", True),
    ("html", "literal", False),
    ("json", "tojson", True),
    ("json", "flow", False),
    ("yaml", "flow", True),
    ("go", "line", False),
    ("py", "docstring", False),
]


@pytest.mark.parametrize(("suffix", "escape", "is_safe"), KINDS)
def test_which_filters_escape_depends_on_the_kind_of_file(
    tmp_path: Path, suffix: str, escape: str, is_safe: bool
) -> None:
    """Of the suffix if it is that of a markup or data language, else of the target's language."""
    manifest = f"description: d\nlanguage: typescript\nfiles: [{{path: a, template: b.{suffix}.j2}}]\n{SPELLED}"
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / f"b.{suffix}.j2").write_text(f"{{{{ spec.api.title | {escape} }}}}")
    assert problems(tmp_path, "", manifest) == ([] if is_safe else ["1 template-unescaped"])


def test_a_template_is_in_the_languages_of_all_files_that_it_is_part_of(tmp_path: Path) -> None:
    """A page's macro that a module imports has to escape for both, and one that is written as a module too."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "b.md.j2").write_text(
        "{% macro shown() %}{{ spec.api.title | line }}{% endmacro %}{{ shown() }}"
    )
    assert problems(tmp_path, "") == []
    assert problems(tmp_path, "{% from 'b.md.j2' import shown %}{{ shown() }}") == ["1 template-unescaped"]
    written = f"language: typescript\n{MANIFEST}".replace("files: [", "files: [{path: b.ts, template: b.md.j2}, ")
    assert problems(tmp_path, "", written) == ["1 template-unescaped"]


def test_a_language_names_escapes_of_its_own(tmp_path: Path) -> None:
    """Docstrings are safe in Python, tags in Go; a target can add some."""
    assert problems(tmp_path, "{{ spec.api.title | docstring }}", f"language: python\n{SMALL}") == []
    assert problems(tmp_path, "{{ spec.api.title | gotag }}", f"language: go\n{SMALL}") == []
    assert problems(tmp_path, "{{ spec.api.title | json }}", f"language: go\nescapes: [json]\n{SMALL}") == []
    assert problems(tmp_path, "", f"language: go\nescapes: [jsn]\n{SMALL}") == ["2 target-invalid"]


MESSAGES = [
    (
        "a {{ 1 }}{{ spec.api.title  | trim }}",
        "2:10 `spec.api.title | trim` outputs text of the docs without an escape",
        "add `| literal or comment`; `| code` is for text that is code already",
    ),
    (
        "{% for c in spec.commands %} {{- c.name | line }}{% endfor %}",
        "2:30 `c.name | line` outputs text of the docs without an escape",
        "`line` is not an escape for this kind of file; its escapes are literal, comment, comment_lines",
    ),
    (
        "{{ (spec.api.title | literal)[1:] }}",
        "2:1 `(spec.api.title | literal)[1:]` outputs text of the docs without an escape",
        "apply `| literal` last: its result is no longer safe once it is changed",
    ),
    (
        "{% raw %}{{ a }}{% endraw %}{# {{ b }} #}{%- if 1 %}  \n  {{- '}}' }}\n"
        "{{ 1 }}{% endif %}  {{ spec.api.title }}",
        "4:21 `spec.api.title` outputs text of the docs without an escape",
        "add `| literal or comment`; `| code` is for text that is code already",
    ),
    ("{{ spec.api.title | litteral }}", "2:1 there is no filter `litteral`", "did you mean `literal`?"),
    ("{{ options.pakage }}", "2:1 there is no option `pakage`", "did you mean `package`?"),
    (
        "{{ spec.api.titel }}",
        "2:1 `spec.api.titel`: no record has an attribute `titel`",
        "did you mean `title`?",
    ),
]


@pytest.mark.parametrize(("template", "message", "hint"), MESSAGES)
def test_the_message_shows_the_expression(tmp_path: Path, template: str, message: str, hint: str) -> None:
    """At its column, with the most probable mistake: a name that does not exist comes before a missing escape."""
    problems(tmp_path, f"\n{template}")
    (problem,) = load_target("mine", [str(tmp_path)])[1]
    assert (f"{problem.at.line}:{problem.at.column} {problem.message}", problem.hint) == (message, hint)


@pytest.mark.parametrize("name", ["literal", "gotag", "comment", "comment_lines"])
def test_an_escape_needs_the_facts_of_its_language(tmp_path: Path, name: str) -> None:
    """Those of another language would be wrong: a target says its own, or names a language that has them."""
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "own.yaml").write_text("description: d\n")
    template = f"{{{{ spec.api.title | {name} }}}}"
    assert problems(tmp_path, template, f"language: own\n{SMALL}", "") == ["1 template"]
    facts = "strings: {}\ncomments: {}\nescapes: [gotag]\n"
    assert problems(tmp_path, template, f"language: own\n{facts}{SMALL}", "") == []


def test_variables_are_looked_into_once(tmp_path: Path) -> None:
    """A chain of variables, each made of the next one twice, is no work without end; the last one is not escaped."""
    chain = "".join(f"{{% set a{at} = a{at + 1} ~ a{at + 1} %}}" for at in range(60))
    assert problems(tmp_path, f"\n{chain}{{{{ a0 }}}}{{% set a60 = view.api %}}") == []
    assert problems(tmp_path, f"\n{chain}{{{{ a0 }}}}{{% set a60 = spec.api.title %}}") == ["2 template-unescaped"]


def test_targets_without_a_language_are_not_checked(tmp_path: Path) -> None:
    """Nothing is known of their escapes."""
    manifest = "description: d\nfiles: [{path: a.ts, template: a.ts.j2}]\n"
    assert problems(tmp_path, "{{ spec.api.title }}", manifest) == []


def test_a_template_of_the_user_in_place_of_a_shipped_one(tmp_path: Path) -> None:
    """Is checked, with those that call its macros; without any, nothing is read."""
    (tmp_path / "python").mkdir()
    macro = "{% macro type(typed) %}{{ typed.spec.description }}{% endmacro %}"
    (tmp_path / "python" / "types.py.j2").write_text(macro)
    target, (problem,) = load_target("python", [str(tmp_path)])
    assert target is None
    assert problem.at.file == str(tmp_path / "python" / "types.py.j2")


@pytest.mark.parametrize("name", ["python", "typescript", "go", "snippets/cmk", "snippets/curl"])
def test_shipped_templates_escape_what_they_output(name: str) -> None:
    """All those of targets that name a language, so that a copy of one in a folder of the user is accepted."""
    folder, _, name = name.rpartition("/")
    target, _ = load_target(name, [str(shipped_folder() / folder)])
    assert target is not None
    assert list(find_unescaped(target, list(target.template_names()))) == []


def test_no_text_of_the_docs_leaves_its_comment(tmp_path: Path) -> None:
    """Without a language too: `comment` breaks up what ends a comment in any of the usual ones."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "target.yaml").write_text("description: d\nfiles: [{path: a.ts, template: a.ts.j2}]\n")
    (folder / "a.ts.j2").write_text("/** {{ spec.commands[0].description | comment }} */\n")
    target, _ = load_target("mine", [str(tmp_path)])
    assert target is not None
    command = Command(name="a", group="G", description="Lists. */ process.exit(1); /* */")
    api = Api(name="x", protocol="cloudstack")
    files, _ = render(Spec(api=api, groups=(Group(name="G"),), commands=(command,)), target, {}, {})
    assert files is not None
    assert files[0].text.count("*/") == 1

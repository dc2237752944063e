"""Templates that output text of the docs without an escape are refused when their target is loaded."""

from pathlib import Path

import pytest

from slatebind.rendering import render
from slatebind.rendering.hole_check import holes_of
from slatebind.rendering.target import load_target
from slatebind.spec.model import Api, Command, Group, Spec

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
]
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
    "{% set t = view.api %}{% macro own() %}{% set t = spec.api.title %}{{ t }}{% endmacro %}{{ t }}",
    "{% block a %}{{ spec.api.title }}{% endblock %}",
]


def problems(folder: Path, text: str, manifest: str = f"language: typescript\n{MANIFEST}") -> list[str]:
    """What is wrong with a target that has this template."""
    (folder / "mine").mkdir(exist_ok=True)
    (folder / "mine" / "target.yaml").write_text(manifest)
    (folder / "mine" / "a.ts.j2").write_text(text)
    (folder / "mine" / "m.ts.j2").write_text(MACROS)
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


@pytest.mark.parametrize("name", ["python", "typescript", "go"])
def test_shipped_templates_escape_what_they_output(name: str) -> None:
    """All those of targets that name a language, so that a copy of one in a folder of the user is accepted."""
    target, _ = load_target(name)
    assert target is not None
    assert list(holes_of(target, list(target.template_names()))) == []


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

"""Which rendered files are formatted: those with long lines, and those from templates that are not shipped."""

import sys
from pathlib import Path

import pytest

from slatebind.rendering import render
from slatebind.rendering.formatter import has_long_code_line
from slatebind.rendering.targets.target import load_target
from slatebind.spec.model import Api, Command, Field, Group, Model, Param, Response, Spec

LONG = "word " * 30
SPEC = Spec(
    api=Api(name="x", title="X", protocol="cloudstack"),
    groups=(Group(name="Disk"),),
    commands=(Command(name="listDisks", group="Disk", response=Response(shape="list", model="Disk")),),
    models=(Model(name="Disk", fields=(Field(name="id", type="string"),)),),
)


@pytest.mark.parametrize(
    "text",
    [
        f'"""{LONG}"""\n',
        f'class A:\n    """First.\n\n    {LONG}\n    """\n',
        f'f(\n    doc="{LONG}",\n)\n',
        f'f(\n    "{LONG}",\n)\n',
        f"f(\n    {{\n        \"key\": 'a \\' {LONG}',\n    }},\n)\n",
        f"x = 1{' ' * 10}  # short\n",
    ],
)
def test_prose_and_lone_strings_are_not_long_code(text: str) -> None:
    """Black cannot break them."""
    assert not has_long_code_line(text)


@pytest.mark.parametrize(
    "text",
    [
        f"x = {' + '.join(['one'] * 20)}\n",
        f'f(pair=("{LONG}", "x"))\n',
        f'class A:\n    """First.\n\n    {"x" * 82}"""\n',
        f"x = '{'字' * 44}'\n",
    ],
)
def test_code_over_the_limit_is_long(text: str) -> None:
    """Including the closing quotes of a docstring, and characters of two columns."""
    assert has_long_code_line(text)


def test_short_code_is_not_long() -> None:
    """A line of exactly the limit is short."""
    assert not has_long_code_line(f"x = {'1' * 84}\n")
    assert has_long_code_line(f"x = {'1' * 85}\n")


def texts_of(folders: list[str], spec: Spec = SPEC) -> dict[str, str]:
    """The files that the python target generates."""
    target, problems = load_target("python", folders)
    assert target is not None, problems
    files, found = render(spec, target, {"package": "p"}, {})
    assert files is not None
    assert found == ()
    return {file.path: file.text for file in files}


def test_shipped_templates_need_no_formatter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Black is not even imported."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "black"]:
        monkeypatch.delitem(sys.modules, name)
    texts_of([])
    assert "black" not in sys.modules


def test_long_names_are_formatted() -> None:
    """A signature that is too long is broken as black breaks it."""
    name = "a" * 70
    command = Command(name="listDisks", group="Disk", params=(Param(name=name, type="list", items="list"),))
    text = texts_of([], Spec(api=SPEC.api, groups=SPEC.groups, commands=(command,)))["p/commands/disk.py"]
    assert f"        {name}: (\n            Items[Items[ListItem]] | None\n        ) = None,\n" in text


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("group.py.j2", "    # slatebind: keep members\n", "    x = {  'a':1 }\n    # slatebind: keep members\n"),
        ("method.py.j2", "            _operations.", "            _operations  .  "),
        ("target.yaml", "types:\n", "types:\n  string: {param: 'Union[str,int]', field: str}\n"),
    ],
)
def test_output_of_user_templates_is_formatted(tmp_path: Path, name: str, old: str, new: str) -> None:
    """Including files whose included template, or the manifest with the spelling of types, is the user's."""
    shipped, _ = load_target("python")
    assert shipped is not None
    source = (shipped.folders[0] / name).read_text(encoding="utf-8")
    assert old in source
    (tmp_path / "python").mkdir()
    (tmp_path / "python" / name).write_text(source.replace(old, new, 1), encoding="utf-8")
    param = Param(name="id", type="string")
    spec = Spec(api=SPEC.api, groups=SPEC.groups, commands=(Command(name="getDisk", group="Disk", params=(param,)),))
    text = texts_of([str(tmp_path)], spec)["p/commands/disk.py"]
    assert new.strip(" ").splitlines()[0] not in text
    formatted = {"group.py.j2": 'x = {"a": 1}', "method.py.j2": "_operations.", "target.yaml": "Union[str, int]"}
    assert formatted[name] in text

"""Reading a project's plan."""

from pathlib import Path
from textwrap import dedent

import pytest

from slatebind.project.config import Config, SpecConfig, TargetConfig
from slatebind.project.config_reader import find_config, read_config

WHOLE = """
[[spec]]
docs = "docs"
file = "spec/api.yaml"
overlays = ["spec/overlays/api.yaml"]

[[target]]
use = "python"
out = "generated/python"
options.package = "api"
"""


def complaints(text: str, file: str = "slatebind.toml") -> list[str]:
    """What is said about ``text``, one line each, with hints."""
    _, found = read_config(dedent(text), file)
    return [f"{finding} ({finding.hint})" if finding.hint else str(finding) for finding in found]


def test_a_plan_is_read() -> None:
    """Each [[spec]] and [[target]] becomes a record; what is left out has its default."""
    config, found = read_config(WHOLE, "slatebind.toml")
    spec = SpecConfig(file="spec/api.yaml", docs="docs", overlays=("spec/overlays/api.yaml",))
    target = TargetConfig(use="python", out="generated/python", options={"package": "api"})
    assert (config, found) == (Config(spec=(spec,), target=(target,)), ())
    assert spec.dialect == "cloudstack"


def test_a_pyproject_holds_the_same_plan() -> None:
    """In a pyproject.toml the plan stands below [tool.slatebind]."""
    text = WHOLE.replace("[[", "[[tool.slatebind.")
    assert read_config(text, "pyproject.toml") == read_config(WHOLE, "slatebind.toml")


def test_an_unknown_key_is_named_with_its_place() -> None:
    """An unknown key is an error at the key, with the key that was probably meant."""
    assert complaints(WHOLE.replace("docs =", "doc =")) == [
        "slatebind.toml:3:1: error[config-invalid]: spec[0].doc: unknown key (did you mean `docs`?)"
    ]


def test_an_unknown_table_is_named_with_its_place() -> None:
    """Tables are keys too; without a near name all known ones are listed."""
    assert complaints("\n[[output]]\n") == [
        "slatebind.toml:2:3: error[config-invalid]: output: unknown key (known keys: spec, target, lint)"
    ]


def test_every_mistake_is_named_at_once() -> None:
    """Two mistakes need one run to be seen."""
    assert len(complaints(WHOLE.replace("docs =", "doc =").replace("options", "optoins"))) == 2


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            '[[spec]]\nfile = "a"\noverlays = 3\n',
            "3:1: error[config-invalid]: spec[0].overlays: expected `array`, got `int`",
        ),
        (
            '[[spec]]\noverlays = [\n"]", # "\n4]\nfile = "a"\n',
            "2:1: error[config-invalid]: spec[0].overlays[1]: expected `str`, got `int`",
        ),
        ('[[spec]]\nfile = ""\n', "2:1: error[config-invalid]: spec[0].file: expected `str` of length >= 1"),
        (
            '[[spec]]\nfile = """\n[[spec]]\nname = 1"""\nname = 2\n',
            "5:1: error[config-invalid]: spec[0].name: expected `str`, got `int`",
        ),
        ("spec = 1\n", "1:1: error[config-invalid]: spec: expected `array`, got `int`"),
        (
            '[[target]]\nuse = "a"\nout = "b"\noptions = { x = 1 }\n',
            "4:1: error[config-invalid]: target[0].options.x: expected `str`, got `int`",
        ),
    ],
)
def test_a_wrong_value_is_named_with_its_place(text: str, complaint: str) -> None:
    """A value of the wrong type is an error at its key, whatever text and brackets stand before it."""
    (found,) = complaints(text)
    assert found.startswith(f"slatebind.toml:{complaint}")


def test_a_missing_key_is_named_at_its_table() -> None:
    """A required key that is missing is reported where its table begins."""
    assert complaints('[[spec]]\nfile = "a"\n\n[[target]]\nuse = "docs"\n') == [
        "slatebind.toml:4:3: error[config-invalid]: target[0]: `out` is missing"
    ]


def test_places_in_a_pyproject_are_those_of_the_file() -> None:
    """The rest of a pyproject does not disturb the places."""
    text = """\
        [project]
        name = "x"
        tool = { slatebind = [1, 2] }

        [[tool.slatebind.spec]]
        file = "a"
          dialekt = "x"
        """
    assert complaints(text, "pyproject.toml") == [
        "pyproject.toml:7:3: error[config-invalid]: spec[0].dialekt: unknown key (did you mean `dialect`?)"
    ]


@pytest.mark.parametrize(
    ("text", "place"), [("a = \n", "1:5"), ("a = 1\nb = [", "2:1"), ("x = " + "[" * 5000, "1:105")]
)
def test_broken_toml_is_named_with_its_place(text: str, place: str) -> None:
    """Invalid TOML is one error at the place where reading stopped."""
    (complaint,) = complaints(text)
    assert complaint.startswith(f"slatebind.toml:{place}: error[config-syntax]: invalid TOML: ")


def test_a_target_says_its_spec_where_there_are_several() -> None:
    """With one spec a target need not name it; with two it must, by its file."""
    two = '[[spec]]\nfile = "a"\n[[spec]]\nfile = "b"\n'
    assert complaints(two + '[[target]]\nuse = "docs"\nout = "o"\n') == [
        "slatebind.toml:5:3: error[config-inconsistent]: the target does not name its spec, and there are 2 "
        '(add `spec = "..."`, the `file` of a [[spec]])'
    ]
    assert complaints(two + '[[target]]\nuse = "docs"\nout = "o"\nspec = "b"\n') == []
    assert complaints(two + '[[target]]\nuse = "docs"\nout = "o"\nspec = "c"\n') == [
        "slatebind.toml:8:1: error[config-inconsistent]: no [[spec]] has the file `c` "
        "(`spec` is the `file` of a [[spec]])"
    ]


def test_nothing_is_written_twice() -> None:
    """Two specs in one file, or one target twice in one folder, would overwrite each other."""
    target = '[[target]]\nuse = "docs"\nout = "o"\n'
    assert complaints('[[spec]]\nfile = "a"\n' + target + target) == [
        "slatebind.toml:8:1: error[config-inconsistent]: `o` is written twice (give each its own output path)"
    ]
    again = target.replace('"o"', '"./o/x/.."')
    assert complaints('[[spec]]\nfile = "a"\n' + target + again) == [
        "slatebind.toml:8:1: error[config-inconsistent]: `./o/x/..` is written twice (give each its own output path)"
    ]
    assert complaints('[[spec]]\nfile = "a"\n' + target + target.replace("docs", "python")) == []


@pytest.mark.parametrize("source", ['docs = "./a"', 'docs = "d"\noverlays = ["b", "x/../a"]'])
def test_a_spec_is_not_written_over_what_it_is_made_of(source: str) -> None:
    """Neither over its docs nor over an overlay."""
    (complaint,) = complaints(f'[[spec]]\nfile = "a"\n{source}\n')
    assert complaint == (
        "slatebind.toml:2:1: error[config-inconsistent]: `a` is both the output and an input of this spec "
        "(give the spec a file of its own)"
    )


def test_the_nearest_plan_going_upwards_counts(tmp_path: Path) -> None:
    """slatebind.toml comes before a pyproject.toml beside it; one without a plan is passed over."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (inner / "pyproject.toml").write_text('[project]\nname = "x"\n')
    (tmp_path / "pyproject.toml").write_text("[tool.slatebind]\n")
    assert find_config(inner) == tmp_path / "pyproject.toml"
    (tmp_path / "slatebind.toml").write_text("")
    assert find_config(inner) == tmp_path / "slatebind.toml"


def test_a_plan_with_windows_line_ends_and_a_byte_order_mark_is_read() -> None:
    """Editors on Windows write both."""
    config, found = read_config("\ufeff" + WHOLE.replace("\n", "\r\n"), "slatebind.toml")
    assert (config, found) == read_config(WHOLE, "slatebind.toml")
    assert found == ()


def test_what_is_remembered_of_a_plan_is_what_it_holds() -> None:
    """A date is no text, the second time as the first."""
    text = "[[spec]]\nfile = 2027-03-31\n"
    said = complaints(text)
    assert said == ["slatebind.toml:2:1: error[config-invalid]: spec[0].file: expected `str`, got `date`"]
    assert complaints(text) == said
    assert complaints(text.replace("2027", "2028")) == said

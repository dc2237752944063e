"""Reading the configuration of a project."""

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


def problems(text: str, file: str = "slatebind.toml") -> list[str]:
    """The diagnostics of ``text`` with hints, one per line."""
    _, found = read_config(dedent(text), file)
    return [f"{finding} ({finding.hint})" if finding.hint else str(finding) for finding in found]


def test_a_configuration_is_read() -> None:
    """Each [[spec]] and [[target]] becomes a record; missing keys have defaults."""
    config, found = read_config(WHOLE, "slatebind.toml")
    spec = SpecConfig(file="spec/api.yaml", docs="docs", overlays=("spec/overlays/api.yaml",))
    target = TargetConfig(use="python", out="generated/python", options={"package": "api"})
    assert (config, found) == (Config(spec=(spec,), target=(target,)), ())
    assert spec.dialect == "auto"


def test_a_pyproject_has_the_same_configuration() -> None:
    """In a pyproject.toml, the configuration is in [tool.slatebind]."""
    text = WHOLE.replace("[[", "[[tool.slatebind.")
    assert read_config(text, "pyproject.toml") == read_config(WHOLE, "slatebind.toml")


def test_an_unknown_key_is_reported_at_its_position() -> None:
    """An unknown key is an error at the key, with the most similar known key."""
    assert problems(WHOLE.replace("docs =", "doc =")) == [
        "slatebind.toml:3:1: error[config-invalid]: spec[0].doc: unknown key (did you mean `docs`?)"
    ]


def test_an_unknown_table_is_reported_at_its_position() -> None:
    """Tables are keys too; if none is similar, all known ones are listed."""
    assert problems("\n[[output]]\n") == [
        "slatebind.toml:2:3: error[config-invalid]: output: unknown key (known keys: spec, target, lint, verify)"
    ]


def test_all_mistakes_are_reported_at_once() -> None:
    """Two mistakes are reported in one run."""
    assert len(problems(WHOLE.replace("docs =", "doc =").replace("options", "optoins"))) == 2


@pytest.mark.parametrize(
    ("text", "problem"),
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
def test_a_wrong_value_is_reported_at_its_position(text: str, problem: str) -> None:
    """A value of the wrong type is an error at its key, after any text and brackets."""
    (found,) = problems(text)
    assert found.startswith(f"slatebind.toml:{problem}")


def test_a_missing_key_is_reported_at_its_table() -> None:
    """A missing required key is reported at the start of its table."""
    assert problems('[[spec]]\nfile = "a"\n\n[[target]]\nuse = "docs"\n') == [
        "slatebind.toml:4:3: error[config-invalid]: target[0]: `out` is missing"
    ]


def test_positions_in_a_pyproject_are_those_of_the_file() -> None:
    """The other tables of a pyproject do not change positions."""
    text = """\
        [project]
        name = "x"
        tool = { slatebind = [1, 2] }

        [[tool.slatebind.spec]]
        file = "a"
          dialekt = "x"
        """
    assert problems(text, "pyproject.toml") == [
        "pyproject.toml:7:3: error[config-invalid]: spec[0].dialekt: unknown key (did you mean `dialect`?)"
    ]


@pytest.mark.parametrize(
    ("text", "place"), [("a = \n", "1:5"), ("a = 1\nb = [", "2:1"), ("x = " + "[" * 5000, "1:105")]
)
def test_broken_toml_is_reported_at_its_position(text: str, place: str) -> None:
    """Invalid TOML is one error at the position where parsing stopped."""
    (problem,) = problems(text)
    assert problem.startswith(f"slatebind.toml:{place}: error[config-syntax]: invalid TOML: ")


def test_a_target_names_its_spec_if_there_are_several() -> None:
    """With one spec, a target does not have to name it; with two it must, by its file."""
    two = '[[spec]]\nfile = "a"\n[[spec]]\nfile = "b"\n'
    assert problems(two + '[[target]]\nuse = "docs"\nout = "o"\n') == [
        "slatebind.toml:5:3: error[config-inconsistent]: the target does not name its spec, and there are 2 "
        '(add `spec = "..."`, the `file` of a [[spec]])'
    ]
    assert problems(two + '[[target]]\nuse = "docs"\nout = "o"\nspec = "b"\n') == []
    assert problems(two + '[[target]]\nuse = "docs"\nout = "o"\nspec = "c"\n') == [
        "slatebind.toml:8:1: error[config-inconsistent]: no [[spec]] has the file `c` "
        "(`spec` is the `file` of a [[spec]])"
    ]


def test_nothing_is_written_twice() -> None:
    """Two specs in one file, or one target twice in one folder, would overwrite each other."""
    target = '[[target]]\nuse = "docs"\nout = "o"\n'
    assert problems('[[spec]]\nfile = "a"\n' + target + target) == [
        "slatebind.toml:8:1: error[config-inconsistent]: `o` is written twice (give each its own output path)"
    ]
    again = target.replace('"o"', '"./o/x/.."')
    assert problems('[[spec]]\nfile = "a"\n' + target + again) == [
        "slatebind.toml:8:1: error[config-inconsistent]: `./o/x/..` is written twice (give each its own output path)"
    ]
    assert problems('[[spec]]\nfile = "a"\n' + target + target.replace("docs", "python")) == []


@pytest.mark.parametrize("source", ['docs = "./a"', 'docs = "d"\noverlays = ["b", "x/../a"]'])
def test_a_spec_does_not_overwrite_its_inputs(source: str) -> None:
    """Neither over its docs nor over an overlay."""
    (problem,) = problems(f'[[spec]]\nfile = "a"\n{source}\n')
    assert problem == (
        "slatebind.toml:2:1: error[config-inconsistent]: `a` is both the output and an input of this spec "
        "(give the spec a file of its own)"
    )


def test_the_nearest_configuration_is_used(tmp_path: Path) -> None:
    """slatebind.toml precedes a pyproject.toml in the same folder; one without [tool.slatebind] is skipped."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (inner / "pyproject.toml").write_text('[project]\nname = "x"\n')
    (tmp_path / "pyproject.toml").write_text("[tool.slatebind]\n")
    assert find_config(inner) == tmp_path / "pyproject.toml"
    (tmp_path / "slatebind.toml").write_text("")
    assert find_config(inner) == tmp_path / "slatebind.toml"


def test_windows_line_ends_and_a_byte_order_mark_are_accepted() -> None:
    """Editors on Windows write both."""
    config, found = read_config("\ufeff" + WHOLE.replace("\n", "\r\n"), "slatebind.toml")
    assert (config, found) == read_config(WHOLE, "slatebind.toml")
    assert found == ()


def test_a_date_is_not_a_string() -> None:
    """TOML has dates; a date as a value is an error of its type."""
    assert problems("[[spec]]\nfile = 2027-03-31\n") == [
        "slatebind.toml:2:1: error[config-invalid]: spec[0].file: expected `str`, got `date`"
    ]

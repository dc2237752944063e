"""The dialect and overlays of the sides of a comparison, at revisions and in the working tree."""

import subprocess
from pathlib import Path

import pytest

from command_line import DOCS
from slatebind.cli import main
from slatebind.files import UnreadableError
from slatebind.project.config_reader import read_config
from slatebind.project.sides import open_side, open_sides, side_of
from slatebind.project.sources import Configuration, SourceOptions

OVERLAY = "slatebind: 1\ncommands:\n- name: listBerths\n  reason: replaced\n  description: {text}\n"
CONFIGURATION = '[[spec]]\ndocs = "docs"\nfile = "spec.yaml"\nname = "{name}"\noverlays = ["fixes/{overlay}"]\n'
SHIPPED = Path(__file__).parents[3] / "generator/slatebind/dialects/cloudstack.yaml"


def git(*arguments: str) -> None:
    """Run git with fixed settings."""
    who = ("-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false", "-c", "tag.gpgsign=false")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def write(name: str, text: str) -> None:
    """A text file below the working directory."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def commit(tag: str) -> None:
    """Commit everything, with a tag."""
    git("add", "-A")
    git("commit", "-q", "-m", tag)
    git("tag", tag)


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Docs without a configuration (bare), with one (then), and in the working tree with another."""
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main")
    write("docs/source/index.html.md", DOCS.format(type="integer"))
    commit("bare")
    write("slatebind.toml", CONFIGURATION.format(name="then", overlay="then.yaml"))
    write("fixes/then.yaml", OVERLAY.format(text="Then."))
    commit("then")
    git("rm", "-q", "fixes/then.yaml")
    write("slatebind.toml", CONFIGURATION.format(name="now", overlay="now.yaml"))
    write("fixes/now.yaml", OVERLAY.format(text="Now."))


def configuration(file: str = "slatebind.toml") -> Configuration:
    """The configuration of the working tree."""
    config, problems = read_config(Path(file).read_text(encoding="utf-8"), file)
    assert config is not None
    assert problems == ()
    return Configuration(config, file)


def facts(address: str, given: SourceOptions = SourceOptions()) -> tuple[str, str]:  # noqa: B008 - a frozen value
    """The name of the API and the description of its command."""
    spec = open_side(side_of(address, configuration(), given)).spec
    assert spec is not None
    return spec.api.name, spec.commands[0].description


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("docs", ("now", "Now.")),
        ("then:docs", ("then", "Then.")),
        ("then:./docs", ("then", "Then.")),
        ("then:docs/source/index.html.md", ("then", "Then.")),
        ("bare:docs", ("now", "Now.")),
    ],
)
def test_a_revision_has_its_own_configuration(address: str, expected: tuple[str, str]) -> None:
    """If it has none, that of the working tree is used."""
    assert facts(address) == expected


def test_a_folder_below(monkeypatch: pytest.MonkeyPatch) -> None:
    """The configuration is searched in its parent folders, at the revision too."""
    monkeypatch.chdir("docs")
    for address, expected in (
        ("then:./source", "then"),
        ("then:docs", "then"),
        ("bare:docs", "now"),
        ("source", "now"),
    ):
        spec = open_side(side_of(address, configuration("../slatebind.toml"))).spec
        assert spec is not None
        assert spec.api.name == expected


def test_overlays_can_be_left_out() -> None:
    """Without overlays, the dialect and the name are still those of the configuration."""
    bare = SourceOptions(no_overlays=True)
    assert facts("then:docs", bare) == ("then", "This command lists berths.")
    assert facts("docs", bare) == ("now", "This command lists berths.")


def test_the_dialect_of_a_revision() -> None:
    """A dialect file is read at the revision; the option takes precedence."""
    words = SHIPPED.read_text(encoding="utf-8").replace("dialect: cloudstack", "dialect: mine")
    write("docs/source/index.html.md", DOCS.format(type="fathoms"))
    write("slatebind.toml", '[[spec]]\ndocs = "docs"\nfile = "spec.yaml"\ndialect = "mine.yaml"\n')
    write("mine.yaml", words.replace("integer: [", "integer: [fathoms, "))
    commit("dialect")
    write("mine.yaml", words)
    types = []
    for address, given in (
        ("dialect:docs", SourceOptions()),
        ("docs", SourceOptions()),
        ("dialect:docs", SourceOptions(dialect="cloudstack")),
    ):
        loaded = open_side(side_of(address, configuration(), given))
        assert loaded.spec is not None
        types.append((str(loaded.spec.models[0].fields[1].type), [found.code for found in loaded.diagnostics]))
    assert types == [("integer", []), ("string", ["type-known"]), ("string", ["type-known"])]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("docs", "docs: dialect auto, overlays fixes/now.yaml (slatebind.toml)"),
        ("then:docs", "then:docs: dialect auto, overlays then:fixes/then.yaml (then:slatebind.toml)"),
        ("bare:docs", "bare:docs: dialect auto, overlays fixes/now.yaml (slatebind.toml)"),
        ("bare:docs/source/other.md", "bare:docs/source/other.md: dialect auto, no overlays (not configured)"),
    ],
)
def test_a_side_says_how_it_is_read(address: str, expected: str) -> None:
    """As --verbose shows it."""
    assert str(side_of(address, configuration())) == expected


def test_an_invalid_configuration_is_ignored() -> None:
    """An old revision may have one that this version does not support."""
    write("slatebind.toml", '[[spec]]\ndocument = "docs"\n')
    commit("broken")
    write("slatebind.toml", CONFIGURATION.format(name="now", overlay="now.yaml"))
    assert facts("broken:docs") == ("now", "Now.")


def test_a_configuration_in_a_pyproject() -> None:
    """A configuration in ``[tool.slatebind]`` is used, at the revision too."""
    text = CONFIGURATION.format(name="py", overlay="now.yaml").replace("[[spec]]", "[[tool.slatebind.spec]]")
    Path("slatebind.toml").unlink()
    write("pyproject.toml", text)
    commit("py")
    write("pyproject.toml", text.replace('"py"', '"new"'))
    for address, expected in (("py:docs", "py"), ("docs", "new")):
        spec = open_side(side_of(address, configuration("pyproject.toml"))).spec
        assert spec is not None
        assert spec.api.name == expected


def test_an_overlay_that_a_revision_lacks_is_an_error() -> None:
    """It is reported, as a comparison without it would be wrong."""
    git("add", "-A")
    git("rm", "-q", "--cached", "fixes/now.yaml")
    git("commit", "-q", "-m", "lost")
    with pytest.raises(UnreadableError, match=r"HEAD:fixes/now\.yaml: cannot be read"):
        open_side(side_of("HEAD:docs", configuration()))


def test_positions_are_those_of_the_revision() -> None:
    """Findings in an overlay of a revision have paths at that revision; others are relative to the working tree."""
    lost = "slatebind: 1\ncommands:\n- name: listNothing\n  deprecated: true\n"
    write("fixes/now.yaml", lost)
    commit("lost")
    for address, file in (("lost:docs", "lost:fixes/now.yaml"), ("bare:docs", "fixes/now.yaml")):
        loaded = open_side(side_of(address, configuration()))
        assert file in {found.at.file for found in loaded.diagnostics}
    loaded = open_side(side_of("bare:docs", configuration(), SourceOptions(no_overlays=True)))
    assert {at.file for at in loaded.positions.values()} == {"bare:docs/source/index.html.md"}


def test_hand_written_specs_have_the_overlays_of_their_revision() -> None:
    """The file of a [[spec]] without docs is read with its overlays."""
    old, _ = open_sides(side_of("then:docs", configuration()), side_of("docs", configuration()))
    assert old.spec is not None
    assert main(["extract", "docs", "-o", "hand.yaml", "--no-overlays", "-q"]) == 0
    write("slatebind.toml", '[[spec]]\nfile = "hand.yaml"\noverlays = ["fixes/now.yaml"]\n')
    commit("hand")
    write("fixes/now.yaml", OVERLAY.format(text="Later."))
    assert facts("hand:hand.yaml") == ("now", "Now.")
    assert facts("hand.yaml") == ("now", "Later.")


def test_diff_compares_what_is_configured(capfd: pytest.CaptureFixture[str]) -> None:
    """A changed overlay changes the API; --no-overlays compares the docs alone; -v shows what was used."""
    assert main(["diff", "--against", "then", "docs", "-v"]) == 0
    out, err = capfd.readouterr()
    assert "listBerths" in out
    assert err == (
        "slatebind: then:./docs: dialect auto, overlays then:fixes/then.yaml (then:slatebind.toml)\n"
        "slatebind: docs: dialect auto, overlays fixes/now.yaml (slatebind.toml)\n"
        "slatebind: then:./docs: dialect cloudstack (0 request lines, 1 command name)\n"
        "slatebind: docs: dialect cloudstack (0 request lines, 1 command name)\n"
    )
    write("slatebind.toml", CONFIGURATION.format(name="then", overlay="now.yaml"))
    assert main(["bump", "--against", "then", "docs"]) == 0
    assert main(["bump", "--against", "then", "docs", "--no-overlays", "--config", "slatebind.toml"]) == 0
    assert capfd.readouterr().out.split() == ["patch", "none"]

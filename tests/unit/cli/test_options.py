"""The options of all commands: one definition of each name, and the aliases."""

from collections import defaultdict
from importlib import import_module
from pathlib import Path

import click
import pytest

from command_line import Run
from slatebind.cli.app import COMMANDS
from slatebind.cli.option_definitions import OPTIONS


def command(name: str) -> click.Command:
    """A command by its name."""
    found = import_module(f"slatebind.cli.{name}").command
    assert isinstance(found, click.Command)
    return found


def options_of(name: str) -> list[click.Option]:
    """The options of a command, without --help."""
    return [parameter for parameter in command(name).params if isinstance(parameter, click.Option)]


def definition(option: click.Option) -> tuple[object, ...]:
    """What an option means, apart from its choices and help text."""
    kind = "choice" if isinstance(option.type, click.Choice) else repr(option.type)
    return (option.name, tuple(option.opts), option.multiple, option.is_flag, option.default, kind)


def test_each_name_has_one_definition() -> None:
    """Options of the same name are the same in every command, except ``--strict`` of the mock server."""
    definitions = defaultdict(set)
    for name in COMMANDS:
        for option in options_of(name):
            for spelling in option.opts:
                if (name, spelling) != ("mock", "--strict"):
                    definitions[spelling].add(definition(option))
    assert {name: found for name, found in definitions.items() if len(found) > 1} == {}
    assert len(definitions) > 50


def test_every_option_is_in_the_table() -> None:
    """No command defines an option itself, and every definition is used."""
    defined = {next(name for name in found.names if name.startswith("--")): found for found in OPTIONS.values()}
    used = {
        next(spelling for spelling in parameter.opts if spelling.startswith("--"))
        for name in COMMANDS
        for parameter in options_of(name)
    }
    assert used == set(defined)


def test_every_option_has_help() -> None:
    """Each option of each command has a help text."""
    assert [(name, option.name) for name in COMMANDS for option in options_of(name) if not option.help] == []


@pytest.mark.parametrize("name", ["extract", "generate", "check", "lint", "diff"])
def test_fail_on_has_the_same_choices_everywhere(name: str) -> None:
    """The severities, and ``never``."""
    (found,) = [option for option in options_of(name) if option.name == "fail_on"]
    assert isinstance(found.type, click.Choice)
    assert tuple(found.type.choices) == ("error", "warning", "info", "never")


@pytest.mark.parametrize("name", ["-o", "--output", "--out"])
def test_output_has_aliases(run: Run, project: Path, name: str) -> None:
    """In every command that writes something."""
    assert run("extract", "docs", name, "acme.yaml").code == 0
    assert run("generate", "acme.yaml", "-t", "docs", name, "out").code == 0
    assert (project / "acme.yaml").is_file()
    assert (project / "out" / "source" / "index.html.md").is_file()


@pytest.mark.parametrize("name", ["--templates", "--template-folder"])
def test_templates_has_an_alias(run: Run, project: Path, name: str) -> None:
    """``--template-folder`` is accepted as well."""
    folder = project / "templates" / "mine"
    folder.mkdir(parents=True)
    (folder / "target.yaml").write_text(
        "description: Mine\nfiles:\n- path: a.txt\n  template: a.j2\n", encoding="utf-8"
    )
    (folder / "a.j2").write_text("mine\n", encoding="utf-8")
    assert "mine: Mine" in run("targets", name, "templates").out
    assert run("generate", "docs", "-t", "mine", "-o", "out", name, "templates").code == 0
    assert (project / "out" / "a.txt").read_text(encoding="utf-8") == "mine\n"


@pytest.mark.parametrize("name", ["--show-diff", "--diff"])
def test_show_diff_has_an_alias(run: Run, project: Path, name: str) -> None:
    """``--diff`` in check and lint."""
    assert run("init").code == 0
    assert "+++" in run("check", name).out
    page = project / "docs" / "source" / "index.html.md"
    page.write_text(page.read_text(encoding="utf-8").replace("# Berth", "#Berth"), encoding="utf-8")
    assert "+# Berth" in run("lint", "docs", name).out


def test_package_is_an_option_of_the_target(run: Run, project: Path) -> None:
    """``--package NAME`` is ``--option package=NAME``."""
    assert run("generate", "docs", "-t", "python", "-o", "one", "--package", "harbor").code == 0
    assert run("generate", "docs", "-t", "python", "-o", "two", "--option", "package=harbor").code == 0
    files = [
        sorted(file.relative_to(project / out) for file in (project / out).rglob("*.py")) for out in ("one", "two")
    ]
    assert files[0] == files[1] != []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 0),
        (("--fail-on", "error"), 0),
        (("--fail-on", "warning"), 1),
        (("--fail-on", "info"), 1),
        (("--fail-on", "never"), 0),
        (("--strict",), 1),
        (("--strict", "--fail-on", "warning"), 2),
    ],
)
@pytest.mark.parametrize(
    "command", [("extract", "docs"), ("lint", "docs"), ("generate", "docs", "-t", "docs", "-o", "out")]
)
def test_a_warning_fails_if_requested(
    run: Run, command: tuple[str, ...], arguments: tuple[str, ...], code: int
) -> None:
    """With the options that ask for it; the docs have one warning."""
    assert run(*command, *arguments).code == code


def test_never_applies_to_errors_too(run: Run, project: Path) -> None:
    """``--fail-on never`` reports errors and succeeds; unreadable input is not a finding."""
    page = project / "docs" / "source" / "index.html.md"
    page.write_bytes(page.read_bytes().replace(b"Metres", b"M\xfctres"))
    assert run("extract", "docs").code == 1
    done = run("extract", "docs", "--fail-on", "never")
    assert (done.code, "error[source-encoding]" in done.err) == (0, True)
    assert run("lint", "docs").code == 1
    assert run("lint", "docs", "--fail-on", "never").code == 0
    assert run("extract", "nowhere", "--fail-on", "never").code == 2
    assert run("init").code == 0
    assert run("check", "--fail-on", "never").code == 0
    assert run("check").code == 1


def test_fail_on_of_the_configuration_applies_to_lint(run: Run, project: Path) -> None:
    """The command line has priority."""
    (project / "slatebind.toml").write_text('[lint]\nfail-on = "warning"\n', encoding="utf-8")
    assert run("lint", "docs").code == 1
    assert run("lint", "docs", "--fail-on", "error").code == 0
    (project / "slatebind.toml").write_text('[lint]\nfail-on = "never"\n', encoding="utf-8")
    assert run("lint", "docs").code == 0
    assert run("lint", "docs", "--strict").code == 1


def test_quiet_shows_what_fails_the_run(run: Run) -> None:
    """-q hides warnings unless the run fails because of them; the same holds for notes with --fail-on info."""
    assert run("extract", "docs", "-q").err == ""
    assert "warning[type-known]" in run("extract", "docs", "-q", "--fail-on", "info").err

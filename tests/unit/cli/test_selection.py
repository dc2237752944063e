"""``only`` and ``exclude``, configured for a [[spec]] or given to ``extract``."""

from pathlib import Path

from command_line import Run

DOCS = """\
---
title: Orchard
---

# Trees

## List trees

### HTTP Request

`GET /trees`

## Cut a tree

### HTTP Request

`DELETE /trees/{id}`

# Plots

## Get a plot

### HTTP Request

`GET /plots/{id}`
"""
SPEC = '[[spec]]\ndocs = "docs"\ndialect = "slate"\nfile = "spec/orchard.yaml"\n'


def orchard(project: Path, more: str = "") -> Path:
    """A project with docs of an HTTP API; the spec's file."""
    (project / "docs/source/index.html.md").write_text(DOCS)
    (project / "slatebind.toml").write_text(SPEC + more)
    return project / "spec/orchard.yaml"


def test_a_spec_has_the_selected_commands(run: Run, project: Path) -> None:
    """What is left out is a note with its number; the account is about what is kept."""
    spec = orchard(project, 'only = ["Trees"]\nexclude = ["DELETE *"]\n')
    done = run("extract", "-v")
    assert done.code == 0
    assert (
        "slatebind.toml:5:1: info[commands-left-out]: left out 2 of 3 commands, as selected by `only` and `exclude`"
        in done.err
    )
    assert "1 command, 0 parameters" in done.err
    assert "name: list_trees" in spec.read_text()
    assert "cut_tree" not in spec.read_text()
    assert "left out" not in run("extract").err


def test_other_commands_use_the_same_selection(run: Run, project: Path) -> None:
    """A document on the command line that is configured is read as configured."""
    orchard(project, 'only = ["Plots"]\n')
    assert "list_trees" not in run("extract", "docs").out
    assert "get_plot" in run("extract", "docs").out
    assert run("generate").code == 0
    assert run("check").code == 0


def test_a_pattern_of_nothing_is_a_warning_at_its_line(run: Run, project: Path) -> None:
    """It says what is similar."""
    orchard(project, 'exclude = [\n  "Plots",\n  "Treees",\n  "GET /tree",\n]\n')
    err = run("extract").err
    assert (
        "slatebind.toml:5:1: warning[selection-unmatched]: `exclude` pattern `Treees` matches no command "
        "(did you mean `Trees`?)" in err
    )
    assert "slatebind.toml:5:1: warning[selection-unmatched]: `exclude` pattern `GET /tree` " in err
    assert "(did you mean `GET /trees`?)" in err


def test_nothing_left_is_an_error(run: Run, project: Path) -> None:
    """The existing spec is kept."""
    spec = orchard(project)
    assert run("extract").code == 0
    before = spec.read_text()
    orchard(project, 'exclude = ["*"]\n')
    done = run("extract")
    assert (done.code, spec.read_text()) == (2, before)
    assert "slatebind.toml:5:1: error[selection-empty]: no command is left: `exclude` leaves out all 3" in done.err


def test_options_take_precedence(run: Run, project: Path) -> None:
    """``extract`` takes patterns for any document; they replace the configured ones."""
    orchard(project, 'only = ["Plots"]\n')
    out = run("extract", "docs", "--only", "Trees", "--exclude", "GET /trees").out
    assert "cut_tree" in out
    assert "list_trees" not in out
    assert "get_plot" not in out
    done = run("extract", "--only", "Trees")
    assert done.code == 2
    assert "--only needs DOCS" in done.err

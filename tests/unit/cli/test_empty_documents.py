"""A document that is empty, unreadable or incomplete never destroys the output of an earlier run."""

from pathlib import Path

import pytest

from command_line import Run

CONFIGURATION = (
    '[[spec]]\ndocs = "docs"\nfile = "spec/harbor.yaml"\n'
    '[[target]]\nuse = "docs"\nout = "out"\n[[target]]\nuse = "python"\nout = "client"\n'
)
DIRECT = ("generate", "docs", "-t", "docs", "-o", "out")
ENTRY = "docs/source/index.html.md"
DAMAGED = {
    "empty": b"",
    "blank": b" \n\n",
    "front matter only": b"---\ntitle: Harbor API\n---\n",
    "prose": b"# Guide\n\nMore soon.\n",
    "binary": b"\x00\xff\xfe" * 100,
}


def output(folder: Path) -> dict[str, bytes]:
    """Every generated file."""
    files = (
        file
        for name in ("out", "client", "spec", "spec.yaml")
        for file in (folder / name, *folder.glob(f"{name}/**/*"))
    )
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files if file.is_file()}


@pytest.mark.parametrize("damage", DAMAGED)
@pytest.mark.parametrize(
    "command", [("generate",), ("generate", "--force"), ("extract",), DIRECT, (*DIRECT, "--force")]
)
def test_a_document_without_commands_changes_nothing(
    run: Run, project: Path, command: tuple[str, ...], damage: str
) -> None:
    """With and without slatebind.toml; the error says that there are no commands."""
    if command[1:2] != ("docs",):
        (project / "slatebind.toml").write_text(CONFIGURATION)
    assert run(*(word for word in command if word != "--force")).code == 0
    before = output(project)
    assert before
    (project / ENTRY).write_bytes(DAMAGED[damage])
    done = run(*command)
    assert done.code == 2
    assert "error[no-commands]" in done.err
    assert output(project) == before


@pytest.mark.parametrize("damage", DAMAGED)
def test_an_extracted_spec_is_kept(run: Run, project: Path, damage: str) -> None:
    """A spec that is there is not replaced by one without commands; a new one may be written."""
    assert run("extract", "docs", "-o", "spec.yaml").code == 0
    before = output(project)
    (project / ENTRY).write_bytes(DAMAGED[damage])
    done = run("extract", "docs", "-o", "spec.yaml", "--force")
    assert done.code == 2
    assert done.err.endswith("\nspec.yaml was not changed\n")
    assert output(project) == before


def test_a_missing_document_changes_nothing(run: Run, project: Path) -> None:
    """Neither with nor without slatebind.toml."""
    assert run(*DIRECT).code == 0
    before = output(project)
    (project / ENTRY).rename(project / "away.md")
    assert run(*DIRECT).code == 2
    (project / "slatebind.toml").write_text(CONFIGURATION)
    assert run("generate").code == 2
    assert output(project) == before


@pytest.mark.parametrize("configuration", ["", CONFIGURATION])
def test_a_missing_include_deletes_nothing(run: Run, project: Path, configuration: str) -> None:
    """Files of its groups stay until the include is there again, or its entry is gone."""
    entry = project / ENTRY
    include = project / "docs/source/includes/_quay.md"
    include.parent.mkdir()
    include.write_text(entry.read_text().split("---\n")[2].replace("Berth", "Quay").replace("berth", "quay"))
    entry.write_text(entry.read_text().replace("---\n\n", "includes:\n  - quay\n---\n\n", 1))
    command = ("generate",) if configuration else DIRECT
    if configuration:
        (project / "slatebind.toml").write_text(configuration)
    assert run(*command).code == 0
    generated = project / "out/source/includes/_quay.md"
    assert generated.is_file()
    include.unlink()
    done = run(*command)
    assert done.code == 1
    assert "error[include-missing]" in done.err
    assert generated.is_file()
    entry.write_text(entry.read_text().replace("includes:\n  - quay\n", ""))
    assert run(*command).code == 0
    assert not generated.exists()

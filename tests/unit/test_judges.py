"""Programs that judge generated code: installed once, pinned, and missing programs are said."""

from pathlib import Path

import pytest

import tools
from install_once import install_once
from judges import programs


def test_a_folder_is_created_once_and_again_when_more_is_wanted(tmp_path: Path) -> None:
    """What failed halfway is created from scratch."""
    calls = []

    def create(folder: Path) -> None:
        folder.mkdir()
        calls.append(folder)
        if len(calls) == 3:
            raise KeyError

    folder = tmp_path / "home" / "programs"
    for _ in range(2):
        assert install_once(folder, "one", create) == folder
    assert len(calls) == 1
    install_once(folder, "two", create)
    with pytest.raises(KeyError):
        install_once(folder, "three", create)
    install_once(folder, "three", create)
    assert len(calls) == 4


def test_failed_downloads_are_retried_and_then_count_as_a_missing_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test is skipped, or fails if the program is required; the reason is the end of what the command printed."""
    monkeypatch.setattr(programs, "PAUSE_SECONDS", 0)
    monkeypatch.setattr(tools, "REQUIRED", frozenset())
    command = ("sh", "-c", "echo x >> attempts; echo no network >&2; exit 1")
    with pytest.raises(pytest.skip.Exception, match="no network"):
        programs._download("node", tmp_path, *command)
    assert (tmp_path / "attempts").read_text() == "x\n" * programs.ATTEMPTS
    monkeypatch.setattr(tools, "REQUIRED", frozenset({"node"}))
    with pytest.raises(pytest.fail.Exception, match="node is required"):
        programs._download("node", tmp_path, *command)


def test_versions_of_modules_are_those_of_the_pinned_file() -> None:
    """A generated client requires the release that go.mod names."""
    assert programs.go_requirement("github.com/oapi-codegen/runtime").startswith(
        "require github.com/oapi-codegen/runtime v1."
    )


@pytest.mark.languages
def test_node_packages_are_installed() -> None:
    """The small part contains the compiler and the bundler, and none of the linters."""
    folder = programs.node_modules()
    assert {path.name for path in (folder / ".bin").iterdir()} == {"tsc", "tsserver", "esbuild"}

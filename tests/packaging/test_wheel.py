"""The wheel that users install, built from the sdist and installed into an empty environment."""

from pathlib import Path

import pytest

from command_line import write_docs
from fresh_environments import ROOT, build_wheel, create_environment, run


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of an empty environment with the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    return create_environment(folder / "venv", build_wheel(ROOT, folder / "dist"))


def test_the_wheel_generates_from_its_own_templates(installed: Path, tmp_path: Path) -> None:
    """The installed command configures, generates and checks a project."""
    where = run(installed / "python", "-c", "import slatebind; print(slatebind.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent)
    write_docs(tmp_path, "integer")
    run(installed / "slatebind", "init", cwd=tmp_path)
    run(installed / "slatebind", "generate", cwd=tmp_path)
    run(installed / "slatebind", "check", cwd=tmp_path)
    assert (tmp_path / "generated/python/harbor_api/__init__.py").is_file()
    assert list((tmp_path / "generated/docs").rglob("*.md"))


def test_the_wheel_is_typed_and_contains_no_tests(installed: Path) -> None:
    """It contains ``py.typed``, but no tests, samples or generated files."""
    (package,) = (installed.parent / "lib").glob("python*/site-packages/slatebind")
    assert (package / "py.typed").is_file()
    assert (package / "templates" / "python" / "target.yaml").is_file()
    assert not {"tests", "sample", "generated"} & {path.name for path in package.parent.iterdir()}

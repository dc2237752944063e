"""The names that programs import from ``slatebind``."""

import subprocess
import sys
from pathlib import Path

import pytest

import slatebind
from command_line import environment, write_docs


def test_every_public_name_exists() -> None:
    """``__all__``, ``dir`` and the attributes agree."""
    assert dir(slatebind) == sorted(slatebind.__all__)
    for name in slatebind.__all__:
        assert getattr(slatebind, name) is not None


def test_other_names_are_attribute_errors() -> None:
    """As in any module."""
    with pytest.raises(AttributeError, match="has no attribute 'extarct'"):
        slatebind.extarct  # noqa: B018


def test_importing_it_loads_nothing() -> None:
    """Each name is imported when it is first used, whichever modules are imported before."""
    code = (
        "import sys, slatebind; assert not {'msgspec', 'yaml', 'jinja2', 'mistune'} & set(sys.modules);"
        "import slatebind.extraction, slatebind.rendering; slatebind.extract.__call__; slatebind.render.__call__"
    )
    subprocess.run([sys.executable, "-c", code], env=environment(), check=True)


def test_the_steps_from_docs_to_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example in the package's docstring works, and reports irregularities of the docs."""
    monkeypatch.chdir(tmp_path)
    write_docs(tmp_path, "intager")
    loaded = slatebind.extract("docs")
    assert loaded.spec is not None
    assert [str(finding.at) for finding in loaded.diagnostics] == ["docs/source/index.html.md:32:36"]
    slatebind.write_spec(loaded.spec, "harbor.yaml")
    assert slatebind.load_spec("harbor.yaml").spec == loaded.spec
    assert slatebind.open_spec("harbor.yaml").spec == slatebind.open_spec("docs").spec
    assert Path("harbor.yaml").read_text(encoding="utf-8") == slatebind.dump_spec(loaded.spec)

    rendered = slatebind.render(loaded, "python", {"package": "harbor"})
    assert rendered.files is not None
    outcome = slatebind.write(rendered.files, "client", owner="python")
    assert "harbor/__init__.py" in outcome.created
    assert slatebind.compare(rendered.files, "client", owner="python").is_current


def test_corrections_join_the_spec(tmp_path: Path) -> None:
    """``apply_overlay`` gives the corrected spec; findings of both are kept."""
    write_docs(tmp_path, "intager")
    fix = tmp_path / "fix.yaml"
    fix.write_text("slatebind: 1\ncommands:\n- name: listBerths\n  reason: forgotten\n  deprecated: true\n")
    loaded = slatebind.apply_overlay(slatebind.extract(str(tmp_path / "docs")), str(fix))
    assert loaded.spec is not None
    assert [command.deprecated for command in loaded.spec.commands] == [True]
    assert [finding.code for finding in loaded.diagnostics] == ["type-known"]


def test_a_file_that_cannot_be_read_raises_an_error() -> None:
    """``UnreadableError`` is a ``FileError`` whose message names the file."""
    with pytest.raises(slatebind.FileError, match="nowhere: "):
        slatebind.extract("nowhere")

"""Commands read docs as configured: with the dialect, name and overlays of their [[spec]]."""

import json
import re
from pathlib import Path

import pytest

from command_line import Run, started

OVERLAY = "slatebind: 1\ncommands:\n- name: listBerths\n  reason: replaced\n  deprecated: true\n"
CONFIGURATION = """\
[[spec]]
docs = "docs"
file = "spec/harbor.yaml"
name = "fleet"
dialect = "dialects/mine.yaml"
overlays = ["fix.yaml"]
"""


def write(folder: Path, files: dict[str, str]) -> None:
    """Write text files below a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def configured(project: Path) -> Path:
    """Docs that need a dialect of their own (required parameters are called mandatory), and an overlay."""
    shipped = (Path(__file__).parents[3] / "generator/slatebind/dialects/cloudstack.yaml").read_text(encoding="utf-8")
    page = project / "docs" / "source" / "index.html.md"
    text = page.read_text(encoding="utf-8").replace("intager", "fathoms")
    page.write_text(text, encoding="utf-8")
    mine = shipped.replace("dialect: cloudstack", "dialect: mine").replace("integer: [", "integer: [fathoms, ")
    assert mine.count("fathoms") == 1
    configuration = CONFIGURATION
    write(project, {"dialects/mine.yaml": mine, "fix.yaml": OVERLAY, "slatebind.toml": configuration})
    return project


def facts(spec: str) -> tuple[bool, bool, bool]:
    """Whether dialect, name and overlay had an effect on a spec."""
    return "type: integer" in spec, "name: fleet" in spec, "deprecated: true" in spec


@pytest.mark.parametrize("docs", ["docs", "./docs/", "docs/source/index.html.md", "docs/source"])
def test_extract_reads_docs_as_configured(run: Run, configured: Path, docs: str) -> None:
    """However the path is written."""
    assert facts(run("extract", docs).out) == (True, True, True)


def test_extract_from_another_folder(run: Run, configured: Path) -> None:
    """Paths in the configuration are relative to its folder."""
    (configured / "sub").mkdir()
    assert facts(run("extract", "../docs", cwd=configured / "sub").out) == (True, True, True)
    assert facts(run("extract", str(configured / "docs"), cwd=configured / "sub").out) == (True, True, True)


def test_the_command_line_has_priority(run: Run, configured: Path) -> None:
    """--dialect and --name replace the configured ones; --overlay adds to them; --no-overlays removes them."""
    assert facts(run("extract", "docs", "--dialect", "cloudstack").out) == (False, True, True)
    assert facts(run("extract", "docs", "--name", "other").out) == (True, False, True)
    assert facts(run("extract", "docs", "--no-overlays").out) == (True, True, False)
    more = OVERLAY.replace("deprecated: true", "description: Corrected.")
    write(configured, {"more.yaml": more})
    out = run("extract", "docs", "--overlay", "more.yaml").out
    assert (facts(out), "Corrected." in out) == ((True, True, True), True)
    out = run("extract", "docs", "--no-overlays", "--overlay", "more.yaml").out
    assert (facts(out), "Corrected." in out) == ((True, True, False), True)


def test_an_overlay_is_applied_once(run: Run, configured: Path) -> None:
    """Giving a configured overlay again changes nothing."""
    assert run("extract", "docs", "--overlay", "./fix.yaml").out == run("extract", "docs").out


def test_other_docs_are_read_with_the_defaults(run: Run, configured: Path) -> None:
    """Docs that no [[spec]] names, and standard input."""
    page = (configured / "docs" / "source" / "index.html.md").read_bytes()
    (configured / "other.md").write_bytes(page)
    assert facts(run("extract", "other.md").out) == (False, False, False)
    assert facts(run("extract", "-", stdin=page).out) == (False, False, False)


def test_generate_reads_docs_as_configured(run: Run, configured: Path) -> None:
    """A single target is generated from the corrected spec."""
    assert run("generate", "docs", "-t", "python", "-o", "given", "--package", "fleet").code == 0
    write(configured, {"slatebind.toml": CONFIGURATION + '\n[[target]]\nuse = "python"\nout = "all"\n'})
    assert run("generate").code == 0
    given, configured_files = (
        {file.relative_to(configured / out): file.read_bytes() for file in (configured / out / "fleet").rglob("*.py")}
        for out in ("given", "all")
    )
    assert given == configured_files


def test_models_keep_the_names_of_the_configured_spec(run: Run, configured: Path) -> None:
    """Also if one target is generated, or the spec is written elsewhere; a spec that is overwritten has priority."""
    spec = run("extract", "docs").out
    spec = re.sub(r"(?m)(  model: |^models:\n- name: )", r"\1Renamed", spec)
    names = set(re.findall(r"  model: (\w+)", spec))
    assert names == set(re.findall(r"Renamed\w+", spec))
    write(configured, {"spec/harbor.yaml": spec})
    assert run("generate", "docs", "-t", "python", "-o", "given", "--package", "fleet").code == 0
    package = "".join(file.read_text(encoding="utf-8") for file in (configured / "given" / "fleet").rglob("*.py"))
    assert all(f"class {name}" in package for name in names)
    assert run("extract", "docs").out == spec
    assert run("extract", "docs", "--fresh-names").out != spec
    write(configured, {"other.yaml": spec.replace("Renamed", "Other")})
    assert run("extract", "docs", "-o", "other.yaml").code == 0
    assert (configured / "other.yaml").read_text(encoding="utf-8") == spec.replace("Renamed", "Other")


def test_lint_reads_docs_as_configured(run: Run, configured: Path) -> None:
    """The dialect determines which types are known."""
    assert "fathoms" not in run("lint", "docs").err
    assert "fathoms" in run("lint", "docs", "--dialect", "cloudstack").err


def test_hand_written_specs_have_overlays(run: Run, configured: Path) -> None:
    """The file of a [[spec]] without docs is read with its overlays."""
    spec = run("extract", "docs", "--no-overlays").out
    write(configured, {"hand.yaml": spec, "slatebind.toml": '[[spec]]\nfile = "hand.yaml"\noverlays = ["fix.yaml"]\n'})
    done = run("diff", "hand.yaml", "hand.yaml", "--verbose")
    assert "hand.yaml: spec, overlays fix.yaml (slatebind.toml)" in done.err
    assert "deprecated" in run("diff", "docs", "hand.yaml", "--format", "json").out


def test_mock_serves_docs_as_configured(configured: Path) -> None:
    """What an overlay adds is served."""
    write(configured, {"fix.yaml": "slatebind: 1\ncommands:\n- name: listBerths\n  reason: x\n  isasync: true\n"})
    with started(configured, "mock", "docs", "--port", "0") as process:
        _, err = process.communicate(timeout=60)
    assert (process.returncode, "fix.yaml:5" in err) == (2, True)


def test_a_broken_configuration_is_an_error(run: Run, configured: Path) -> None:
    """Docs are not read with the defaults instead."""
    write(configured, {"slatebind.toml": "[[spec]]\ndocs = 1\n"})
    for words in (("extract", "docs"), ("diff", "docs", "docs"), ("mock", "docs"), ("bump", "docs", "docs")):
        done = run(*words)
        assert (done.code, done.out, "error[config-invalid]" in done.err) == (2, "", True), words


def test_a_spec_is_recognized_by_its_content(run: Run, configured: Path) -> None:
    """On standard input, and in files with an unusual suffix."""
    spec = run("extract", "docs").out
    write(configured, {"harbor.spec": f"# comment\n{spec}", "page": "# Berth\n\nslatebind: 1\n"})
    expected = run("generate", "-", "-t", "docs", "-o", "a", stdin=spec.encode())
    assert expected.code == 0, expected.err
    assert run("generate", "harbor.spec", "-t", "docs", "-o", "b").code == 0
    a, b = (json.loads(next((configured / out).glob(".slatebind*")).read_text(encoding="utf-8")) for out in ("a", "b"))
    assert [manifest["owners"]["docs"]["from"].get("spec") for manifest in (a, b)] == ["-", "../harbor.spec"]
    assert run("diff", "harbor.spec", "docs", "--format", "json").code == 0

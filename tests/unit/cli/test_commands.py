"""What each command does, as seen by its user."""

import json
import tomllib
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from command_line import Run, write_docs
from slatebind._version import __version__
from slatebind.output import MANIFEST

ROOT = Path(__file__).parents[3]
FINDING = (
    "docs/source/index.html.md:32:36: warning[type-known]: unknown type `intager`; taken as string "
    "(did you mean `integer`?)"
)


def files(folder: Path) -> set[str]:
    """Every file below ``folder``."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_extract_prints_the_spec_and_the_findings(run: Run) -> None:
    """The spec goes to standard output, findings with their positions go to standard error."""
    done = run("extract", "docs")
    assert done.code == 0
    assert done.out.startswith("slatebind: 1\n")
    assert "listBerths" in done.out
    dialect = "dialect: cloudstack (0 request lines, 1 command name)\n"
    assert (
        done.err == f"{dialect}{FINDING}\n1 warning\n1 command, 1 parameter, 2 fields; 0 rows and 0 tables not read\n"
    )


@pytest.mark.parametrize("docs", ["docs/source/index.html.md", "docs/source", "-"])
def test_extract_reads_files_folders_and_standard_input(run: Run, project: Path, docs: str) -> None:
    """All three give the same spec."""
    text = (project / "docs/source/index.html.md").read_bytes()
    assert run("extract", docs, stdin=text).out == run("extract", "docs").out


def test_extract_writes_only_a_changed_spec(run: Run, project: Path) -> None:
    """``-o`` creates folders, reports what it did, and leaves an unchanged spec alone."""
    assert "spec: 1 created\n  created acme.yaml\n" in run("extract", "docs", "-o", "spec/acme.yaml").err
    assert (project / "spec/acme.yaml").read_text() == run("extract", "docs").out
    assert "spec: 1 unchanged\n" in run("extract", "docs", "-o", "spec/acme.yaml").err
    write_docs(project, "integer")
    assert "\nspec: 1 changed\n  changed acme.yaml\n" in run("extract", "docs", "-o", "spec/acme.yaml").err
    assert files(project / "spec") == {"acme.yaml"}


def test_extract_overwrites_only_specs(run: Run, project: Path) -> None:
    """``-o`` with the path of the docs changes nothing."""
    before = (project / "docs/source/index.html.md").read_bytes()
    for force in ([], ["--force"]):
        done = run("extract", "docs", "-o", "docs/source/index.html.md", *force)
        assert done.code == 2
        assert "docs/source/index.html.md is an input of the spec; it is not overwritten" in done.err
    (project / "mine.txt").write_text("mine")
    done = run("extract", "docs", "-o", "mine.txt")
    assert done.code == 1
    assert "mine.txt:1:1: error[output-foreign-file]" in done.err
    assert (project / "mine.txt").read_text() == "mine"
    assert (project / "docs/source/index.html.md").read_bytes() == before


def test_extract_writes_to_devices(run: Run) -> None:
    """``-o /dev/null`` writes to the device without replacing it."""
    assert run("extract", "docs", "-o", "/dev/null").code == 0
    assert Path("/dev/null").is_char_device()


def test_strict_fails_on_warnings(run: Run, project: Path) -> None:
    """A warning gives exit code 1 with --strict; without warnings the option has no effect."""
    assert run("extract", "docs", "--strict").code == 1
    write_docs(project, "integer")
    assert run("extract", "docs", "--strict").code == 0


def test_quiet_prints_errors_only(run: Run) -> None:
    """-q hides warnings and summary, except warnings that make the run fail."""
    assert run("extract", "docs", "-q").err == ""
    assert run("extract", "docs", "-q", "--strict").err == f"{FINDING}\n"


def test_json_findings_are_one_document(run: Run) -> None:
    """--format json prints one JSON document, on standard error if standard output has the spec."""
    document = json.loads(run("extract", "docs", "--format", "json").err)
    assert document == json.loads(run("extract", "docs", "-o", "/dev/null", "--format", "json").out) | {"outputs": []}
    assert document["summary"] == {"error": 0, "warning": 1, "info": 0}
    assert document["exit_code"] == 0
    assert document["diagnostics"] == [
        {
            "severity": "warning",
            "code": "type-known",
            "message": "unknown type `intager`; taken as string",
            "hint": "did you mean `integer`?",
            "file": "docs/source/index.html.md",
            "line": 32,
            "column": 36,
            "related": [],
            "edits": [],
            "suggested_edits": [],
        }
    ]


def test_overlays_correct_the_extracted_spec(run: Run, project: Path) -> None:
    """The written spec contains the corrections of --overlay."""
    (project / "fix.yaml").write_text(
        "slatebind: 1\ncommands:\n- name: listBerths\n  reason: the docs forget it\n  deprecated: true\n"
    )
    assert "deprecated: true" in run("extract", "docs", "--overlay", "fix.yaml").out


def test_an_unreadable_overlay_stops_the_run(run: Run, project: Path) -> None:
    """Without its corrections the spec would be wrong, so nothing is written."""
    (project / "fix.yaml").write_text("slatebind: 1\ncommnds: []\n")
    done = run("extract", "docs", "--overlay", "fix.yaml", "-o", "spec.yaml")
    assert done.code == 2
    assert "fix.yaml:2:1: error[" in done.err
    assert not (project / "spec.yaml").exists()


def test_init_writes_a_working_configuration(run: Run, project: Path) -> None:
    """``init``, ``generate`` and ``check`` succeed one after the other without an edit, and leave nothing to do."""
    assert run("init").code == 0
    plan = tomllib.loads((project / "slatebind.toml").read_text())
    expected = {"docs": "docs", "file": "spec/harbor-api.yaml", "name": "harbor-api", "dialect": "cloudstack"}
    assert plan["spec"] == [expected]
    assert [target["use"] for target in plan["target"]] == ["python", "docs"]

    assert run("generate").code == 0
    assert "generated/python/pyproject.toml" in files(project)
    before = {path: path.stat().st_mtime_ns for path in project.rglob("*")}
    done = run("check")
    assert (done.code, done.out) == (0, "")
    assert done.err.endswith("slatebind: everything is up to date\n")
    assert run("generate").code == 0
    assert {path: path.stat().st_mtime_ns for path in project.rglob("*")} == before


def test_init_never_overwrites(run: Run, project: Path) -> None:
    """An existing configuration is kept."""
    (project / "slatebind.toml").write_text("# mine\n")
    done = run("init")
    assert (done.code, done.err) == (
        2,
        "slatebind: error: slatebind.toml exists; edit it, or move it away\n",
    )
    assert (project / "slatebind.toml").read_text() == "# mine\n"


def test_init_needs_docs(run: Run, tmp_path: Path) -> None:
    """Without docs, no configuration is written."""
    empty = tmp_path / "empty"
    empty.mkdir()
    done = run("init", cwd=empty)
    assert done.code == 2
    assert "no Slate docs (index.html.md)" in done.err
    assert files(empty) == set()


def test_init_configures_every_document(run: Run, project: Path) -> None:
    """Two references become two specs, and each target names its spec."""
    write_docs(project / "b", "uuid")
    assert run("init").code == 0
    plan = tomllib.loads((project / "slatebind.toml").read_text())
    assert [spec["file"] for spec in plan["spec"]] == ["spec/harbor-api.yaml", "spec/harbor-api-2.yaml"]
    assert len({target["out"] for target in plan["target"]}) == 4
    assert run("generate").code == 0
    assert run("check").code == 0


def test_check_lists_stale_files_and_the_remedy(run: Run, project: Path) -> None:
    """Missing, outdated and extra files are listed with exit code 1; after ``generate`` there are none."""
    run("init")
    run("generate")
    write_docs(project, "integer")
    (project / "generated/docs/.slatebind-manifest.json").unlink()
    done = run("check")
    assert done.code == 1
    assert "outdated spec/harbor-api.yaml\n" in done.out
    assert "missing  generated/docs/.slatebind-manifest.json\n" in done.out
    assert "files are not up to date: run `slatebind generate`\n" in done.err
    run("generate", "--force")
    assert run("check").code == 0


def test_check_distinguishes_files_from_findings(run: Run, project: Path) -> None:
    """If it fails because of findings only, it reports every file as up to date, in a repeated run too."""
    run("init")
    run("generate")
    for _ in range(2):
        done = run("check", "--strict")
        assert (done.code, done.out) == (1, "")
        assert done.err.endswith("\nslatebind: every file is up to date; the findings above fail the check\n")
    assert "up to date" not in run("check", "--strict", "--quiet").err
    write_docs(project, "flout")
    assert "every file is up to date" not in run("check", "--strict").err


def test_check_shows_the_lines_that_differ(run: Run, project: Path) -> None:
    """--diff prints a unified diff, indented below each file."""
    run("init")
    run("generate")
    write_docs(project, "integer")
    out = run("check", "--diff").out
    assert "  -    documented_type: intager\n" in out
    assert "  +    type: integer\n" in out


def test_check_writes_nothing(run: Run, project: Path) -> None:
    """Checking a project that was never generated creates no file and no folder."""
    run("init")
    before = sorted(project.rglob("*"))
    assert run("check").code == 1
    assert sorted(project.rglob("*")) == before


def test_check_lists_stale_files_as_json(run: Run) -> None:
    """--format json lists the stale files with the findings."""
    run("init")
    document = json.loads(run("check", "--format", "json").out)
    assert document["exit_code"] == 1
    assert {"file": "spec/harbor-api.yaml", "state": "missing", "diff": ""} in document["stale"]


def test_check_says_which_other_version_generated_stale_files(run: Run, project: Path) -> None:
    """For each folder with files that are not up to date, as text and as JSON; nothing if they are."""
    run("init")
    run("generate")
    manifest = project / "generated/docs/.slatebind-manifest.json"
    manifest.write_text(manifest.read_text().replace(f'"version": "{__version__}"', '"version": "0.0.9"'))
    assert run("check").code == 0
    (project / "generated/docs/source/index.html.md").unlink()
    assert run("check").err.endswith(
        "slatebind: 2 files are not up to date: run `slatebind generate`\n"
        f"slatebind: generated/docs was generated by slatebind 0.0.9; this is {__version__}\n"
    )
    assert json.loads(run("check", "--format", "json").out)["other_versions"] == {"generated/docs": "0.0.9"}
    run("generate")
    assert json.loads(run("check", "--format", "json").out)["other_versions"] == {}


def test_edited_files_are_kept_unless_forced(run: Run, project: Path) -> None:
    """``generate`` keeps and reports an edited file, ``check`` fails on it, --force discards the edit."""
    run("init")
    run("generate")
    readme = project / "generated/python/README.md"
    made = readme.read_bytes()
    readme.write_bytes(made + b"mine\n")
    done = run("generate")
    assert done.code == 0
    assert "generated/python/README.md:1:1: warning[output-edited]" in done.err
    assert readme.read_bytes() == made + b"mine\n"
    done = run("check")
    assert (done.code, done.out) == (1, "edited   generated/python/README.md\n")
    assert done.err.endswith(
        "slatebind: 1 file was edited, or not written by slatebind: "
        "`slatebind generate --adopt` keeps the edits as yours, `slatebind generate --force` discards them\n"
    )
    assert run("generate", "--force").code == 0
    assert readme.read_bytes() == made


def test_the_configuration_is_found_from_a_folder_below(run: Run, project: Path) -> None:
    """The nearest one upwards is used, and messages contain paths relative to the current folder."""
    run("init")
    done = run("generate", cwd=project / "docs")
    assert done.code == 0
    assert "../docs/source/index.html.md:32:36: warning" in done.err
    assert run("check").code == 0


def test_a_broken_configuration_stops_the_run(run: Run, project: Path) -> None:
    """Every mistake in it is reported with its position; nothing is written."""
    (project / "slatebind.toml").write_text('[[spec]]\nfile = "a.yaml"\ndocz = "docs"\n')
    done = run("generate")
    assert done.code == 2
    assert done.err == (
        "slatebind.toml:3:1: error[config-invalid]: spec[0].docz: unknown key (did you mean `docs`?)\n1 error\n"
    )


def test_a_missing_configuration_is_a_usage_error(run: Run) -> None:
    """If there is none here or above, the error names ``init``."""
    for command in ("generate", "check", "extract"):
        done = run(command)
        assert done.code == 2
        assert "`slatebind init` creates one" in done.err


def test_generate_accepts_docs_or_a_spec(run: Run, project: Path) -> None:
    """Docs and the spec extracted from them give the same files."""
    run("extract", "docs", "-o", "spec.yaml")
    for source, out in (("docs", "a"), ("spec.yaml", "b")):
        assert run("generate", source, "--target", "python", "--package", "harbor", "--out", out).code == 0
    assert files(project / "a") == files(project / "b")
    assert "harbor/__init__.py" in files(project / "a")
    made = files(project / "a") - {MANIFEST}
    assert all((project / "a" / path).read_bytes() == (project / "b" / path).read_bytes() for path in made)


def test_an_unknown_target_is_an_error(run: Run, project: Path) -> None:
    """The error suggests a target with a similar name."""
    done = run("generate", "docs", "--target", "pyton", "--out", "out")
    assert done.code == 2
    assert "did you mean `python`?" in done.err
    assert not (project / "out").exists()


def test_generate_requires_target_and_output(run: Run) -> None:
    """If an input is given, target and folder are required."""
    assert "give --target NAME: what to generate" in run("generate", "docs", "--out", "x").err
    assert "give --output DIR: the folder for it" in run("generate", "docs", "--target", "docs").err
    assert "'x' is not KEY=VALUE" in run("generate", "docs", "-t", "docs", "-o", "x", "--option", "x").err


def test_options_of_an_input_require_an_input(run: Run) -> None:
    """They cannot be combined with the configuration."""
    run("init")
    done = run("generate", "--package", "x")
    assert done.code == 2
    assert "--package needs DOCS or SPEC" in done.err


def test_a_broken_spec_is_reported_with_its_position(run: Run, project: Path) -> None:
    """The error has file, line and column, and nothing is generated."""
    (project / "spec.yaml").write_text("slatebind: 1\napi: [\n")
    done = run("generate", "spec.yaml", "--target", "docs", "--out", "out")
    assert done.code == 2
    assert done.err.startswith("spec.yaml:")
    assert "error[" in done.err


def test_a_spec_without_commands_is_an_error(run: Run, project: Path) -> None:
    """Nothing is generated, and the error says why."""
    (project / "spec.yaml").write_text("slatebind: 1\napi: {name: e, protocol: rest}\n")
    done = run("generate", "spec.yaml", "--target", "docs", "--out", "out")
    assert done.code == 2
    assert done.err.startswith("spec.yaml:1:1: error[no-commands]: there are no commands, so that nothing is generated")
    assert not (project / "out").exists()


@pytest.mark.parametrize("kind", ["spec", "overlay", "config", "dialect", "target", "language"])
def test_schemas_describe_records_in_markdown(kind: str, run: Run) -> None:
    """Editors show the descriptions: they have no line breaks in paragraphs, and single backticks."""
    text = run("schema", kind).out
    assert '"description": ' in text
    assert "``" not in text
    assert "\\n   " not in text


@pytest.mark.parametrize(
    ("kind", "files"),
    [
        ("spec", ["spec/*.yaml"]),
        ("overlay", ["generator/slatebind/spec/overlays/*.yaml"]),
        ("config", ["slatebind.toml"]),
        ("dialect", ["generator/slatebind/dialects/*.yaml"]),
        ("target", ["templates/*/target.yaml"]),
        ("language", ["templates/languages/*.yaml"]),
    ],
)
def test_shipped_files_fit_the_schemas(kind: str, files: list[str], run: Run) -> None:
    """``schema`` prints the JSON Schema of a kind of file, which those of this repository have."""
    schema = json.loads(run("schema", kind).out)
    validator = Draft202012Validator(schema)
    validator.check_schema(schema)
    paths = [path for pattern in files for path in ROOT.glob(pattern)]
    assert paths
    for path in paths:
        text = path.read_text(encoding="utf-8")
        value = tomllib.loads(text) if path.suffix == ".toml" else yaml.load(text, yaml.CSafeLoader)
        assert not [f"{path.name}: {error.message}" for error in validator.iter_errors(value)]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("spec", {"slatebind": 1}),
        ("config", {"target": [{"use": "python"}]}),
        ("dialect", {"dialect": "mine"}),
        ("dialect", {"dialect": "mine", "extends": "slate", "colums": {}}),
        ("target", {"description": "mine"}),
        ("language", {"names": {"file": "shouting"}}),
    ],
)
def test_schemas_refuse_what_is_wrong(kind: str, value: object, run: Run) -> None:
    """An editor underlines a missing key, an unknown one, and a value that is not allowed."""
    assert not Draft202012Validator(json.loads(run("schema", kind).out)).is_valid(value)


def test_targets_are_listed(run: Run) -> None:
    """``targets`` lists the shipped targets with their descriptions."""
    lines = run("targets").out.splitlines()
    known = ["docs", "go", "html", "mcp", "openapi", "python", "typescript"]
    assert [line.partition(": ")[0] for line in lines if line[:1].strip()] == known
    assert "  --option package=...  " in "\n".join(lines)
    assert "  --option license=...  the name of the API's license" in lines  # empty by default
    described = json.loads(run("targets", "--format", "json").out)
    assert [target["name"] for target in described] == known


@pytest.mark.parametrize(
    ("folder", "title", "name", "package"),
    [
        ("quay-server", "API Reference", "quay-server", "quay_server"),
        ("quay-server", "", "quay-server", "quay_server"),
        ("quay-server", "The API Documentation", "quay-server", "quay_server"),
        ("docs", "Class", "class", "class_client"),
        ("docs", "3 JSON", "3-json", "json3"),
        ("docs", "Tide " * 80, "tide-tide-tide", "tide_tide_tide"),
    ],
)
def test_init_proposes_legal_names(run: Run, project: Path, folder: str, title: str, name: str, package: str) -> None:
    """Slate's default title says nothing: the folder does. The package can be imported and installed."""
    (project / "work").mkdir()
    (project / "docs").rename(project / "work" / folder)
    document = project / "work" / folder / "source" / "index.html.md"
    document.write_text(document.read_text().replace("title: Harbor API", f"title: {title}"))
    assert run("init", cwd=project / "work").code == 0
    plan = tomllib.loads((project / "work" / "slatebind.toml").read_text())
    assert plan["spec"][0]["name"].startswith(name)
    assert plan["target"][0]["options"]["package"].startswith(package)
    assert run("generate", cwd=project / "work").code == 0


def test_what_is_wrong_with_a_target_comes_with_its_hint(run: Run, tmp_path: Path) -> None:
    """``targets`` says as much as ``generate``."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "target.yaml").write_text("description: d\nfiles: []\nlanguage: pyton\n")
    found = run("targets", "mine", "--templates", str(tmp_path))
    assert found.code == 1
    assert "unknown language `pyton` (did you mean `python`?)" in found.err


def test_a_target_is_described(run: Run, tmp_path: Path) -> None:
    """``targets NAME`` prints what a target needs and writes, and its README, which cannot move the cursor."""
    text = run("targets", "python").out
    assert "\nlanguage:\n  python\n\nprotocols:\n  cloudstack, rest\n\noptions:\n  --option package=..." in text
    assert "\n  {package}/models/{model}.py, for each model\n" in text
    assert "\n# The Python target\n" in text
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "target.yaml").write_text("description: d\nfiles: []\n")
    (tmp_path / "mine" / "README.md").write_text("a\x1b[2Jb\n")
    assert run("targets", "mine", "--templates", str(tmp_path)).out.endswith("protocols:\n  all\n\na?[2Jb\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("targets", "pyton"), "Error: unknown target `pyton` (did you mean `python`?)"),
        (("generate", "docs", "-t", "pyton", "-o", "x"), "Error: unknown target `pyton` (did you mean `python`?)"),
        (("extract", "docs", "--dialect", "slat"), "'--dialect': unknown dialect `slat` (did you mean `slate`?)"),
    ],
)
def test_unknown_names_are_wrong_usage(run: Run, arguments: tuple[str, ...], message: str) -> None:
    """They are in no file, so that the message names none."""
    done = run(*arguments)
    assert done.code == 2
    assert message in done.err

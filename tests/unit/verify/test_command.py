"""``slatebind verify``: formats, exit codes, suppressions, baseline, configuration, and pages of rules."""

import json
from pathlib import Path

import pytest

from command_line import DOCS, Done, run_here
from slatebind.findings import FINDINGS, VERIFY_FINDINGS
from slatebind.verify.rules import verify_page
from verify_page import PAGE

SERVER = {
    "api": [
        {
            "name": "listBerths",
            "isasync": False,
            "params": [{"name": "id", "type": "uuid", "length": 255, "required": False}],
            "response": [{"name": "id", "type": "uuid"}, {"name": "depth", "type": "string"}],
        }
    ]
}
ROW = "| **depth** |"
FOUND = "docs.md:32:3: error[verify-field-type-differs]: `listBerths`: field `depth` is documented as `integer`; "


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Docs with one field that the server sends as text."""
    (tmp_path / "docs.md").write_text(DOCS.format(type="integer"), encoding="utf-8")
    (tmp_path / "server.json").write_text(json.dumps(SERVER), encoding="utf-8")
    return tmp_path


def verify(folder: Path, *arguments: str, stdin: bytes = b"") -> Done:
    """Run ``slatebind verify``."""
    return run_here("verify", *arguments, cwd=folder, stdin=stdin)


AGAINST = ("docs.md", "--against", "server.json")


def test_findings_have_both_places(project: Path) -> None:
    """The line of the docs, and the pointer in the source."""
    done = verify(project, *AGAINST)
    assert done.code == 1
    assert done.err.splitlines()[1] == f"{FOUND}the server has `string` (compared with server.json#/api/0/response/1)"


def test_the_source_on_standard_input(project: Path) -> None:
    """``-`` is standard input."""
    done = verify(project, "docs.md", "--against", "-", stdin=json.dumps(SERVER).encode())
    assert done.code == 1
    assert "compared with <stdin>#/api/0/response/1" in done.err


def test_the_docs_of_the_only_spec(project: Path) -> None:
    """They need not be named, whatever the configuration compares them with; of several, one has to be."""
    text = '[[spec]]\ndocs = "docs.md"\nfile = "a.yaml"\n[[verify]]\nagainst = "nowhere.json"\n'
    (project / "slatebind.toml").write_text(text, encoding="utf-8")
    assert FOUND in verify(project, "--against", "server.json").err
    (project / "slatebind.toml").write_text(f'{text}spec = "a.yaml"\n[[spec]]\nfile = "b.yaml"\n', encoding="utf-8")
    done = verify(project, "--against", "server.json")
    assert (done.code, "give DOCS" in done.err) == (2, True)


def test_a_file_is_not_a_server(project: Path) -> None:
    """``--kind server`` or a profile with a file is refused, on the command line and in the configuration."""
    done = verify(project, *AGAINST, "--profile", "production")
    assert (done.code, "a profile is that of a server: give its URL" in done.err) == (2, True)
    said = "the kind `server` asks a server: give its URL instead of a file, or nothing"
    done = verify(project, *AGAINST, "--kind", "server")
    assert (done.code, said in done.err) == (2, True)
    text = '[[spec]]\ndocs = "docs.md"\nfile = "a.yaml"\n[[verify]]\nagainst = "server.json"\nkind = "server"\n'
    (project / "slatebind.toml").write_text(text, encoding="utf-8")
    done = verify(project)
    assert (done.code, said in done.err) == (2, True)


def test_a_spec(project: Path) -> None:
    """A spec is verified like docs, with the lines of its file."""
    run_here("extract", "docs.md", "-o", "spec.yaml", cwd=project)
    done = verify(project, "spec.yaml", "--against", "server.json", "--format", "json")
    (finding,) = json.loads(done.out)["diagnostics"]
    lines = (project / "spec.yaml").read_text(encoding="utf-8").splitlines()
    assert "name: depth" in lines[finding["line"] - 1]


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("never", 0)])
def test_exit_codes(project: Path, fail_on: str, code: int) -> None:
    """As in lint."""
    assert verify(project, *AGAINST, "--fail-on", fail_on).code == code


def test_formats_explain_the_rules(project: Path) -> None:
    """SARIF has the title and the page of each rule that was found."""
    document = json.loads(verify(project, *AGAINST, "--format", "sarif").out)
    (rule,) = document["runs"][0]["tool"]["driver"]["rules"]
    assert (rule["id"], rule["shortDescription"]["text"]) == ("verify-field-type-differs", "A field has another type")


def test_comments_suppress_findings(project: Path) -> None:
    """A comment in the docs suppresses a finding of verify; lint knows its name and does not call it unused."""
    text = (project / "docs.md").read_text(encoding="utf-8")
    comment = "<!-- slatebind-disable-next-line verify-field-type-differs: fixed in the next version -->"
    (project / "docs.md").write_text(text.replace(ROW, f"{comment}\n{ROW}"), encoding="utf-8")
    assert verify(project, *AGAINST).code == 0
    assert "suppression" not in run_here("lint", "docs.md", "-v", cwd=project).err


def test_a_baseline_accepts_findings(project: Path) -> None:
    """One file holds accepted findings of lint and of verify; each leaves those of the other alone."""
    (project / "docs.md").write_text(DOCS.format(type="intger").replace("intger", "integer ", 1), encoding="utf-8")
    text = (project / "docs.md").read_text(encoding="utf-8").replace("The berth's ID", "The the berth")
    (project / "docs.md").write_text(text, encoding="utf-8")
    assert run_here("lint", "docs.md", "--write-baseline", cwd=project).code == 0
    assert verify(project, *AGAINST, "--write-baseline").code == 0
    entries = json.loads((project / "slatebind-baseline.json").read_text(encoding="utf-8"))["findings"]
    assert {entry["rule"].startswith("verify-") for entry in entries} == {True, False}
    accepted = ("--baseline", "slatebind-baseline.json", "--fail-on", "info")
    assert verify(project, *AGAINST, *accepted).code == 0
    assert run_here("lint", "docs.md", *accepted, cwd=project).code == 0
    (project / "docs.md").write_text(text.replace("integer ", "string"), encoding="utf-8")
    assert "info[baseline-gone]" in verify(project, *AGAINST, *accepted).err


def test_configuration(project: Path) -> None:
    """Without arguments every [[verify]] is run, with the severities of [lint.rules]."""
    configuration = (
        '[[spec]]\ndocs = "docs.md"\nfile = "spec.yaml"\n[[verify]]\nagainst = "server.json"\nfail-on = "info"\n'
        '[lint.rules]\nverify-field-type-differs = "info"\n'
    )
    (project / "slatebind.toml").write_text(configuration, encoding="utf-8")
    done = verify(project)
    assert (done.code, "info[verify-field-type-differs]" in done.err) == (1, True)
    (project / "slatebind.toml").write_text(configuration.replace('"info"\n', '"off"\n').replace("fail-on", "# "))
    assert verify(project).code == 0


def test_configuration_of_an_unknown_spec(project: Path) -> None:
    """``spec`` is the file of a [[spec]]."""
    text = '[[spec]]\ndocs = "docs.md"\nfile = "a.yaml"\n[[verify]]\nspec = "b.yaml"\nagainst = "server.json"\n'
    (project / "slatebind.toml").write_text(text, encoding="utf-8")
    done = verify(project)
    assert done.code == 2
    assert "no [[spec]] has the file `b.yaml`" in done.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("docs.md",), "give --against SOURCE"),
        ((), "give DOCS and --against SOURCE, or configure a [[verify]]"),
        (("docs.md", "--against", "nothing.json"), "nothing.json: No such file"),
        ((*AGAINST, "--select", "verify-param-mising"), "did you mean `verify-param-missing`?"),
        (("--explain", "verify-param-mising"), "did you mean `verify-param-missing`?"),
    ],
)
def test_wrong_arguments(project: Path, arguments: tuple[str, ...], message: str) -> None:
    """Each is a usage error that says what to do."""
    done = verify(project, *arguments)
    assert done.code == 2
    assert message in done.err


def test_a_source_that_cannot_be_read(project: Path) -> None:
    """It is reported with its place, and the exit code is that of unreadable input."""
    (project / "server.json").write_text('{"api": [}', encoding="utf-8")
    done = verify(project, *AGAINST)
    assert done.code == 2
    assert "server.json:1:10: error[verify-source-invalid]: the text is not valid JSON: " in done.err


def test_rules_are_listed_and_explained(project: Path) -> None:
    """On the terminal, as JSON, and on a page that is up to date."""
    assert set(VERIFY_FINDINGS) == {line.split()[0] for line in verify(project, "--list").out.splitlines()[1:]}
    assert [rule["id"] for rule in json.loads(verify(project, "--list", "--format", "json").out)] == [*VERIFY_FINDINGS]
    done = verify(project, "--explain", "verify-param-missing")
    assert "A server ignores what it does not know" in done.out
    assert (
        json.loads(verify(project, "--explain", "verify-param-missing", "--format", "json").out)["severity"] == "error"
    )
    assert PAGE.read_text(encoding="utf-8") == verify_page()


def test_rules_have_names_of_their_own() -> None:
    """No rule of verify has the name of one of lint, since comments and baselines name both."""
    assert not VERIFY_FINDINGS.keys() & FINDINGS.keys()
    assert all(code.startswith("verify-") for code in VERIFY_FINDINGS)


@pytest.mark.parametrize(("first", "second", "code"), [("error", "never", 1), ("never", "error", 0)])
def test_each_comparison_has_its_severity(project: Path, first: str, second: str, code: int) -> None:
    """`fail-on` of a [[verify]] decides about its own findings, wherever it is in the file."""
    (project / "same.json").write_text(json.dumps({"api": [{"name": "listBerths"}]}), encoding="utf-8")
    (project / "slatebind.toml").write_text(
        '[[spec]]\ndocs = "docs.md"\nfile = "spec.yaml"\n'
        f'[[verify]]\nagainst = "server.json"\nfail-on = "{first}"\n'
        f'[[verify]]\nagainst = "same.json"\nfail-on = "{second}"\n'
        '[lint.rules]\nverify-param-missing = "off"\nverify-field-missing = "off"\n',
        encoding="utf-8",
    )
    done = verify(project)
    assert "error[verify-field-type-differs]" in done.err
    assert done.code == code


def test_a_source_without_anything(project: Path) -> None:
    """The JSON ``null`` is none of the sources, which is said."""
    (project / "server.json").write_text("null", encoding="utf-8")
    done = verify(project, *AGAINST)
    assert (done.code, "none of these: a response of listApis" in done.err) == (2, True)


def test_an_empty_overlay_is_filled(project: Path) -> None:
    """A file without text is not a wrong overlay."""
    (project / "server.yaml").write_text("", encoding="utf-8")
    done = verify(project, *AGAINST, "--write-overlay", "server.yaml")
    assert (done.code, "overlay-invalid" in done.err) == (0, False)
    assert "type: string" in (project / "server.yaml").read_text(encoding="utf-8")

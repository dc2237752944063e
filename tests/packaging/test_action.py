"""The GitHub action: its steps run in checkouts as actions/checkout makes them, in the environment that GitHub sets."""

import json
import os
import re
import shlex
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from subprocess import run
from typing import Any, NamedTuple

import pytest
import yaml

from command_line import DOCS, call_here, environment
from repositories import IDENTITY, commit_all, git, write
from slatebind.cli.error_handling import run_safely
from slatebind.cli.github_action.steps import run_step
from tools import find_program

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["id"]: step for step in ACTION["runs"]["steps"] if "id" in step}
CONFIGURATION = '[[spec]]\ndocs = "{0}"\nfile = "{0}.yaml"\n'
NOTHING = "0" * 40
INDEX = "docs/source/index.html.md"
BEFORE, AFTER = DOCS.format(type="integer"), DOCS.format(type="float")
BREAKING = "::error file=docs/source/index.html.md,line="
NEW = "::notice title=slatebind::docs: new: nothing to compare with"
HOSTILE = [
    "--upload-pack=touch pwned",
    "-oProxyCommand=touch pwned",
    "$(touch pwned)",
    "`touch pwned`",
    '"; touch pwned; "',
    "'; touch pwned; '",
    "main\n--upload-pack=touch pwned",
    "main\n::set-output name=bump::none",
    "+refs/heads/*:refs/heads/*",
    "main:refs/heads/pwned",
    "ext::sh -c touch% pwned",
    "../../../etc/passwd",
]


class Job(NamedTuple):
    """A finished run of the action: exit codes by step, the log, the summary and the outputs."""

    codes: dict[str, int]
    log: str
    summary: str
    outputs: str

    @property
    def code(self) -> int:
        """What decides about the job."""
        return max(self.codes.values())


class Host:
    """A repository on GitHub, and a runner with a checkout of it."""

    def __init__(self, folder: Path) -> None:
        self.origin = folder / "origin"
        self.runner = folder / "runner"
        self.checkout = self.runner / "work"
        self.origin.mkdir()
        self.runner.mkdir()
        git("init", "--quiet", "--initial-branch=main", folder=self.origin)
        git("config", "uploadpack.allowAnySHA1InWant", "true", folder=self.origin)

    def write(self, name: str, text: str) -> None:
        """Write a file of the working tree of the repository."""
        write(self.origin / name, text)

    def commit(self, **files: str) -> str:
        """Commit the working tree with the docs as given; the id of the commit."""
        for text in files.values():
            self.write(INDEX, text)
        return commit_all("change", self.origin)

    def open_pull_request(self) -> tuple[str, str]:
        """Merge HEAD into main as GitHub does; the commits of the base and of the merge."""
        head, base = (git("rev-parse", name, folder=self.origin) for name in ("HEAD", "main"))
        git("checkout", "--quiet", "--detach", "main", folder=self.origin)
        git("merge", "--quiet", "--no-ff", "--message", "merge", head, folder=self.origin)
        merge = git("rev-parse", "HEAD", folder=self.origin)
        git("update-ref", "refs/pull/1/head", head, folder=self.origin)
        git("update-ref", "refs/pull/1/merge", merge, folder=self.origin)
        git("checkout", "--quiet", "main", folder=self.origin)
        return base, merge

    def check_out(self, revision: str, depth: int = 1) -> None:
        """What actions/checkout does: an empty repository, one fetch, and a detached commit."""
        git("init", "--quiet", str(self.checkout), folder=self.runner)
        git("remote", "add", "origin", self.origin.as_uri(), folder=self.checkout)
        history = [f"--depth={depth}"] if depth else []
        git("fetch", "--quiet", "--no-tags", *history, "origin", revision, folder=self.checkout)
        git("checkout", "--quiet", "--detach", "FETCH_HEAD", folder=self.checkout)

    def refs(self) -> str:
        """All refs of the repository, which the action must not change."""
        return git("for-each-ref", folder=self.origin)

    def run(
        self,
        event: str = "pull_request",
        payload: Mapping[str, Any] | None = None,
        *,
        steps: tuple[str, ...] = ("lint", "diff"),
        ref: str = "refs/pull/1/merge",
        sha: str = "",
        in_shell: bool = False,
        **inputs: str,
    ) -> Job:
        """Run the action's steps: their scripts, or to save time in this process what the scripts run."""
        given = {name: str(entry["default"]) for name, entry in ACTION["inputs"].items()}
        given.update({name.replace("_", "-"): value for name, value in inputs.items()})
        files = {name: self.runner / name.lower() for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")}
        for file in files.values():
            file.write_text("", encoding="utf-8")
        event_file = self.runner / "event.json"
        repository = {"default_branch": "main", "full_name": "o/r"}
        event_file.write_text(json.dumps({"repository": repository, **(payload or {})}), encoding="utf-8")
        variables = {
            **IDENTITY,
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_EVENT_NAME": event,
            "GITHUB_EVENT_PATH": str(event_file),
            "GITHUB_REF": ref,
            "GITHUB_SHA": sha or git("rev-parse", "HEAD", folder=self.checkout),
            "GITHUB_WORKSPACE": str(self.checkout),
            **{name: str(file) for name, file in files.items()},
        }
        codes, log = {}, ""
        for name in steps:
            everything = {**variables, **_values(STEPS[name], given)}
            if in_shell:
                codes[name], printed = self._run_step(STEPS[name], everything)
            else:
                done = call_here(partial(run_safely, partial(run_step, name)), cwd=self.checkout, **everything)
                codes[name], printed = done.code, done.out + done.err
            log += printed
        return Job(codes, log, *(file.read_text(encoding="utf-8") for file in files.values()))

    def _run_step(self, step: dict[str, Any], variables: dict[str, str]) -> tuple[int, str]:
        tools = self.runner / "tools"
        tools.mkdir(exist_ok=True)
        python = tools / "python"
        python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n', encoding="utf-8")
        python.chmod(0o755)
        done = run(
            [find_program("bash"), "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=self.checkout,
            env=environment(PATH=f"{tools}{os.pathsep}{os.environ['PATH']}", **variables),
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr


def _values(step: dict[str, Any], inputs: dict[str, str]) -> dict[str, str]:
    """The variables of a step, each of which is an input."""
    values = {}
    for name, text in step["env"].items():
        match = re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", text)
        assert match
        values[name] = inputs[match[1]]
    return values


@pytest.fixture
def host(tmp_path: Path) -> Host:
    """A repository whose main branch has docs, with another branch checked out."""
    host = Host(tmp_path)
    host.commit(docs=BEFORE)
    git("checkout", "--quiet", "-b", "topic", folder=host.origin)
    return host


def pull_request(base: str) -> dict[str, Any]:
    """The part of the payload that names the base."""
    return {"pull_request": {"base": {"sha": base, "ref": "main"}}}


def open_pull_request(host: Host) -> dict[str, Any]:
    """A pull request whose merge commit is checked out; the payload of its event."""
    base, _ = host.open_pull_request()
    host.check_out("refs/pull/1/merge")
    return pull_request(base)


def test_a_break_in_a_pull_request(host: Host) -> None:
    """It is an annotation, in the summary and in the outputs, and fails the job. Nothing is pushed."""
    host.commit(docs=AFTER)
    payload, refs = open_pull_request(host), host.refs()
    job = host.run(payload=payload, in_shell=True)
    assert job.codes == {"lint": 0, "diff": 1}
    assert BREAKING in job.log
    assert job.summary.startswith("## Lint: ")
    assert "## API changes: 1 breaking\n" in job.summary
    assert job.outputs == "bump=major\n"
    assert host.refs() == refs
    for inputs in ({"diff_fail_on": "none"}, {"diff_fail_on": "never"}, {"surface": "docs"}):
        assert host.run(payload=payload, steps=("diff",), **inputs).code == 0


def test_a_pull_request_of_a_fork(host: Host, tmp_path: Path) -> None:
    """Its commits come from another repository; the base is fetched from the checked-out one."""
    git("clone", "--quiet", host.origin.as_uri(), str(tmp_path / "fork"), folder=tmp_path)
    write(tmp_path / "fork" / INDEX, AFTER)
    commit_all("break", tmp_path / "fork")
    git("fetch", "--quiet", (tmp_path / "fork").as_uri(), "HEAD", folder=host.origin)
    git("reset", "--quiet", "--hard", "FETCH_HEAD", folder=host.origin)
    payload, refs = open_pull_request(host), host.refs()
    assert host.run(payload=payload, in_shell=True).codes == {"lint": 0, "diff": 1}
    assert host.refs() == refs


def test_a_base_that_cannot_be_fetched(host: Host) -> None:
    """It is an error with git's own words, not a comparison with nothing."""
    host.commit(docs=AFTER)
    payload = open_pull_request(host)
    job = host.run("push", {"before": "1" * 40}, ref="refs/heads/main", steps=("diff",))
    assert (job.code, job.summary, job.outputs) == (2, "", "")
    assert f"::error title=slatebind::diff: {'1' * 40} cannot be fetched to compare with: git: " in job.log
    git("remote", "set-url", "origin", "/nowhere", folder=host.checkout)
    job = host.run(payload=payload, steps=("diff",))
    assert (job.code, job.summary, job.outputs) == (2, "", "")
    assert "does not appear to be a git repository" in job.log


def test_a_renamed_folder(host: Host) -> None:
    """Docs are compared with those at the old path."""
    host.commit(docs=AFTER)
    git("mv", "docs", "api", folder=host.origin)
    host.write("slatebind.toml", '[[spec]]\ndocs = "api"\nfile = "spec.yaml"\n')
    host.commit()
    job = host.run(payload=open_pull_request(host))
    assert job.codes == {"lint": 0, "diff": 1}
    assert "::error file=api/source/index.html.md,line=" in job.log
    assert "api was renamed; comparing with" in job.log


def test_docs_in_the_root(host: Host) -> None:
    """The root of the repository is a folder of docs like any other."""
    git("mv", INDEX, "index.html.md", folder=host.origin)
    host.commit()
    git("branch", "--force", "main", "topic", folder=host.origin)
    host.write("index.html.md", AFTER)
    host.commit()
    payload = open_pull_request(host)
    for docs in (".", "./", "index.html.md"):
        job = host.run(payload=payload, docs=docs)
        assert job.codes == {"lint": 0, "diff": 1}
        assert "::error file=index.html.md,line=" in job.log


def test_the_first_push(tmp_path: Path) -> None:
    """There is nothing to compare with, which is said; the docs have to be readable nevertheless."""
    host = Host(tmp_path)
    host.commit(docs=AFTER)
    host.check_out("main")
    job = host.run("push", {"before": NOTHING}, ref="refs/heads/main")
    assert (job.code, job.outputs) == (0, "bump=minor\n")
    assert NEW in job.log
    assert "## API changes: new: nothing to compare with\n" in job.summary
    assert host.run("push", {"before": NOTHING}, ref="refs/heads/main", docs="doc").codes == {"lint": 2, "diff": 2}
    assert host.run("push", {"before": NOTHING}, ref="refs/tags/v1", steps=("diff",)).code == 0


def test_the_commit_that_adds_the_docs(host: Host) -> None:
    """It is accepted, and said to be that."""
    host.write("more/index.html.md", AFTER)
    host.commit()
    job = host.run(payload=open_pull_request(host), docs="more")
    assert (job.code, job.outputs) == (0, "bump=minor\n")
    assert NEW.replace("docs:", "more:") in job.log


def test_the_first_push_of_a_branch(host: Host) -> None:
    """The commit where it left the default branch is fetched, and what that did since is no change."""
    host.commit(docs=AFTER)
    git("checkout", "--quiet", "main", folder=host.origin)
    host.commit(docs=BEFORE.replace("| **depth** | Metres at low tide | integer |\n", ""))
    host.check_out("topic")
    job = host.run("push", {"before": NOTHING}, ref="refs/heads/topic", steps=("diff",))
    assert job.code == 1
    assert "type of field `depth` changed from `integer` to `float`" in job.summary


def test_further_pushes(host: Host) -> None:
    """They are compared with the commit before."""
    before = git("rev-parse", "HEAD", folder=host.origin)
    host.commit(docs=AFTER)
    host.check_out("topic")
    assert host.run("push", {"before": before}, ref="refs/heads/topic", steps=("diff",)).code == 1


@pytest.mark.parametrize("depth", [0, 1])
def test_the_head_of_a_pull_request(host: Host, depth: int) -> None:
    """If it is checked out instead of the merge, it is compared with the commit where it left its base."""
    host.commit(docs=AFTER)
    git("checkout", "--quiet", "main", folder=host.origin)
    host.commit(docs=BEFORE.replace("listBerths", "listQuays"))
    git("checkout", "--quiet", "topic", folder=host.origin)
    host.check_out("topic", depth)
    base = git("rev-parse", "main", folder=host.origin)
    job = host.run("pull_request_target", pull_request(base), steps=("diff",), sha=NOTHING)
    assert job.code == 1
    assert "command-removed" not in job.log
    assert "listQuays" not in job.summary


def test_a_base_that_is_checked_out(host: Host) -> None:
    """A comparison of the base with itself would always succeed."""
    host.check_out("main")
    base = git("rev-parse", "main", folder=host.origin)
    job = host.run("pull_request_target", pull_request(base), steps=("diff",))
    assert (job.code, job.outputs) == (2, "")
    assert "the base of the pull request is checked out" in job.log


@pytest.mark.parametrize("event", ["schedule", "workflow_dispatch", "pull_request", "merge_group"])
def test_events_that_name_no_base(host: Host, event: str) -> None:
    """On the default branch they need the input."""
    host.check_out("main")
    job = host.run(event, ref="refs/heads/main", steps=("diff",))
    assert (job.code, job.outputs) == (2, "")
    assert "set the input `against`" in job.log
    git("tag", "v1", folder=host.origin)
    assert host.run(event, ref="refs/heads/main", steps=("diff",), against="v1").code == 0


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_revisions(host: Host, value: str) -> None:
    """A revision is neither an option, nor a refspec, nor a part of a script or of the log's commands."""
    payload, refs = open_pull_request(host), host.refs()
    job = host.run(payload=payload, steps=("diff",), against=value, in_shell=value in HOSTILE[:3])
    assert (job.code, job.outputs, job.summary) == (2, "", "")
    assert host.refs() == refs
    assert not list(host.runner.rglob("pwned"))
    assert not re.search(r"^::set-output", job.log, re.MULTILINE)


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_paths(host: Host, value: str) -> None:
    """A path is not an option either."""
    payload = open_pull_request(host)
    for step, inputs in (
        ("lint", {"docs": value}),
        ("lint", {"dialect": value}),
        ("lint", {"baseline": value}),
        ("verify", {"docs": "docs", "verify": value}),
    ):
        job = host.run(payload=payload, steps=(step,), **inputs)
        assert job.code == 2
        assert not re.search(r"^::set-output", job.log, re.MULTILINE)
    assert host.run(payload=payload, steps=("diff",), docs=value, in_shell=value in HOSTILE[:3]).code == 2
    assert not list(host.runner.rglob("pwned"))


@pytest.mark.parametrize("name", ["surface", "diff_fail_on", "lint_fail_on", "verify_fail_on"])
def test_unknown_words(host: Host, name: str) -> None:
    """They are an error, not a setting that finds nothing."""
    job = host.run(payload=open_pull_request(host), **{name: "$(touch pwned)"})
    assert job.code == 2
    assert "::error title=slatebind::" in job.log


def test_code_in_the_checkout_does_not_run(host: Host) -> None:
    """Python does not import modules from the repository of the docs in place of its own or of slatebind's."""
    for module in ("click", "json", "msgspec", "slatebind/__init__", "pip/__init__", "pip/__main__"):
        host.write(f"{module}.py", "open('pwned', 'w')\n")
    host.commit(docs=AFTER)
    assert host.run(payload=open_pull_request(host), in_shell=True).codes == {"lint": 0, "diff": 1}
    assert not list(host.runner.rglob("pwned"))
    assert all("python -P -m " in step["run"] for step in STEPS.values())


def test_every_configured_spec(host: Host) -> None:
    """Without the input, all docs of the configuration are checked."""
    for name in ("one", "two"):
        host.write(f"{name}/index.html.md", BEFORE)
    host.write(
        "slatebind.toml", "".join(f'[[spec]]\ndocs = "{name}"\nfile = "{name}.yaml"\n' for name in ("one", "two"))
    )
    host.commit()
    git("branch", "--force", "main", "topic", folder=host.origin)
    host.write("one/index.html.md", BEFORE.replace("| integer |", "| intager |"))
    host.write("two/index.html.md", AFTER)
    host.commit()
    job = host.run(payload=open_pull_request(host))
    assert job.code == 1
    assert "file=one/index.html.md,line=" in job.log
    assert "::error file=two/index.html.md,line=" in job.log
    assert job.outputs == "bump=major\n"


def test_the_configuration_decides_what_fails(host: Host) -> None:
    """``fail-on`` of the configuration holds unless the input says otherwise; ``never`` still reports."""
    host.write("slatebind.toml", '[[spec]]\ndocs = "docs"\nfile = "spec.yaml"\n\n[lint]\nfail-on = "warning"\n')
    host.commit(docs=BEFORE.replace("| integer |", "| intager |"))
    payload = open_pull_request(host)
    assert host.run(payload=payload, steps=("lint",)).code == 1
    for word in ("error", "never"):
        job = host.run(payload=payload, steps=("lint",), lint_fail_on=word)
        assert job.code == 0
        assert "type-known" in job.log


def test_dialect_and_baseline(host: Host) -> None:
    """They are inputs."""
    host.commit(docs=BEFORE.replace("| integer |", "| intager |"))
    shipped = ROOT / "generator/slatebind/dialects/cloudstack.yaml"
    words = shipped.read_text(encoding="utf-8").replace("integer: [", "integer: [intager, ")
    host.write("mine.yaml", words.replace("dialect: cloudstack", "dialect: mine"))
    host.write("known.json", '{"slatebind_baseline": 1, "findings": []}\n')
    host.commit()
    payload = open_pull_request(host)
    assert host.run(payload=payload, lint_fail_on="warning").codes == {"lint": 1, "diff": 1}
    assert host.run(payload=payload, lint_fail_on="warning", dialect="mine.yaml").codes == {"lint": 0, "diff": 0}
    assert host.run(payload=payload, steps=("lint",), baseline="missing.json").code == 2


def test_annotations_of_both_steps_are_shown(host: Host) -> None:
    """GitHub shows ten of a severity for both: each step has five, and the log names the others."""
    rows = "".join(f"| **field{number}** | Metres | integer |\n" for number in range(9))
    changed = "".join(f"| **Field{number}** | Metres |\n" for number in range(9))
    host.commit(docs=f"{BEFORE}{rows}")
    git("branch", "--force", "main", "topic", folder=host.origin)
    host.commit(docs=f"{BEFORE}{changed}")
    payload = open_pull_request(host)
    for step, level in (("lint", "warning"), ("diff", "error")):
        job = host.run(payload=payload, steps=(step,))
        levels = re.findall(r"^::(error|warning|notice) file=", job.log, re.MULTILINE)
        assert levels.count(level) == max(levels.count(each) for each in levels) == 5
        assert len(re.findall(rf"^{INDEX}:\d+:\d+: {level}\[", job.log, re.MULTILINE)) >= 4
    assert job.summary.count("Field8") > 0


def test_docs_that_are_not_understood_are_annotated_once(host: Host) -> None:
    """By lint; the comparison names them in its log and its summary."""
    host.commit(docs=f"{BEFORE}| **beam** | Metres |\n")
    payload = open_pull_request(host)
    annotations = r"^::warning .*(?:line=\d+).*::(.*)$"
    assert re.findall(annotations, host.run(payload=payload, steps=("lint",)).log, re.MULTILINE)
    job = host.run(payload=payload, steps=("diff",))
    assert re.findall(annotations, job.log, re.MULTILINE) == []
    assert "docs-damaged" in job.log
    assert "Warnings (1)" in job.summary


def listed(kind: str) -> str:
    """What a server says of the command of the docs, in which a field has this type."""
    fields = [{"name": "id", "type": "uuid"}, {"name": "depth", "type": kind}]
    command = {"name": "listBerths", "isasync": False, "params": [{"name": "id", "type": "uuid"}], "response": fields}
    return json.dumps({"api": [command]})


def test_docs_against_the_server(host: Host) -> None:
    """On any event; what differs is annotated at its line of the docs, and the summary counts it."""
    host.write("server.json", listed("string"))
    host.commit(docs=BEFORE)
    host.check_out("topic")
    job = host.run("schedule", steps=("verify",), docs="docs", verify="server.json")
    assert (job.code, job.log.count(BREAKING)) == (1, 1)
    assert "verify-field-type-differs" in job.log
    assert job.summary.startswith("## Docs against the server: 1 error")
    job = host.run("schedule", steps=("verify",), docs="docs", verify="server.json", verify_fail_on="never")
    assert job.code == 0


def test_configured_comparisons_with_the_server(host: Host) -> None:
    """`configured` is every [[verify]]; a source alone is compared with the docs of the only [[spec]]."""
    host.write("server.json", listed("string"))
    host.write("same.json", listed("integer"))
    text = f'{CONFIGURATION.format("docs")}[[verify]]\nagainst = "server.json"\nfail-on = "never"\n'
    host.write("slatebind.toml", text)
    host.commit(docs=BEFORE)
    host.check_out("topic")
    job = host.run("schedule", steps=("verify",), verify="configured")
    assert (job.code, job.log.count(BREAKING)) == (0, 1)
    job = host.run("schedule", steps=("verify",), verify="same.json")
    assert (job.code, job.log.count(BREAKING)) == (0, 0)


def test_a_server_that_cannot_be_asked(host: Host) -> None:
    """Without an address in the environment the job fails, with the reason as an annotation."""
    host.commit(docs=BEFORE)
    host.check_out("topic")
    job = host.run("schedule", steps=("verify",), docs="docs", verify="server")
    assert job.code == 2
    assert "::error title=slatebind::verify: no server is configured" in job.log


def test_only_one_of_the_comparisons_runs() -> None:
    """Docs are compared with a server, or linted and compared with another revision."""
    conditions = {name: step.get("if", "") for name, step in STEPS.items()}
    assert "inputs.verify == ''" in conditions["lint"]
    assert "inputs.verify == ''" in conditions["diff"]
    assert "inputs.verify != ''" in conditions["verify"]


def test_inputs_are_not_parts_of_scripts() -> None:
    """Every input is used, and only as a variable."""
    text = json.dumps(ACTION["runs"])
    assert all(f"inputs.{name} }}}}" in text for name in ACTION["inputs"])
    assert not [step for step in STEPS.values() if "${{" in step["run"]]


def _workflow(start: str, page: str = "ci.md") -> dict[Any, Any]:
    """The pipeline of a page whose text begins like this."""
    blocks = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs/how-to" / page).read_text(encoding="utf-8"), re.S)
    (found,) = [yaml.safe_load(block) for block in blocks if block.startswith(start)]
    return dict(found)


@pytest.mark.parametrize("page", ["ci.md", "verify.md"])
def test_the_documented_workflow(page: str) -> None:
    """It needs to read the repository only, and its inputs exist."""
    github = _workflow("on:", page)
    assert github["permissions"] == {"contents": "read"}
    (job,) = github["jobs"].values()
    step = next(step for step in job["steps"] if "slatebind" in step["uses"])
    assert step.get("with", {}).keys() <= ACTION["inputs"].keys()


def test_the_documented_pipeline(host: Host, run_script: Callable[[str, dict[str, str]], int]) -> None:
    """Each job runs with the variables that GitLab sets, and leaves the report that it names, also if it fails."""
    base = git("rev-parse", "main", folder=host.origin)
    host.commit(docs=AFTER)
    host.check_out("topic", depth=0)
    gitlab = _workflow(".slatebind:")
    common = gitlab.pop(".slatebind")
    assert common["variables"] == {"GIT_DEPTH": 0}
    assert common["artifacts"]["when"] == "always"
    assert [line.startswith("pip install ") for line in common["before_script"]] == [True]
    write(host.checkout / "slatebind.toml", '[[spec]]\ndocs = "docs"\nfile = "spec.yaml"\n')
    assert run_script("slatebind generate", {}) == 0
    report, found = host.checkout / common["artifacts"]["reports"]["codequality"], {}
    for name, job in gitlab.items():
        (line,) = job["script"]
        found[name] = run_script(line, {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "CI": "true"})
        assert isinstance(json.loads(report.read_text(encoding="utf-8")), list)
        report.unlink()
    assert found == {"api-docs-check": 0, "api-docs-lint": 0, "api-docs-diff": 1}


@pytest.fixture
def run_script(host: Host) -> Callable[[str, dict[str, str]], int]:
    """Run a line of a shell script in the checkout; its exit code."""

    def run_script(line: str, variables: dict[str, str]) -> int:
        command = host.runner / "slatebind"
        command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m slatebind "$@"\n', encoding="utf-8")
        command.chmod(0o755)
        path = f"{host.runner}{os.pathsep}{os.environ['PATH']}"
        variables = environment(PATH=path, **IDENTITY, **variables)
        return run(["bash", "-c", line], cwd=host.checkout, env=variables, check=False, capture_output=True).returncode

    return run_script

"""Deriving the version and the changelog of a package from its releases."""

import re
import subprocess
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from slatebind.diff.comparison import Comparison
from slatebind.diff.sdk import Sdk
from slatebind.output import compare, write
from slatebind.progress import no_progress
from slatebind.project.build import Project
from slatebind.project.config_reader import read_config
from slatebind.project.releases import latest_release, next_version
from slatebind.project.revisions import RevisionError
from slatebind.rendering.languages.language_files import with_language
from slatebind.rendering.targets.manifest import Manifest
from slatebind.rendering.targets.target import shipped_language
from slatebind.spec.model import Api, Command, Group, Param, Spec

PLAN = """\
[[spec]]
docs = "docs/source/index.html.md"
file = "spec/harbor.yaml"

[[target]]
use = "python"
out = "client"
version = "from-diff"
"""
GONE = {"**depth**|Its depth|integer\n": ""}
MORE = {"**depth**|Its depth|integer\n": "**depth**|Its depth|integer\n**beam**|Its breadth|integer\n"}
WORDS = {"Lists berths.": "Lists all berths."}


def git(*arguments: str, folder: str = ".") -> None:
    """Run git independently of the user's configuration."""
    who = ("-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false", "-c", "tag.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def project(folder: str = "", plan: str = PLAN) -> Project:
    """A folder with a configuration."""
    config, problems = read_config(plan, "slatebind.toml")
    assert (problems, config is not None) == ((), True)
    assert config is not None
    return Project(config, folder)


def generate(folder: str = "") -> tuple[str, str]:
    """Generate everything; the resulting version and changelog."""
    for output in project(folder).build(lambda label: nullcontext(no_progress)):
        assert output.files is not None
        write(output.files, output.root, owner=output.owner)
        assert compare(output.files, output.root, owner=output.owner).is_current
    (line,) = [
        line
        for line in Path(folder, "client/pyproject.toml").read_text(encoding="utf-8").splitlines()
        if line.startswith("version")
    ]
    text = Path(folder, "client/CHANGELOG.md").read_text(encoding="utf-8")
    return line.partition('"')[2].rstrip('"'), text.partition("\n## ")[2]


def release(tag: str) -> None:
    """Commit everything and tag it."""
    git("add", "-A")
    git("commit", "-q", "--allow-empty", "-m", "release")
    git("tag", tag)


@pytest.fixture
def docs(document: Callable[..., str]) -> Callable[..., str]:
    """The docs of a new repository."""
    git("init", "-q", "-b", "main")
    return lambda words=None: document("docs/source/index.html.md", words)


def test_without_a_release(docs: Callable[..., str]) -> None:
    """The version is the first one, even before the first commit."""
    docs()
    first = "0.1.0", "0.1.0\n\nThe first version.\n"
    assert generate() == first
    git("commit", "-q", "--allow-empty", "-m", "start")
    assert generate() == first


def test_without_a_repository(document: Callable[..., str]) -> None:
    """The version is the first one."""
    document("docs/source/index.html.md")
    with pytest.raises(RevisionError, match="not a git repository"):
        generate()


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        (GONE, "v1.4.2", "2.0.0"),
        (MORE, "v1.4.2", "1.5.0"),
        (WORDS, "v1.4.2", "1.4.3"),
        ({}, "v1.4.2", "1.4.2"),
        (GONE, "v0.4.2", "0.5.0"),
        (MORE, "v0.4.2", "0.4.3"),
    ],
)
def test_the_version_follows_the_changes(
    docs: Callable[..., str], words: dict[str, str], before: str, after: str
) -> None:
    """By the rules of Semantic Versioning, for repeated runs as well, and still after the release is tagged."""
    docs()
    generate()
    release(before)
    docs(words)
    first = generate()
    assert first[0] == after
    assert generate() == first
    if not before.endswith(after):
        release(f"v{after}")
    assert generate() == first


HTTP_DOCS = """# Trees

## List trees

`GET https://orchard.example/v1/trees`

Parameter | Type | Required
--------- | ---- | --------
limit | integer | false
"""


@pytest.mark.parametrize(
    ("row", "after", "entry"),
    [
        (
            "species | string | true\n",
            "2.0.0",
            "- **list\\_trees** (`GET /v1/trees`): required parameter `species` was added",
        ),
        (
            "species | string | false\n",
            "1.1.0",
            "- **list\\_trees** (`GET /v1/trees`): parameter `species` was added",
        ),
    ],
)
def test_versions_of_clients_of_http_apis(docs: Callable[..., str], row: str, after: str, entry: str) -> None:
    """They follow the changes of operations."""
    page = Path(docs())
    page.write_text(HTTP_DOCS, encoding="utf-8")
    generate()
    release("v1.0.0")
    page.write_text(HTTP_DOCS + row, encoding="utf-8")
    version, changelog = generate()
    assert version == after
    assert entry in changelog.splitlines()


def test_the_changelog_keeps_earlier_releases(docs: Callable[..., str]) -> None:
    """Their entries stay below the new one, which contains everything since the last release."""
    docs()
    generate()
    release("v1.0.0")
    docs(MORE)
    generate()
    release("v1.1.0")
    docs(GONE)
    assert generate() == (
        "2.0.0",
        "2.0.0\n\n### Breaking\n\n"
        "- **model Berth**: field `beam` was removed, in responses of `listBerths`\n"
        "- **model Berth**: field `depth` was removed, in responses of `listBerths`\n\n"
        "## 1.1.0\n\n### Added\n\n- **model Berth**: field `beam` was added, in responses of `listBerths`\n\n"
        "## 0.1.0\n\nThe first version.\n",
    )


def test_accepted_breaks_raise_the_major_version(docs: Callable[..., str]) -> None:
    """Whether the entry has expired or not: accepting a change lets a run pass, but the package still breaks code."""
    docs()
    generate()
    release("v1.0.0")
    docs(GONE)
    entry = "{id: field-removed, place: models.Berth.fields.depth, reason: never filled, expires: 2001-01-01}"
    Path("slatebind-diff.yaml").write_text(f"ignore:\n- {entry}\n", encoding="utf-8")
    assert generate() == (
        "2.0.0",
        "2.0.0\n\n### Breaking\n\n- **model Berth**: field `depth` was removed, in responses of `listBerths`\n\n"
        "## 0.1.0\n\nThe first version.\n",
    )


def test_releases_that_cannot_be_compared_with(docs: Callable[..., str]) -> None:
    """A release without a spec is reported, not treated as an empty API."""
    docs()
    release("v1.0.0")
    with pytest.raises(RevisionError, match=r"v1\.0\.0: the release has no spec/harbor\.yaml"):
        generate()


def test_a_shallow_clone_is_an_error(docs: Callable[..., str], tmp_path: Path) -> None:
    """Without tags the releases are unknown; with the commit of the last release everything works."""
    docs()
    generate()
    release("v1.0.0")
    docs(MORE)
    whole = generate()
    git("add", "-A")
    git("commit", "-q", "-m", "more")
    clone = "clone"
    git("clone", "-q", "--depth", "1", "--no-tags", tmp_path.as_uri(), clone)
    with pytest.raises(RevisionError, match="no tag matches `v\\*`; this clone is shallow: fetch its history"):
        generate(clone)
    git("fetch", "-q", "--depth", "1", "origin", "tag", "v1.0.0", folder=clone)
    assert generate(clone) == whole


def test_the_latest_release_is_the_highest_version() -> None:
    """Of the tags that end in three numbers; release candidates do not count."""
    assert latest_release(("v1.9.0", "v1.10.0", "v1.11.0rc1", "v2", "nightly")) == latest_release(("v1.10.0",))
    assert latest_release(("v2.0.0-rc.1", "nightly")) is None
    assert [next_version((1, 2, 3), bump) for bump in ("major", "minor", "patch", "none")] == [
        "2.0.0",
        "1.3.0",
        "1.2.4",
        "1.2.3",
    ]


def test_two_versions_are_an_error() -> None:
    """A configuration that also contains a version is reported at its line."""
    _, (problem,) = read_config(f'{PLAN}options.version = "1.0"\n', "slatebind.toml")
    assert (problem.at.line, problem.code) == (8, "config-inconsistent")


@pytest.mark.parametrize(("use", "after"), [("python", "2.0.0"), ("openapi", "1.0.1")])
def test_the_version_goes_by_what_the_target_shows(docs: Callable[..., str], use: str, after: str) -> None:
    """Another name for a group breaks users of the client, not those who read the description of requests."""
    plan = PLAN.replace("python", use)
    docs()
    generate()
    release("v1.0.0")
    docs({"# Berth\n": "# Jetty\n"})
    outputs = project("", plan).build(lambda label: nullcontext(no_progress))
    (output,) = [output for output in outputs if output.owner == use]
    texts = {file.path: file.text for file in output.files or ()}
    text = texts.get("pyproject.toml") or texts["openapi.yaml"]
    assert re.findall(r"^ *version(?: =|:) \"?([\d.]+)", text, re.M) == [after]


def test_names_are_those_of_the_target() -> None:
    """The package that is compared has the names that the target gives it."""
    spec = Spec(
        api=Api(name="x", protocol="cloudstack"),
        groups=(Group(name="SSL cert"),),
        commands=(Command(name="listSslCerts", group="SSL cert", params=(Param(name="pageSize", type="integer"),)),),
    )
    go = with_language(Manifest(description="d", files=()), shipped_language("go"))
    sdk, python = Sdk(spec, go), Sdk(spec)
    assert (sdk.commands["listSslCerts"].id, sdk.groups["SSL cert"].cls) == ("ListSSLCerts", "SSLCert")
    assert sdk.has_keyword("listSslCerts", "PageSize")
    assert python.commands["listSslCerts"].id == "list_ssl_certs"
    assert Comparison(spec, spec, go).new_sdk.commands["listSslCerts"].id == "ListSSLCerts"

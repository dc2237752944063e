"""License, authors and addresses of a generated package, from options of its target."""

import json
import tomllib
from pathlib import Path

import pytest

from slatebind import load_spec
from slatebind.rendering import render
from slatebind.rendering.targets.target import load_target

ROOT = Path(__file__).parents[3]
SAMPLES = ("fernhill", "tallowmere")
OPTIONS = {
    "license": "Apache-2.0 OR MIT",
    "authors": "Ada <ada@acme.example>, \"Acme ''', Inc.\", <bo@acme.example>",
    "homepage": "https://acme.example/a'b",
    "repository": "https://git.example/acme/client",
    "issues": "https://git.example/acme/client/issues",
}
SENTENCE = "may be used under any license"


def files_of(sample: str, name: str, options: dict[str, str]) -> dict[str, str]:
    """The texts of what a target generates for a sample."""
    target, problems = load_target(name)
    assert target is not None, problems
    spec = load_spec(str(ROOT / "spec" / f"{sample}.yaml")).spec
    assert spec is not None
    files, _ = render(spec, target, options, {})
    return {file.path: file.text for file in files or ()}


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_python_package(sample: str) -> None:
    """They are in pyproject.toml where package indexes read them; without the options it has none of them."""
    texts = files_of(sample, "python", {**OPTIONS, "documentation": "https://acme.example/docs"})
    project = tomllib.loads(texts["pyproject.toml"])["project"]
    assert project["license"] == "Apache-2.0 OR MIT"
    assert project["authors"] == [
        {"name": "Ada", "email": "ada@acme.example"},
        {"name": "Acme ''', Inc."},
        {"email": "bo@acme.example"},
    ]
    assert project["urls"] == {
        "Homepage": "https://acme.example/a'b",
        "Documentation": "https://acme.example/docs",
        "Repository": "https://git.example/acme/client",
        "Issues": "https://git.example/acme/client/issues",
    }
    assert project["optional-dependencies"]
    assert (
        not {"license", "authors", "urls"}
        & tomllib.loads(files_of(sample, "python", {})["pyproject.toml"])["project"].keys()
    )


@pytest.mark.parametrize("sample", SAMPLES)
def test_an_npm_package(sample: str) -> None:
    """They are in package.json; the first author is the author, the others are contributors."""
    package = json.loads(files_of(sample, "typescript", OPTIONS)["package.json"])
    assert package["license"] == "Apache-2.0 OR MIT"
    assert package["author"] == {"name": "Ada", "email": "ada@acme.example"}
    assert package["contributors"] == [{"name": "Acme ''', Inc."}, {"email": "bo@acme.example"}]
    assert package["homepage"] == "https://acme.example/a'b"
    assert package["repository"] == {"type": "git", "url": "git+https://git.example/acme/client"}
    assert package["bugs"] == {"url": "https://git.example/acme/client/issues"}
    known = {"license", "author", "contributors", "homepage", "repository", "bugs"}
    assert not known & json.loads(files_of(sample, "typescript", {})["package.json"]).keys()
    alone = json.loads(files_of(sample, "typescript", {"authors": "Ada"})["package.json"])
    assert (alone["author"], "contributors" in alone) == ({"name": "Ada"}, False)


@pytest.mark.parametrize("target", ["python", "typescript", "go"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_a_readme_names_the_license(sample: str, target: str) -> None:
    """That of the option; without one, that what was generated has none of its own."""
    assert SENTENCE in files_of(sample, target, {})["README.md"]
    readme = files_of(sample, target, {"license": "MIT"})["README.md"]
    assert "\nIts license is MIT.\n" in readme
    assert SENTENCE not in readme

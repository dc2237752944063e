"""For any spec, the output compiles, executes no text of the spec, and stays in its folder."""

import ast
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from html_pages import problems as page_problems
from slatebind.dialects import load_dialect
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document
from slatebind.output_file import path_problem
from slatebind.rendering import render
from slatebind.rendering.targets.target import Target, load_target
from slatebind.spec.model import Spec
from strategies import plain_name, plain_text, specs


def target(name: str) -> Target:
    """A shipped target without its formatter, which would hide mistakes of the templates."""
    found, problems = load_target(name)
    assert found is not None, problems
    return msgspec.structs.replace(found, manifest=msgspec.structs.replace(found.manifest, formatter="none"))


@given(specs())
@examples(40)
def test_python_compiles_and_holds_no_code_of_the_docs(spec: Spec) -> None:
    """With hostile names and texts, modules compile, and their calls and names are only those of the templates."""
    files, problems = render(spec, target("python"), {"package": "client"}, {})
    assert files is not None
    assert [problem for problem in problems if problem.code == "template"] == []
    for file in files:
        assert path_problem(file.path) is None
        is_copied = "/runtime/" in file.path or "/cli/" in file.path
        if file.path.endswith(".py") and not is_copied:
            tree = ast.parse(file.text, file.path)
            called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
            assert not {"__import__", "eval", "exec", "open", "os.system"} & called


@given(specs())
@examples(30)
def test_docs_take_any_text(spec: Spec) -> None:
    """With hostile texts, the docs target succeeds, and so does extracting its output."""
    files, problems = render(spec, target("docs"), {}, {})
    assert files is not None
    assert [problem for problem in problems if problem.code == "template"] == []
    with TemporaryDirectory() as folder:
        read_back(files_in(Path(folder), files))


@given(specs(), st.sampled_from(["page", "pages"]))
@examples(30)
def test_html_pages_are_valid_and_hold_no_markup_of_the_docs(spec: Spec, layout: str) -> None:
    """With hostile names and texts, ids are unique, links lead somewhere, and only the page's own script can run."""
    files, found = render(spec, target("html"), {"layout": layout}, {})
    assert files is not None
    assert [problem for problem in found if problem.code == "template"] == []
    assert list(page_problems({file.path: file.text for file in files})) == []


@given(specs(plain_name, plain_text))
@examples(30)
def test_same_spec_same_files(spec: Spec) -> None:
    """Rendering is a function of the spec."""
    assert render(spec, target("python"), {}, {}) == render(spec, target("python"), {}, {})


@given(specs(plain_name, plain_text))
@examples(30)
def test_docs_extract_to_what_they_were_made_from(spec: Spec) -> None:
    """Docs made from extracted docs extract to the same spec: the docs target is a formatter."""
    with TemporaryDirectory() as first_folder, TemporaryDirectory() as second_folder:
        files, _ = render(spec, target("docs"), {}, {})
        first = read_back(files_in(Path(first_folder), files or ()))
        again, _ = render(first, target("docs"), {}, {})
        second = read_back(files_in(Path(second_folder), again or ()))
    assert msgspec.structs.replace(first, sources=()) == msgspec.structs.replace(second, sources=())


def files_in(folder: Path, files: tuple[object, ...]) -> Path:
    """Write the files to disk."""
    for file in files:
        place = folder / getattr(file, "path", "")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(getattr(file, "text", ""), encoding="utf-8")
    return folder


def read_back(folder: Path) -> Spec:
    """The spec of the docs in a folder."""
    dialect, problems = load_dialect("cloudstack")
    assert dialect is not None, problems
    return extract_spec(read_document(str(folder)), dialect, "api").spec

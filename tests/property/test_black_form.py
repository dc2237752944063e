"""The output of shipped templates is in black's form: black does not change files that are not passed to it."""

import ast
import keyword
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from ruff import find_ruff_bin

from black_form import assert_is_black_form, black_form, rendered
from examples import examples
from slatebind.rendering.formatter import has_long_code_line
from slatebind.rendering.languages.language import Strings
from slatebind.rendering.languages.string_literals import literal_filter
from slatebind.rendering.targets.target import shipped_language
from slatebind.rendering.templates.escapes import docstring_literal, docstring_opening
from slatebind.spec.model import Spec
from strategies import hostile_name, hostile_text, http_specs, plain_name, plain_text, specs

REPOSITORY = Path(__file__).parents[2]
GENERATED = REPOSITORY / "generated" / "python" / "fernhill"
EMITTED = sorted(GENERATED.rglob("*.py"))

odd_name = st.one_of(
    st.sampled_from([*keyword.kwlist, *keyword.softkwlist, "print", "exec", "__init__", "_", "i", "O", "x" * 80]),
    st.from_regex(r"[A-Za-z_]{1,60}", fullmatch=True),
    hostile_name,
)
quotes = st.text("ab \"'\\{}\né—字\u0301", max_size=200)
words = st.lists(st.text("abc.\"'\\—字", min_size=1, max_size=100), max_size=30).map(" ".join)
odd_text = st.one_of(quotes, words, hostile_text)


def is_rendered(file: Path) -> bool:
    """Whether a file of the sample was rendered from a template rather than copied."""
    return not {"runtime", "cli"} & set(file.relative_to(GENERATED).parts)


def unshrunk(count: int) -> settings:
    """This number of examples, without shrinking, which takes too long with black."""
    return settings(examples(count), deadline=None, phases=set(Phase) - {Phase.shrink})


@pytest.mark.parametrize("file", EMITTED, ids=lambda file: str(file.relative_to(GENERATED)))
def test_the_sample_needs_no_formatter(file: Path) -> None:
    """No file of the sample is passed to black, which would take most of a run, and black would not change any."""
    text = file.read_text(encoding="utf-8")
    if is_rendered(file):
        assert not has_long_code_line(text)
    assert black_form(text) == text


def test_ruff_agrees() -> None:
    """``formatter = "ruff"`` gives the same bytes."""
    emitted = [str(file) for file in EMITTED if is_rendered(file)]
    command = [find_ruff_bin(), "format", "--isolated", "--no-cache", "--check", "--quiet", *emitted]
    assert subprocess.run(command, check=False).returncode == 0


@given(specs(odd_name, odd_text))
@unshrunk(30)
def test_odd_names_and_texts_are_emitted_in_black_form(spec: Spec) -> None:
    """Keywords, long and non-ASCII names, and texts with every kind of quote."""
    assert_is_black_form(rendered(spec))


@given(specs(plain_name, odd_text))
@unshrunk(30)
def test_odd_texts_are_emitted_in_black_form(spec: Spec) -> None:
    """With short names few lines are too long, so that most files are not passed to black."""
    assert_is_black_form(rendered(spec))


@given(specs(plain_name, plain_text))
@unshrunk(30)
def test_ordinary_specs_are_emitted_in_black_form(spec: Spec) -> None:
    """All types and shapes, and lists and maps of all types."""
    assert_is_black_form(rendered(spec))


@given(http_specs(specs(odd_name, odd_text)))
@unshrunk(30)
def test_packages_of_http_apis_are_emitted_in_black_form(spec: Spec) -> None:
    """Whatever operations, parameters and models are called, wherever parameters are sent."""
    assert_is_black_form(rendered(spec))


@given(http_specs(specs(odd_name, odd_text)))
@unshrunk(20)
def test_packages_of_http_apis_import_what_they_use(spec: Spec) -> None:
    """Every name is defined or imported, once, and nothing else is imported."""
    with TemporaryDirectory() as folder:
        for file in rendered(spec):
            path = Path(folder, file.path)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8")
        command = [find_ruff_bin(), "check", "--isolated", "--no-cache", "--quiet", "--select", "F", folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


@given(st.lists(quotes, min_size=1, max_size=4))
@unshrunk(100)
def test_literals_are_quoted_like_black(texts: list[str]) -> None:
    """Black chooses the quotes that need fewer escapes; the value of the literal is the text."""
    literal = literal_filter(shipped_language("python").strings or Strings())
    source = "x = [\n" + "".join(f"    {literal(text)},\n" for text in texts) + "]\n"
    assert black_form(source) == source
    assert ast.literal_eval(source.removeprefix("x = ")) == texts


@given(odd_text)
@unshrunk(100)
def test_docstrings_are_laid_out_like_black(text: str) -> None:
    """A space separates a quote in the text from the closing ones, which are on a separate line if necessary."""
    whole = f"class A:\n    {docstring_literal(text, 4)}\n"
    assert black_form(whole) == whole
    opening = f'class A:\n    {docstring_opening(text or "x", 4)}\n\n    More.\n    """\n'
    assert black_form(opening) == opening

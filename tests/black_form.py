"""Checks that the output of the shipped templates is in black's form wherever slatebind does not run black."""

from collections.abc import Iterable

import black
import msgspec

from slatebind.output_file import OutputFile
from slatebind.regions import split_regions
from slatebind.rendering import render
from slatebind.rendering.formatter import has_long_code_line
from slatebind.rendering.targets.target import load_target
from slatebind.spec.model import Spec


def rendered(spec: Spec) -> list[OutputFile]:
    """The unformatted Python files of the shipped templates, without those that are copied."""
    target, problems = load_target("python")
    assert target is not None, problems
    manifest = msgspec.structs.replace(target.manifest, formatter="none")
    files, found = render(spec, msgspec.structs.replace(target, manifest=manifest), {"package": "client"}, {})
    assert files is not None
    assert [str(problem) for problem in found if problem.code == "template"] == []
    return [file for file in files if file.path.endswith(".py") and file.template.endswith(".j2")]


def black_form(text: str) -> str:
    """The text as formatted by black; raises an error if it is not Python."""
    return black.format_str(text, mode=black.Mode())


def assert_is_black_form(files: Iterable[OutputFile]) -> None:
    """Black accepts every file, and changes none except those that slatebind passes to it."""
    for file in files:
        text = split_regions(file.text).generated
        formatted = black_form(text)
        if not has_long_code_line(text):
            assert formatted == text, file.path

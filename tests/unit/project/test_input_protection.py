"""Output never overwrites an input, even through symbolic links."""

from pathlib import Path

import pytest

from slatebind.output_file import OutputFile
from slatebind.project.input_protection import protect_inputs


@pytest.mark.parametrize("link", ["out/a.md", "out/sub", "out"])
def test_inputs_are_not_overwritten_through_links(tmp_path: Path, link: str) -> None:
    """A file, a folder in the output or the output folder itself may be a link to an input."""
    docs = tmp_path / "docs"
    (docs / "sub").mkdir(parents=True)
    files = ("a.md", "sub/b.md")
    for path in files:
        (docs / path).write_text("written by a person\n")
    (tmp_path / link).parent.mkdir(exist_ok=True)
    (tmp_path / link).symlink_to(docs / Path(link).relative_to("out"))
    through = [path for path in files if f"out/{path}".startswith(link)]

    kept, findings = protect_inputs(
        [OutputFile(path, "") for path in files], f"{tmp_path}/out", [f"{docs}/{p}" for p in files]
    )

    assert [file.path for file in kept] == [path for path in files if path not in through]
    assert [finding.code for finding in findings] == ["output-is-input"]
    assert findings[0].at.file == f"{tmp_path}/out/{through[0]}"

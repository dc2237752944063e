"""Findings of extraction follow the project's lint settings, whichever command reports them."""

from pathlib import Path

import pytest

from command_line import write_docs
from slatebind.cli import error_handling

PLAN = """\
[[spec]]
docs = "docs"
file = "harbor.yaml"

[[target]]
use = "docs"
out = "out"

"""
SILENCED = "<!-- slatebind-disable-next-line type-known: the server's word -->\n| **depth**"


@pytest.mark.parametrize("command", ["extract", "generate", "lint"])
@pytest.mark.parametrize(
    ("settings", "comment", "told", "code"),
    [
        ("", False, "warning[type-known]", 0),
        ('[lint.rules]\ntype-known = "error"', False, "error[type-known]", 1),
        ('[lint.rules]\ntype-known = "off"', False, "", 0),
        ('[[lint.overrides]]\npaths = ["source/*"]\nrules = {type-known = "error"}', False, "error[type-known]", 1),
        (
            '[[lint.overrides]]\npaths = ["elsewhere/*"]\nrules = {type-known = "error"}',
            False,
            "warning[type-known]",
            0,
        ),
        ("", True, "", 0),
        ('[lint.rules]\ntype-known = "error"', True, "", 0),
    ],
)
def test_settings_and_comments_apply_to_every_command(
    *,
    command: str,
    settings: str,
    comment: bool,
    told: str,
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The same finding has the same severity, or is suppressed, everywhere."""
    monkeypatch.chdir(tmp_path)
    write_docs(tmp_path, "metrres")
    Path("slatebind.toml").write_text(PLAN + settings + "\n", encoding="utf-8")
    if comment:
        file = Path("docs/source/index.html.md")
        file.write_text(file.read_text(encoding="utf-8").replace("| **depth**", SILENCED), encoding="utf-8")
    done = error_handling.run([command])
    err = capfd.readouterr().err
    assert done == code, err
    assert (told in err) if told else ("type-known" not in err)

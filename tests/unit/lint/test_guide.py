"""The examples in docs/reference/lint.md are the actual output of the command."""

import os
import re
import shlex
from pathlib import Path

import pytest

from slatebind.cli import error_handling
from slatebind.lint import all_rules
from slatebind.project.config_reader import read_config

ROOT = Path(__file__).parents[3]
GUIDE = ROOT / "docs" / "reference" / "lint.md"
SHOWN = re.compile(r"(?<=```console\n)\$ slatebind ([^\n]*)\n(.*?)(?=```)", re.DOTALL)


def test_the_guide_shows_the_actual_output(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Each command is run in the project's folder. ``SLATEBIND_UPDATE=1`` writes its output into the guide."""
    monkeypatch.chdir(ROOT)

    def said(match: re.Match[str]) -> str:
        error_handling.run(shlex.split(match[1]))
        out, err = capfdbinary.readouterr()
        return f"$ slatebind {match[1]}\n{out.decode()}{err.decode()}"

    guide = GUIDE.read_text(encoding="utf-8")
    text = SHOWN.sub(said, guide)
    if os.environ.get("SLATEBIND_UPDATE"):
        GUIDE.write_text(text, encoding="utf-8")
    assert GUIDE.read_text(encoding="utf-8") == text


def test_the_configuration_in_the_guide_is_valid() -> None:
    """Every key and every rule in it exists."""
    (shown,) = re.findall(r"```toml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    config, problems = read_config(shown, "slatebind.toml")
    assert problems == ()
    assert config is not None
    named = [*config.lint.rules, *(rule for override in config.lint.overrides for rule in override.rules)]
    assert set(named) <= set(all_rules())

"""The dialect of docs is detected by every command, unless it is named."""

from pathlib import Path

import pytest

from command_line import Run

REQUESTS = "# Garden\n\n" + "".join(
    f"## Plant a {name}\n\n`POST /{name}`\n\n" for name in ("oak", "elm", "fir", "yew", "ash")
)


@pytest.mark.parametrize("command", [("extract",), ("lint",), ("extract", "-o", "out.yaml")])
def test_the_dialect_is_detected_and_named(run: Run, project: Path, command: tuple[str, ...]) -> None:
    """In one line on standard error; not with --quiet, and not if it was named."""
    (project / "oaks.md").write_text(REQUESTS, encoding="utf-8")
    first, *rest = command
    done = run(first, "oaks.md", *rest)
    assert done.code == 0
    assert done.err.startswith("dialect: slate (5 request lines, 0 command names)\n")
    for option in (("-q",), ("--dialect", "slate")):
        assert "dialect:" not in run(first, "oaks.md", *rest, *option).err


def test_a_configured_spec_is_detected(run: Run, project: Path) -> None:
    """Without the key `dialect`, and with `auto`."""
    (project / "oaks.md").write_text(REQUESTS, encoding="utf-8")
    for line in ("", 'dialect = "auto"\n'):
        (project / "slatebind.toml").write_text(f'[[spec]]\ndocs = "oaks.md"\nfile = "oaks.yaml"\n{line}')
        assert run("generate").code == 0
        assert "protocol: rest" in (project / "oaks.yaml").read_text(encoding="utf-8")

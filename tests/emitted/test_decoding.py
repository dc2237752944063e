"""The package of the sample reads whatever its spec documents."""

from pathlib import Path

from decoding import answers, decoded
from slatebind.project.steps import apply_shipped_overlay, load_spec

ROOT = Path(__file__).parents[2]


def test_every_documented_field_is_read() -> None:
    """In the answer of every command, alone and in a list, nothing is lost or changed."""
    file = ROOT / "spec" / "fernhill.yaml"
    spec = apply_shipped_overlay(load_spec(str(file))).spec
    assert spec is not None
    sent = answers(spec)
    assert len(sent) > 20
    for (command, _, answer), read in zip(sent, decoded("fernhill", ROOT / "generated" / "python", sent), strict=True):
        assert read == [answer] * 3, command

"""Facts in the descriptions of real docs. Each was compared with its sentence by hand: all of them are right."""

from collections import Counter

import pytest

from documents import SIDESCALE
from slatebind.project.steps import extract

JUDGED = {
    "19-b44876d.md": {"default": 22, "excludes": 3, "requires": 16, "values": 8},
    "20-b20d0b1.md": {"default": 38, "excludes": 7, "requires": 27, "values": 12},
    "21-075d8d2.md": {"default": 48, "excludes": 11, "requires": 32, "values": 13},
    "22-2dcc865.md": {"default": 53, "excludes": 13, "requires": 35, "values": 13},
}
"""Parameters by the fact that their description states. Another number has to be judged again."""
JUDGED_FIELDS = {"19-b44876d.md": 2, "20-b20d0b1.md": 3, "21-075d8d2.md": 4, "22-2dcc865.md": 4}
"""Fields of models whose description states values; of no other fact of a field is there a sentence."""


@pytest.mark.parametrize("name", JUDGED)
def test_as_many_as_were_judged(name: str) -> None:
    """None is lost, and none is new."""
    spec = extract(str(SIDESCALE / name)).spec
    assert spec is not None
    found = Counter(key for command in spec.commands for param in command.params for key in param.origin)
    assert found == JUDGED[name]


@pytest.mark.parametrize("name", JUDGED_FIELDS)
def test_as_many_fields_as_were_judged(name: str) -> None:
    """None is lost, and none is new."""
    spec = extract(str(SIDESCALE / name)).spec
    assert spec is not None
    found = Counter(key for model in spec.models for field in model.fields for key in field.origin)
    assert found == {"values": JUDGED_FIELDS[name]}

"""Parts of a real document that are known to be different are not taken for each other."""

import random
from itertools import permutations
from typing import Any

from msgspec.structs import replace

from corpus.conftest import extraction
from slatebind.diff.spec_diff import new_names
from slatebind.diff.spec_matching import match_rows, match_specs
from slatebind.spec.model import Spec

PAIRS = 1500


def without(record: Any, rows: str, index: int) -> Any:
    """The command or model without one of its rows."""
    kept = getattr(record, rows)
    return replace(record, **{rows: (*kept[:index], *kept[index + 1 :])})


def test_rows_of_a_table() -> None:
    """Of two rows of one table, neither is the other renamed: at most 5 of 1000 pairs are taken for a rename."""
    spec = extraction("22").spec
    chance = random.Random(22)
    tables = [(command, "params") for command in spec.commands if len(command.params) > 1]
    tables += [(model, "fields") for model in spec.models if len(model.fields) > 1]  # type: ignore[misc]
    wrong = []
    for _ in range(PAIRS):
        record, rows = chance.choice(tables)
        one, other = chance.sample(range(len(getattr(record, rows))), 2)
        found = match_rows(without(record, rows, one), without(record, rows, other))
        wrong += [(match.old, match.new) for match in found if match.old != match.new]
    assert len(wrong) <= PAIRS * 0.005, wrong


def test_commands() -> None:
    """No command of a document is taken for another one, if the one was removed and the other one added."""
    spec = extraction("22").spec
    chance = random.Random(22)
    pairs = chance.sample(list(permutations(range(len(spec.commands)), 2)), 100)
    for removed, added in pairs:
        old, new = (_without_command(spec, index) for index in (added, removed))
        names = new_names(match_specs(old, new))["commands"]
        assert {before: after for before, after in names.items() if before != after} == {}


def _without_command(spec: Spec, index: int) -> Spec:
    return replace(spec, commands=(*spec.commands[:index], *spec.commands[index + 1 :]))

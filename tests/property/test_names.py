"""Properties of names over any history of a document."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from revisions import Docs

COMMANDS = [f"{verb}{noun}" for verb in ("list", "get", "start") for noun in ("Vms", "VM", "Pod", "Zones")]
TABLES = st.sets(st.sampled_from("abcde"), max_size=4).map(lambda names: " ".join(sorted(names)))
REVISION = st.dictionaries(st.sampled_from(COMMANDS), TABLES, min_size=1, max_size=7)


@examples(60)
@given(st.lists(REVISION, min_size=1, max_size=3))
def test_extracting_again_changes_no_name(history: list[dict[str, str]]) -> None:
    """Whatever came before, the names that an extraction gave are those that the next one gives."""
    with TemporaryDirectory() as folder:
        docs = Docs(Path(folder))
        for revision in history:
            assert docs.names(revision) == docs.names(revision)


@examples(60)
@given(REVISION, st.sampled_from(COMMANDS), TABLES, st.randoms())
def test_a_command_that_is_added_renames_nothing(revision: dict[str, str], name: str, table: str, luck: Random) -> None:
    """Wherever it stands in the docs."""
    with TemporaryDirectory() as folder:
        docs = Docs(Path(folder))
        before = docs.names({one: fields for one, fields in revision.items() if one != name})
        commands = [*before, name]
        luck.shuffle(commands)
        after = docs.names({one: table if one == name else revision[one] for one in commands})
        assert {one: after[one] for one in before} == before

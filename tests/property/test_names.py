"""Model names over any history of a document."""

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
def test_extracting_again_keeps_all_names(history: list[dict[str, str]]) -> None:
    """After any history, extracting the same docs again gives the same names."""
    with TemporaryDirectory() as folder:
        docs = Docs(Path(folder))
        for revision in history:
            assert docs.names(revision) == docs.names(revision)


@examples(60)
@given(REVISION, st.sampled_from(COMMANDS), TABLES, st.randoms())
def test_an_added_command_renames_no_model(revision: dict[str, str], name: str, table: str, luck: Random) -> None:
    """At any position in the docs."""
    with TemporaryDirectory() as folder:
        docs = Docs(Path(folder))
        before = docs.names({command: fields for command, fields in revision.items() if command != name})
        commands = [*before, name]
        luck.shuffle(commands)
        after = docs.names({command: table if command == name else revision[command] for command in commands})
        assert {command: after[command] for command in before} == before

"""In any history of an output folder with regions, adopted and ignored files, no edit of a user is lost."""

import tempfile
from pathlib import Path
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from slatebind.output import IGNORE, compare, write
from slatebind.output_file import OutputFile

PATHS = st.sampled_from(["a", "b", "c/d"])
NAMES = st.sampled_from(["one", "two"])


class GeneratedFile(NamedTuple):
    """A generated file: a text and the regions that it offers."""

    text: str
    regions: tuple[str, ...]

    @property
    def whole(self) -> str:
        """The text with the markers of its regions."""
        return f"{self.text}\n" + "".join(f"# slatebind: keep {n}\n# slatebind: end {n}\n" for n in self.regions)


FILES = st.dictionaries(PATHS, st.builds(GeneratedFile, st.sampled_from("xy"), st.lists(NAMES, unique=True).map(tuple)))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("generate"), FILES, st.booleans()),
        st.tuples(st.just("write"), PATHS, st.none()),
        st.tuples(st.just("insert"), PATHS, NAMES),
        st.tuples(st.just("delete"), PATHS, st.none()),
        st.tuples(st.just("ignore"), PATHS, st.booleans()),
    ),
    max_size=14,
)


@examples(300)
@given(STEPS)
def test_no_edit_of_a_user_is_lost(steps: list[tuple[str, object, object]]) -> None:
    """Text that a user wrote to a file or a region stays there until the user deletes it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        words: dict[str, list[str]] = {}
        for number, (kind, subject, more) in enumerate(steps):
            word = f"word{number}"
            if kind == "generate":
                assert isinstance(subject, dict)
                files = [OutputFile(path, wanted.whole) for path, wanted in subject.items()]
                write(files, folder, owner="python", adopt=bool(more))
                again = compare(files, folder, owner="python")
                assert not (again.created or again.changed or again.deleted)
            else:
                assert isinstance(subject, str)
                act(root, kind, subject, more, word, words)
            for path, edits in words.items():
                text = (root / path).read_text()
                assert all(edit in text for edit in edits), (path, edits, text)


def act(root: Path, kind: str, path: str, more: object, word: str, words: dict[str, list[str]]) -> None:
    """An action of a user on a file."""
    file = root / path
    match kind:
        case "write":
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"{word}\n")
            words[path] = [word]
        case "insert" if file.exists():
            file.write_text(f"{file.read_text()}\n# slatebind: keep {more}\n{word}\n# slatebind: end {more}\n")
            words.setdefault(path, []).append(word)
        case "delete":
            file.unlink(missing_ok=True)
            words.pop(path, None)
        case "ignore":
            patterns = root / IGNORE
            existing = patterns.read_text().splitlines() if patterns.exists() else []
            patterns.write_text(
                "".join(f"{line}\n" for line in sorted({*existing, path} - (set() if more else {path})))
            )
        case _:
            pass

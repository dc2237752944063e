"""What is said to be as black writes it is as black writes it."""

import random
import subprocess
from pathlib import Path

import black
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruff import find_ruff_bin

from slatebind.render.stable import is_stable

GENERATED = Path(__file__).parents[2] / "generated" / "python" / "fernhill"
EMITTED = [file for part in ("", "commands", "facts", "models") for file in sorted((GENERATED / part).glob("*.py"))]
TEXTS = [file.read_text(encoding="utf-8") for file in EMITTED]
BITS = [
    "",
    " ",
    "\n",
    "\n\n",
    "    ",
    ",",
    '"',
    "'",
    "\\",
    "#",
    "(",
    ")",
    "[",
    "]",
    "x",
    ": int",
    " = 1",
    '"""',
    "class A:\n",
]


def formatted(text: str) -> str | None:
    """What black makes of it; None where it is no Python."""
    try:
        return black.format_str(text, mode=black.Mode())
    except (black.InvalidInput, IndentationError, AssertionError):
        return None


def test_all_of_the_sample_is_proved() -> None:
    """A run over ordinary docs never needs black: importing it alone would take half of the time."""
    unproved = [file.name for file, text in zip(EMITTED, TEXTS, strict=True) if not is_stable(text)]
    assert unproved == []


def test_long_imports_are_proved_where_black_breaks_them() -> None:
    """A model whose name is long is imported from a bracket of its own."""
    name = "A" * 40
    text = f"if TYPE_CHECKING:\n    from .{name.lower()} import (\n        {name} as {name},\n    )\n"
    assert is_stable(text)
    assert formatted(text) == text


@pytest.mark.parametrize("file", EMITTED, ids=lambda file: str(file.relative_to(GENERATED)))
def test_emitted_files_are_as_black_writes_them(file: Path) -> None:
    """Proved or not, the package is black's."""
    text = file.read_text(encoding="utf-8")
    assert formatted(text) == text


def test_ruff_agrees() -> None:
    """Whoever prefers ruff gets the same bytes."""
    command = [find_ruff_bin(), "format", "--isolated", "--no-cache", "--check", "--quiet", *map(str, EMITTED)]
    assert subprocess.run(command, check=False).returncode == 0


@given(st.data())
def test_no_proof_is_wrong(data: st.DataObject) -> None:
    """Lines that are dropped, doubled, moved, joined, cut and altered: whatever is still proved, black leaves alone."""
    lines = data.draw(st.sampled_from(TEXTS)).splitlines()
    start = data.draw(st.integers(0, len(lines)))
    part = lines[start : start + data.draw(st.integers(1, 60))] if data.draw(st.booleans()) else lines[:80]
    chance = random.Random(data.draw(st.integers(0, 2**32)))
    for _ in range(data.draw(st.integers(1, 3))):
        part = _altered(part, chance)
    text = "\n".join(part).strip("\n") + "\n"
    if is_stable(text):
        black_text = formatted(text)
        assert black_text in {None, text}


def _altered(lines: list[str], chance: random.Random) -> list[str]:
    at = chance.randrange(len(lines)) if lines else 0
    before, line, after = lines[:at], lines[at] if lines else "", lines[at + 1 :]
    match chance.randrange(9):
        case 0:
            return before + after
        case 1:
            return [*before, line, line, *after]
        case 2:
            return [*before, "", line, *after]
        case 3:
            return [*before, f"{line}{after[0].lstrip()}" if after else line, *after[1:]]
        case 4:
            return [*before, f"    {line}" if chance.random() < 0.5 else line.removeprefix("    "), *after]
        case 5:
            return [*before, line.rstrip(",") if chance.random() < 0.5 else f"{line},", *after]
        case 6:
            other = chance.choice(lines) if lines else ""
            return [*before, other, line, *after]
        case 7:
            return [
                *before,
                line.replace(chance.choice(["(", ", ", "=", " ", '"', "self"]), chance.choice(BITS), 1),
                *after,
            ]
    cut = chance.randrange(len(line) + 1)
    return [*before, line[:cut] + chance.choice(BITS) * chance.choice([1, 1, 40]) + line[cut:], *after]


NAMES = st.sampled_from(["a", "long_name_of_something", "_x", "Name"])
STRINGS = st.text("ab \"'\\{}#é", max_size=90)


@given(st.lists(st.tuples(NAMES, STRINGS), min_size=1, max_size=4), st.sampled_from(["call", "dict", "list", "doc"]))
def test_strings_are_quoted_as_black_quotes_them(items: list[tuple[str, str]], kind: str) -> None:
    """Whatever stands in a string, whatever it stands in."""
    from slatebind.render.escapes import literal  # noqa: PLC0415 - the filter that templates use

    match kind:
        case "call":
            body = "x = f(\n" + "".join(f"    {name}={literal(text)},\n" for name, text in items) + ")\n"
        case "dict":
            body = "x = {\n" + "".join(f"    {literal(name)}: {literal(text)},\n" for name, text in items) + "}\n"
        case "list":
            body = "x = [\n" + "".join(f"    {literal(text)},\n" for _, text in items) + "]\n"
        case _:
            body = "".join(f'class {name}:\n    """{text}"""\n\n\n' for name, text in items).rstrip("\n") + "\n"
    if is_stable(body):
        assert formatted(body) in {None, body}

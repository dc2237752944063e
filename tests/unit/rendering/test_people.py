"""Authors of a package, as options of targets name them."""

import pytest

from slatebind.rendering.targets.people import Person, people


def test_names_addresses_or_both() -> None:
    """Commas separate them, except in quotes."""
    assert people('Ada Lovelace <ada@acme.example>, "Acme, Inc."  <x@acme.example>,Bo , <c@acme.example>') == (
        Person("Ada Lovelace", "ada@acme.example"),
        Person("Acme, Inc.", "x@acme.example"),
        Person("Bo", ""),
        Person("", "c@acme.example"),
    )
    assert people("") == ()


@pytest.mark.parametrize("text", [",", "Ada,", "Ada <ada>", '"Ada', "<a@b> Ada", "Ada\nBo", '""', "A;B", "a\\b", " "])
def test_anything_else_is_an_error(text: str) -> None:
    """The message shows an example."""
    with pytest.raises(ValueError, match=r"Ada Lovelace <ada@example\.org>, Acme"):
        people(text)


def test_long_values_take_linear_time() -> None:
    """Half a million characters that nearly fit are read at once."""
    for text in ("a " * 250_000 + "<", '"' * 500_001, "," * 500_000, "<" * 500_000, "a@" * 250_000 + ">"):
        with pytest.raises(ValueError, match="expected"):
            people(text)

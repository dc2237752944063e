"""Results that are kept for texts that docs repeat."""

from msgspec.structs import replace

from slatebind.dialects import Dialect, cached_by_text, load_dialect


def test_results_are_kept_for_each_dialect() -> None:
    """A function is called once for a text and a dialect, even if two dialects have the same words."""
    calls: list[str] = []

    @cached_by_text
    def read(text: str, dialect: Dialect) -> str:
        calls.append(text)
        return f"{dialect.bold_names}: {text}"

    slate, _ = load_dialect("slate")
    assert slate is not None
    first, second = (replace(slate, bold_names=flag) for flag in (False, True))
    long = "x" * 1000
    for text in ("a", "b", long, "a", "b", long):
        assert (read(text, first), read(text, second)) == (f"False: {text}", f"True: {text}")
    assert calls == ["a", "a", "b", "b", long, long]
    assert read("a", replace(first)) == "False: a"
    assert calls[-1] == "a"

"""A package with the operations of the vectors' API, as the Python target generates it."""

from pathlib import Path

from slatebind import load_spec, render

API = Path(__file__).parent / "rest" / "api.yaml"
NAME = "orchard"


def write_package(folder: Path) -> None:
    """Write the package into a folder."""
    loaded = load_spec(str(API))
    rendered = render(loaded, "python", {"package": NAME})
    assert rendered.files is not None, rendered.diagnostics
    for file in rendered.files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")

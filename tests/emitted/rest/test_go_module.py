"""The Go module of the sample with a server that was written from the docs alone."""

import shutil
from pathlib import Path

import pytest

from emitted.rest.library import JPEG, KEY, Library
from go_modules import run_go

MODULE = Path(__file__).parents[3] / "generated" / "tallowmere" / "go"
PROGRAM = Path(__file__).parents[1] / "go_rest" / "library_test.go"

pytestmark = pytest.mark.languages


def test_the_module_works_with_a_server(library: Library, tmp_path: Path) -> None:
    """What its users do arrives as the docs say, and its README's program compiles."""
    module = tmp_path / "module"
    shutil.copytree(MODULE, module)
    shutil.copy(PROGRAM, module)
    example = module / "cmd" / "example" / "main.go"
    example.parent.mkdir(parents=True)
    readme = (MODULE / "README.md").read_text(encoding="utf-8")
    example.write_text(readme.partition("```go\n")[2].partition("```")[0], encoding="utf-8")
    run_go(module, "vet", "./cmd/example")
    settings = {"TALLOWMERE_ENDPOINT": library.endpoint, "TALLOWMERE_TOKEN": KEY}
    run_go(module, "test", "-count=1", "-vet=off", ".", **settings)
    assert library.photos["ph_20"] == JPEG
    assert library.tools["811"]["state"] == "available"
    sent = [(method, path, fields) for method, path, fields in library.received]
    purchase = {"price": 99.5, "bought_on": "2024-02-29"}
    added = {"name": "Cider press", "branch_id": 3, "labels": ["old"], "purchase": purchase}
    assert ("POST", "/v1/tools", added) in sent
    assert [fields for method, _, fields in sent if method == "PATCH"] == [{"deposit": None}, {"deposit": 0}]
    items = [{"tool_id": 811, "note": "scratched"}, {"tool_id": 97}]
    assert ("POST", "/v1/loans", {"member_id": 52, "items": items, "days": 3}) in sent
    form = {"outcome": "fixed", "cost[amount]": "9.5", "cost[paid_by]": "branch"}
    assert ("PUT", "/v1/repairs/17/closing", form) in sent
    assert ("POST", "/v1/tools", {"name": "Gift", "branch_id": 3, "purchase": {"price": 0}}) in sent

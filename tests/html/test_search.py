"""The search of the HTML reference: what is found, and in which order."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tools import find_program

pytestmark = pytest.mark.languages
SCRIPT = Path(__file__).parents[2] / "templates" / "html" / "search.js"
ENTRIES = [
    ["#a", "listVirtualMachines", "Machines", [["zoneid", "#a.zoneid"], ["networkId", "#a.networkId"]], "Lists them"],
    ["#b", "listNetworks", "Networks", [["id", "#b.id"]], "Lists the networks of a zone"],
    ["#c", "Network", "Models", [["cidr", "#c.cidr"]], ""],
    ["#d", "Ağaçları listele", "Ağaçlar", [["sayfa_no", "#d.sayfa_no"]], "Bütün ağaçlar"],  # noqa: RUF001
]
QUERIES: dict[str, list[str]] = {
    "netw": ["#c", "#b", "#a.networkId"],  # a name, a name by a later word, a parameter
    "network": ["#c", "#b", "#a.networkId"],
    "LISTVIRT": ["#a"],
    "machines": ["#a"],
    "zone": ["#a.zoneid", "#b"],  # a parameter before a word of the text
    "lists zone": ["#a.zoneid", "#b"],
    "list": ["#b", "#d", "#a"],
    "agac": ["#d"],
    "bütün": ["#d"],
    "no": ["#d.sayfa_no"],
    "networks virtual": [],
    "id": ["#b.id", "#a.networkId"],
    " ./ ": [],
    "": [],
}


@pytest.fixture(scope="module")
def found() -> dict[str, dict[str, Any]]:
    """The results of all queries."""
    script = Path(__file__).with_name("search.mjs")
    command = [find_program("node"), str(script), str(SCRIPT), json.dumps(ENTRIES), json.dumps([*QUERIES])]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return dict(zip(QUERIES, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("query", QUERIES)
def test_names_come_before_parameters_and_text(query: str, found: dict[str, dict[str, Any]]) -> None:
    """Each word of a query begins a word of the entry; a whole word comes first, then the shorter name."""
    assert [result["href"] for result in found[query]["results"]] == QUERIES[query]
    assert found[query]["count"] == len(QUERIES[query])

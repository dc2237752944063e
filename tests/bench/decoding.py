"""How long the emitted client takes to read a very long response, next to ``json.loads``."""

import json
from pathlib import Path

from bench.client import own_client
from bench.install import HOME
from bench.process import Cost, run_successfully
from bench.results import SLATEBIND, Figure
from bench.workload import Log
from slatebind.spec.model import Spec

DECODE, JSON_LOADS = "a million objects", "`json.loads`"
_OBJECTS = 1_000_000
_FIELDS = 10
_VALUES = {"integer": 4, "long": 2**41, "float": 0.5, "boolean": True, "list": ["one"], "map": {"one": "two"}}
_TEXTS = {"date": "2026-01-02", "datetime": "2026-01-02T03:04:05+0100"}
_JSON = "import json\ndecode = lambda: next(iter(json.loads(body).values()))['event']"
_MEASURE = """
import sys, time
body = open(sys.argv[1], 'rb').read()
{decode}
wall, cpu = time.perf_counter(), time.process_time()
found = decode()
print(time.perf_counter() - wall, time.process_time() - cpu)
assert len(found) == {count}
"""


def measure_decoding(slatebind: Path, spec: Spec, rounds: int, log: Log) -> list[Figure]:
    """The client's figure and that of ``json.loads``, taken in turns; ``slatebind`` is a ``bin`` folder."""
    client = own_client(slatebind, len(spec.commands))
    file = HOME / "work" / "long.json"
    file.write_text(_response(spec), encoding="utf-8")
    programs = {SLATEBIND: client.decode, JSON_LOADS: _JSON}
    figures = {
        SLATEBIND: Figure(SLATEBIND, DECODE, len(spec.commands)),
        JSON_LOADS: Figure(JSON_LOADS, DECODE, 0),
    }
    for _ in range(rounds):
        for tool, decode in programs.items():
            log(f"{DECODE}: {tool}")
            code = _MEASURE.format(decode=decode, count=_OBJECTS)
            done = run_successfully([client.python, "-c", code, file], client.folder)
            wall, cpu = map(float, done.out.split())
            figures[tool].costs.append(Cost(wall, cpu, done.cost.peak))
    file.unlink()
    return list(figures.values())


def _response(spec: Spec) -> str:
    fields = next(model.fields for model in spec.models if model.name == "Event")[:_FIELDS]
    item = {field.name: _VALUES.get(field.type, _TEXTS.get(field.type, "a text")) for field in fields}
    items = ", ".join(json.dumps(item | {"id": f"{number:032}"}) for number in range(_OBJECTS))
    return f'{{"listeventsresponse": {{"count": {_OBJECTS}, "event": [{items}]}}}}'

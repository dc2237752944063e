"""What clients cost their users: start-up, memory, decoding and calls, each measured by a program of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.client import Client, clients, own_client
from bench.install import HOME
from bench.process import Cost, RunFailedError, run_successfully
from bench.results import Section, rounded
from bench.workload import Log
from slatebind.spec.model import Spec

TITLE = "The emitted client"
NOTE = (
    "Clients of the same {commands:,} commands, each in its own environment, against one server on this machine; cs "
    "is not generated and returns dictionaries. Programs are measured from start to end, the start of Python included. "
    "A call lists events, which have {fields} fields. In brackets: relative to slatebind's client."
)
COMMAND_LINE_TITLE = "Start-up of the emitted command line"
COMMAND_LINE_NOTE = "CPU time; in brackets: relative to `import click`."
_COUNT = 500
_CALLS = 400
_SAMPLES = {"integer": 4, "long": 2**41, "float": 0.5, "boolean": True, "list": ["one"], "map": {"one": "two"}}
_TEXTS = {
    "uuid": "6f1c0a3e-5b1d-4d0f-9a55-0c7c9a3f1b22",
    "date": "2026-01-02",
    "datetime": "2026-01-02T03:04:05+01:00",
    "url": "https://harbour.example/",
}
_TIMEOUT_SECONDS = 60
_SERVER = Path(__file__).with_name("server.py")
_DECODE = """
import time
def measure(decode):
    start = time.process_time()
    found = decode()
    seconds = time.process_time() - start
    last = found[-1]
    assert len(found) == {count} and str(last["id"] if isinstance(last, dict) else last.id) == {id!r}, last
    return seconds
"""
_SEQUENTIAL = """
import time
def call():
    return {call}
call()
start = time.perf_counter()
for _ in range({calls}):
    assert len(call()) == 1
print({calls} / (time.perf_counter() - start))
"""
_CONCURRENT = """
import asyncio, time
async def measure():
    {open}
        await {call}
        start = time.perf_counter()
        for _ in range({calls} // 50):
            await asyncio.gather(*({call} for _ in range(50)))
        print({calls} / (time.perf_counter() - start))
asyncio.run(measure())
"""

_ROWS = {
    "import and make a client": "ms",
    "the same, CPU": "ms",
    "and a first call": "ms",
    "memory after making a client": "MiB",
    f"memory after listing {_COUNT}": "MiB",
    f"decode {_COUNT}, CPU": "ms",
    "sequential calls": "/s",
    "concurrent calls, async client": "/s",
}


def measure_clients(slatebind: Path, spec: Spec, rounds: int, log: Log) -> Section:
    """A row for each measurement, a column for each client; ``slatebind`` is a ``bin`` folder."""
    found = list(clients(slatebind, len(spec.commands)))
    fields = next(model.fields for model in spec.models if model.name == "Event")
    item = {field.name: _SAMPLES.get(field.type, _TEXTS.get(field.type, "text")) for field in fields}
    values: dict[str, list[list[float]]] = {client.name: [] for client in found}
    with _server(item) as url:
        for _ in range(rounds):
            for client in found:
                log(f"{TITLE}: {client.name}")
                values[client.name].append(_measure(client, url, item))
    names = [client.name for client in found]
    rows = []
    for place, (title, unit) in enumerate(_ROWS.items()):
        best = max if unit == "/s" else min
        rows.append([title, *_cells([best(run[place] for run in values[name]) for name in names], unit)])
    return Section(TITLE, NOTE.format(commands=len(spec.commands), fields=len(fields)), ["", *names], rows)


def _cells(values: Sequence[float], unit: str) -> list[str]:
    return [f"{rounded(value)} {unit} ({value / values[0]:.2f} x)" if value else "" for value in values]


def _measure(client: Client, url: str, item: dict[str, object]) -> list[float]:
    """A value for each row; 0 where there is none."""
    few, many = (client.setup.format(url=f"{url}/{size}") for size in ("few", "many"))
    made = _execute(client, few)[0]
    called = _execute(client, f"{few}\nfound = {client.call}\nassert len(found) == 1, found")[0]
    listed = _execute(client, f"{many}\nfound = {client.call}\nassert len(found) == {_COUNT}, len(found)")[0]
    sequential = _execute(client, few + _SEQUENTIAL.format(call=client.call, calls=_CALLS))[1]
    concurrent = 0.0
    if client.open:
        opened = client.open.format(url=f"{url}/few")
        code = few + _CONCURRENT.format(open=opened, call=client.call_async, calls=_CALLS)
        concurrent = _execute(client, code)[1]
    return [
        made.wall * 1e3,
        made.cpu * 1e3,
        called.wall * 1e3,
        made.peak,
        listed.peak,
        _decoding_seconds(client, item) * 1e3,
        sequential,
        concurrent,
    ]


def _decoding_seconds(client: Client, item: dict[str, object]) -> float:
    items = [item] * _COUNT
    body = {"listeventsresponse": {"count": _COUNT, "event": items}} if client.has_envelope else items
    file = HOME / "work" / "body.json"
    file.write_text(json.dumps(body), encoding="utf-8")
    code = f"{_DECODE.format(count=_COUNT, id=_TEXTS['uuid'])}body = open({str(file)!r}, 'rb').read()\n"
    return _execute(client, f"{code}{client.decode}print(min(measure(decode) for _ in range(20)))")[1]


def _execute(client: Client, code: str) -> tuple[Cost, float]:
    """What a program costs, and the number that it prints."""
    done = run_successfully([client.python, "-c", code], client.folder, limit=_TIMEOUT_SECONDS)
    return done.cost, float(done.out or 0)


@contextmanager
def _server(item: dict[str, object]) -> Iterator[str]:
    """The address of a server whose lists contain ``item``."""
    command = [sys.executable, str(_SERVER), json.dumps(item), str(_COUNT)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            port = server.stdout.readline().strip()
            if not port:
                raise RunFailedError("the server did not start")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.kill()


def measure_command_line(slatebind: Path, commands: int, rounds: int) -> Section:
    """The time that the emitted command line takes to print help and to complete a word."""
    client = own_client(slatebind, commands)
    completion = {"_HARBOUR_COMPLETE": "bash_complete", "COMP_LINE": "harbour list "}
    programs: dict[str, tuple[list[str], dict[str, str]]] = {
        "`import click`": (["-c", "import click"], {}),
        "`--help`": (["-m", "harbour", "--help"], {}),
        "`list --help`": (["-m", "harbour", "list", "--help"], {}),
        "completion": (["-m", "harbour"], completion),
    }
    costs: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, (arguments, variables) in programs.items():
            done = run_successfully([client.python, *arguments], client.folder, variables, limit=_TIMEOUT_SECONDS)
            costs[name].append(done.cost.cpu * 1e3)
    cells = _cells([min(found) for found in costs.values()], "ms")
    return Section(
        COMMAND_LINE_TITLE, COMMAND_LINE_NOTE, ["", "CPU"], [list(row) for row in zip(costs, cells, strict=True)]
    )

"""The emitted client beside the cs package, on the same machine and the same server: run by `make bench`.

Figures are the best of several runs that take turns; what counts are the ratios.
"""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.results import Section

PACKAGE = Path(__file__).parents[2] / "generated" / "python"
TITLE = "The emitted client beside cs"
NOTE = (
    "Both against one server on this machine, the best of several runs that take turns; a ratio over 1 is ours ahead."
)
COLUMNS = ("", "emitted client", "cs", "ratio")
SERVER = """
import http.server, json, random, socketserver, sys
random.seed(1)
machine = lambda n: {
    "id": f"{random.getrandbits(128):032x}", "name": f"vm-{n}", "displayname": f"Machine {n}", "account": "acme",
    "created": "2026-01-02T03:04:05+0100", "state": "Running", "haenable": False, "zoneid": f"{n:032x}",
    "zonename": "one", "templateid": f"{n:032x}", "templatename": "debian", "serviceofferingid": f"{n:032x}",
    "cpunumber": 4, "cpuspeed": 2000, "memory": 8192, "networkkbsread": 2**40 + n, "networkkbswrite": 2**41 + n,
    "guestosid": f"{n:032x}", "rootdeviceid": 0, "rootdevicetype": "ROOT", "hypervisor": "KVM", "domain": "acme/eu",
    "tags": [], "affinitygroup": [], "securitygroup": [], "isdynamicallyscalable": True, "ostypeid": n,
    "nic": [{"id": f"{n:032x}", "ipaddress": "10.1.1.2", "isdefault": True, "macaddress": "02:00:4c:5e:00:01"}],
}
LARGE = json.dumps({"listvirtualmachinesresponse": {"count": 500, "virtualmachine": [machine(n) for n in range(500)]}})
SMALL = json.dumps({"listzonesresponse": {"count": 1, "zone": [{"id": "z", "name": "one"}]}})

class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    def do_GET(self):
        body = (LARGE if "listVirtualMachines" in self.path else SMALL).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *_): pass

class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    request_queue_size = 128

server = Server(("127.0.0.1", 0), Handler)
print(server.server_address[1], flush=True)
server.serve_forever()
"""


def section() -> Section:
    """The table of them."""
    return Section(TITLE, NOTE, list(COLUMNS), [list(row) for row in rows()])


def rows() -> list[tuple[str, str, str, str]]:
    """Rows of what was measured: what, ours, of cs, the ratio."""
    sys.path.insert(0, str(PACKAGE))
    with subprocess.Popen([sys.executable, "-c", SERVER], stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            endpoint = f"http://127.0.0.1:{int(server.stdout.readline())}/client/api"
            return [*_imports(), *_requests(endpoint), *_decoding(endpoint), *_memory(endpoint)]
        finally:
            server.kill()


def _row(
    what: str, ours: float, theirs: float, unit: str, *, more_is_better: bool = False
) -> tuple[str, str, str, str]:
    ratio = ours / theirs if more_is_better else theirs / ours
    return what, f"{ours:.4g} {unit}", f"{theirs:.4g} {unit}", f"{ratio:.2f} x"


def _turns(*runs: Callable[[], float], times: int = 7) -> list[float]:
    """The best of several runs of each, which take turns."""
    found = [[run() for run in runs] for _ in range(times)]
    return [min(column) for column in zip(*found, strict=True)]


def _imports() -> list[tuple[str, str, str, str]]:
    def cost(code: str) -> Callable[[], float]:
        def run() -> float:
            began = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], cwd=PACKAGE, check=True)
            return time.perf_counter() - began

        return run

    client = "from fernhill import Client; Client(endpoint='https://x.example/', key='k', secret='s')"
    cs = "from cs import CloudStack; CloudStack(endpoint='https://x.example/', key='k', secret='s')"
    nothing, ours, theirs = _turns(cost("pass"), cost(client), cost(cs))
    return [_row("import and make a client", (ours - nothing) * 1e3, (theirs - nothing) * 1e3, "ms")]


def _requests(endpoint: str) -> list[tuple[str, str, str, str]]:
    import aiohttp  # noqa: PLC0415 - only the parts that are measured are imported, when they are
    from cs import AIOCloudStack, CloudStack  # noqa: PLC0415
    from fernhill import AsyncClient, Client  # noqa: PLC0415

    many = 400
    login = {"endpoint": endpoint, "key": "k", "secret": "s"}
    client, cs = Client(**login), CloudStack(**login)

    def ours() -> float:
        began = time.perf_counter()
        for _ in range(many):
            client.zone.list_zones().all()
        return (time.perf_counter() - began) / many

    def theirs() -> float:
        began = time.perf_counter()
        for _ in range(many):
            cs.listZones(page=1)
        return (time.perf_counter() - began) / many

    async def our_tasks() -> float:
        async with AsyncClient(**login) as tasks:
            await tasks.zone.list_zones().all()
            began = time.perf_counter()
            await asyncio.gather(*(tasks.zone.list_zones().all() for _ in range(many)))
            return (time.perf_counter() - began) / many

    async def their_tasks() -> float:
        # Its own way opens a connection for every call; this is its fastest.
        tasks = AIOCloudStack(**login)
        began = time.perf_counter()
        for _ in range(many // 50):
            await asyncio.gather(*(tasks.listZones(page=1) for _ in range(50)))
        return (time.perf_counter() - began) / many

    assert aiohttp
    sync, cs_sync = _turns(ours, theirs)
    tasks, cs_tasks = _turns(lambda: asyncio.run(our_tasks()), lambda: asyncio.run(their_tasks()), times=3)
    return [
        _row("requests, one after the other", 1 / sync, 1 / cs_sync, "/s", more_is_better=True),
        _row("requests, by tasks", 1 / tasks, 1 / cs_tasks, "/s", more_is_better=True),
    ]


def _decoding(endpoint: str) -> list[tuple[str, str, str, str]]:
    """From the bytes that came to what the caller gets; and a whole call, of which that is the larger part."""
    from urllib.request import urlopen  # noqa: PLC0415

    import requests  # noqa: PLC0415
    from cs import CloudStack  # noqa: PLC0415
    from fernhill import Client  # noqa: PLC0415
    from fernhill.facts.virtual_machine import LIST_VIRTUAL_MACHINES  # noqa: PLC0415
    from fernhill.models import VirtualMachine  # noqa: PLC0415
    from fernhill.runtime import answer  # noqa: PLC0415

    with urlopen(f"{endpoint}?command=listVirtualMachines") as response:
        body = response.read()
    login = {"endpoint": endpoint, "key": "k", "secret": "s"}
    client, cs = Client(**login), CloudStack(**login)

    def typed() -> None:
        reply = answer.Reply(200, {"content-type": "application/json"}, body)
        assert len(answer.read_list(LIST_VIRTUAL_MACHINES, reply, VirtualMachine).items) == 500

    def plain() -> None:
        # As requests makes it of such an answer: the header tells the encoding, so that nothing is guessed.
        reply = requests.Response()
        reply.status_code, reply._content = 200, body
        reply.headers["Content-Type"] = "application/json"
        reply.encoding = requests.utils.get_encoding_from_headers(reply.headers)
        assert len(cs._response_value(reply)["virtualmachine"]) == 500

    def our_call() -> None:
        assert len(client.virtual_machine.list_virtual_machines().page(1)) == 500

    def their_call() -> None:
        assert len(cs.listVirtualMachines(page=1)["virtualmachine"]) == 500

    decoded = _turns(*map(_cpu, (typed, plain)), times=100)
    called = _turns(*map(_cpu, (our_call, their_call)), times=40)
    return [
        _row("decoding 500 machines (models, dicts)", *(seconds * 1e3 for seconds in decoded), "ms"),
        _row("a call that lists 500 machines, CPU", *(seconds * 1e3 for seconds in called), "ms"),
    ]


def _cpu(run: Callable[[], None]) -> Callable[[], float]:
    """The seconds that this process works for it."""

    def timed() -> float:
        began = time.process_time()
        run()
        return time.process_time() - began

    return timed


def _memory(endpoint: str) -> list[tuple[str, str, str, str]]:
    # Not getrusage: its peak is that of the process which started this one.
    program = "{}; print(*(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    login = f"endpoint={json.dumps(endpoint)}, key='k', secret='s'"
    ours = f"from fernhill import Client; c = Client({login}); x = c.virtual_machine.list_virtual_machines().page(1)"
    theirs = f"from cs import CloudStack; c = CloudStack({login}); x = c.listVirtualMachines(page=1)"

    def peak(code: str) -> Callable[[], float]:
        def run() -> float:
            done = subprocess.run(
                [sys.executable, "-c", program.format(code)], cwd=PACKAGE, capture_output=True, text=True, check=True
            )
            return int(done.stdout) / 1024

        return run

    return [_row("memory of a program that lists 500 machines", *_turns(peak(ours), peak(theirs), times=3), "MiB")]

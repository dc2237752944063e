"""What the emitted packages cost those who use them: ours beside the peers', of the same commands."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bench.install import HOME
from bench.process import Cost, Starter, WrongRunError
from bench.results import OURS, Section, rounded
from slatebind.spec.model import Spec

TITLE = "The emitted packages beside the peers'"
NOTE = (
    "Programs that use what was generated from the same {commands:,} commands, each in an environment with what its "
    "package needs, against one server on this machine. The times are of the whole program, the start of Python "
    "included. A call lists events, which have {fields} fields; decoding is CPU time within a program, of 500 of them."
)
_GROUP, _MODEL, _MANY = "Event", "Event", 500
_SAMPLES = {"integer": 4, "long": 2**41, "float": 0.5, "boolean": True, "list": ["one"], "map": {"one": "two"}}
_TEXTS = {
    "uuid": "6f1c0a3e-5b1d-4d0f-9a55-0c7c9a3f1b22",
    "date": "2026-01-02",
    "datetime": "2026-01-02T03:04:05+01:00",
    "url": "https://harbour.example/",
}
_SERVER = Path(__file__).with_name("server.py")
_DECODING = """
import time
def best(decode):
    def once():
        began = time.process_time()
        found = decode()
        spent = time.process_time() - began
        assert len(found) == {many} and str(found[-1].id) == {last!r}, found[-1]
        return spent
    print(min(once() for _ in range(20)))
"""


class Package(NamedTuple):
    """How an emitted package is used: programs that make a client, that call, and that decode."""

    name: str
    folder: Path
    python: Path
    client: str
    call: str
    decode: str


def packages(ours: Path, commands: int) -> list[Package]:
    """Those that were generated before, of so many commands; ``ours`` is the ``bin`` that generated them."""

    def work(name: str) -> Path:
        return HOME / "work" / f"{commands}-{name}"

    def python(name: str) -> Path:
        return next(iter(HOME.glob(f"{name}-*/bin/python")), Path(name))

    found = [
        Package(
            OURS,
            work("slatebind") / "client",
            ours / "python",
            "from harbour import Client; c = Client(endpoint={url!r} + '/client/api', key='k', secret='s')",
            "found = c.event.list_events().page(1)",
            """
from harbour.facts.event import LIST_EVENTS
from harbour.models import Event
from harbour.runtime import answer
reply = answer.Reply(200, {{'content-type': 'application/json'}}, body)
best(lambda: answer.read_list(LIST_EVENTS, reply, Event).items)
""",
        ),
        Package(
            "openapi-python-client",
            work("openapi-python-client") / "out",
            python("openapi-python-client"),
            "from harbour_client import Client; from harbour_client.api.event import list_events; "
            "c = Client(base_url={url!r})",
            "found = list_events.sync(client=c)",
            """
import json
from harbour_client.models import Event
best(lambda: [Event.from_dict(one) for one in json.loads(body)])
""",
        ),
        Package(
            "openapi-generator",
            work("openapi-generator") / "out",
            python("openapi-generator"),
            "import harbour_api as h; c = h.EventApi(h.ApiClient(h.Configuration(host={url!r})))",
            "found = c.list_events()",
            """
import harbour_api
text, client = body.decode(), harbour_api.ApiClient()
best(lambda: client.deserialize(text, 'List[Event]', 'application/json'))
""",
        ),
    ]
    return [package for package in found if package.folder.exists() and package.python.exists()]


def measure(starter: Starter, found: list[Package], spec: Spec, rounds: int, tell: Callable[[str], None]) -> Section:
    """A table of them all."""
    fields = next(model.fields for model in spec.models if model.name == _MODEL)
    one: dict[str, object] = {field.name: _SAMPLES.get(field.type, _TEXTS.get(field.type, "text")) for field in fields}
    costs: dict[str, dict[str, list[float]]] = {row: {} for row in _ROWS}
    with _serving(one) as root:
        for _ in range(rounds):
            for package in found:
                tell(f"{TITLE}: {package.name}")
                for row, figure in _use(starter, package, root, _bodies(one)[package.name == OURS]).items():
                    costs[row].setdefault(package.name, []).append(figure)
    names = [package.name for package in found]
    return Section(
        title=TITLE,
        note=NOTE.format(commands=len(spec.commands), fields=len(fields)),
        columns=["", *names],
        rows=[_row(row, [min(costs[row][name]) for name in names]) for row in _ROWS],
    )


_ROWS = {
    "import and make a client": "ms",
    "the same, CPU": "ms",
    "and a first call": "ms",
    "memory, having made a client": "MiB",
    f"memory, having listed {_MANY}": "MiB",
    f"decoding {_MANY}": "ms",
}


def _row(name: str, figures: list[float]) -> list[str]:
    unit, ours = _ROWS[name], figures[0]
    return [name, *(f"{rounded(figure)} {unit} ({figure / ours:.1f} x)" for figure in figures)]


def _use(starter: Starter, package: Package, root: str, body: bytes) -> dict[str, float]:
    """A figure for each row."""

    def cost(code: str) -> Cost:
        return starter.succeed([package.python, "-c", code], package.folder, limit=60).cost

    few, many = (package.client.format(url=f"{root}/{size}") for size in ("few", "many"))
    made = cost(few)
    called = cost(f"{few}\n{package.call}\nassert len(found) == 1, found")
    listed = cost(f"{many}\n{package.call}\nassert len(found) == {_MANY}, len(found)")
    place = HOME / "work" / "body.json"
    place.write_bytes(body)
    code = _DECODING.format(many=_MANY, last=_TEXTS["uuid"]) + f"body = open({str(place)!r}, 'rb').read()\n"
    decoded = starter.succeed([package.python, "-c", code + package.decode.format()], package.folder, limit=60)
    figures = (
        made.wall * 1e3,
        made.cpu * 1e3,
        called.wall * 1e3,
        made.peak,
        listed.peak,
        float(decoded.out) * 1e3,
    )
    return dict(zip(_ROWS, figures, strict=True))


def _bodies(one: dict[str, object]) -> tuple[bytes, bytes]:
    """What peers are answered, and what we are: the same within CloudStack's envelope."""
    plain = [one] * _MANY
    envelope = {"listeventsresponse": {"count": _MANY, "event": plain}}
    return json.dumps(plain).encode(), json.dumps(envelope).encode()


@contextmanager
def _serving(one: dict[str, object]) -> Iterator[str]:
    """The address of a server that answers every call with some of ``one``."""
    command = [sys.executable, str(_SERVER), json.dumps(one), str(_MANY)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            port = server.stdout.readline().strip()
            if not port:
                raise WrongRunError("the server did not start")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.kill()

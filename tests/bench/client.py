"""Clients of the same API: slatebind's, those that other generators emit, and cs, which is written by hand."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.install import HOME, environment
from bench.peers import GENERATOR, PYTHON_CLIENT, generator, python_client
from bench.results import SLATEBIND
from bench.workload import TARGETS

_CS = "cs==5.2.0"
_LOGIN = "endpoint={url!r} + '/client/api', key='k', secret='s'"


class Client(NamedTuple):
    """A client package and programs that use it.

    ``setup`` makes ``c``, ``call`` lists events, ``decode`` is a function of the answer's ``body``; ``open`` and
    ``call_async`` are the same as ``setup`` and ``call`` for an async client, if there is one.
    """

    name: str
    folder: Path
    python: Path
    setup: str
    call: str
    decode: str
    open: str = ""
    call_async: str = ""

    @property
    def has_envelope(self) -> bool:
        """Whether it expects CloudStack's envelope around a list."""
        return "client/api" in self.setup


def clients(slatebind: Path, commands: int) -> Iterator[Client]:
    """Those that were generated before, of an API of this size, and cs; ``slatebind`` is a ``bin`` folder."""
    yield own_client(slatebind, commands)
    yield _cs()
    if _emitted(PYTHON_CLIENT, commands, "out").exists():
        yield _python_client(commands)
    if _emitted(GENERATOR, commands, "out").exists():
        yield _generator_client(commands)


def own_client(slatebind: Path, commands: int) -> Client:
    """The client that slatebind emitted."""
    return Client(
        name=SLATEBIND,
        folder=_emitted(TARGETS[SLATEBIND], commands, "client"),
        python=slatebind / "python",
        setup=f"from harbour import Client; c = Client({_LOGIN})",
        call="c.event.list_events().page(1)",
        decode="""
from harbour.operations.event import LIST_EVENTS
from harbour import HttpResponse
from harbour.models import Event
from harbour.runtime.protocol.interface import parse_page
response = HttpResponse(200, {'content-type': 'application/json'}, body)
decode = lambda: parse_page(LIST_EVENTS, response, Event).items
""",
        open=f"from harbour import AsyncClient\n    async with AsyncClient({_LOGIN}) as c:",
        call_async="c.event.list_events().page(1)",
    )


def _cs() -> Client:
    return Client(
        name="cs",
        folder=HOME,
        python=environment("cs", [_CS, "aiohttp"]) / "python",
        setup=f"from cs import CloudStack; c = CloudStack({_LOGIN})",
        call="c.listEvents(page=1)['event']",
        # What requests makes of the answer; the header states the encoding, so that it is not guessed.
        decode="""
import requests
from cs import CloudStack
c = CloudStack(endpoint='https://x.example/', key='k', secret='s')
reply = requests.Response()
reply.status_code, reply._content, reply.encoding = 200, body, 'utf-8'
reply.headers['Content-Type'] = 'application/json'
decode = lambda: c._response_value(reply)['event']
""",
        open=f"from cs import AIOCloudStack\n    if c := AIOCloudStack({_LOGIN}):",
        call_async="c.listEvents(page=1)",
    )


def _python_client(commands: int) -> Client:
    return Client(
        name=PYTHON_CLIENT,
        folder=_emitted(PYTHON_CLIENT, commands, "out"),
        python=python_client() / "python",
        setup="from harbour_client import Client; from harbour_client.api.event import list_events; "
        "c = Client(base_url={url!r})",
        call="list_events.sync(client=c)",
        decode="""
import json
from harbour_client.models import Event
decode = lambda: [Event.from_dict(item) for item in json.loads(body)]
""",
        open="if c:",
        call_async="list_events.asyncio(client=c)",
    )


def _generator_client(commands: int) -> Client:
    return Client(
        name=GENERATOR,
        folder=_emitted(GENERATOR, commands, "out"),
        python=generator() / "python",
        setup="import harbour_api; c = harbour_api.EventApi(harbour_api.ApiClient(harbour_api.Configuration(host="
        "{url!r})))",
        call="c.list_events()",
        decode="""
import harbour_api
text, client = body.decode(), harbour_api.ApiClient()
decode = lambda: client.deserialize(text, 'List[Event]', 'application/json')
""",
    )


def _emitted(tool: str, commands: int, folder: str) -> Path:
    """Where a tool has generated its client before."""
    return HOME / "work" / f"{commands}-{tool}" / folder

"""mypy and pyright, both strict, accept a program that uses every public feature and reject each wrong line."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from emitted.conftest import PACKAGE
from type_checking import mypy

EVERY_FEATURE = """\
import asyncio
import copy
import pickle
from collections.abc import Mapping
from datetime import date, datetime
from threading import Event
from typing import Any, assert_type
from uuid import UUID

import fernhill
from fernhill import (
    AsyncClient, AsyncJob, AsyncPages, CallOptions, Client, HttpResponse, Job, JobStatus, Model, Pages, Request, Send,
    Settings, errors, models,
)


def trace(request: Request) -> Request | None:
    headers: Mapping[str, str] = request.headers
    print(request.command, request.method, request.url, request.body, request.params, request.attempt)
    return request._replace(headers={**headers, "X-Trace": "1"})


def ended(request: Request, response: HttpResponse | errors.Error) -> None:
    if isinstance(response, HttpResponse):
        print(request, response.status, response.headers, response.body, response.request_id)


def transport(send: Send) -> HttpResponse:
    return HttpResponse(200, {"content-type": "application/json"}, b"{}")


settings: Settings = {"endpoint": "https://cloud.example/client/api", "key": "k", "secret": "s", "timeout": 10}
options: CallOptions = {"retries": 1, "page_size": 50, "connect_timeout": 1.5, "read_timeout": 5}


def progress(status: JobStatus) -> None:
    print(status)


def sync(cloud: Client) -> None:
    version: str = fernhill.__version__ + cloud.spec_version
    machines = cloud.virtual_machine.list_virtual_machines(
        id=UUID(int=1), state="Running", details={"all", "nics"}, from_=date(2026, 1, 1), page=1, pagesize=5
    )
    assert_type(machines, Pages[models.VirtualMachine])
    for machine in machines:
        name: str | None = machine.name
        created: datetime | None = machine.created
        nics: list[models.Nic] = machine.nic or []
        extra: dict[str, Any] = machine.extra_fields
        values: dict[str, Any] = machine.to_dict()
        text: str = machine.to_json(indent=2) + machine.to_json()
        assert_type(machine.replace(name="web"), models.VirtualMachine)
        assert_type(copy.deepcopy(machine), models.VirtualMachine)
        print(version, name, created, nics, extra, values, text, pickle.dumps(machine))
    assert_type(machines.all(), list[models.VirtualMachine])
    assert_type(machines.first(), models.VirtualMachine | None)
    assert_type(machines.one(), models.VirtualMachine)
    assert_type(machines.page(1, size=10), list[models.VirtualMachine])
    assert_type(machines.count, int)
    machines.wait_until(lambda machine: machine.state == "Running")
    job = cloud.virtual_machine.deploy_virtual_machine(
        serviceofferingid=UUID(int=1), templateid="t", zoneid="z", networkids=["n", UUID(int=2)],
        details={"cpuNumber": 2, "memory": "512"}, startvm=True, size=10,
    )
    assert_type(job, Job[models.VirtualMachine])
    job.add_done_callback(lambda ended: print(ended.id, ended.object_id))
    assert_type(job.status(), JobStatus)
    assert_type(job.done(), bool)
    assert_type(job.result(timeout=60, poll=0.5, progress=progress, cancel=Event()), models.VirtualMachine)
    assert_type(cloud.wait([job, job], timeout=5, progress=progress), list[models.VirtualMachine])
    assert_type(cloud.job(job.id, models.VirtualMachine), Job[models.VirtualMachine])
    assert_type(cloud.job(pickle.loads(pickle.dumps(job))).id, str)
    assert_type(cloud.call("listAnything", name="value"), dict[str, Any])
    quick = cloud.with_options(**options).with_options(
        extra_headers={"X": "1"}, extra_query={"new": 1}, extra_body={"b": 2}
    )
    assert_type(quick, Client)
    with quick.record_responses() as exchanges:
        cloud.zone.list_zones().first()
    print(exchanges[-1].request.url, exchanges[-1].response.status, exchanges[-1].response.request_id)


def handled(cloud: Client) -> Model | None:
    try:
        return cloud.zone.list_zones().one()
    except errors.NoResultFound:
        return None
    except errors.ArgumentError as error:
        print(error.parameters)
    except errors.ApiError as error:
        print(error.command, error.errorcode, error.text, error.status, error.response)
    except (errors.TransportError, errors.UnexpectedResponse) as error:
        print(error.response)
    except errors.Error as error:
        print(error)
    return None


async def awaited(cloud: AsyncClient) -> None:
    zones = cloud.zone.list_zones()
    assert_type(zones, AsyncPages[models.Zone])
    async for zone in zones:
        assert_type(zone, models.Zone)
    assert_type(await zones.all(), list[models.Zone])
    assert_type(await zones.first(), models.Zone | None)
    assert_type(await zones.count, int)
    job = await cloud.volume.attach_volume(id="v", virtualmachineid="m")
    assert_type(job, AsyncJob[models.Volume])
    assert_type(await job, models.Volume)
    assert_type(await job.result(timeout=5), models.Volume)
    assert_type(await job.done(), bool)
    assert_type(await cloud.wait([job]), list[models.Volume])
    assert_type(await cloud.call("listAnything"), dict[str, Any])
    assert_type(cloud.with_options(timeout=5).zone.list_zones(), AsyncPages[models.Zone])


async def main() -> None:
    async with AsyncClient(**settings) as opened:
        assert_type(opened, AsyncClient)
        await awaited(opened)
    async with AsyncClient.from_config("profile") as configured:
        assert_type(configured, AsyncClient)


with Client(
    endpoint="https://cloud.example/client/api", username="u", password="p", domain="/", expiration=60,
    before=trace, after=ended, transport=transport, pool_size=4, tracing=False, allow_http=False, always_post=True,
    cert=("cert.pem", "key.pem"),
) as opened:
    assert_type(opened, Client)
    sync(opened)
    handled(opened)
with Client.from_config(timeout=5, verify="ca.pem", proxy="http://proxy:3128", headers={"A": "b"}) as configured:
    assert_type(configured, Client)
asyncio.run(main())
"""
START = """\
from fernhill import AsyncClient, Client, Settings, errors, models

cloud = Client(endpoint="https://cloud.example/client/api", key="k", secret="s")
machines = cloud.virtual_machine.list_virtual_machines()
job = cloud.volume.attach_volume(id="v", virtualmachineid="m")
"""
WRONG = """\
Client(endpiont="https://cloud.example")
Client(endpoint=5)
Client(timeout="long")
Client("https://cloud.example")
Client(before=print("x"), verify=[])
Client(transport=lambda: None)
Client.from_config(prfile="x")
settings: Settings = {"secrt": "s"}
cloud.volumes.list_volumes()
cloud.volume.list_volume()
cloud.volume.attach_volume(id="v")
cloud.volume.attach_volume("v", "m")
cloud.volume.attach_volume(id="v", virtualmachineid=5)
cloud.volume.list_volumes(tpye="x")
cloud.volume.list_volumes(page="many")
cloud.volume.list_volumes(id=["v"])
cloud.virtual_machine.list_virtual_machines(details="all")
cloud.virtual_machine.list_virtual_machines(details={"all": 1})
cloud.virtual_machine.list_virtual_machines(from_=20260101)
cloud.virtual_machine.deploy_virtual_machine(serviceofferingid="s", templateid="t", zoneid="z", details="a=b")
cloud.virtual_machine.deploy_virtual_machine(serviceofferingid="s", templateid="t", zoneid="z", startvm="yes")
cloud.with_options(tiemout=1)
cloud.with_options(endpoint="https://other.example")
cloud.with_options(retries="many")
cloud.call()
cloud.wait([machines])
cloud.wait([job], timeout="long")
cloud.job(5)
machines.page("first")
machines.count()
machines.first().name
machines.one().nmae
machines.wait_until("Running")
machines[0]
job.result(timeout="long")
job.result(progress=lambda: None)
job.nmae
count: str = machines.count
zone: models.Zone = machines.one()
text: int = machines.one().to_json()
machines.one().to_json(indent="two")
models.VirtualMachine(nmae="x")
models.VirtualMachine(name=5)
models.VirtualMachine("id")
models.VirtualMachin()
errors.NotThere
"""
WRONG_AWAITED = """\
async def wrong(cloud: AsyncClient) -> None:
    for volume in cloud.volume.list_volumes(): print(volume)
    (await cloud.volume.list_volumes())
    cloud.volume.list_volumes().one().name
    cloud.volume.attach_volume(id="v", virtualmachineid="m").id
    count: int = cloud.volume.list_volumes().count
    with cloud: pass
"""


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with both programs."""
    (tmp_path / "right.py").write_text(EVERY_FEATURE)
    (tmp_path / "wrong.py").write_text(START + WRONG + WRONG_AWAITED)
    return tmp_path


def missing(found: str) -> list[str]:
    """The wrong lines for which no error was found."""
    reported = {int(number) for number in re.findall(r"wrong\.py:(\d+)(?::\d+)?(?: -|:) error", found)}
    lines = [*enumerate((START + WRONG + WRONG_AWAITED).splitlines(), 1)]
    wanted = lines[len(START.splitlines()) :]
    assert reported <= {number for number, _ in wanted}, found
    return [line for number, line in wanted if number not in reported and not line.startswith("async def")]


def run(*command: str | Path) -> str:
    """The output of a type checker, with the package on its path."""
    return subprocess.run(command, cwd=PACKAGE, capture_output=True, text=True, check=False).stdout


def test_mypy_accepts_every_feature(programs: Path) -> None:
    """Results have the types that the program declares."""
    assert mypy(PACKAGE, programs / "right.py").stdout == ""


def test_mypy_rejects_each_wrong_line(programs: Path) -> None:
    """Names, arguments, options and uses of results."""
    assert missing(mypy(PACKAGE, programs / "wrong.py").stdout) == []


def pyright(programs: Path, file: str) -> str:
    """What pyright says in strict mode."""
    configuration = {"typeCheckingMode": "strict", "extraPaths": [str(PACKAGE)]}
    (programs / "pyrightconfig.json").write_text(json.dumps(configuration))
    program = Path(sys.executable).with_name("basedpyright")
    return run(program, "--pythonpath", sys.executable, "--project", programs, programs / file)


@pytest.mark.peers
def test_pyright_accepts_every_feature(programs: Path) -> None:
    """Results have the types that the program declares."""
    assert pyright(programs, "right.py").strip() == "0 errors, 0 warnings, 0 notes"


@pytest.mark.peers
def test_pyright_rejects_each_wrong_line(programs: Path) -> None:
    """Names, arguments, options and uses of results."""
    assert missing(pyright(programs, "wrong.py")) == []


@pytest.mark.peers
@pytest.mark.parametrize(
    ("code", "completion"),
    [
        ("with Client() as cloud:\n    cloud.", "zone"),
        ("with Client.from_config() as cloud:\n    cloud.zone.", "list_zones"),
        ("with Client() as cloud:\n    cloud.with_options(timeout=1).zone.list_zones().one().", "networktype"),
        ("async def main():\n    async with AsyncClient.from_config() as cloud:\n        cloud.", "zone"),
    ],
    ids=("with", "from_config", "with_options", "async"),
)
def test_jedi_completes(code: str, completion: str) -> None:
    """Groups, commands and fields, inside of a ``with`` statement as well."""
    import jedi  # noqa: PLC0415 - a peer

    script = jedi.Script(f"from fernhill import AsyncClient, Client\n{code}", project=jedi.Project(str(PACKAGE)))
    assert completion in [found.name for found in script.complete()]


def test_dir_lists_groups() -> None:
    """A client can be completed in a Python prompt."""
    from fernhill import Client  # noqa: PLC0415 - found through conftest

    with Client(endpoint="http://127.0.0.1:9", key="k", secret="s") as cloud:
        assert {"volume", "zone", "call", "job", "wait", "with_options"} <= set(dir(cloud))

"""A program of every public feature passes strict type checkers; each wrong use of one is reported at its line."""

from pathlib import Path

import pytest

from emitted.checked_programs import Programs
from emitted.conftest import PACKAGE

RIGHT = """
from threading import Event

import fernhill
from fernhill import AsyncClient, AsyncJob, AsyncPages, CallOptions, Client, HttpResponse, Job, JobStatus, Model, Pages
from fernhill import Request, Settings, errors
from fernhill.models import VirtualMachine, Volume


def before(request: Request) -> Request | None:
    return request._replace(headers={**request.headers, "X-Attempt": str(request.attempt)})


def after(request: Request, outcome: HttpResponse | errors.Error) -> None:
    if isinstance(outcome, HttpResponse):
        print(request.command, outcome.status, outcome.headers["date"], outcome.body[:9], outcome.request_id)
    else:
        print(outcome.command, outcome.response, outcome.is_transient)


settings: Settings = {
    "endpoint": "https://cloud.example/client/api",
    "key": "k",
    "secret": "s",
    "verify": "/etc/ca.pem",
    "cert": ("/etc/client.pem", "/etc/client.key"),
    "proxy": "proxy.example:3128",
    "headers": {"X-Team": "core"},
    "before": before,
    "after": after,
    "tracing": True,
    "timeout": 30,
}
options: CallOptions = {"retries": 0, "page_size": 100, "extra_headers": {"a": "b"}, "extra_query": {"new": True}}


def progress(status: JobStatus) -> None:
    print(status.id, status.state == "pending", status.waited + 1.0)


def show(model: Model) -> dict[str, object]:
    return {**model.to_dict(), **model.extra_fields, "text": model.to_json(indent=2)}


def sync(cloud: Client) -> Volume | None:
    volumes: Pages[Volume] = cloud.volume.list_volumes(id="1")
    size: int = volumes.count + len(volumes.all()) + len(volumes.page(1, size=5))
    created: str = volumes.one().replace(name="x").name or str(size)
    one: Volume = volumes.wait_until(lambda volume: volume.id == created, timeout=5, poll=0.1)
    job: Job[Volume] = cloud.volume.attach_volume(id=one.id or "", virtualmachineid="m")
    job.add_done_callback(lambda ended: print(ended.id, ended.object_id, ended.status().state))
    done: bool = job.done()
    again: Job[Volume] = cloud.job(job.id, Volume)
    plain: Job[dict[str, object]] = cloud.job(job.id, dict[str, object])
    attached: list[Volume] = cloud.wait([job, again], timeout=9, poll=1, progress=progress, cancel=Event())
    show(attached[0] if plain.result().get("volume") else job.result(timeout=5.5, poll=1, cancel=Event()))
    with cloud.record_responses() as exchanges:
        raw: dict[str, object] = cloud.with_options(**options).call("listZones", id=["a"], listall=done)
    print(exchanges[-1].request.params, exchanges[-1].response.retry_after(), raw, cloud.spec_version)
    return volumes.first()


def failing(cloud: Client) -> None:
    try:
        cloud.account.delete_account(id="a")
    except errors.JobFailed as failed:
        print(failed.job_id, failed.object_id, failed.errorcode, failed.cserrorcode, failed.text, failed.uuids)
    except (errors.RateLimited, errors.NotFound) as refused:
        print(refused.status, refused.retry_after, refused.request_id)
    except errors.JobTimedOut as late:
        print(late.job_id)
    except errors.WaitTimedOut as late:
        print(late.last)
    except errors.ArgumentError as wrong:
        print(wrong.parameters, wrong.parameter)
    except errors.UnexpectedResponse as odd:
        print(odd.body, odd.response and odd.response.content_type)
    except (errors.NoResultFound, errors.MultipleResultsFound, errors.TransportError, errors.ConfigurationError):
        raise


async def with_async(cloud: AsyncClient) -> VirtualMachine | None:
    machines: AsyncPages[VirtualMachine] = cloud.virtual_machine.list_virtual_machines(id="1")
    names: list[str | None] = [machine.name async for machine in machines]
    size: int = await machines.count + len(await machines.all()) + len(await machines.page(1)) + len(names)
    one: VirtualMachine = await machines.wait_until(lambda machine: machine.state == "Running", timeout=size)
    job: AsyncJob[VirtualMachine] = await cloud.virtual_machine.reboot_virtual_machine(id=one.id or "")
    job.add_done_callback(lambda ended: print(ended.id))
    status: JobStatus = await job.status()
    if not await job.done():
        one = await job
    print(await cloud.wait([job, cloud.job(status.id, VirtualMachine)], progress=progress))
    with cloud.record_responses() as exchanges:
        await cloud.with_options(timeout=5).call("listZones")
    show(await job.result(timeout=5, poll=0.5, progress=progress))
    print(exchanges, await machines.one())
    return await machines.first()


async def main() -> None:
    with Client(**settings) as cloud, Client.from_config("profile", timeout=5) as other:
        sync(cloud)
        failing(other)
    async with AsyncClient(**settings) as cloud, AsyncClient.from_config(profile="profile") as other:
        await with_async(cloud)
        await other.close()
    print(fernhill.__version__)
"""
BEGIN = """
from fernhill import AsyncClient, CallOptions, Client, HttpResponse, Job, Request, Settings, errors
from fernhill.models import Volume, Zone


def plain(request: Request) -> None: ...
def strict(request: Request, response: HttpResponse) -> None: ...


async def wrong(cloud: Client, other: AsyncClient, job: Job[Volume], volume: Volume, error: errors.ApiError) -> None:
"""
WRONG = """
Client("https://cloud.example")
Client(retry=1)
Client(timeout="60")
Client(verify=1)
Client(cert=["a", "b"])
Client(headers=[("a", "b")])
Client(before=strict)
Client(after=plain)
Client.from_config(5)
one: Settings = {"secrt": "s"}
two: CallOptions = {"key": "k"}
cloud.with_options(timeout=None)
cloud.with_options(key="k")
cloud.with_options(page_size="all")
cloud.volumes
cloud.volume.list_volume()
cloud.call()
cloud.call(5)
cloud.job(5)
cloud.job("j", 5)
cloud.wait(job)
cloud.wait([job], cancel=True)
cloud.volume.list_volumes().page("first")
cloud.volume.list_volumes()[0]
len(cloud.volume.list_volumes())
cloud.volume.list_volumes().first().name
cloud.volume.list_volumes().count()
zone: Zone = cloud.volume.list_volumes().one()
cloud.volume.list_volumes().wait_until(lambda volume: volume.colour == "red")
job.result(5)
job.result(timeout="5")
job.result().colour
job.status().state == "ended"
await job
volume.nmae
volume.created.year
volume.to_dict(indent=2)
error.errorcode + 1
other.zone.list_zones().all()[0]
for item in other.zone.list_zones(): print(item)
with other: pass
(await other.call("listZones")).name
"""
PROGRAMS = Programs(RIGHT, BEGIN, tuple(WRONG.strip().splitlines()))


def test_mypy_strict(tmp_path: Path) -> None:
    """mypy accepts the right program and reports every wrong line."""
    PROGRAMS.check_with_mypy(tmp_path, PACKAGE)


@pytest.mark.peers
def test_pyright_strict(tmp_path: Path) -> None:
    """pyright in its strict mode does the same."""
    PROGRAMS.check_with_pyright(tmp_path, PACKAGE)

"""A machine's life, through both clients, against the mock of the sample: with keys, and with a session."""

from collections.abc import Iterator
from typing import Any

import pytest
from fernhill import errors, models

from emitted.conftest import ROOT, Caller
from slatebind.mock import MockServer


@pytest.fixture(autouse=True)
def no_waiting() -> None:
    """The server is in this process: here, time is what it is."""


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    """The mock of the sample, as strict as a server can be."""
    with MockServer(ROOT / "spec" / "fernhill.yaml", job_seconds=0.05, is_strict=True) as server:
        yield server


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> str:
    """The sync client, and the async one."""
    return str(request.param)


@pytest.mark.parametrize("way", ["keys", "session"])
def test_a_machine_is_deployed_listed_and_destroyed(mock: MockServer, kind: str, way: str) -> None:
    """Each job is waited for; what is gone is gone, and the error for it says so."""
    login = {"endpoint": mock.endpoint, "key": mock.key, "secret": mock.secret}
    if way == "session":
        login = {"endpoint": mock.endpoint, "username": mock.username, "password": mock.password}
    call = Caller(kind, login)
    template, zone = call(lambda c: c.template.list_templates(templatefilter="all").first()), call(_zone)
    offering = "7f3c1d5e-0000-4000-8000-000000000001"
    name = f"web-{kind}-{way}"
    wanted = {"serviceofferingid": offering, "templateid": template.id, "zoneid": zone.id, "name": name}
    job, machine = call(lambda c: c.virtual_machine.deploy_virtual_machine(**wanted), _kept, _finished)
    assert isinstance(machine, models.VirtualMachine)
    assert (machine.id, machine.name, machine.zoneid) == (job.object_id, name, zone.id)
    assert call(lambda c: c.virtual_machine.list_virtual_machines(id=machine.id).one()).name == name
    call(lambda c: c.virtual_machine.destroy_virtual_machine(id=machine.id), lambda job: job.result(poll=0.02))
    assert call(lambda c: c.virtual_machine.list_virtual_machines(id=machine.id).all()) == []
    with pytest.raises(errors.InvalidParameter, match=machine.id):
        call(lambda c: c.virtual_machine.destroy_virtual_machine(id=machine.id))


def _zone(client: Any) -> Any:
    return client.zone.list_zones().first()


def _kept(job: Any) -> Any:
    return job, job.result(poll=0.02)


def _finished(pair: Any) -> Any:
    job, result = pair
    if not hasattr(result, "__await__"):
        return pair

    async def both() -> Any:
        return job, await result

    return both()


def test_sessions_end_and_begin_again(mock: MockServer, kind: str) -> None:
    """A server that forgets who is logged in is logged in to again, within the same call."""
    call = Caller(kind, {"endpoint": mock.endpoint, "username": mock.username, "password": mock.password})

    def forgotten(zone: Any) -> Any:
        mock.end_sessions()
        return zone

    assert call(_zone, forgotten).id == call(_zone).id

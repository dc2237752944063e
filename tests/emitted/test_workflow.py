"""The life of a machine with both clients and the mock server of the sample, with keys and with a session."""

from collections.abc import Iterator
from typing import Any

import pytest
from fernhill import errors, models

from emitted.conftest import ROOT, Caller
from slatebind.mock import MockServer


@pytest.fixture(autouse=True)
def no_waiting() -> None:
    """No waiting: the server is in this process and uses the real time."""


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    """The mock server of the sample, in strict mode."""
    with MockServer(ROOT / "spec" / "fernhill.yaml", job_seconds=0.05, is_strict=True) as server:
        yield server


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> str:
    """Both clients, sync and async."""
    return str(request.param)


@pytest.mark.parametrize("way", ["keys", "session"])
def test_a_machine_is_deployed_listed_and_destroyed(mock: MockServer, kind: str, way: str) -> None:
    """Each job is waited for; a destroyed machine is not found."""
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


def test_expired_sessions_are_renewed(mock: MockServer, kind: str) -> None:
    """If the server forgets the session, the same call logs in again."""
    call = Caller(kind, {"endpoint": mock.endpoint, "username": mock.username, "password": mock.password})

    def forgotten(zone: Any) -> Any:
        mock.end_sessions()
        return zone

    assert call(_zone, forgotten).id == call(_zone).id

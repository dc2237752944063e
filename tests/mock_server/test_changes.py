"""Changes: the effects of commands can be read afterwards; asynchronous commands take effect in a job."""

import threading
from typing import Any

from mock_server.conftest import OFFERING, Start, Wire


def test_life_of_a_machine(start: Start) -> None:
    """A machine is deployed, listed, stopped, started and destroyed, and then no longer listed."""
    wire = start()
    began = wire.deployed(name="web", displayname="The web")
    assert began.inner.keys() == {"jobid", "id"}
    done = wire.job(began.inner["jobid"])
    assert (done["jobstatus"], done["jobresultcode"], done["jobresulttype"]) == (1, 0, "object")
    machine = done["jobresult"]["virtualmachine"]
    assert (machine["id"], machine["name"], machine["state"]) == (began.inner["id"], "web", "Running")
    assert machine["zonename"] == "fern-1"
    ident = machine["id"]

    def listed() -> Any:
        return wire.get("listVirtualMachines", id=ident).inner.get("virtualmachine")

    assert listed() == [machine]
    for verb, state in (("stop", "Stopped"), ("start", "Running"), ("reboot", "Running")):
        job = wire.post(f"{verb}VirtualMachine", id=ident).inner
        assert job.keys() == {"jobid"}
        assert wire.job(job["jobid"])["jobresult"]["virtualmachine"]["state"] == state
        assert listed()[0]["state"] == state
    job = wire.post("destroyVirtualMachine", id=ident).inner
    assert wire.job(job["jobid"])["jobresult"]["virtualmachine"]["state"] == "Destroyed"
    assert listed() is None
    assert wire.post("startVirtualMachine", id=ident).status == 431


def test_synchronous_creation(start: Start) -> None:
    """The response contains the object, under its noun; from then on it is listed."""
    wire = start()
    zone = wire.first("listZones", "zone")["id"]
    made = wire.post("createNetwork", name="n", displaytext="A net", zoneid=zone, networkofferingid=OFFERING).inner
    network = made["network"]
    assert (network["name"], network["displaytext"], network["zoneid"]) == ("n", "A net", zone)
    assert wire.get("listNetworks", id=network["id"]).inner["network"] == [network]
    assert len(wire.server.objects("network")) == 4


def test_a_list_of_one(start: Start) -> None:
    """Objects that the docs show in a list of one are sent that way."""
    wire = start()
    zone, template = (
        wire.first("listZones", "zone"),
        {"format": "RAW", "url": "https://x", "hypervisor": "KVM", "ostypeid": OFFERING},
    )
    inner = wire.post("registerTemplate", **template, name="t", displaytext="t", zoneid=zone["id"]).inner
    assert (inner["count"], len(inner["template"]), inner["template"][0]["name"]) == (1, 1, "t")


def test_success(start: Start) -> None:
    """It is a string in a synchronous response and a boolean in a job's result."""
    wire = start()
    event = wire.first("listEvents", "event")["id"]
    assert wire.post("archiveEvents", ids=event).inner == {"success": "true"}
    job = wire.post("deleteNetwork", id=wire.first("listNetworks", "network")["id"]).inner["jobid"]
    assert wire.job(job)["jobresult"] == {"success": True}


def test_deletion_by_name(start: Start) -> None:
    """Some commands take a name instead of an id."""
    wire = start()
    name = wire.first("listAffinityGroups", "affinitygroup")["name"]
    assert wire.post("deleteAffinityGroup", name=name).status == 200
    wire.get("listZones")
    assert name not in [group["name"] for group in wire.server.objects("affinitygroup")]
    status, _, text = wire.post("deleteAffinityGroup", name=name).error
    assert (status, "does not exist" in text) == (431, True)


def test_arguments_become_fields(start: Start) -> None:
    """Arguments become the fields of the same names."""
    wire = start()
    volume = wire.first("listVolumes", "volume")["id"]
    machine = wire.get("listVirtualMachines").inner["virtualmachine"][2]["id"]
    job = wire.post("attachVolume", id=volume, virtualmachineid=machine).inner["jobid"]
    assert wire.job(job)["jobresult"]["volume"]["virtualmachineid"] == machine
    assert wire.get("listVolumes", id=volume).inner["volume"][0]["virtualmachineid"] == machine


def test_a_pending_job(start: Start) -> None:
    """A job is pending until it is due and has no result; it names the object it works on."""
    wire = start(job_seconds=3600)
    began = wire.deployed(name="web").inner
    told = wire.job(began["jobid"])
    assert (told["jobstatus"], "jobresult" in told) == (0, False)
    machine = wire.get("listVirtualMachines", id=began["id"]).inner["virtualmachine"][0]
    assert (machine["state"], machine["jobid"], machine["jobstatus"]) == ("Starting", began["jobid"], 0)
    jobs = wire.get("listAsyncJobs").inner
    assert (jobs["count"], jobs["asyncjobs"][0]["jobid"]) == (1, began["jobid"])


def test_jobs_run_in_order(start: Start) -> None:
    """A change after a deletion fails in its job, since the object no longer exists."""
    wire = start(job_seconds=0.05)
    machine = wire.first("listVirtualMachines", "virtualmachine")["id"]
    first = wire.post("destroyVirtualMachine", id=machine).inner["jobid"]
    second = wire.post("stopVirtualMachine", id=machine).inner["jobid"]
    while not wire.job(second)["jobstatus"]:
        threading.Event().wait(0.01)
    assert wire.job(first)["jobstatus"] == 1
    failed = wire.job(second)
    assert (failed["jobstatus"], failed["jobresultcode"], failed["jobresult"]["errorcode"]) == (2, 530, 431)


def test_unknown_jobs(shared: Wire) -> None:
    """They are rejected like any unknown id; the id is required."""
    assert "entity does not exist" in shared.get("queryAsyncJobResult", jobid="7").error[2]
    assert "missing parameter jobid" in shared.get("queryAsyncJobResult").error[2]


def test_executed_calls_are_recorded(start: Start) -> None:
    """The server keeps every executed call with its arguments, and no rejected one."""
    wire = start()
    zone = wire.first("listZones", "zone")["id"]
    wire.get("listZones", page="1")
    wire.get("listZones", secret="wrong")
    began = wire.deployed(name="web~", zoneid=zone).inner
    calls = wire.server.executed
    assert [call.command for call in calls] == ["listZones", "listZones", "listTemplates", "deployVirtualMachine"]
    assert (calls[-1].job, calls[-1].id) == (began["jobid"], began["id"])
    assert calls[-1].params.keys() == {"zoneid", "templateid", "serviceofferingid", "name"}
    assert calls[-1].params["name"] == "web~"

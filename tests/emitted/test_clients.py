"""Both emitted clients against a server that verifies every signature by rules of its own."""

import asyncio
import subprocess
import sys
from typing import Any

import pytest
from cs import CloudStack

from emitted.conftest import ROOT, SECRET

VALUES = [
    "plain",
    "with space",
    "tilde~",
    "star*",
    "plus+",
    "a&b=c",
    "ümlaut",
    "😀",
    "%7E",
    "(paren)",
    "semi;colon",
    "a/b?c#d",
]


def clients() -> Any:
    """The emitted package."""
    import fernhill  # noqa: PLC0415 - found through conftest

    return fernhill


def test_list_comes_back_as_models(server: Any, login: dict[str, str]) -> None:
    """A signed GET gives typed objects; a field of another type than documented stays as it came."""
    machine = {"id": "1", "name": "web", "memory": "4096", "cpunumber": "many", "tags": [], "surprise": 1}
    server.answers["listVirtualMachines"] = 200, {"count": 1, "virtualmachine": [machine]}
    with clients().Client(**login) as cloud:
        (found,) = cloud.virtual_machine.list_virtual_machines(state="Running", page=1, pagesize=10)
    assert isinstance(found, clients().models.VirtualMachine)
    assert (found.name, found.memory, found.cpunumber) == ("web", 4096, "many")
    ((method, params),) = server.seen
    assert method == "GET"
    assert {"state": "Running", "page": "1", "signatureVersion": "3"}.items() <= params.items()


def test_async_client_reads_the_same(server: Any, login: dict[str, str]) -> None:
    """The async client has the same names and gives the same objects."""
    server.answers["listZones"] = 200, {"count": 1, "zone": [{"id": "1", "name": "fern-1"}]}

    async def call() -> Any:
        async with clients().AsyncClient(**login) as cloud:
            return await cloud.zone.list_zones(available=True)

    (zone,) = asyncio.run(call())
    assert isinstance(zone, clients().models.Zone)
    assert zone.name == "fern-1"
    assert server.seen[0][1]["available"] == "true"


@pytest.mark.parametrize("value", VALUES)
def test_signature_holds_for_any_value(server: Any, login: dict[str, str], value: str) -> None:
    """Whatever stands in a value, the server computes the signature that was sent, from both clients."""
    server.answers["createSecurityGroup"] = 200, {"securitygroup": {"id": "1", "name": value}}

    async def call() -> Any:
        async with clients().AsyncClient(**login) as cloud:
            return await cloud.security_group.create_security_group(name=value)

    with clients().Client(**login) as cloud:
        assert cloud.security_group.create_security_group(name=value).name == value
    assert asyncio.run(call()).name == value
    assert [method for method, _ in server.seen] == ["POST", "POST"]


@pytest.mark.parametrize("value", VALUES)
def test_signature_is_that_of_cs(value: str) -> None:
    """The cs package signs alike, but for the tilde, which it leaves raw and Java does not."""
    from fernhill.runtime.signing import signature  # noqa: PLC0415 - found through conftest

    params = {"command": "listZones", "name": value, "tags[0].KeyB": "x", "apiKey": "key", "response": "json"}
    theirs = dict(params)
    CloudStack(endpoint="https://x", key="key", secret=SECRET)._sign(theirs)
    assert (signature(params, SECRET) == theirs["signature"]) is ("~" not in value)


def test_maps_and_lists_travel_as_the_server_reads_them(server: Any, login: dict[str, str]) -> None:
    """Details are indexed, tags are pairs, records keep their fields, lists are joined by commas."""
    server.answers["deployVirtualMachine"] = 200, {"jobid": "j", "id": "v"}
    server.answers["createTags"] = 200, {"jobid": "j"}
    with clients().Client(**login) as cloud:
        job = cloud.virtual_machine.deploy_virtual_machine(
            serviceofferingid="o",
            templateid="t",
            zoneid="z",
            details={"cpuNumber": "2", "memory": 4096},
            iptonetworklist=[{"networkid": "n", "ip": "10.1.1.2"}],
        )
        cloud.resource_tags.create_tags(resourceids=["a", "b"], resourcetype="Network", tags={"env": "test"})
    assert (job.id, job.object_id, job.model) == ("j", "v", clients().models.VirtualMachine)
    deployed, tagged = (params for _, params in server.seen)
    assert (deployed["details[0].cpuNumber"], deployed["details[1].memory"]) == ("2", "4096")
    assert deployed["iptonetworklist[0].ip"] == "10.1.1.2"
    assert (tagged["resourceids"], tagged["tags[0].key"], tagged["tags[0].value"]) == ("a,b", "env", "test")


def test_answers_that_are_none(server: Any, login: dict[str, str]) -> None:
    """An empty list is a list; a page of HTML and an unknown shape are errors, never an empty list."""
    server.answers["listZones"] = 200, {}
    with clients().Client(**login) as cloud:
        assert cloud.zone.list_zones() == []
        server.answers["listZones"] = 502, b"<html>Bad Gateway</html>"
        with pytest.raises(clients().errors.AnswerError, match="502 with text/html"):
            cloud.zone.list_zones()
        server.answers["listZones"] = 200, {"zone": [], "other": []}
        with pytest.raises(clients().errors.AnswerError, match="no telling"):
            cloud.zone.list_zones()


def test_refusals_are_exceptions_by_code(server: Any, login: dict[str, str]) -> None:
    """An error answer is an exception of its kind, which tells the command and the words, and never the secret."""
    with clients().Client(**login) as cloud:
        server.answers["listZones"] = 431, {"errorcode": 431, "cserrorcode": 4350, "errortext": "wrong id"}
        with pytest.raises(clients().errors.ParameterError) as problem:
            cloud.zone.list_zones(id="x")
        assert (problem.value.command, problem.value.cserrorcode) == ("listZones", 4350)
        assert SECRET not in repr(problem.value) + repr(cloud._credentials)
    with (
        clients().Client(**{**login, "secret": "wrong"}) as stranger,
        pytest.raises(clients().errors.AuthenticationError),
    ):
        stranger.zone.list_zones()


def test_long_requests_are_posted(server: Any, login: dict[str, str]) -> None:
    """A URL that servers would cut off is never sent."""
    server.answers["listZones"] = 200, {}
    with clients().Client(**login) as cloud:
        cloud.zone.list_zones(keyword="x" * 255, id="y" * 3000)
    assert server.seen[0][0] == "POST"


def test_arguments_are_checked_before_anything_is_sent(server: Any, login: dict[str, str]) -> None:
    """A comma in a list's item, a text that is too long and a control character are refused here."""
    errors = clients().errors
    with clients().Client(**login) as cloud:
        with pytest.raises(errors.ArgumentError, match="comma"):
            cloud.event.archive_events(ids=["a,b"])
        with pytest.raises(errors.ArgumentError, match="at most 255"):
            cloud.zone.list_zones(keyword="x" * 256)
        with pytest.raises(errors.ArgumentError, match="control character"):
            cloud.zone.list_zones(keyword="\x00")
    assert server.seen == []
    with pytest.raises(errors.ArgumentError, match="plain http"):
        clients().Client(endpoint="http://cloud.example/client/api", key="k", secret="s")


def test_import_brings_in_nothing_heavy() -> None:
    """Importing the package imports neither msgspec nor an HTTP library; a model costs msgspec alone."""
    code = (
        "import sys, fernhill; assert not {'msgspec', 'urllib3', 'aiohttp', 'ssl'} & set(sys.modules);"
        "fernhill.models.Zone; assert not {'urllib3', 'aiohttp', 'ssl'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], cwd=ROOT / "generated" / "python", check=True)

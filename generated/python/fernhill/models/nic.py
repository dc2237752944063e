"""The model Nic."""

from __future__ import annotations

from typing import Any

from ..runtime.model import Model


class Nic(Model, kw_only=True):
    """A network card of a virtual machine."""

    id: str | None = None
    deviceid: str | None = None
    networkid: str | None = None
    networkname: str | None = None
    type: str | None = None
    traffictype: str | None = None
    isdefault: bool | None = None
    macaddress: str | None = None
    ipaddress: str | None = None
    netmask: str | None = None
    gateway: str | None = None
    ip6address: str | None = None
    ip6cidr: str | None = None
    ip6gateway: str | None = None
    ipaddresses: list[Any] | None = None
    secondaryip: list[Any] | None = None
    broadcasturi: str | None = None
    isolationuri: str | None = None
    vlanid: int | None = None
    isolatedpvlan: int | None = None
    isolatedpvlantype: str | None = None
    adaptertype: str | None = None
    extradhcpoption: list[Any] | None = None
    nsxlogicalswitch: str | None = None
    nsxlogicalswitchport: str | None = None
    virtualmachineid: str | None = None

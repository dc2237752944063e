"""The models of responses, one class per shape; each is imported on first use."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .account import Account as Account
    from .success import Success as Success
    from .affinity_group import AffinityGroup as AffinityGroup
    from .async_job import AsyncJob as AsyncJob
    from .capabilities import Capabilities as Capabilities
    from .event import Event as Event
    from .firewall_rule import FirewallRule as FirewallRule
    from .network import Network as Network
    from .project import Project as Project
    from .tag import Tag as Tag
    from .security_group_ingress import SecurityGroupIngress as SecurityGroupIngress
    from .security_group import SecurityGroup as SecurityGroup
    from .snapshot import Snapshot as Snapshot
    from .vm_snapshot import VMSnapshot as VMSnapshot
    from .template import Template as Template
    from .virtual_machine import VirtualMachine as VirtualMachine
    from .volume import Volume as Volume
    from .zone import Zone as Zone
    from .resource_tag import ResourceTag as ResourceTag
    from .nic import Nic as Nic
    from .security_group_rule import SecurityGroupRule as SecurityGroupRule
    from .network_service import NetworkService as NetworkService
    from .network_service_provider import (
        NetworkServiceProvider as NetworkServiceProvider,
    )
    from .network_service_capability import (
        NetworkServiceCapability as NetworkServiceCapability,
    )
    from .resource_capacity import ResourceCapacity as ResourceCapacity
    from .account_user import AccountUser as AccountUser

_HOMES = {
    "Account": ".account",
    "Success": ".success",
    "AffinityGroup": ".affinity_group",
    "AsyncJob": ".async_job",
    "Capabilities": ".capabilities",
    "Event": ".event",
    "FirewallRule": ".firewall_rule",
    "Network": ".network",
    "Project": ".project",
    "Tag": ".tag",
    "SecurityGroupIngress": ".security_group_ingress",
    "SecurityGroup": ".security_group",
    "Snapshot": ".snapshot",
    "VMSnapshot": ".vm_snapshot",
    "Template": ".template",
    "VirtualMachine": ".virtual_machine",
    "Volume": ".volume",
    "Zone": ".zone",
    "ResourceTag": ".resource_tag",
    "Nic": ".nic",
    "SecurityGroupRule": ".security_group_rule",
    "NetworkService": ".network_service",
    "NetworkServiceProvider": ".network_service_provider",
    "NetworkServiceCapability": ".network_service_capability",
    "ResourceCapacity": ".resource_capacity",
    "AccountUser": ".account_user",
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """Imports a model on first use."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        home = _HOMES[name]
        found = getattr(import_module(home, __name__), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted(_HOMES)

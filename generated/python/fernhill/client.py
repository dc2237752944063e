"""The clients: every group of commands is a property, imported when it is first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .runtime.aio import AsyncConnection
from .runtime.sync import Connection

if TYPE_CHECKING:
    from .commands.account import AsyncAccountCommands, AccountCommands
    from .commands.affinity_group import (
        AsyncAffinityGroupCommands,
        AffinityGroupCommands,
    )
    from .commands.async_job import AsyncAsyncJobCommands, AsyncJobCommands
    from .commands.configuration import (
        AsyncConfigurationCommands,
        ConfigurationCommands,
    )
    from .commands.event import AsyncEventCommands, EventCommands
    from .commands.firewall import AsyncFirewallCommands, FirewallCommands
    from .commands.network import AsyncNetworkCommands, NetworkCommands
    from .commands.project import AsyncProjectCommands, ProjectCommands
    from .commands.resource_tags import AsyncResourceTagsCommands, ResourceTagsCommands
    from .commands.security_group import (
        AsyncSecurityGroupCommands,
        SecurityGroupCommands,
    )
    from .commands.snapshot import AsyncSnapshotCommands, SnapshotCommands
    from .commands.template import AsyncTemplateCommands, TemplateCommands
    from .commands.virtual_machine import (
        AsyncVirtualMachineCommands,
        VirtualMachineCommands,
    )
    from .commands.volume import AsyncVolumeCommands, VolumeCommands
    from .commands.zone import AsyncZoneCommands, ZoneCommands


class Client(Connection):
    """Calls Fernhill Cloud API Reference and waits for the answer."""

    @cached_property
    def account(self) -> AccountCommands:
        """Commands of the group Account."""
        from .commands.account import AccountCommands

        return AccountCommands(self)

    @cached_property
    def affinity_group(self) -> AffinityGroupCommands:
        """Commands of the group Affinity group."""
        from .commands.affinity_group import AffinityGroupCommands

        return AffinityGroupCommands(self)

    @cached_property
    def async_job(self) -> AsyncJobCommands:
        """Commands of the group Async job."""
        from .commands.async_job import AsyncJobCommands

        return AsyncJobCommands(self)

    @cached_property
    def configuration(self) -> ConfigurationCommands:
        """Commands of the group Configuration."""
        from .commands.configuration import ConfigurationCommands

        return ConfigurationCommands(self)

    @cached_property
    def event(self) -> EventCommands:
        """Commands of the group Event."""
        from .commands.event import EventCommands

        return EventCommands(self)

    @cached_property
    def firewall(self) -> FirewallCommands:
        """Commands of the group Firewall."""
        from .commands.firewall import FirewallCommands

        return FirewallCommands(self)

    @cached_property
    def network(self) -> NetworkCommands:
        """Commands of the group Network."""
        from .commands.network import NetworkCommands

        return NetworkCommands(self)

    @cached_property
    def project(self) -> ProjectCommands:
        """Commands of the group Project."""
        from .commands.project import ProjectCommands

        return ProjectCommands(self)

    @cached_property
    def resource_tags(self) -> ResourceTagsCommands:
        """Commands of the group Resource tags."""
        from .commands.resource_tags import ResourceTagsCommands

        return ResourceTagsCommands(self)

    @cached_property
    def security_group(self) -> SecurityGroupCommands:
        """Commands of the group Security group."""
        from .commands.security_group import SecurityGroupCommands

        return SecurityGroupCommands(self)

    @cached_property
    def snapshot(self) -> SnapshotCommands:
        """Commands of the group Snapshot."""
        from .commands.snapshot import SnapshotCommands

        return SnapshotCommands(self)

    @cached_property
    def template(self) -> TemplateCommands:
        """Commands of the group Template."""
        from .commands.template import TemplateCommands

        return TemplateCommands(self)

    @cached_property
    def virtual_machine(self) -> VirtualMachineCommands:
        """Commands of the group Virtual machine."""
        from .commands.virtual_machine import VirtualMachineCommands

        return VirtualMachineCommands(self)

    @cached_property
    def volume(self) -> VolumeCommands:
        """Commands of the group Volume."""
        from .commands.volume import VolumeCommands

        return VolumeCommands(self)

    @cached_property
    def zone(self) -> ZoneCommands:
        """Commands of the group Zone."""
        from .commands.zone import ZoneCommands

        return ZoneCommands(self)


class AsyncClient(AsyncConnection):
    """Calls Fernhill Cloud API Reference from asyncio."""

    @cached_property
    def account(self) -> AsyncAccountCommands:
        """Commands of the group Account, awaited."""
        from .commands.account import AsyncAccountCommands

        return AsyncAccountCommands(self)

    @cached_property
    def affinity_group(self) -> AsyncAffinityGroupCommands:
        """Commands of the group Affinity group, awaited."""
        from .commands.affinity_group import AsyncAffinityGroupCommands

        return AsyncAffinityGroupCommands(self)

    @cached_property
    def async_job(self) -> AsyncAsyncJobCommands:
        """Commands of the group Async job, awaited."""
        from .commands.async_job import AsyncAsyncJobCommands

        return AsyncAsyncJobCommands(self)

    @cached_property
    def configuration(self) -> AsyncConfigurationCommands:
        """Commands of the group Configuration, awaited."""
        from .commands.configuration import AsyncConfigurationCommands

        return AsyncConfigurationCommands(self)

    @cached_property
    def event(self) -> AsyncEventCommands:
        """Commands of the group Event, awaited."""
        from .commands.event import AsyncEventCommands

        return AsyncEventCommands(self)

    @cached_property
    def firewall(self) -> AsyncFirewallCommands:
        """Commands of the group Firewall, awaited."""
        from .commands.firewall import AsyncFirewallCommands

        return AsyncFirewallCommands(self)

    @cached_property
    def network(self) -> AsyncNetworkCommands:
        """Commands of the group Network, awaited."""
        from .commands.network import AsyncNetworkCommands

        return AsyncNetworkCommands(self)

    @cached_property
    def project(self) -> AsyncProjectCommands:
        """Commands of the group Project, awaited."""
        from .commands.project import AsyncProjectCommands

        return AsyncProjectCommands(self)

    @cached_property
    def resource_tags(self) -> AsyncResourceTagsCommands:
        """Commands of the group Resource tags, awaited."""
        from .commands.resource_tags import AsyncResourceTagsCommands

        return AsyncResourceTagsCommands(self)

    @cached_property
    def security_group(self) -> AsyncSecurityGroupCommands:
        """Commands of the group Security group, awaited."""
        from .commands.security_group import AsyncSecurityGroupCommands

        return AsyncSecurityGroupCommands(self)

    @cached_property
    def snapshot(self) -> AsyncSnapshotCommands:
        """Commands of the group Snapshot, awaited."""
        from .commands.snapshot import AsyncSnapshotCommands

        return AsyncSnapshotCommands(self)

    @cached_property
    def template(self) -> AsyncTemplateCommands:
        """Commands of the group Template, awaited."""
        from .commands.template import AsyncTemplateCommands

        return AsyncTemplateCommands(self)

    @cached_property
    def virtual_machine(self) -> AsyncVirtualMachineCommands:
        """Commands of the group Virtual machine, awaited."""
        from .commands.virtual_machine import AsyncVirtualMachineCommands

        return AsyncVirtualMachineCommands(self)

    @cached_property
    def volume(self) -> AsyncVolumeCommands:
        """Commands of the group Volume, awaited."""
        from .commands.volume import AsyncVolumeCommands

        return AsyncVolumeCommands(self)

    @cached_property
    def zone(self) -> AsyncZoneCommands:
        """Commands of the group Zone, awaited."""
        from .commands.zone import AsyncZoneCommands

        return AsyncZoneCommands(self)

"""The async client: every group of commands is a property, imported on first use."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from .runtime.async_job_client import AsyncJobClient

if TYPE_CHECKING:
    from .commands.account import AsyncAccountCommands
    from .commands.affinity_group import AsyncAffinityGroupCommands
    from .commands.async_job import AsyncAsyncJobCommands
    from .commands.configuration import AsyncConfigurationCommands
    from .commands.event import AsyncEventCommands
    from .commands.firewall import AsyncFirewallCommands
    from .commands.network import AsyncNetworkCommands
    from .commands.project import AsyncProjectCommands
    from .commands.resource_tags import AsyncResourceTagsCommands
    from .commands.security_group import AsyncSecurityGroupCommands
    from .commands.snapshot import AsyncSnapshotCommands
    from .commands.template import AsyncTemplateCommands
    from .commands.virtual_machine import AsyncVirtualMachineCommands
    from .commands.volume import AsyncVolumeCommands
    from .commands.zone import AsyncZoneCommands


class AsyncClient(AsyncJobClient):
    """Calls Fernhill Cloud API Reference from asyncio."""

    spec_version: ClassVar[str] = "52b71915643e"

    @cached_property
    def account(self) -> AsyncAccountCommands:
        """Commands of the group Account, awaited."""
        from .commands.account import AsyncAccountCommands

        return AsyncAccountCommands(self._session)

    @cached_property
    def affinity_group(self) -> AsyncAffinityGroupCommands:
        """Commands of the group Affinity group, awaited."""
        from .commands.affinity_group import AsyncAffinityGroupCommands

        return AsyncAffinityGroupCommands(self._session)

    @cached_property
    def async_job(self) -> AsyncAsyncJobCommands:
        """Commands of the group Async job, awaited."""
        from .commands.async_job import AsyncAsyncJobCommands

        return AsyncAsyncJobCommands(self._session)

    @cached_property
    def configuration(self) -> AsyncConfigurationCommands:
        """Commands of the group Configuration, awaited."""
        from .commands.configuration import AsyncConfigurationCommands

        return AsyncConfigurationCommands(self._session)

    @cached_property
    def event(self) -> AsyncEventCommands:
        """Commands of the group Event, awaited."""
        from .commands.event import AsyncEventCommands

        return AsyncEventCommands(self._session)

    @cached_property
    def firewall(self) -> AsyncFirewallCommands:
        """Commands of the group Firewall, awaited."""
        from .commands.firewall import AsyncFirewallCommands

        return AsyncFirewallCommands(self._session)

    @cached_property
    def network(self) -> AsyncNetworkCommands:
        """Commands of the group Network, awaited."""
        from .commands.network import AsyncNetworkCommands

        return AsyncNetworkCommands(self._session)

    @cached_property
    def project(self) -> AsyncProjectCommands:
        """Commands of the group Project, awaited."""
        from .commands.project import AsyncProjectCommands

        return AsyncProjectCommands(self._session)

    @cached_property
    def resource_tags(self) -> AsyncResourceTagsCommands:
        """Commands of the group Resource tags, awaited."""
        from .commands.resource_tags import AsyncResourceTagsCommands

        return AsyncResourceTagsCommands(self._session)

    @cached_property
    def security_group(self) -> AsyncSecurityGroupCommands:
        """Commands of the group Security group, awaited."""
        from .commands.security_group import AsyncSecurityGroupCommands

        return AsyncSecurityGroupCommands(self._session)

    @cached_property
    def snapshot(self) -> AsyncSnapshotCommands:
        """Commands of the group Snapshot, awaited."""
        from .commands.snapshot import AsyncSnapshotCommands

        return AsyncSnapshotCommands(self._session)

    @cached_property
    def template(self) -> AsyncTemplateCommands:
        """Commands of the group Template, awaited."""
        from .commands.template import AsyncTemplateCommands

        return AsyncTemplateCommands(self._session)

    @cached_property
    def virtual_machine(self) -> AsyncVirtualMachineCommands:
        """Commands of the group Virtual machine, awaited."""
        from .commands.virtual_machine import AsyncVirtualMachineCommands

        return AsyncVirtualMachineCommands(self._session)

    @cached_property
    def volume(self) -> AsyncVolumeCommands:
        """Commands of the group Volume, awaited."""
        from .commands.volume import AsyncVolumeCommands

        return AsyncVolumeCommands(self._session)

    @cached_property
    def zone(self) -> AsyncZoneCommands:
        """Commands of the group Zone, awaited."""
        from .commands.zone import AsyncZoneCommands

        return AsyncZoneCommands(self._session)

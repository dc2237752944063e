"""The sync client: every group of commands is a property, imported on first use."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from .runtime.sync_job_client import JobClient

if TYPE_CHECKING:
    from .commands.account import AccountCommands
    from .commands.affinity_group import AffinityGroupCommands
    from .commands.async_job import AsyncJobCommands
    from .commands.configuration import ConfigurationCommands
    from .commands.event import EventCommands
    from .commands.firewall import FirewallCommands
    from .commands.network import NetworkCommands
    from .commands.project import ProjectCommands
    from .commands.resource_tags import ResourceTagsCommands
    from .commands.security_group import SecurityGroupCommands
    from .commands.snapshot import SnapshotCommands
    from .commands.template import TemplateCommands
    from .commands.virtual_machine import VirtualMachineCommands
    from .commands.volume import VolumeCommands
    from .commands.zone import ZoneCommands


class Client(JobClient):
    """Calls Fernhill Cloud API Reference and waits for the response."""

    spec_version: ClassVar[str] = "52b71915643e"

    @cached_property
    def account(self) -> AccountCommands:
        """Commands of the group Account."""
        from .commands.account import AccountCommands

        return AccountCommands(self._session)

    @cached_property
    def affinity_group(self) -> AffinityGroupCommands:
        """Commands of the group Affinity group."""
        from .commands.affinity_group import AffinityGroupCommands

        return AffinityGroupCommands(self._session)

    @cached_property
    def async_job(self) -> AsyncJobCommands:
        """Commands of the group Async job."""
        from .commands.async_job import AsyncJobCommands

        return AsyncJobCommands(self._session)

    @cached_property
    def configuration(self) -> ConfigurationCommands:
        """Commands of the group Configuration."""
        from .commands.configuration import ConfigurationCommands

        return ConfigurationCommands(self._session)

    @cached_property
    def event(self) -> EventCommands:
        """Commands of the group Event."""
        from .commands.event import EventCommands

        return EventCommands(self._session)

    @cached_property
    def firewall(self) -> FirewallCommands:
        """Commands of the group Firewall."""
        from .commands.firewall import FirewallCommands

        return FirewallCommands(self._session)

    @cached_property
    def network(self) -> NetworkCommands:
        """Commands of the group Network."""
        from .commands.network import NetworkCommands

        return NetworkCommands(self._session)

    @cached_property
    def project(self) -> ProjectCommands:
        """Commands of the group Project."""
        from .commands.project import ProjectCommands

        return ProjectCommands(self._session)

    @cached_property
    def resource_tags(self) -> ResourceTagsCommands:
        """Commands of the group Resource tags."""
        from .commands.resource_tags import ResourceTagsCommands

        return ResourceTagsCommands(self._session)

    @cached_property
    def security_group(self) -> SecurityGroupCommands:
        """Commands of the group Security group."""
        from .commands.security_group import SecurityGroupCommands

        return SecurityGroupCommands(self._session)

    @cached_property
    def snapshot(self) -> SnapshotCommands:
        """Commands of the group Snapshot."""
        from .commands.snapshot import SnapshotCommands

        return SnapshotCommands(self._session)

    @cached_property
    def template(self) -> TemplateCommands:
        """Commands of the group Template."""
        from .commands.template import TemplateCommands

        return TemplateCommands(self._session)

    @cached_property
    def virtual_machine(self) -> VirtualMachineCommands:
        """Commands of the group Virtual machine."""
        from .commands.virtual_machine import VirtualMachineCommands

        return VirtualMachineCommands(self._session)

    @cached_property
    def volume(self) -> VolumeCommands:
        """Commands of the group Volume."""
        from .commands.volume import VolumeCommands

        return VolumeCommands(self._session)

    @cached_property
    def zone(self) -> ZoneCommands:
        """Commands of the group Zone."""
        from .commands.zone import ZoneCommands

        return ZoneCommands(self._session)

"""Commands of the group Virtual machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from ..operations import virtual_machine as _operations
from ..runtime.group import AsyncGroup, Group

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from ..runtime.argument_types import Entries, Items, ListItem
    from ..runtime.jobs import AsyncJob, Job
    from ..runtime.pages import AsyncPages, Pages


class VirtualMachineCommands(Group):
    """Commands of the group Virtual machine."""

    def deploy_virtual_machine(
        self,
        *,
        serviceofferingid: UUID | str,
        templateid: UUID | str,
        zoneid: UUID | str,
        name: str | None = None,
        networkids: Items[ListItem] | None = None,
        iptonetworklist: Entries | None = None,
        details: Entries | None = None,
        size: int | None = None,
        userdata: str | None = None,
        startvm: bool | None = None,
    ) -> Job[models.VirtualMachine]:
        """This command deploys a machine and starts it.

        Args:
            serviceofferingid: The offering that sizes it. Required.
            templateid: The template to make it from. Required.
            zoneid: The zone to run it in. Required.
            name: The name inside its network. At most 255 characters.
            networkids: The networks to put it in. Mutually exclusive with
                iptonetworklist.
            iptonetworklist: Addresses to take: iptonetworklist[0].networkid=... and
                iptonetworklist[0].ip=... Mutually exclusive with networkids.
            details: Settings beyond the offering.
            size: The disk's size in GiB.
            userdata: What its first start reads, in base64. At most 32768 characters.
            startvm: If false, it is not started. Defaults to true.

        Returns:
            The job; its result is one VirtualMachine.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            _operations.DEPLOY_VIRTUAL_MACHINE,
            models.VirtualMachine,
            {
                "serviceofferingid": serviceofferingid,
                "templateid": templateid,
                "zoneid": zoneid,
                "name": name,
                "networkids": networkids,
                "iptonetworklist": iptonetworklist,
                "details": details,
                "size": size,
                "userdata": userdata,
                "startvm": startvm,
            },
        )

    def destroy_virtual_machine(
        self,
        *,
        id: UUID | str,
        expunge: bool | None = None,
    ) -> Job[models.VirtualMachine]:
        """This command destroys a machine.

        Args:
            id: The machine. Required.
            expunge: If true, at once and for good.

        Returns:
            The job; its result is one VirtualMachine.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            _operations.DESTROY_VIRTUAL_MACHINE,
            models.VirtualMachine,
            {
                "id": id,
                "expunge": expunge,
            },
        )

    def list_virtual_machines(
        self,
        *,
        id: UUID | str | None = None,
        state: str | None = None,
        zoneid: UUID | str | None = None,
        details: Items[ListItem] | None = None,
        from_: date | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> Pages[models.VirtualMachine]:
        """This command lists machines.

        Args:
            id: Only this machine.
            state: Only machines in this state. At most 255 characters.
            zoneid: Only machines of this zone.
            details: What to say of each: all, group, nics, stats.
            from_: Only machines deployed since then.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All VirtualMachine objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_VIRTUAL_MACHINES,
            models.VirtualMachine,
            {
                "id": id,
                "state": state,
                "zoneid": zoneid,
                "details": details,
                "from_": from_,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

    def reboot_virtual_machine(
        self,
        *,
        id: UUID | str,
    ) -> Job[models.VirtualMachine]:
        """This command restarts a machine.

        Args:
            id: The machine. Required.

        Returns:
            The job; its result is one VirtualMachine.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            _operations.REBOOT_VIRTUAL_MACHINE,
            models.VirtualMachine,
            {
                "id": id,
            },
        )

    def start_virtual_machine(
        self,
        *,
        id: UUID | str,
    ) -> Job[models.VirtualMachine]:
        """This command starts a machine.

        Args:
            id: The machine. Required.

        Returns:
            The job; its result is one VirtualMachine.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            _operations.START_VIRTUAL_MACHINE,
            models.VirtualMachine,
            {
                "id": id,
            },
        )

    def stop_virtual_machine(
        self,
        *,
        id: UUID | str,
        forced: bool | None = None,
    ) -> Job[models.VirtualMachine]:
        """This command stops a machine.

        Args:
            id: The machine. Required.
            forced: If true, even if it does not answer.

        Returns:
            The job; its result is one VirtualMachine.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            _operations.STOP_VIRTUAL_MACHINE,
            models.VirtualMachine,
            {
                "id": id,
                "forced": forced,
            },
        )


class AsyncVirtualMachineCommands(AsyncGroup):
    """Commands of the group Virtual machine, awaited."""

    async def deploy_virtual_machine(
        self,
        *,
        serviceofferingid: UUID | str,
        templateid: UUID | str,
        zoneid: UUID | str,
        name: str | None = None,
        networkids: Items[ListItem] | None = None,
        iptonetworklist: Entries | None = None,
        details: Entries | None = None,
        size: int | None = None,
        userdata: str | None = None,
        startvm: bool | None = None,
    ) -> AsyncJob[models.VirtualMachine]:
        """This command deploys a machine and starts it.

        Args:
            serviceofferingid: The offering that sizes it. Required.
            templateid: The template to make it from. Required.
            zoneid: The zone to run it in. Required.
            name: The name inside its network. At most 255 characters.
            networkids: The networks to put it in. Mutually exclusive with
                iptonetworklist.
            iptonetworklist: Addresses to take: iptonetworklist[0].networkid=... and
                iptonetworklist[0].ip=... Mutually exclusive with networkids.
            details: Settings beyond the offering.
            size: The disk's size in GiB.
            userdata: What its first start reads, in base64. At most 32768 characters.
            startvm: If false, it is not started. Defaults to true.

        Returns:
            The job; its result is one VirtualMachine.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            _operations.DEPLOY_VIRTUAL_MACHINE,
            models.VirtualMachine,
            {
                "serviceofferingid": serviceofferingid,
                "templateid": templateid,
                "zoneid": zoneid,
                "name": name,
                "networkids": networkids,
                "iptonetworklist": iptonetworklist,
                "details": details,
                "size": size,
                "userdata": userdata,
                "startvm": startvm,
            },
        )

    async def destroy_virtual_machine(
        self,
        *,
        id: UUID | str,
        expunge: bool | None = None,
    ) -> AsyncJob[models.VirtualMachine]:
        """This command destroys a machine.

        Args:
            id: The machine. Required.
            expunge: If true, at once and for good.

        Returns:
            The job; its result is one VirtualMachine.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            _operations.DESTROY_VIRTUAL_MACHINE,
            models.VirtualMachine,
            {
                "id": id,
                "expunge": expunge,
            },
        )

    def list_virtual_machines(
        self,
        *,
        id: UUID | str | None = None,
        state: str | None = None,
        zoneid: UUID | str | None = None,
        details: Items[ListItem] | None = None,
        from_: date | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> AsyncPages[models.VirtualMachine]:
        """This command lists machines.

        Args:
            id: Only this machine.
            state: Only machines in this state. At most 255 characters.
            zoneid: Only machines of this zone.
            details: What to say of each: all, group, nics, stats.
            from_: Only machines deployed since then.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All VirtualMachine objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_VIRTUAL_MACHINES,
            models.VirtualMachine,
            {
                "id": id,
                "state": state,
                "zoneid": zoneid,
                "details": details,
                "from_": from_,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

    async def reboot_virtual_machine(
        self,
        *,
        id: UUID | str,
    ) -> AsyncJob[models.VirtualMachine]:
        """This command restarts a machine.

        Args:
            id: The machine. Required.

        Returns:
            The job; its result is one VirtualMachine.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            _operations.REBOOT_VIRTUAL_MACHINE,
            models.VirtualMachine,
            {
                "id": id,
            },
        )

    async def start_virtual_machine(
        self,
        *,
        id: UUID | str,
    ) -> AsyncJob[models.VirtualMachine]:
        """This command starts a machine.

        Args:
            id: The machine. Required.

        Returns:
            The job; its result is one VirtualMachine.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            _operations.START_VIRTUAL_MACHINE,
            models.VirtualMachine,
            {
                "id": id,
            },
        )

    async def stop_virtual_machine(
        self,
        *,
        id: UUID | str,
        forced: bool | None = None,
    ) -> AsyncJob[models.VirtualMachine]:
        """This command stops a machine.

        Args:
            id: The machine. Required.
            forced: If true, even if it does not answer.

        Returns:
            The job; its result is one VirtualMachine.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            _operations.STOP_VIRTUAL_MACHINE,
            models.VirtualMachine,
            {
                "id": id,
                "forced": forced,
            },
        )

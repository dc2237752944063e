"""Commands of the group Network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from ..operations import network as _operations
from ..runtime.group import AsyncGroup, Group

if TYPE_CHECKING:
    from uuid import UUID

    from ..runtime.argument_types import Entries
    from ..runtime.jobs import AsyncJob, Job
    from ..runtime.pages import AsyncPages, Pages


class NetworkCommands(Group):
    """Commands of the group Network."""

    def create_network(
        self,
        *,
        name: str,
        displaytext: str,
        networkofferingid: UUID | str,
        zoneid: UUID | str,
        gateway: str | None = None,
        netmask: str | None = None,
    ) -> models.Network:
        """This command creates a network.

        Args:
            name: Its name. Required. At most 255 characters.
            displaytext: A sentence about it. Required. At most 255 characters.
            networkofferingid: The offering that says what it can do. Required.
            zoneid: The zone to make it in. Required.
            gateway: Its router. At most 255 characters.
            netmask: Its mask; must be used with gateway. At most 255 characters.

        Returns:
            One Network.

        Raises:
            ApiError: The server refused the command.
        """
        return self._get(
            _operations.CREATE_NETWORK,
            models.Network,
            {
                "name": name,
                "displaytext": displaytext,
                "networkofferingid": networkofferingid,
                "zoneid": zoneid,
                "gateway": gateway,
                "netmask": netmask,
            },
        )

    def delete_network(
        self,
        *,
        id: UUID | str,
        forced: bool | None = None,
    ) -> Job[models.Success]:
        """This command deletes a network.

        Args:
            id: The network. Required.
            forced: If true, even if it cannot be shut down. Defaults to false.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            _operations.DELETE_NETWORK,
            models.Success,
            {
                "id": id,
                "forced": forced,
            },
        )

    def list_networks(
        self,
        *,
        id: UUID | str | None = None,
        tags: Entries | None = None,
        zoneid: UUID | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> Pages[models.Network]:
        """This command lists networks.

        Args:
            id: Only this network.
            tags: Only networks with these tags.
            zoneid: Only networks of this zone.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All Network objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_NETWORKS,
            models.Network,
            {
                "id": id,
                "tags": tags,
                "zoneid": zoneid,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

    def restart_network(
        self,
        *,
        id: UUID | str,
        cleanup: bool | None = None,
    ) -> Job[models.Success]:
        """This command restarts a network's router.

        Args:
            id: The network. Required.
            cleanup: If true, the router is made anew.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            _operations.RESTART_NETWORK,
            models.Success,
            {
                "id": id,
                "cleanup": cleanup,
            },
        )


class AsyncNetworkCommands(AsyncGroup):
    """Commands of the group Network, awaited."""

    async def create_network(
        self,
        *,
        name: str,
        displaytext: str,
        networkofferingid: UUID | str,
        zoneid: UUID | str,
        gateway: str | None = None,
        netmask: str | None = None,
    ) -> models.Network:
        """This command creates a network.

        Args:
            name: Its name. Required. At most 255 characters.
            displaytext: A sentence about it. Required. At most 255 characters.
            networkofferingid: The offering that says what it can do. Required.
            zoneid: The zone to make it in. Required.
            gateway: Its router. At most 255 characters.
            netmask: Its mask; must be used with gateway. At most 255 characters.

        Returns:
            One Network.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._get(
            _operations.CREATE_NETWORK,
            models.Network,
            {
                "name": name,
                "displaytext": displaytext,
                "networkofferingid": networkofferingid,
                "zoneid": zoneid,
                "gateway": gateway,
                "netmask": netmask,
            },
        )

    async def delete_network(
        self,
        *,
        id: UUID | str,
        forced: bool | None = None,
    ) -> AsyncJob[models.Success]:
        """This command deletes a network.

        Args:
            id: The network. Required.
            forced: If true, even if it cannot be shut down. Defaults to false.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            _operations.DELETE_NETWORK,
            models.Success,
            {
                "id": id,
                "forced": forced,
            },
        )

    def list_networks(
        self,
        *,
        id: UUID | str | None = None,
        tags: Entries | None = None,
        zoneid: UUID | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> AsyncPages[models.Network]:
        """This command lists networks.

        Args:
            id: Only this network.
            tags: Only networks with these tags.
            zoneid: Only networks of this zone.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All Network objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_NETWORKS,
            models.Network,
            {
                "id": id,
                "tags": tags,
                "zoneid": zoneid,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

    async def restart_network(
        self,
        *,
        id: UUID | str,
        cleanup: bool | None = None,
    ) -> AsyncJob[models.Success]:
        """This command restarts a network's router.

        Args:
            id: The network. Required.
            cleanup: If true, the router is made anew.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            _operations.RESTART_NETWORK,
            models.Success,
            {
                "id": id,
                "cleanup": cleanup,
            },
        )

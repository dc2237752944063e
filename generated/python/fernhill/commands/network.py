"""Commands of the group Network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from ..runtime.command import Command, Param, Response
from ..runtime.group import AsyncGroup, Group

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from ..runtime.command import Job

CREATE_NETWORK = Command(
    name="createNetwork",
    method="POST",
    is_async=False,
    params=(
        Param(
            id="name",
            name="name",
            type="string",
            required=True,
            length=255,
        ),
        Param(
            id="displaytext",
            name="displaytext",
            type="string",
            required=True,
            length=255,
        ),
        Param(
            id="networkofferingid",
            name="networkofferingid",
            type="uuid",
            required=True,
        ),
        Param(
            id="zoneid",
            name="zoneid",
            type="uuid",
            required=True,
        ),
        Param(
            id="gateway",
            name="gateway",
            type="string",
            required=False,
            length=255,
        ),
        Param(
            id="netmask",
            name="netmask",
            type="string",
            required=False,
            length=255,
        ),
    ),
    response=Response(
        shape="object",
    ),
)
DELETE_NETWORK = Command(
    name="deleteNetwork",
    method="POST",
    is_async=True,
    params=(
        Param(
            id="id",
            name="id",
            type="uuid",
            required=True,
        ),
        Param(
            id="forced",
            name="forced",
            type="boolean",
            required=False,
        ),
    ),
    response=Response(
        shape="success",
    ),
)
LIST_NETWORKS = Command(
    name="listNetworks",
    method="GET",
    is_async=False,
    params=(
        Param(
            id="id",
            name="id",
            type="uuid",
            required=False,
        ),
        Param(
            id="tags",
            name="tags",
            type="map",
            required=False,
        ),
        Param(
            id="zoneid",
            name="zoneid",
            type="uuid",
            required=False,
        ),
        Param(
            id="keyword",
            name="keyword",
            type="string",
            required=False,
            length=255,
        ),
        Param(
            id="page",
            name="page",
            type="integer",
            required=False,
        ),
        Param(
            id="pagesize",
            name="pagesize",
            type="integer",
            required=False,
        ),
    ),
    response=Response(
        shape="list",
    ),
)
RESTART_NETWORK = Command(
    name="restartNetwork",
    method="POST",
    is_async=True,
    params=(
        Param(
            id="id",
            name="id",
            type="uuid",
            required=True,
        ),
        Param(
            id="cleanup",
            name="cleanup",
            type="boolean",
            required=False,
        ),
    ),
    response=Response(
        shape="success",
    ),
)


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
            CREATE_NETWORK,
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

        Asynchronous: returns a job.

        Args:
            id: The network. Required.
            forced: If true, even if it cannot be shut down. Defaults to false.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            DELETE_NETWORK,
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
        tags: Mapping[str, object] | Sequence[Mapping[str, object]] | None = None,
        zoneid: UUID | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> list[models.Network]:
        """This command lists networks.

        Args:
            id: Only this network.
            tags: Only networks with these tags.
            zoneid: Only networks of this zone.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every Network of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            LIST_NETWORKS,
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

        Asynchronous: returns a job.

        Args:
            id: The network. Required.
            cleanup: If true, the router is made anew.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            RESTART_NETWORK,
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
            CREATE_NETWORK,
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
    ) -> Job[models.Success]:
        """This command deletes a network.

        Asynchronous: returns a job.

        Args:
            id: The network. Required.
            forced: If true, even if it cannot be shut down. Defaults to false.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            DELETE_NETWORK,
            models.Success,
            {
                "id": id,
                "forced": forced,
            },
        )

    async def list_networks(
        self,
        *,
        id: UUID | str | None = None,
        tags: Mapping[str, object] | Sequence[Mapping[str, object]] | None = None,
        zoneid: UUID | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> list[models.Network]:
        """This command lists networks.

        Args:
            id: Only this network.
            tags: Only networks with these tags.
            zoneid: Only networks of this zone.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every Network of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._list(
            LIST_NETWORKS,
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
    ) -> Job[models.Success]:
        """This command restarts a network's router.

        Asynchronous: returns a job.

        Args:
            id: The network. Required.
            cleanup: If true, the router is made anew.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            RESTART_NETWORK,
            models.Success,
            {
                "id": id,
                "cleanup": cleanup,
            },
        )

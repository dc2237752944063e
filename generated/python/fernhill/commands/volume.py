"""Commands of the group Volume."""

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

ATTACH_VOLUME = Command(
    name="attachVolume",
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
            id="virtualmachineid",
            name="virtualmachineid",
            type="uuid",
            required=True,
        ),
        Param(
            id="deviceid",
            name="deviceid",
            type="long",
            required=False,
        ),
    ),
    response=Response(
        shape="object",
    ),
)
CREATE_VOLUME = Command(
    name="createVolume",
    method="POST",
    is_async=True,
    params=(
        Param(
            id="name",
            name="name",
            type="string",
            required=True,
            length=255,
        ),
        Param(
            id="diskofferingid",
            name="diskofferingid",
            type="uuid",
            required=False,
        ),
        Param(
            id="size",
            name="size",
            type="long",
            required=False,
        ),
        Param(
            id="maxiops",
            name="maxiops",
            type="long",
            required=False,
        ),
        Param(
            id="zoneid",
            name="zoneid",
            type="uuid",
            required=False,
        ),
    ),
    response=Response(
        shape="object",
    ),
)
LIST_VOLUMES = Command(
    name="listVolumes",
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
            id="type",
            name="type",
            type="string",
            required=False,
            length=255,
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


class VolumeCommands(Group):
    """Commands of the group Volume."""

    def attach_volume(
        self,
        *,
        id: UUID | str,
        virtualmachineid: UUID | str,
        deviceid: int | None = None,
    ) -> Job[models.Volume]:
        """This command attaches a volume to a machine.

        Asynchronous: returns a job.

        Args:
            id: The volume. Required.
            virtualmachineid: The machine. Required.
            deviceid: Where it appears.

        Returns:
            The job; its result is one Volume.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            ATTACH_VOLUME,
            models.Volume,
            {
                "id": id,
                "virtualmachineid": virtualmachineid,
                "deviceid": deviceid,
            },
        )

    def create_volume(
        self,
        *,
        name: str,
        diskofferingid: UUID | str | None = None,
        size: int | None = None,
        maxiops: int | None = None,
        zoneid: UUID | str | None = None,
    ) -> Job[models.Volume]:
        """This command creates a volume.

        Asynchronous: returns a job.

        Args:
            name: Its name. Required. At most 255 characters.
            diskofferingid: The offering that sizes it.
            size: Its size in GiB.
            maxiops: The most operations a second.
            zoneid: The zone to make it in.

        Returns:
            The job; its result is one Volume.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            CREATE_VOLUME,
            models.Volume,
            {
                "name": name,
                "diskofferingid": diskofferingid,
                "size": size,
                "maxiops": maxiops,
                "zoneid": zoneid,
            },
        )

    def list_volumes(
        self,
        *,
        id: UUID | str | None = None,
        type: str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> list[models.Volume]:
        """This command lists volumes.

        Args:
            id: Only this volume.
            type: ROOT or DATADISK. At most 255 characters.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every Volume of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            LIST_VOLUMES,
            models.Volume,
            {
                "id": id,
                "type": type,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )


class AsyncVolumeCommands(AsyncGroup):
    """Commands of the group Volume, awaited."""

    async def attach_volume(
        self,
        *,
        id: UUID | str,
        virtualmachineid: UUID | str,
        deviceid: int | None = None,
    ) -> Job[models.Volume]:
        """This command attaches a volume to a machine.

        Asynchronous: returns a job.

        Args:
            id: The volume. Required.
            virtualmachineid: The machine. Required.
            deviceid: Where it appears.

        Returns:
            The job; its result is one Volume.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            ATTACH_VOLUME,
            models.Volume,
            {
                "id": id,
                "virtualmachineid": virtualmachineid,
                "deviceid": deviceid,
            },
        )

    async def create_volume(
        self,
        *,
        name: str,
        diskofferingid: UUID | str | None = None,
        size: int | None = None,
        maxiops: int | None = None,
        zoneid: UUID | str | None = None,
    ) -> Job[models.Volume]:
        """This command creates a volume.

        Asynchronous: returns a job.

        Args:
            name: Its name. Required. At most 255 characters.
            diskofferingid: The offering that sizes it.
            size: Its size in GiB.
            maxiops: The most operations a second.
            zoneid: The zone to make it in.

        Returns:
            The job; its result is one Volume.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            CREATE_VOLUME,
            models.Volume,
            {
                "name": name,
                "diskofferingid": diskofferingid,
                "size": size,
                "maxiops": maxiops,
                "zoneid": zoneid,
            },
        )

    async def list_volumes(
        self,
        *,
        id: UUID | str | None = None,
        type: str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> list[models.Volume]:
        """This command lists volumes.

        Args:
            id: Only this volume.
            type: ROOT or DATADISK. At most 255 characters.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every Volume of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._list(
            LIST_VOLUMES,
            models.Volume,
            {
                "id": id,
                "type": type,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

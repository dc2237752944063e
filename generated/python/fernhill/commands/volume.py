"""Commands of the group Volume."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from ..operations import volume as _operations
from ..runtime.group import AsyncGroup, Group

if TYPE_CHECKING:
    from uuid import UUID

    from ..runtime.jobs import AsyncJob, Job
    from ..runtime.pages import AsyncPages, Pages


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
            _operations.ATTACH_VOLUME,
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
            _operations.CREATE_VOLUME,
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
    ) -> Pages[models.Volume]:
        """This command lists volumes.

        Args:
            id: Only this volume.
            type: ROOT or DATADISK. At most 255 characters.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All Volume objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_VOLUMES,
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
    ) -> AsyncJob[models.Volume]:
        """This command attaches a volume to a machine.

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
            _operations.ATTACH_VOLUME,
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
    ) -> AsyncJob[models.Volume]:
        """This command creates a volume.

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
            _operations.CREATE_VOLUME,
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
    ) -> AsyncPages[models.Volume]:
        """This command lists volumes.

        Args:
            id: Only this volume.
            type: ROOT or DATADISK. At most 255 characters.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All Volume objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_VOLUMES,
            models.Volume,
            {
                "id": id,
                "type": type,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

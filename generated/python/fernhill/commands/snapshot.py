"""Commands of the group Snapshot."""

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

CREATE_SNAPSHOT = Command(
    name="createSnapshot",
    method="POST",
    is_async=True,
    params=(
        Param(
            id="volumeid",
            name="volumeid",
            type="uuid",
            required=True,
        ),
        Param(
            id="name",
            name="name",
            type="string",
            required=False,
            length=255,
        ),
        Param(
            id="quiescevm",
            name="quiescevm",
            type="boolean",
            required=False,
        ),
    ),
    response=Response(
        shape="object",
    ),
)
CREATE_VM_SNAPSHOT = Command(
    name="createVMSnapshot",
    method="POST",
    is_async=True,
    params=(
        Param(
            id="virtualmachineid",
            name="virtualmachineid",
            type="uuid",
            required=True,
        ),
        Param(
            id="snapshotmemory",
            name="snapshotmemory",
            type="boolean",
            required=False,
        ),
    ),
    response=Response(
        shape="object",
    ),
)
LIST_SNAPSHOTS = Command(
    name="listSnapshots",
    method="GET",
    is_async=False,
    params=(
        Param(
            id="volumeid",
            name="volumeid",
            type="uuid",
            required=False,
        ),
        Param(
            id="intervaltype",
            name="intervaltype",
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


class SnapshotCommands(Group):
    """Commands of the group Snapshot."""

    def create_snapshot(
        self,
        *,
        volumeid: UUID | str,
        name: str | None = None,
        quiescevm: bool | None = None,
    ) -> Job[models.Snapshot]:
        """This command takes a snapshot of a volume.

        Asynchronous: returns a job.

        Args:
            volumeid: The volume. Required.
            name: Its name. At most 255 characters.
            quiescevm: If true, the machine holds still meanwhile.

        Returns:
            The job; its result is one Snapshot.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            CREATE_SNAPSHOT,
            models.Snapshot,
            {
                "volumeid": volumeid,
                "name": name,
                "quiescevm": quiescevm,
            },
        )

    def create_vm_snapshot(
        self,
        *,
        virtualmachineid: UUID | str,
        snapshotmemory: bool | None = None,
    ) -> Job[models.VMSnapshot]:
        """This command takes a snapshot of a machine.

        Asynchronous: returns a job.

        Args:
            virtualmachineid: The machine. Required.
            snapshotmemory: If true, with its memory.

        Returns:
            The job; its result is one VMSnapshot.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            CREATE_VM_SNAPSHOT,
            models.VMSnapshot,
            {
                "virtualmachineid": virtualmachineid,
                "snapshotmemory": snapshotmemory,
            },
        )

    def list_snapshots(
        self,
        *,
        volumeid: UUID | str | None = None,
        intervaltype: str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> list[models.Snapshot]:
        """This command lists snapshots of volumes.

        Args:
            volumeid: Only snapshots of this volume.
            intervaltype: HOURLY, DAILY, WEEKLY or MONTHLY. At most 255 characters.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every Snapshot of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            LIST_SNAPSHOTS,
            models.Snapshot,
            {
                "volumeid": volumeid,
                "intervaltype": intervaltype,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )


class AsyncSnapshotCommands(AsyncGroup):
    """Commands of the group Snapshot, awaited."""

    async def create_snapshot(
        self,
        *,
        volumeid: UUID | str,
        name: str | None = None,
        quiescevm: bool | None = None,
    ) -> Job[models.Snapshot]:
        """This command takes a snapshot of a volume.

        Asynchronous: returns a job.

        Args:
            volumeid: The volume. Required.
            name: Its name. At most 255 characters.
            quiescevm: If true, the machine holds still meanwhile.

        Returns:
            The job; its result is one Snapshot.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            CREATE_SNAPSHOT,
            models.Snapshot,
            {
                "volumeid": volumeid,
                "name": name,
                "quiescevm": quiescevm,
            },
        )

    async def create_vm_snapshot(
        self,
        *,
        virtualmachineid: UUID | str,
        snapshotmemory: bool | None = None,
    ) -> Job[models.VMSnapshot]:
        """This command takes a snapshot of a machine.

        Asynchronous: returns a job.

        Args:
            virtualmachineid: The machine. Required.
            snapshotmemory: If true, with its memory.

        Returns:
            The job; its result is one VMSnapshot.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            CREATE_VM_SNAPSHOT,
            models.VMSnapshot,
            {
                "virtualmachineid": virtualmachineid,
                "snapshotmemory": snapshotmemory,
            },
        )

    async def list_snapshots(
        self,
        *,
        volumeid: UUID | str | None = None,
        intervaltype: str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> list[models.Snapshot]:
        """This command lists snapshots of volumes.

        Args:
            volumeid: Only snapshots of this volume.
            intervaltype: HOURLY, DAILY, WEEKLY or MONTHLY. At most 255 characters.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every Snapshot of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._list(
            LIST_SNAPSHOTS,
            models.Snapshot,
            {
                "volumeid": volumeid,
                "intervaltype": intervaltype,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

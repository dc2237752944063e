"""Commands of the group Snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from ..operations import snapshot as _operations
from ..runtime.group import AsyncGroup, Group

if TYPE_CHECKING:
    from uuid import UUID

    from ..runtime.jobs import AsyncJob, Job
    from ..runtime.pages import AsyncPages, Pages


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
            _operations.CREATE_SNAPSHOT,
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

        Args:
            virtualmachineid: The machine. Required.
            snapshotmemory: If true, with its memory.

        Returns:
            The job; its result is one VMSnapshot.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            _operations.CREATE_VM_SNAPSHOT,
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
    ) -> Pages[models.Snapshot]:
        """This command lists snapshots of volumes.

        Args:
            volumeid: Only snapshots of this volume.
            intervaltype: HOURLY, DAILY, WEEKLY or MONTHLY. At most 255 characters.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All Snapshot objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_SNAPSHOTS,
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
    ) -> AsyncJob[models.Snapshot]:
        """This command takes a snapshot of a volume.

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
            _operations.CREATE_SNAPSHOT,
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
    ) -> AsyncJob[models.VMSnapshot]:
        """This command takes a snapshot of a machine.

        Args:
            virtualmachineid: The machine. Required.
            snapshotmemory: If true, with its memory.

        Returns:
            The job; its result is one VMSnapshot.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            _operations.CREATE_VM_SNAPSHOT,
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
    ) -> AsyncPages[models.Snapshot]:
        """This command lists snapshots of volumes.

        Args:
            volumeid: Only snapshots of this volume.
            intervaltype: HOURLY, DAILY, WEEKLY or MONTHLY. At most 255 characters.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All Snapshot objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_SNAPSHOTS,
            models.Snapshot,
            {
                "volumeid": volumeid,
                "intervaltype": intervaltype,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

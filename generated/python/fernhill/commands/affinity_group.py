"""Commands of the group Affinity group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from ..operations import affinity_group as _operations
from ..runtime.group import AsyncGroup, Group

if TYPE_CHECKING:
    from uuid import UUID

    from ..runtime.jobs import AsyncJob, Job
    from ..runtime.pages import AsyncPages, Pages


class AffinityGroupCommands(Group):
    """Commands of the group Affinity group."""

    def create_affinity_group(
        self,
        *,
        name: str,
        type: str,
        description: str | None = None,
    ) -> Job[models.AffinityGroup]:
        """This command creates an affinity group.

        Args:
            name: Its name. Required. At most 255 characters.
            type: Whether machines stay together or apart. Required. At most 255
                characters.
            description: A sentence about it. At most 4096 characters.

        Returns:
            The job; its result is one AffinityGroup.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            _operations.CREATE_AFFINITY_GROUP,
            models.AffinityGroup,
            {
                "name": name,
                "type": type,
                "description": description,
            },
        )

    def delete_affinity_group(
        self,
        *,
        id: UUID | str | None = None,
        name: str | None = None,
    ) -> Job[models.Success]:
        """This command deletes an affinity group.

        Args:
            id: The group. Mutually exclusive with name.
            name: Its name. Mutually exclusive with id. At most 255 characters.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            _operations.DELETE_AFFINITY_GROUP,
            models.Success,
            {
                "id": id,
                "name": name,
            },
        )

    def list_affinity_groups(
        self,
        *,
        id: UUID | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> Pages[models.AffinityGroup]:
        """This command lists affinity groups.

        Args:
            id: Only this group.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All AffinityGroup objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_AFFINITY_GROUPS,
            models.AffinityGroup,
            {
                "id": id,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )


class AsyncAffinityGroupCommands(AsyncGroup):
    """Commands of the group Affinity group, awaited."""

    async def create_affinity_group(
        self,
        *,
        name: str,
        type: str,
        description: str | None = None,
    ) -> AsyncJob[models.AffinityGroup]:
        """This command creates an affinity group.

        Args:
            name: Its name. Required. At most 255 characters.
            type: Whether machines stay together or apart. Required. At most 255
                characters.
            description: A sentence about it. At most 4096 characters.

        Returns:
            The job; its result is one AffinityGroup.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            _operations.CREATE_AFFINITY_GROUP,
            models.AffinityGroup,
            {
                "name": name,
                "type": type,
                "description": description,
            },
        )

    async def delete_affinity_group(
        self,
        *,
        id: UUID | str | None = None,
        name: str | None = None,
    ) -> AsyncJob[models.Success]:
        """This command deletes an affinity group.

        Args:
            id: The group. Mutually exclusive with name.
            name: Its name. Mutually exclusive with id. At most 255 characters.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            _operations.DELETE_AFFINITY_GROUP,
            models.Success,
            {
                "id": id,
                "name": name,
            },
        )

    def list_affinity_groups(
        self,
        *,
        id: UUID | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> AsyncPages[models.AffinityGroup]:
        """This command lists affinity groups.

        Args:
            id: Only this group.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All AffinityGroup objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_AFFINITY_GROUPS,
            models.AffinityGroup,
            {
                "id": id,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

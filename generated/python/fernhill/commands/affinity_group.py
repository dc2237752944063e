"""Commands of the group Affinity group."""

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

CREATE_AFFINITY_GROUP = Command(
    name="createAffinityGroup",
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
            id="type",
            name="type",
            type="string",
            required=True,
            length=255,
        ),
        Param(
            id="description",
            name="description",
            type="string",
            required=False,
            length=4096,
        ),
    ),
    response=Response(
        shape="object",
    ),
)
DELETE_AFFINITY_GROUP = Command(
    name="deleteAffinityGroup",
    method="POST",
    is_async=True,
    params=(
        Param(
            id="id",
            name="id",
            type="uuid",
            required=False,
        ),
        Param(
            id="name",
            name="name",
            type="string",
            required=False,
            length=255,
        ),
    ),
    response=Response(
        shape="success",
    ),
)
LIST_AFFINITY_GROUPS = Command(
    name="listAffinityGroups",
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

        Asynchronous: returns a job.

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
            CREATE_AFFINITY_GROUP,
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

        Asynchronous: returns a job.

        Args:
            id: The group. Mutually exclusive with name.
            name: Its name. Mutually exclusive with id. At most 255 characters.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            DELETE_AFFINITY_GROUP,
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
    ) -> list[models.AffinityGroup]:
        """This command lists affinity groups.

        Args:
            id: Only this group.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every AffinityGroup of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            LIST_AFFINITY_GROUPS,
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
    ) -> Job[models.AffinityGroup]:
        """This command creates an affinity group.

        Asynchronous: returns a job.

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
            CREATE_AFFINITY_GROUP,
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
    ) -> Job[models.Success]:
        """This command deletes an affinity group.

        Asynchronous: returns a job.

        Args:
            id: The group. Mutually exclusive with name.
            name: Its name. Mutually exclusive with id. At most 255 characters.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            DELETE_AFFINITY_GROUP,
            models.Success,
            {
                "id": id,
                "name": name,
            },
        )

    async def list_affinity_groups(
        self,
        *,
        id: UUID | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> list[models.AffinityGroup]:
        """This command lists affinity groups.

        Args:
            id: Only this group.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every AffinityGroup of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._list(
            LIST_AFFINITY_GROUPS,
            models.AffinityGroup,
            {
                "id": id,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

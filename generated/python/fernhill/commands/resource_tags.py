"""Commands of the group Resource tags."""

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

CREATE_TAGS = Command(
    name="createTags",
    method="POST",
    is_async=True,
    params=(
        Param(
            id="resourceids",
            name="resourceids",
            type="list",
            required=True,
        ),
        Param(
            id="resourcetype",
            name="resourcetype",
            type="string",
            required=True,
            length=255,
        ),
        Param(
            id="tags",
            name="tags",
            type="map",
            required=True,
        ),
    ),
    response=Response(
        shape="success",
    ),
)
LIST_TAGS = Command(
    name="listTags",
    method="GET",
    is_async=False,
    params=(
        Param(
            id="key",
            name="key",
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
            type="string",
            required=False,
            length=255,
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


class ResourceTagsCommands(Group):
    """Commands of the group Resource tags."""

    def create_tags(
        self,
        *,
        resourceids: Sequence[object],
        resourcetype: str,
        tags: Mapping[str, object] | Sequence[Mapping[str, object]],
    ) -> Job[models.Success]:
        """This command puts tags on resources.

        Asynchronous: returns a job.

        Args:
            resourceids: What to put them on. Required.
            resourcetype: The kind of what they are put on. Required. At most 255 characters.
            tags: Keys and values. Required.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            CREATE_TAGS,
            models.Success,
            {
                "resourceids": resourceids,
                "resourcetype": resourcetype,
                "tags": tags,
            },
        )

    def list_tags(
        self,
        *,
        key: str | None = None,
        keyword: str | None = None,
        page: str | None = None,
        pagesize: int | None = None,
    ) -> list[models.Tag]:
        """This command lists tags.

        Args:
            key: Only tags with this key. At most 255 characters.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize. At most 255 characters.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every Tag of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            LIST_TAGS,
            models.Tag,
            {
                "key": key,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )


class AsyncResourceTagsCommands(AsyncGroup):
    """Commands of the group Resource tags, awaited."""

    async def create_tags(
        self,
        *,
        resourceids: Sequence[object],
        resourcetype: str,
        tags: Mapping[str, object] | Sequence[Mapping[str, object]],
    ) -> Job[models.Success]:
        """This command puts tags on resources.

        Asynchronous: returns a job.

        Args:
            resourceids: What to put them on. Required.
            resourcetype: The kind of what they are put on. Required. At most 255 characters.
            tags: Keys and values. Required.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            CREATE_TAGS,
            models.Success,
            {
                "resourceids": resourceids,
                "resourcetype": resourcetype,
                "tags": tags,
            },
        )

    async def list_tags(
        self,
        *,
        key: str | None = None,
        keyword: str | None = None,
        page: str | None = None,
        pagesize: int | None = None,
    ) -> list[models.Tag]:
        """This command lists tags.

        Args:
            key: Only tags with this key. At most 255 characters.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize. At most 255 characters.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every Tag of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._list(
            LIST_TAGS,
            models.Tag,
            {
                "key": key,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

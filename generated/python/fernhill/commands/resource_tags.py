"""Commands of the group Resource tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from ..operations import resource_tags as _operations
from ..runtime.group import AsyncGroup, Group

if TYPE_CHECKING:
    from ..runtime.argument_types import Entries, Items, ListItem
    from ..runtime.jobs import AsyncJob, Job
    from ..runtime.pages import AsyncPages, Pages


class ResourceTagsCommands(Group):
    """Commands of the group Resource tags."""

    def create_tags(
        self,
        *,
        resourceids: Items[ListItem],
        resourcetype: str,
        tags: Entries,
    ) -> Job[models.Success]:
        """This command puts tags on resources.

        Args:
            resourceids: What to put them on. Required.
            resourcetype: The kind of what they are put on. Required. At most 255
                characters.
            tags: Keys and values. Required.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            _operations.CREATE_TAGS,
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
    ) -> Pages[models.Tag]:
        """This command lists tags.

        Args:
            key: Only tags with this key. At most 255 characters.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize. At most 255
                characters.
            pagesize: How many on a page, 500 at most.

        Returns:
            All Tag objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_TAGS,
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
        resourceids: Items[ListItem],
        resourcetype: str,
        tags: Entries,
    ) -> AsyncJob[models.Success]:
        """This command puts tags on resources.

        Args:
            resourceids: What to put them on. Required.
            resourcetype: The kind of what they are put on. Required. At most 255
                characters.
            tags: Keys and values. Required.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            _operations.CREATE_TAGS,
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
    ) -> AsyncPages[models.Tag]:
        """This command lists tags.

        Args:
            key: Only tags with this key. At most 255 characters.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize. At most 255
                characters.
            pagesize: How many on a page, 500 at most.

        Returns:
            All Tag objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_TAGS,
            models.Tag,
            {
                "key": key,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

"""Commands of the group Event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from ..operations import event as _operations
from ..runtime.group import AsyncGroup, Group

if TYPE_CHECKING:
    from datetime import date

    from ..runtime.argument_types import Items, ListItem
    from ..runtime.pages import AsyncPages, Pages


class EventCommands(Group):
    """Commands of the group Event."""

    def archive_events(
        self,
        *,
        ids: Items[ListItem] | None = None,
        type: str | None = None,
        startdate: date | str | None = None,
        enddate: date | str | None = None,
    ) -> models.Success:
        """This command archives events.

        Args:
            ids: The events.
            type: Events of this type. At most 255 characters.
            startdate: Events since this day.
            enddate: Events until this day.

        Returns:
            One Success.

        Raises:
            ApiError: The server refused the command.
        """
        return self._get(
            _operations.ARCHIVE_EVENTS,
            models.Success,
            {
                "ids": ids,
                "type": type,
                "startdate": startdate,
                "enddate": enddate,
            },
        )

    def list_events(
        self,
        *,
        level: str | None = None,
        duration: int | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> Pages[models.Event]:
        """This command lists events.

        Args:
            level: INFO, WARN or ERROR. At most 255 characters.
            duration: Seconds that the event took.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All Event objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_EVENTS,
            models.Event,
            {
                "level": level,
                "duration": duration,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )


class AsyncEventCommands(AsyncGroup):
    """Commands of the group Event, awaited."""

    async def archive_events(
        self,
        *,
        ids: Items[ListItem] | None = None,
        type: str | None = None,
        startdate: date | str | None = None,
        enddate: date | str | None = None,
    ) -> models.Success:
        """This command archives events.

        Args:
            ids: The events.
            type: Events of this type. At most 255 characters.
            startdate: Events since this day.
            enddate: Events until this day.

        Returns:
            One Success.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._get(
            _operations.ARCHIVE_EVENTS,
            models.Success,
            {
                "ids": ids,
                "type": type,
                "startdate": startdate,
                "enddate": enddate,
            },
        )

    def list_events(
        self,
        *,
        level: str | None = None,
        duration: int | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> AsyncPages[models.Event]:
        """This command lists events.

        Args:
            level: INFO, WARN or ERROR. At most 255 characters.
            duration: Seconds that the event took.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All Event objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_EVENTS,
            models.Event,
            {
                "level": level,
                "duration": duration,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

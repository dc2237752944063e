"""Commands of the group Event."""

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

ARCHIVE_EVENTS = Command(
    name="archiveEvents",
    method="POST",
    is_async=False,
    params=(
        Param(
            id="ids",
            name="ids",
            type="list",
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
            id="startdate",
            name="startdate",
            type="date",
            required=False,
        ),
        Param(
            id="enddate",
            name="enddate",
            type="date",
            required=False,
        ),
    ),
    response=Response(
        shape="success",
    ),
)
LIST_EVENTS = Command(
    name="listEvents",
    method="GET",
    is_async=False,
    params=(
        Param(
            id="level",
            name="level",
            type="string",
            required=False,
            length=255,
        ),
        Param(
            id="duration",
            name="duration",
            type="integer",
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


class EventCommands(Group):
    """Commands of the group Event."""

    def archive_events(
        self,
        *,
        ids: Sequence[object] | None = None,
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
            ARCHIVE_EVENTS,
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
    ) -> list[models.Event]:
        """This command lists events.

        Args:
            level: INFO, WARN or ERROR. At most 255 characters.
            duration: Seconds that the event took.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every Event of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            LIST_EVENTS,
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
        ids: Sequence[object] | None = None,
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
            ARCHIVE_EVENTS,
            models.Success,
            {
                "ids": ids,
                "type": type,
                "startdate": startdate,
                "enddate": enddate,
            },
        )

    async def list_events(
        self,
        *,
        level: str | None = None,
        duration: int | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> list[models.Event]:
        """This command lists events.

        Args:
            level: INFO, WARN or ERROR. At most 255 characters.
            duration: Seconds that the event took.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every Event of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._list(
            LIST_EVENTS,
            models.Event,
            {
                "level": level,
                "duration": duration,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

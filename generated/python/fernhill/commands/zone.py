"""Commands of the group Zone."""

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

LIST_ZONES = Command(
    name="listZones",
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
            id="available",
            name="available",
            type="boolean",
            required=False,
        ),
        Param(
            id="showcapacities",
            name="showcapacities",
            type="boolean",
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


class ZoneCommands(Group):
    """Commands of the group Zone."""

    def list_zones(
        self,
        *,
        id: UUID | str | None = None,
        available: bool | None = None,
        showcapacities: bool | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> list[models.Zone]:
        """This command lists zones.

        Args:
            id: Only this zone.
            available: If true, only zones where machines can be deployed.
            showcapacities: If true, with what is left of each.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every Zone of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            LIST_ZONES,
            models.Zone,
            {
                "id": id,
                "available": available,
                "showcapacities": showcapacities,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )


class AsyncZoneCommands(AsyncGroup):
    """Commands of the group Zone, awaited."""

    async def list_zones(
        self,
        *,
        id: UUID | str | None = None,
        available: bool | None = None,
        showcapacities: bool | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> list[models.Zone]:
        """This command lists zones.

        Args:
            id: Only this zone.
            available: If true, only zones where machines can be deployed.
            showcapacities: If true, with what is left of each.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every Zone of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._list(
            LIST_ZONES,
            models.Zone,
            {
                "id": id,
                "available": available,
                "showcapacities": showcapacities,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

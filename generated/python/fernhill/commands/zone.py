"""Commands of the group Zone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from ..operations import zone as _operations
from ..runtime.group import AsyncGroup, Group

if TYPE_CHECKING:
    from uuid import UUID

    from ..runtime.pages import AsyncPages, Pages


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
    ) -> Pages[models.Zone]:
        """This command lists zones.

        Args:
            id: Only this zone.
            available: If true, only zones where machines can be deployed.
            showcapacities: If true, with what is left of each.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All Zone objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_ZONES,
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

    def list_zones(
        self,
        *,
        id: UUID | str | None = None,
        available: bool | None = None,
        showcapacities: bool | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> AsyncPages[models.Zone]:
        """This command lists zones.

        Args:
            id: Only this zone.
            available: If true, only zones where machines can be deployed.
            showcapacities: If true, with what is left of each.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All Zone objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_ZONES,
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

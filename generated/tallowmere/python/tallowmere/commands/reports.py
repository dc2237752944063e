"""Commands of the group Reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from ..operations import reports as _operations
from ..runtime.protocol.group import AsyncGroup, Group

if TYPE_CHECKING:
    from typing import Any, Literal

    from ..runtime.pages import AsyncPages, Pages


class ReportsCommands(Group):
    """Commands of the group Reports."""

    def usage_report(
        self,
        *,
        month: str,
        branch_id: int | None = None,
        kind: Literal["usage"] | str | None = None,
    ) -> Pages[models.Report]:
        """Usage report.

        Args:
            month: As `YYYY-MM`. Required.
            branch_id: Only this branch.
            kind:

        Returns:
            All Report objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the request.
        """
        return self._list(
            _operations.USAGE_REPORT,
            models.Report,
            {
                "month": month,
                "branch_id": branch_id,
                "kind": kind,
            },
        )

    def wear_report(
        self,
        *,
        year: int,
        kind: Literal["wear"] | str | None = None,
    ) -> Any:
        """Wear report.

        Args:
            year: Four digits. Required.
            kind:

        Returns:
            What the server sends, of which the docs do not say more.

        Raises:
            ApiError: The server refused the request.
        """
        return self._get_value(
            _operations.WEAR_REPORT,
            {
                "year": year,
                "kind": kind,
            },
        )

    def download_export(
        self,
        *,
        export_id: str,
    ) -> Any:
        """Download an export.

        Lists that are too long for pages. Exports that are not fetched within a week
        are deleted.

        Args:
            export_id: Required.

        Returns:
            What the server sends, of which the docs do not say more.

        Raises:
            ApiError: The server refused the request.
        """
        return self._get_value(
            _operations.DOWNLOAD_EXPORT,
            {
                "export_id": export_id,
            },
        )


class AsyncReportsCommands(AsyncGroup):
    """Commands of the group Reports, awaited."""

    def usage_report(
        self,
        *,
        month: str,
        branch_id: int | None = None,
        kind: Literal["usage"] | str | None = None,
    ) -> AsyncPages[models.Report]:
        """Usage report.

        Args:
            month: As `YYYY-MM`. Required.
            branch_id: Only this branch.
            kind:

        Returns:
            All Report objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the request.
        """
        return self._list(
            _operations.USAGE_REPORT,
            models.Report,
            {
                "month": month,
                "branch_id": branch_id,
                "kind": kind,
            },
        )

    async def wear_report(
        self,
        *,
        year: int,
        kind: Literal["wear"] | str | None = None,
    ) -> Any:
        """Wear report.

        Args:
            year: Four digits. Required.
            kind:

        Returns:
            What the server sends, of which the docs do not say more.

        Raises:
            ApiError: The server refused the request.
        """
        return await self._get_value(
            _operations.WEAR_REPORT,
            {
                "year": year,
                "kind": kind,
            },
        )

    async def download_export(
        self,
        *,
        export_id: str,
    ) -> Any:
        """Download an export.

        Lists that are too long for pages. Exports that are not fetched within a week
        are deleted.

        Args:
            export_id: Required.

        Returns:
            What the server sends, of which the docs do not say more.

        Raises:
            ApiError: The server refused the request.
        """
        return await self._get_value(
            _operations.DOWNLOAD_EXPORT,
            {
                "export_id": export_id,
            },
        )

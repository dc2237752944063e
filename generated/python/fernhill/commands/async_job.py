"""Commands of the group Async job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from ..operations import async_job as _operations
from ..runtime.group import AsyncGroup, Group

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from ..runtime.pages import AsyncPages, Pages


class AsyncJobCommands(Group):
    """Commands of the group Async job."""

    def list_async_jobs(
        self,
        *,
        startdate: datetime | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> Pages[models.AsyncJob]:
        """This command lists jobs that are not done.

        Args:
            startdate: Only jobs started since then.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All AsyncJob objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_ASYNC_JOBS,
            models.AsyncJob,
            {
                "startdate": startdate,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

    def query_async_job_result(
        self,
        *,
        jobid: UUID | str,
    ) -> models.AsyncJob:
        """This command tells how far a job has come.

        Args:
            jobid: The job. Required.

        Returns:
            One AsyncJob.

        Raises:
            ApiError: The server refused the command.
        """
        return self._get(
            _operations.QUERY_ASYNC_JOB_RESULT,
            models.AsyncJob,
            {
                "jobid": jobid,
            },
        )


class AsyncAsyncJobCommands(AsyncGroup):
    """Commands of the group Async job, awaited."""

    def list_async_jobs(
        self,
        *,
        startdate: datetime | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> AsyncPages[models.AsyncJob]:
        """This command lists jobs that are not done.

        Args:
            startdate: Only jobs started since then.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All AsyncJob objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_ASYNC_JOBS,
            models.AsyncJob,
            {
                "startdate": startdate,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

    async def query_async_job_result(
        self,
        *,
        jobid: UUID | str,
    ) -> models.AsyncJob:
        """This command tells how far a job has come.

        Args:
            jobid: The job. Required.

        Returns:
            One AsyncJob.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._get(
            _operations.QUERY_ASYNC_JOB_RESULT,
            models.AsyncJob,
            {
                "jobid": jobid,
            },
        )

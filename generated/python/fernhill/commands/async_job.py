"""Commands of the group Async job."""

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

LIST_ASYNC_JOBS = Command(
    name="listAsyncJobs",
    method="GET",
    is_async=False,
    params=(
        Param(
            id="startdate",
            name="startdate",
            type="datetime",
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
        key="asyncjobs",
    ),
)
QUERY_ASYNC_JOB_RESULT = Command(
    name="queryAsyncJobResult",
    method="GET",
    is_async=False,
    params=(
        Param(
            id="jobid",
            name="jobid",
            type="uuid",
            required=True,
        ),
    ),
    response=Response(
        shape="object",
    ),
)


class AsyncJobCommands(Group):
    """Commands of the group Async job."""

    def list_async_jobs(
        self,
        *,
        startdate: datetime | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> list[models.AsyncJob]:
        """This command lists jobs that are not done.

        Args:
            startdate: Only jobs started since then.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every AsyncJob of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            LIST_ASYNC_JOBS,
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
            QUERY_ASYNC_JOB_RESULT,
            models.AsyncJob,
            {
                "jobid": jobid,
            },
        )


class AsyncAsyncJobCommands(AsyncGroup):
    """Commands of the group Async job, awaited."""

    async def list_async_jobs(
        self,
        *,
        startdate: datetime | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> list[models.AsyncJob]:
        """This command lists jobs that are not done.

        Args:
            startdate: Only jobs started since then.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every AsyncJob of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._list(
            LIST_ASYNC_JOBS,
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
            QUERY_ASYNC_JOB_RESULT,
            models.AsyncJob,
            {
                "jobid": jobid,
            },
        )

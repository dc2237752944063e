"""Commands of the group Project."""

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

CREATE_PROJECT = Command(
    name="createProject",
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
            id="displaytext",
            name="displaytext",
            type="string",
            required=True,
            length=255,
        ),
    ),
    response=Response(
        shape="object",
    ),
)
LIST_PROJECTS = Command(
    name="listProjects",
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
            id="tags",
            name="tags",
            type="map",
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
DELETE_PROJECT = Command(
    name="deleteProject",
    method="POST",
    is_async=True,
    params=(
        Param(
            id="id",
            name="id",
            type="uuid",
            required=True,
        ),
    ),
    response=Response(
        shape="success",
    ),
)


class ProjectCommands(Group):
    """Commands of the group Project."""

    def create_project(
        self,
        *,
        name: str,
        displaytext: str,
    ) -> Job[models.Project]:
        """This command creates a project.

        Asynchronous: returns a job.

        Args:
            name: Its name. Required. At most 255 characters.
            displaytext: A sentence about it. Required. At most 255 characters.

        Returns:
            The job; its result is one Project.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            CREATE_PROJECT,
            models.Project,
            {
                "name": name,
                "displaytext": displaytext,
            },
        )

    def list_projects(
        self,
        *,
        id: UUID | str | None = None,
        tags: Mapping[str, object] | Sequence[Mapping[str, object]] | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> list[models.Project]:
        """This command lists projects.

        Args:
            id: Only this project.
            tags: Only projects with these tags.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every Project of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            LIST_PROJECTS,
            models.Project,
            {
                "id": id,
                "tags": tags,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

    def delete_project(
        self,
        *,
        id: UUID | str,
    ) -> Job[models.Success]:
        """This command deletes a project.

        Asynchronous: returns a job.

        Args:
            id: The project. Required.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            DELETE_PROJECT,
            models.Success,
            {
                "id": id,
            },
        )


class AsyncProjectCommands(AsyncGroup):
    """Commands of the group Project, awaited."""

    async def create_project(
        self,
        *,
        name: str,
        displaytext: str,
    ) -> Job[models.Project]:
        """This command creates a project.

        Asynchronous: returns a job.

        Args:
            name: Its name. Required. At most 255 characters.
            displaytext: A sentence about it. Required. At most 255 characters.

        Returns:
            The job; its result is one Project.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            CREATE_PROJECT,
            models.Project,
            {
                "name": name,
                "displaytext": displaytext,
            },
        )

    async def list_projects(
        self,
        *,
        id: UUID | str | None = None,
        tags: Mapping[str, object] | Sequence[Mapping[str, object]] | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> list[models.Project]:
        """This command lists projects.

        Args:
            id: Only this project.
            tags: Only projects with these tags.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every Project of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._list(
            LIST_PROJECTS,
            models.Project,
            {
                "id": id,
                "tags": tags,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

    async def delete_project(
        self,
        *,
        id: UUID | str,
    ) -> Job[models.Success]:
        """This command deletes a project.

        Asynchronous: returns a job.

        Args:
            id: The project. Required.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            DELETE_PROJECT,
            models.Success,
            {
                "id": id,
            },
        )

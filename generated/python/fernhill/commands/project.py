"""Commands of the group Project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from ..operations import project as _operations
from ..runtime.group import AsyncGroup, Group

if TYPE_CHECKING:
    from uuid import UUID

    from ..runtime.argument_types import Entries
    from ..runtime.jobs import AsyncJob, Job
    from ..runtime.pages import AsyncPages, Pages


class ProjectCommands(Group):
    """Commands of the group Project."""

    def create_project(
        self,
        *,
        name: str,
        displaytext: str,
    ) -> Job[models.Project]:
        """This command creates a project.

        Args:
            name: Its name. Required. At most 255 characters.
            displaytext: A sentence about it. Required. At most 255 characters.

        Returns:
            The job; its result is one Project.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            _operations.CREATE_PROJECT,
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
        tags: Entries | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> Pages[models.Project]:
        """This command lists projects.

        Args:
            id: Only this project.
            tags: Only projects with these tags.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All Project objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_PROJECTS,
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

        Args:
            id: The project. Required.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            _operations.DELETE_PROJECT,
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
    ) -> AsyncJob[models.Project]:
        """This command creates a project.

        Args:
            name: Its name. Required. At most 255 characters.
            displaytext: A sentence about it. Required. At most 255 characters.

        Returns:
            The job; its result is one Project.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            _operations.CREATE_PROJECT,
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
        tags: Entries | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> AsyncPages[models.Project]:
        """This command lists projects.

        Args:
            id: Only this project.
            tags: Only projects with these tags.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All Project objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_PROJECTS,
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
    ) -> AsyncJob[models.Success]:
        """This command deletes a project.

        Args:
            id: The project. Required.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            _operations.DELETE_PROJECT,
            models.Success,
            {
                "id": id,
            },
        )

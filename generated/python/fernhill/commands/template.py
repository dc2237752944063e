"""Commands of the group Template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from ..operations import template as _operations
from ..runtime.group import AsyncGroup, Group

if TYPE_CHECKING:
    from uuid import UUID

    from ..runtime.argument_types import Entries
    from ..runtime.pages import AsyncPages, Pages


class TemplateCommands(Group):
    """Commands of the group Template."""

    def list_templates(
        self,
        *,
        templatefilter: str,
        zoneid: UUID | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> Pages[models.Template]:
        """This command lists templates.

        Args:
            templatefilter: featured, self, selfexecutable, executable or community.
                Required. At most 255 characters.
            zoneid: Only templates of this zone.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All Template objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_TEMPLATES,
            models.Template,
            {
                "templatefilter": templatefilter,
                "zoneid": zoneid,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

    def register_template(
        self,
        *,
        name: str,
        displaytext: str,
        url: str,
        format: str,
        hypervisor: str,
        ostypeid: UUID | str,
        details: Entries | None = None,
    ) -> models.Template:
        """This command registers a template.

        Args:
            name: Its name. Required. At most 255 characters.
            displaytext: A sentence about it. Required. At most 255 characters.
            url: Where to fetch it. Required. At most 2048 characters.
            format: How it is stored: QCOW2, RAW, VHD or OVA. Required. At most 255
                characters.
            hypervisor: What runs it. Required. At most 255 characters.
            ostypeid: The operating system in it. Required.
            details: Settings of machines made from it.

        Returns:
            One Template.

        Raises:
            ApiError: The server refused the command.
        """
        return self._get(
            _operations.REGISTER_TEMPLATE,
            models.Template,
            {
                "name": name,
                "displaytext": displaytext,
                "url": url,
                "format": format,
                "hypervisor": hypervisor,
                "ostypeid": ostypeid,
                "details": details,
            },
        )


class AsyncTemplateCommands(AsyncGroup):
    """Commands of the group Template, awaited."""

    def list_templates(
        self,
        *,
        templatefilter: str,
        zoneid: UUID | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> AsyncPages[models.Template]:
        """This command lists templates.

        Args:
            templatefilter: featured, self, selfexecutable, executable or community.
                Required. At most 255 characters.
            zoneid: Only templates of this zone.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            All Template objects, requested page by page during iteration.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            _operations.LIST_TEMPLATES,
            models.Template,
            {
                "templatefilter": templatefilter,
                "zoneid": zoneid,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

    async def register_template(
        self,
        *,
        name: str,
        displaytext: str,
        url: str,
        format: str,
        hypervisor: str,
        ostypeid: UUID | str,
        details: Entries | None = None,
    ) -> models.Template:
        """This command registers a template.

        Args:
            name: Its name. Required. At most 255 characters.
            displaytext: A sentence about it. Required. At most 255 characters.
            url: Where to fetch it. Required. At most 2048 characters.
            format: How it is stored: QCOW2, RAW, VHD or OVA. Required. At most 255
                characters.
            hypervisor: What runs it. Required. At most 255 characters.
            ostypeid: The operating system in it. Required.
            details: Settings of machines made from it.

        Returns:
            One Template.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._get(
            _operations.REGISTER_TEMPLATE,
            models.Template,
            {
                "name": name,
                "displaytext": displaytext,
                "url": url,
                "format": format,
                "hypervisor": hypervisor,
                "ostypeid": ostypeid,
                "details": details,
            },
        )

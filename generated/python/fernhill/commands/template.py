"""Commands of the group Template."""

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

LIST_TEMPLATES = Command(
    name="listTemplates",
    method="GET",
    is_async=False,
    params=(
        Param(
            id="templatefilter",
            name="templatefilter",
            type="string",
            required=True,
            length=255,
        ),
        Param(
            id="zoneid",
            name="zoneid",
            type="uuid",
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
REGISTER_TEMPLATE = Command(
    name="registerTemplate",
    method="POST",
    is_async=False,
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
        Param(
            id="url",
            name="url",
            type="url",
            required=True,
        ),
        Param(
            id="format",
            name="format",
            type="string",
            required=True,
            length=255,
        ),
        Param(
            id="hypervisor",
            name="hypervisor",
            type="string",
            required=True,
            length=255,
        ),
        Param(
            id="ostypeid",
            name="ostypeid",
            type="uuid",
            required=True,
        ),
        Param(
            id="details",
            name="details",
            type="map",
            required=False,
            encoding="zero",
        ),
    ),
    response=Response(
        shape="object",
        key="template",
        single=True,
    ),
)


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
    ) -> list[models.Template]:
        """This command lists templates.

        Args:
            templatefilter: featured, self, selfexecutable, executable or community. Required. At
                most 255 characters.
            zoneid: Only templates of this zone.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every Template of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            LIST_TEMPLATES,
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
        details: Mapping[str, object] | Sequence[Mapping[str, object]] | None = None,
    ) -> models.Template:
        """This command registers a template.

        Args:
            name: Its name. Required. At most 255 characters.
            displaytext: A sentence about it. Required. At most 255 characters.
            url: Where to fetch it. Required.
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
            REGISTER_TEMPLATE,
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

    async def list_templates(
        self,
        *,
        templatefilter: str,
        zoneid: UUID | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> list[models.Template]:
        """This command lists templates.

        Args:
            templatefilter: featured, self, selfexecutable, executable or community. Required. At
                most 255 characters.
            zoneid: Only templates of this zone.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every Template of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._list(
            LIST_TEMPLATES,
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
        details: Mapping[str, object] | Sequence[Mapping[str, object]] | None = None,
    ) -> models.Template:
        """This command registers a template.

        Args:
            name: Its name. Required. At most 255 characters.
            displaytext: A sentence about it. Required. At most 255 characters.
            url: Where to fetch it. Required.
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
            REGISTER_TEMPLATE,
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

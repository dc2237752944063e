"""Commands of the group Security group."""

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

AUTHORIZE_SECURITY_GROUP_INGRESS = Command(
    name="authorizeSecurityGroupIngress",
    method="POST",
    is_async=True,
    params=(
        Param(
            id="securitygroupid",
            name="securitygroupid",
            type="uuid",
            required=False,
        ),
        Param(
            id="protocol",
            name="protocol",
            type="string",
            required=False,
            length=255,
        ),
        Param(
            id="startport",
            name="startport",
            type="integer",
            required=False,
        ),
        Param(
            id="endport",
            name="endport",
            type="integer",
            required=False,
        ),
        Param(
            id="usersecuritygrouplist",
            name="usersecuritygrouplist",
            type="map",
            required=False,
            pair=("account", "group"),
        ),
    ),
    response=Response(
        shape="object",
        key="ingressrule",
        single=True,
    ),
)
CREATE_SECURITY_GROUP = Command(
    name="createSecurityGroup",
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
            id="description",
            name="description",
            type="string",
            required=False,
            length=255,
        ),
    ),
    response=Response(
        shape="object",
    ),
)
LIST_SECURITY_GROUPS = Command(
    name="listSecurityGroups",
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


class SecurityGroupCommands(Group):
    """Commands of the group Security group."""

    def authorize_security_group_ingress(
        self,
        *,
        securitygroupid: UUID | str | None = None,
        protocol: str | None = None,
        startport: int | None = None,
        endport: int | None = None,
        usersecuritygrouplist: (
            Mapping[str, object] | Sequence[Mapping[str, object]] | None
        ) = None,
    ) -> Job[models.SecurityGroupIngress]:
        """This command lets traffic in.

        Asynchronous: returns a job.

        Args:
            securitygroupid: The group.
            protocol: tcp, udp or icmp. At most 255 characters.
            startport: The first port.
            endport: The last port.
            usersecuritygrouplist: Accounts and groups that traffic may come from.

        Returns:
            The job; its result is one SecurityGroupIngress.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            AUTHORIZE_SECURITY_GROUP_INGRESS,
            models.SecurityGroupIngress,
            {
                "securitygroupid": securitygroupid,
                "protocol": protocol,
                "startport": startport,
                "endport": endport,
                "usersecuritygrouplist": usersecuritygrouplist,
            },
        )

    def create_security_group(
        self,
        *,
        name: str,
        description: str | None = None,
    ) -> models.SecurityGroup:
        """This command creates a security group.

        Args:
            name: Its name. Required. At most 255 characters.
            description: A sentence about it. At most 255 characters.

        Returns:
            One SecurityGroup.

        Raises:
            ApiError: The server refused the command.
        """
        return self._get(
            CREATE_SECURITY_GROUP,
            models.SecurityGroup,
            {
                "name": name,
                "description": description,
            },
        )

    def list_security_groups(
        self,
        *,
        id: UUID | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> list[models.SecurityGroup]:
        """This command lists security groups.

        Args:
            id: Only this group.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every SecurityGroup of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            LIST_SECURITY_GROUPS,
            models.SecurityGroup,
            {
                "id": id,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )


class AsyncSecurityGroupCommands(AsyncGroup):
    """Commands of the group Security group, awaited."""

    async def authorize_security_group_ingress(
        self,
        *,
        securitygroupid: UUID | str | None = None,
        protocol: str | None = None,
        startport: int | None = None,
        endport: int | None = None,
        usersecuritygrouplist: (
            Mapping[str, object] | Sequence[Mapping[str, object]] | None
        ) = None,
    ) -> Job[models.SecurityGroupIngress]:
        """This command lets traffic in.

        Asynchronous: returns a job.

        Args:
            securitygroupid: The group.
            protocol: tcp, udp or icmp. At most 255 characters.
            startport: The first port.
            endport: The last port.
            usersecuritygrouplist: Accounts and groups that traffic may come from.

        Returns:
            The job; its result is one SecurityGroupIngress.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            AUTHORIZE_SECURITY_GROUP_INGRESS,
            models.SecurityGroupIngress,
            {
                "securitygroupid": securitygroupid,
                "protocol": protocol,
                "startport": startport,
                "endport": endport,
                "usersecuritygrouplist": usersecuritygrouplist,
            },
        )

    async def create_security_group(
        self,
        *,
        name: str,
        description: str | None = None,
    ) -> models.SecurityGroup:
        """This command creates a security group.

        Args:
            name: Its name. Required. At most 255 characters.
            description: A sentence about it. At most 255 characters.

        Returns:
            One SecurityGroup.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._get(
            CREATE_SECURITY_GROUP,
            models.SecurityGroup,
            {
                "name": name,
                "description": description,
            },
        )

    async def list_security_groups(
        self,
        *,
        id: UUID | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> list[models.SecurityGroup]:
        """This command lists security groups.

        Args:
            id: Only this group.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every SecurityGroup of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._list(
            LIST_SECURITY_GROUPS,
            models.SecurityGroup,
            {
                "id": id,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

"""Commands of the group Firewall."""

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

CREATE_FIREWALL_RULE = Command(
    name="createFirewallRule",
    method="POST",
    is_async=True,
    params=(
        Param(
            id="ipaddressid",
            name="ipaddressid",
            type="uuid",
            required=True,
        ),
        Param(
            id="protocol",
            name="protocol",
            type="string",
            required=True,
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
            id="cidrlist",
            name="cidrlist",
            type="list",
            required=False,
        ),
    ),
    response=Response(
        shape="object",
    ),
)
DELETE_FIREWALL_RULE = Command(
    name="deleteFirewallRule",
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
LIST_EGRESS_FIREWALL_RULES = Command(
    name="listEgressFirewallRules",
    method="GET",
    is_async=False,
    params=(
        Param(
            id="networkid",
            name="networkid",
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
        key="firewallrule",
    ),
)
LIST_FIREWALL_RULES = Command(
    name="listFirewallRules",
    method="GET",
    is_async=False,
    params=(
        Param(
            id="ipaddressid",
            name="ipaddressid",
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


class FirewallCommands(Group):
    """Commands of the group Firewall."""

    def create_firewall_rule(
        self,
        *,
        ipaddressid: UUID | str,
        protocol: str,
        startport: int | None = None,
        endport: int | None = None,
        cidrlist: Sequence[object] | None = None,
    ) -> Job[models.FirewallRule]:
        """This command opens ports of an address.

        Asynchronous: returns a job.

        Args:
            ipaddressid: The address. Required.
            protocol: `tcp|udp` or icmp. Required. At most 255 characters.
            startport: The first port.
            endport: The last port.
            cidrlist: Where traffic may come from.

        Returns:
            The job; its result is one FirewallRule.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            CREATE_FIREWALL_RULE,
            models.FirewallRule,
            {
                "ipaddressid": ipaddressid,
                "protocol": protocol,
                "startport": startport,
                "endport": endport,
                "cidrlist": cidrlist,
            },
        )

    def delete_firewall_rule(
        self,
        *,
        id: UUID | str,
    ) -> Job[models.Success]:
        """This command closes ports again.

        Asynchronous: returns a job.

        Args:
            id: The rule. Required.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return self._start(
            DELETE_FIREWALL_RULE,
            models.Success,
            {
                "id": id,
            },
        )

    def list_egress_firewall_rules(
        self,
        *,
        networkid: UUID | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> list[models.FirewallRule]:
        """This command lists what may leave networks.

        Args:
            networkid: Only rules of this network.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every FirewallRule of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            LIST_EGRESS_FIREWALL_RULES,
            models.FirewallRule,
            {
                "networkid": networkid,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

    def list_firewall_rules(
        self,
        *,
        ipaddressid: UUID | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> list[models.FirewallRule]:
        """This command lists open ports.

        Args:
            ipaddressid: Only rules of this address.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every FirewallRule of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return self._list(
            LIST_FIREWALL_RULES,
            models.FirewallRule,
            {
                "ipaddressid": ipaddressid,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )


class AsyncFirewallCommands(AsyncGroup):
    """Commands of the group Firewall, awaited."""

    async def create_firewall_rule(
        self,
        *,
        ipaddressid: UUID | str,
        protocol: str,
        startport: int | None = None,
        endport: int | None = None,
        cidrlist: Sequence[object] | None = None,
    ) -> Job[models.FirewallRule]:
        """This command opens ports of an address.

        Asynchronous: returns a job.

        Args:
            ipaddressid: The address. Required.
            protocol: `tcp|udp` or icmp. Required. At most 255 characters.
            startport: The first port.
            endport: The last port.
            cidrlist: Where traffic may come from.

        Returns:
            The job; its result is one FirewallRule.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            CREATE_FIREWALL_RULE,
            models.FirewallRule,
            {
                "ipaddressid": ipaddressid,
                "protocol": protocol,
                "startport": startport,
                "endport": endport,
                "cidrlist": cidrlist,
            },
        )

    async def delete_firewall_rule(
        self,
        *,
        id: UUID | str,
    ) -> Job[models.Success]:
        """This command closes ports again.

        Asynchronous: returns a job.

        Args:
            id: The rule. Required.

        Returns:
            The job; its result is one Success.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._start(
            DELETE_FIREWALL_RULE,
            models.Success,
            {
                "id": id,
            },
        )

    async def list_egress_firewall_rules(
        self,
        *,
        networkid: UUID | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> list[models.FirewallRule]:
        """This command lists what may leave networks.

        Args:
            networkid: Only rules of this network.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every FirewallRule of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._list(
            LIST_EGRESS_FIREWALL_RULES,
            models.FirewallRule,
            {
                "networkid": networkid,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

    async def list_firewall_rules(
        self,
        *,
        ipaddressid: UUID | str | None = None,
        keyword: str | None = None,
        page: int | None = None,
        pagesize: int | None = None,
    ) -> list[models.FirewallRule]:
        """This command lists open ports.

        Args:
            ipaddressid: Only rules of this address.
            keyword: Words to look for. At most 255 characters.
            page: Which page, from 1; must be used with pagesize.
            pagesize: How many on a page, 500 at most.

        Returns:
            Every FirewallRule of the answer.

        Raises:
            ApiError: The server refused the command.
        """
        return await self._list(
            LIST_FIREWALL_RULES,
            models.FirewallRule,
            {
                "ipaddressid": ipaddressid,
                "keyword": keyword,
                "page": page,
                "pagesize": pagesize,
            },
        )

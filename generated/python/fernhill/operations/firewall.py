"""Requests and responses of the commands in the group Firewall."""

from ..runtime.protocol.operation import Operation, Param, Response

CREATE_FIREWALL_RULE = Operation(
    "createFirewallRule",
    "POST",
    is_async=True,
    params=(
        Param(
            "ipaddressid",
            "uuid",
            required=True,
            doc="The address",
        ),
        Param(
            "protocol",
            "string",
            required=True,
            length=255,
            doc="`tcp|udp` or icmp",
        ),
        Param(
            "startport",
            "integer",
            doc="The first port",
        ),
        Param(
            "endport",
            "integer",
            doc="The last port",
        ),
        Param(
            "cidrlist",
            "list",
            doc="Where traffic may come from",
        ),
    ),
    response=Response(
        "object",
        model="FirewallRule",
    ),
    doc="This command opens ports of an address.",
)
DELETE_FIREWALL_RULE = Operation(
    "deleteFirewallRule",
    "POST",
    is_async=True,
    params=(
        Param(
            "id",
            "uuid",
            required=True,
            doc="The rule",
        ),
    ),
    response=Response(
        "success",
        model="Success",
    ),
    doc="This command closes ports again.",
)
LIST_EGRESS_FIREWALL_RULES = Operation(
    "listEgressFirewallRules",
    "GET",
    params=(
        Param(
            "networkid",
            "uuid",
            doc="Only rules of this network",
        ),
        Param(
            "keyword",
            "string",
            length=255,
            doc="Words to look for",
        ),
        Param(
            "page",
            "integer",
            requires=("pagesize",),
            doc="Which page, from 1; must be used with pagesize",
        ),
        Param(
            "pagesize",
            "integer",
            doc="How many on a page, 500 at most",
        ),
    ),
    response=Response(
        "list",
        model="FirewallRule",
        key="firewallrule",
    ),
    doc="This command lists what may leave networks.",
)
LIST_FIREWALL_RULES = Operation(
    "listFirewallRules",
    "GET",
    params=(
        Param(
            "ipaddressid",
            "uuid",
            doc="Only rules of this address",
        ),
        Param(
            "keyword",
            "string",
            length=255,
            doc="Words to look for",
        ),
        Param(
            "page",
            "integer",
            requires=("pagesize",),
            doc="Which page, from 1; must be used with pagesize",
        ),
        Param(
            "pagesize",
            "integer",
            doc="How many on a page, 500 at most",
        ),
    ),
    response=Response(
        "list",
        model="FirewallRule",
    ),
    doc="This command lists open ports.",
)

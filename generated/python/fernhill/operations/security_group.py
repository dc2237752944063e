"""Requests and responses of the commands in the group Security group."""

from ..runtime.protocol.operation import Operation, Param, Response

AUTHORIZE_SECURITY_GROUP_INGRESS = Operation(
    "authorizeSecurityGroupIngress",
    "POST",
    is_async=True,
    params=(
        Param(
            "securitygroupid",
            "uuid",
            doc="The group",
        ),
        Param(
            "protocol",
            "string",
            length=255,
            doc="tcp, udp or icmp",
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
            "usersecuritygrouplist",
            "map",
            pair=("account", "group"),
            doc="Accounts and groups that traffic may come from",
        ),
    ),
    response=Response(
        "object",
        model="SecurityGroupIngress",
        key="ingressrule",
        single=True,
    ),
    doc="This command lets traffic in.",
)
CREATE_SECURITY_GROUP = Operation(
    "createSecurityGroup",
    "POST",
    params=(
        Param(
            "name",
            "string",
            required=True,
            length=255,
            doc="Its name",
        ),
        Param(
            "description",
            "string",
            length=255,
            doc="A sentence about it",
        ),
    ),
    response=Response(
        "object",
        model="SecurityGroup",
    ),
    doc="This command creates a security group.",
)
LIST_SECURITY_GROUPS = Operation(
    "listSecurityGroups",
    "GET",
    params=(
        Param(
            "id",
            "uuid",
            doc="Only this group",
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
        model="SecurityGroup",
    ),
    doc="This command lists security groups.",
)

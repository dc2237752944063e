"""Requests and responses of the commands in the group Network."""

from ..runtime.protocol.operation import Operation, Param, Response

CREATE_NETWORK = Operation(
    "createNetwork",
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
            "displaytext",
            "string",
            required=True,
            length=255,
            doc="A sentence about it",
        ),
        Param(
            "networkofferingid",
            "uuid",
            required=True,
            doc="The offering that says what it can do",
        ),
        Param(
            "zoneid",
            "uuid",
            required=True,
            doc="The zone to make it in",
        ),
        Param(
            "gateway",
            "string",
            length=255,
            doc="Its router",
        ),
        Param(
            "netmask",
            "string",
            length=255,
            requires=("gateway",),
            doc="Its mask; must be used with gateway",
        ),
    ),
    response=Response(
        "object",
        model="Network",
    ),
    doc="This command creates a network.",
)
DELETE_NETWORK = Operation(
    "deleteNetwork",
    "POST",
    is_async=True,
    params=(
        Param(
            "id",
            "uuid",
            required=True,
            doc="The network",
        ),
        Param(
            "forced",
            "boolean",
            doc="If true, even if it cannot be shut down. Defaults to false.",
        ),
    ),
    response=Response(
        "success",
        model="Success",
    ),
    doc="This command deletes a network.",
)
LIST_NETWORKS = Operation(
    "listNetworks",
    "GET",
    params=(
        Param(
            "id",
            "uuid",
            doc="Only this network",
        ),
        Param(
            "tags",
            "map",
            doc="Only networks with these tags",
        ),
        Param(
            "zoneid",
            "uuid",
            doc="Only networks of this zone",
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
        model="Network",
    ),
    doc="This command lists networks.",
)
RESTART_NETWORK = Operation(
    "restartNetwork",
    "POST",
    is_async=True,
    params=(
        Param(
            "id",
            "uuid",
            required=True,
            doc="The network",
        ),
        Param(
            "cleanup",
            "boolean",
            doc="If true, the router is made anew",
        ),
    ),
    response=Response(
        "success",
        model="Success",
    ),
    doc="This command restarts a network's router.",
)

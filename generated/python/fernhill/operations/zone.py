"""Requests and responses of the commands in the group Zone."""

from ..runtime.protocol.operation import Operation, Param, Response

LIST_ZONES = Operation(
    "listZones",
    "GET",
    params=(
        Param(
            "id",
            "uuid",
            doc="Only this zone",
        ),
        Param(
            "available",
            "boolean",
            doc="If true, only zones where machines can be deployed",
        ),
        Param(
            "showcapacities",
            "boolean",
            doc="If true, with what is left of each",
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
        model="Zone",
    ),
    doc="This command lists zones.",
)

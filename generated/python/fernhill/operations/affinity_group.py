"""Requests and responses of the commands in the group Affinity group."""

from ..runtime.protocol.operation import Operation, Param, Response

CREATE_AFFINITY_GROUP = Operation(
    "createAffinityGroup",
    "POST",
    is_async=True,
    params=(
        Param(
            "name",
            "string",
            required=True,
            length=255,
            doc="Its name",
        ),
        Param(
            "type",
            "string",
            required=True,
            length=255,
            doc="Whether machines stay together or apart",
        ),
        Param(
            "description",
            "string",
            length=4096,
            doc="A sentence about it",
        ),
    ),
    response=Response(
        "object",
        model="AffinityGroup",
    ),
    doc="This command creates an affinity group.",
)
DELETE_AFFINITY_GROUP = Operation(
    "deleteAffinityGroup",
    "POST",
    is_async=True,
    params=(
        Param(
            "id",
            "uuid",
            excludes=("name",),
            doc="The group. Mutually exclusive with name.",
        ),
        Param(
            "name",
            "string",
            length=255,
            excludes=("id",),
            doc="Its name. Mutually exclusive with id.",
        ),
    ),
    response=Response(
        "success",
        model="Success",
    ),
    doc="This command deletes an affinity group.",
)
LIST_AFFINITY_GROUPS = Operation(
    "listAffinityGroups",
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
        model="AffinityGroup",
    ),
    doc="This command lists affinity groups.",
)

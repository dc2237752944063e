"""Requests and responses of the commands in the group Resource tags."""

from ..runtime.protocol.operation import Operation, Param, Response

CREATE_TAGS = Operation(
    "createTags",
    "POST",
    is_async=True,
    params=(
        Param(
            "resourceids",
            "list",
            required=True,
            doc="What to put them on",
        ),
        Param(
            "resourcetype",
            "string",
            required=True,
            length=255,
            doc="The kind of what they are put on",
        ),
        Param(
            "tags",
            "map",
            required=True,
            doc="Keys and values",
        ),
    ),
    response=Response(
        "success",
        model="Success",
    ),
    doc="This command puts tags on resources.",
)
LIST_TAGS = Operation(
    "listTags",
    "GET",
    params=(
        Param(
            "key",
            "string",
            length=255,
            doc="Only tags with this key",
        ),
        Param(
            "keyword",
            "string",
            length=255,
            doc="Words to look for",
        ),
        Param(
            "page",
            "string",
            length=255,
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
        model="Tag",
    ),
    doc="This command lists tags.",
)

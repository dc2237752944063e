"""Requests and responses of the commands in the group Volume."""

from ..runtime.protocol.operation import Operation, Param, Response

ATTACH_VOLUME = Operation(
    "attachVolume",
    "POST",
    is_async=True,
    params=(
        Param(
            "id",
            "uuid",
            required=True,
            doc="The volume",
        ),
        Param(
            "virtualmachineid",
            "uuid",
            required=True,
            doc="The machine",
        ),
        Param(
            "deviceid",
            "long",
            doc="Where it appears",
        ),
    ),
    response=Response(
        "object",
        model="Volume",
    ),
    doc="This command attaches a volume to a machine.",
)
CREATE_VOLUME = Operation(
    "createVolume",
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
            "diskofferingid",
            "uuid",
            doc="The offering that sizes it",
        ),
        Param(
            "size",
            "long",
            doc="Its size in GiB",
        ),
        Param(
            "maxiops",
            "long",
            doc="The most operations a second",
        ),
        Param(
            "zoneid",
            "uuid",
            doc="The zone to make it in",
        ),
    ),
    response=Response(
        "object",
        model="Volume",
    ),
    doc="This command creates a volume.",
)
LIST_VOLUMES = Operation(
    "listVolumes",
    "GET",
    params=(
        Param(
            "id",
            "uuid",
            doc="Only this volume",
        ),
        Param(
            "type",
            "string",
            length=255,
            doc="ROOT or DATADISK",
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
        model="Volume",
    ),
    doc="This command lists volumes.",
)

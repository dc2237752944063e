"""Requests and responses of the commands in the group Virtual machine."""

from ..runtime.protocol.operation import Operation, Param, Response

DEPLOY_VIRTUAL_MACHINE = Operation(
    "deployVirtualMachine",
    "POST",
    is_async=True,
    params=(
        Param(
            "serviceofferingid",
            "uuid",
            required=True,
            doc="The offering that sizes it",
        ),
        Param(
            "templateid",
            "uuid",
            required=True,
            doc="The template to make it from",
        ),
        Param(
            "zoneid",
            "uuid",
            required=True,
            doc="The zone to run it in",
        ),
        Param(
            "name",
            "string",
            length=255,
            doc="The name inside its network",
        ),
        Param(
            "networkids",
            "list",
            excludes=("iptonetworklist",),
            doc="The networks to put it in. Mutually exclusive with iptonetworklist.",
        ),
        Param(
            "iptonetworklist",
            "map",
            encoding="records",
            excludes=("networkids",),
            doc="Addresses to take: iptonetworklist[0].networkid=... and iptonetworklist[0].ip=... Mutually exclusive with networkids.",
        ),
        Param(
            "details",
            "map",
            encoding="indexed",
            doc="Settings beyond the offering",
        ),
        Param(
            "size",
            "long",
            doc="The disk's size in GiB",
        ),
        Param(
            "userdata",
            "string",
            length=32768,
            doc="What its first start reads, in base64",
        ),
        Param(
            "startvm",
            "boolean",
            doc="If false, it is not started. Defaults to true.",
        ),
    ),
    response=Response(
        "object",
        model="VirtualMachine",
    ),
    doc="This command deploys a machine and starts it.",
)
DESTROY_VIRTUAL_MACHINE = Operation(
    "destroyVirtualMachine",
    "POST",
    is_async=True,
    params=(
        Param(
            "id",
            "uuid",
            required=True,
            doc="The machine",
        ),
        Param(
            "expunge",
            "boolean",
            doc="If true, at once and for good",
        ),
    ),
    response=Response(
        "object",
        model="VirtualMachine",
    ),
    doc="This command destroys a machine.",
)
LIST_VIRTUAL_MACHINES = Operation(
    "listVirtualMachines",
    "GET",
    params=(
        Param(
            "id",
            "uuid",
            doc="Only this machine",
        ),
        Param(
            "state",
            "string",
            length=255,
            doc="Only machines in this state",
        ),
        Param(
            "zoneid",
            "uuid",
            doc="Only machines of this zone",
        ),
        Param(
            "details",
            "list",
            doc="What to say of each: all, group, nics, stats",
        ),
        Param(
            "from",
            "date",
            id="from_",
            doc="Only machines deployed since then",
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
        model="VirtualMachine",
    ),
    doc="This command lists machines.",
)
REBOOT_VIRTUAL_MACHINE = Operation(
    "rebootVirtualMachine",
    "POST",
    is_async=True,
    params=(
        Param(
            "id",
            "uuid",
            required=True,
            doc="The machine",
        ),
    ),
    response=Response(
        "object",
        model="VirtualMachine",
    ),
    doc="This command restarts a machine.",
)
START_VIRTUAL_MACHINE = Operation(
    "startVirtualMachine",
    "POST",
    is_async=True,
    params=(
        Param(
            "id",
            "uuid",
            required=True,
            doc="The machine",
        ),
    ),
    response=Response(
        "object",
        model="VirtualMachine",
    ),
    doc="This command starts a machine.",
)
STOP_VIRTUAL_MACHINE = Operation(
    "stopVirtualMachine",
    "POST",
    is_async=True,
    params=(
        Param(
            "id",
            "uuid",
            required=True,
            doc="The machine",
        ),
        Param(
            "forced",
            "boolean",
            doc="If true, even if it does not answer",
        ),
    ),
    response=Response(
        "object",
        model="VirtualMachine",
    ),
    doc="This command stops a machine.",
)

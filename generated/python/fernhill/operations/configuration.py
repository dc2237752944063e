"""Requests and responses of the commands in the group Configuration."""

from ..runtime.protocol.operation import Operation, Response

LIST_CAPABILITIES = Operation(
    "listCapabilities",
    "GET",
    response=Response(
        "object",
        model="Capabilities",
        key="capability",
    ),
    doc="This command tells what the server can do.",
)

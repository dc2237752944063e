"""Requests and responses of the commands in the group Configuration."""

from ..runtime.command import Command, Response

LIST_CAPABILITIES = Command(
    "listCapabilities",
    "GET",
    response=Response(
        "object",
        model="Capabilities",
        key="capability",
    ),
    doc="This command tells what the server can do.",
)

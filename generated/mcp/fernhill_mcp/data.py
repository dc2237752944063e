"""What the package does not know: this server's version and tools, and what commands do on the server of the API."""

from typing import Literal

VERSION = "0.1.0"
TOOLS: Literal["dynamic", "groups", "commands"] = "dynamic"

# The tools of each group, if groups have tools: for commands that read, and for those that change something.
GROUP_TOOLS: dict[str, tuple[str, str]] = {
    "account": (
        "read_account",
        "change_account",
    ),
    "affinity_group": (
        "read_affinity_group",
        "change_affinity_group",
    ),
    "async_job": (
        "read_async_job",
        "change_async_job",
    ),
    "configuration": (
        "read_configuration",
        "change_configuration",
    ),
    "event": (
        "read_event",
        "change_event",
    ),
    "firewall": (
        "read_firewall",
        "change_firewall",
    ),
    "network": (
        "read_network",
        "change_network",
    ),
    "project": (
        "read_project",
        "change_project",
    ),
    "resource_tags": (
        "read_resource_tags",
        "change_resource_tags",
    ),
    "security_group": (
        "read_security_group",
        "change_security_group",
    ),
    "snapshot": (
        "read_snapshot",
        "change_snapshot",
    ),
    "template": (
        "read_template",
        "change_template",
    ),
    "virtual_machine": (
        "read_virtual_machine",
        "change_virtual_machine",
    ),
    "volume": (
        "read_volume",
        "change_volume",
    ),
    "zone": (
        "read_zone",
        "change_zone",
    ),
}
# What commands do, where the spec states it: `read`, `change` or `destroy`. Of others, the method says whether they read.
EFFECTS: dict[str, str] = {}
# The commands that destroy or interrupt something.
DESTRUCTIVE: frozenset[str] = frozenset(
    (
        "deleteAccount",
        "deleteAffinityGroup",
        "deleteFirewallRule",
        "deleteNetwork",
        "restartNetwork",
        "deleteProject",
        "destroyVirtualMachine",
        "rebootVirtualMachine",
        "stopVirtualMachine",
    )
)

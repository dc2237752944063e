"""What the package does not know: this server's version, and the commands that destroy or interrupt something."""

VERSION = "0.1.0"
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

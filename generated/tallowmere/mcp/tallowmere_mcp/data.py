"""What the package does not know: this server's version and tools, and what commands do on the server of the API."""

from typing import Literal

VERSION = "0.1.0"
TOOLS: Literal["dynamic", "groups", "commands"] = "dynamic"

# The tools of each group, if groups have tools: for commands that read, and for those that change something.
GROUP_TOOLS: dict[str, tuple[str, str]] = {
    "tools": (
        "read_tools",
        "change_tools",
    ),
    "members": (
        "read_members",
        "change_members",
    ),
    "loans": (
        "read_loans",
        "change_loans",
    ),
    "repairs": (
        "read_repairs",
        "change_repairs",
    ),
    "reports": (
        "read_reports",
        "change_reports",
    ),
}
# What commands do, where the spec states it: `read`, `change` or `destroy`. Of others, the method says whether they read.
EFFECTS: dict[str, str] = {}
# The commands that destroy or interrupt something.
DESTRUCTIVE: frozenset[str] = frozenset(
    (
        "remove_tool",
        "block_or_unblock_member_by_member_id",
        "cancel_loan",
    )
)

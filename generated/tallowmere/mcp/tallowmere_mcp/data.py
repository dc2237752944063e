"""What the package does not know: this server's version, and the commands that destroy or interrupt something."""

VERSION = "0.1.0"
DESTRUCTIVE: frozenset[str] = frozenset(
    (
        "remove_tool",
        "block_or_unblock_member_by_member_id",
        "cancel_loan",
    )
)

"""All commands with their groups, constants and summaries; help and completion import nothing else."""

TITLE = "Tallowmere Tool Library API"

# A command for examples: a list that takes no arguments, if there is one.
EXAMPLE = "list_tools"

# Where most requests are sent, and the other servers of the API with what the docs call them.
ENDPOINT = "https://api.tallowmere.example"
SERVERS: dict[str, str] = {
    "https://api.tallowmere.example": "production",
    "https://sandbox.tallowmere.example": "sandbox",
}

# The ways to authenticate, each with its header, its parameter, or the URL that gives tokens.
AUTH: tuple[tuple[str, str], ...] = (("bearer", ""),)

GROUPS: dict[str, str] = {
    "tools": "A tool is one thing on one shelf: two drills of the same make are two tools.",
    "members": "Members",
    "loans": "Loans",
    "repairs": "Repairs",
    "reports": "Reports are made at night.",
}

COMMANDS: dict[str, tuple[str, str, str]] = {
    "list_tools": (
        "tools",
        "LIST_TOOLS",
        "List all tools",
    ),
    "get_tool": (
        "tools",
        "GET_TOOL",
        "Get a tool",
    ),
    "add_tool": (
        "tools",
        "ADD_TOOL",
        "Add a tool",
    ),
    "change_tool": (
        "tools",
        "CHANGE_TOOL",
        "Change a tool",
    ),
    "remove_tool": (
        "tools",
        "REMOVE_TOOL",
        "Remove a tool",
    ),
    "attach_photo": (
        "tools",
        "ATTACH_PHOTO",
        "Attach a photo",
    ),
    "fetch_photo": (
        "tools",
        "FETCH_PHOTO",
        "Fetch a photo",
    ),
    "search_members": (
        "members",
        "SEARCH_MEMBERS",
        "Search members",
    ),
    "register_member": (
        "members",
        "REGISTER_MEMBER",
        "Register a member",
    ),
    "read_member": (
        "members",
        "READ_MEMBER",
        "Read a member",
    ),
    "update_member": (
        "members",
        "UPDATE_MEMBER",
        "Update a member",
    ),
    "block_or_unblock_member": (
        "members",
        "BLOCK_OR_UNBLOCK_MEMBER",
        "Block or unblock a member",
    ),
    "block_or_unblock_member_by_member_id": (
        "members",
        "BLOCK_OR_UNBLOCK_MEMBER_BY_MEMBER_ID",
        "Block or unblock a member",
    ),
    "list_loans": (
        "loans",
        "LIST_LOANS",
        "List loans",
    ),
    "lend_tools": (
        "loans",
        "LEND_TOOLS",
        "Lend tools",
    ),
    "extend_loan": (
        "loans",
        "EXTEND_LOAN",
        "Extend a loan",
    ),
    "return_tools": (
        "loans",
        "RETURN_TOOLS",
        "Return tools",
    ),
    "history_loan": (
        "loans",
        "HISTORY_LOAN",
        "History of a loan",
    ),
    "cancel_loan": (
        "loans",
        "CANCEL_LOAN",
        "Cancel a loan",
    ),
    "list_open_repairs": (
        "repairs",
        "LIST_OPEN_REPAIRS",
        "List open repairs",
    ),
    "open_repair": (
        "repairs",
        "OPEN_REPAIR",
        "Open a repair",
    ),
    "close_repair": (
        "repairs",
        "CLOSE_REPAIR",
        "Close a repair",
    ),
    "record_spare_part": (
        "repairs",
        "RECORD_SPARE_PART",
        "Record a spare part",
    ),
    "usage_report": (
        "reports",
        "USAGE_REPORT",
        "Usage report",
    ),
    "wear_report": (
        "reports",
        "WEAR_REPORT",
        "Wear report",
    ),
    "download_export": (
        "reports",
        "DOWNLOAD_EXPORT",
        "Download an export",
    ),
}

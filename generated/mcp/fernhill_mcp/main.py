"""The command line: options, and the server on standard input and output."""

import argparse
import sys

from .api import PACKAGE
from .catalog import Catalog
from .connection import Connection
from .data import TOOLS, VERSION
from .options import KINDS_OF_TOOLS, OptionError, options_from
from .server import build_server


def main() -> None:
    """Run the server until its client closes the connection."""
    parser = argparse.ArgumentParser(
        prog=f"{PACKAGE}-mcp", description="An MCP server on standard input and output."
    )
    parser.add_argument("--profile", help="the profile with server and credentials")
    parser.add_argument(
        "--only",
        default="",
        metavar="NAMES",
        help="only these groups and commands, separated by commas",
    )
    parser.add_argument(
        "--tools",
        choices=KINDS_OF_TOOLS,
        default=TOOLS,
        help=f"four tools, those of each group, or one for each command (default: {TOOLS})",
    )
    parser.add_argument("--version", action="version", version=VERSION)
    given = parser.parse_args()
    try:
        options = options_from(given.only, given.tools)
        catalog = Catalog(options.only)
    except OptionError as problem:
        sys.exit(f"{PACKAGE}-mcp: {problem}")
    connection = Connection(given.profile)
    try:
        build_server(catalog, connection, options).run("stdio")
    finally:
        connection.close()

"""An MCP server with four tools: search, describe, read and change."""

from .main import main as main

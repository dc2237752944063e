"""Requests and responses of all commands, one module per group; used by the clients and the command line."""

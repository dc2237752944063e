"""How each command is sent and what it responds with, one module per group; data for the clients and the command line."""

"""What travels for each command, one module a group: for the clients and the command line alike."""

"""``python -m`` for the server."""

from .main import main

main()

"""The service for specs of protocol cloudstack: ``service.py`` responds, ``command_handler.py`` executes commands."""

from slatebind.mock.cloudstack.service import CloudStackService

__all__ = ["CloudStackService"]

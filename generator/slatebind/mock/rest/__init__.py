"""The service for specs of protocol rest: ``service.py`` responds, ``behaviors.py`` says what each command does."""

from slatebind.mock.rest.service import RestService

__all__ = ["RestService"]

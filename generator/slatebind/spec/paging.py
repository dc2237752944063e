"""How the list of a command is read page by page: as the command states it, else as the API does."""

from slatebind.spec.model import Command, Paging


def paging_of(command: Command, api_paging: Paging | None) -> Paging | None:
    """The paging of a command. That of the API is its own if it has the parameter that asks for another page.

    A server ignores a parameter that it does not know: every page would be the first one.
    """
    if command.paging or api_paging is None:
        return command.paging
    position = api_paging.number or api_paging.offset or api_paging.cursor
    names = {param.name for param in command.params if param.location in (None, "query")}
    return api_paging if position is None or position in names else None

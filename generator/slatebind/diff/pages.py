"""The pages of lists: which commands read pages, and when their paging changed."""

from slatebind.spec.model import Api, Command, Paging

_PARAMS = ("number", "offset", "cursor", "size")
"""The keys of a paging that name parameters."""


def paging_of(command: Command, api: Api) -> Paging | None:
    """The paging of a command: its own, or that of the API if it has the parameter that chooses a page."""
    if command.paging or api.paging is None:
        return command.paging
    chosen = api.paging.number or api.paging.offset or api.paging.cursor
    return api.paging if any((param.name, param.location) == (chosen, "query") for param in command.params) else None


def is_other_paging(old: Paging, new: Paging) -> bool:
    """Whether paging changed, apart from new names of parameters, which are reported for these."""
    stated = (key for key in Paging.__struct_fields__ if key not in (*_PARAMS, "origin"))
    stated = (key for key in stated if not (old.is_inferred(key) or new.is_inferred(key)))
    return any(getattr(old, key) != getattr(new, key) for key in stated)

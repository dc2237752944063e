"""The record of a protocol, and the protocols that there are."""

import msgspec

from slatebind.spec.addresses import fixed_params
from slatebind.spec.model import Command, Method
from slatebind.spec.model import Protocol as ProtocolName


class Protocol(msgspec.Struct, frozen=True, kw_only=True):
    """How requests of a protocol travel.

    ``paging`` are the parameters that choose a page, ``job_fields`` the fields of a response that belong to a job, the
    job's id first; both are empty if there are none. ``envelope`` is the only key of a response, of ``{command}`` in
    lower case; None if there is no envelope. ``safe_verbs`` begin the names of commands that change nothing.
    ``names_commands`` says whether a request contains the command's name; else its method and path identify it.
    ``has_common_fields`` says that fields of one name hold the same in all commands, so that models of what is inside
    of them are named by the field alone.
    ``has_paths`` says that commands differ by their method and path, not by a parameter.
    ``noun`` is what readers of the docs call a command. ``own_commands`` and ``own_params`` are those that clients send
    whatever the docs describe; ``job_query`` is the command that answers for jobs.
    """

    name: ProtocolName
    names_commands: bool
    params_have_case: bool
    has_paths: bool = False
    noun: str = "command"
    envelope: str | None = None
    paging: tuple[str, ...] = ()
    job_fields: tuple[str, ...] = ()
    safe_verbs: tuple[str, ...] = ()
    safe_method: Method = "GET"
    has_common_fields: bool = False
    default_method: Method
    own_commands: tuple[str, ...] = ()
    own_params: tuple[str, ...] = ()
    job_query: str | None = None

    def param_key(self, name: str) -> str:
        """The same text for all spellings of a parameter's name that a server takes for the same."""
        return name if self.params_have_case else name.lower()

    def has_pages(self, command: Command) -> bool:
        """Whether a command has the parameters that choose a page."""
        return set(self.paging) <= {self.param_key(param.name) for param in command.params}

    def method(self, command: Command) -> Method:
        """The HTTP method of a command: as documented, else by its name."""
        if command.method:
            return command.method
        is_safe = bool(self.safe_verbs) and command.name.startswith(self.safe_verbs)
        return self.safe_method if is_safe else self.default_method

    def request(self, command: Command) -> str:
        """The method, path and fixed query of a command: ``GET /reports?kind=usage``; the method if it has no path."""
        required = {param.name for param in command.params if param.required}
        query = "&".join(f"{name}={value}" for name, value in fixed_params(command).items() if name in required)
        path = f"{command.path or ''}{f'?{query}' if query and command.path else ''}"
        return f"{self.method(command)} {path}".strip()

    def envelope_of(self, command: str) -> str | None:
        """The only key of a command's response."""
        return self.envelope and self.envelope.format(command=command.lower())


_PROTOCOLS = (
    Protocol(
        name="cloudstack",
        names_commands=True,
        params_have_case=False,
        envelope="{command}response",
        paging=("page", "pagesize"),
        job_fields=("jobid", "jobstatus"),
        safe_verbs=("get", "list", "query", "find"),
        has_common_fields=True,
        default_method="POST",
        own_commands=("queryAsyncJobResult", "login", "logout"),
        own_params=("command", "response", "apikey", "signature", "signatureversion", "expires", "sessionkey"),
        job_query="queryAsyncJobResult",
    ),
    Protocol(
        name="rest",
        names_commands=False,
        params_have_case=True,
        has_paths=True,
        noun="operation",
        default_method="GET",
    ),
)
_BY_NAME = {protocol.name: protocol for protocol in _PROTOCOLS}
NOUNS = frozenset(protocol.noun for protocol in _PROTOCOLS)
"""What commands are called in any protocol."""


def protocol_named(name: ProtocolName) -> Protocol:
    """The record of a protocol."""
    return _BY_NAME[name]

"""Whether a command is sent with the credentials of the API."""

from urllib.parse import urlsplit

from slatebind.spec.model import Api, Command


def needs_credentials(command: Command, api: Api) -> bool:
    """Whether a command is sent with credentials: as the spec states, else if it is sent to a server of the API."""
    if command.authenticated is not None:
        return command.authenticated
    own = (api.endpoint, *(server.url for server in api.servers))
    return command.server is None or urlsplit(command.server)[:2] in {urlsplit(url)[:2] for url in own if url}

"""Requests as CloudStack reads them: the command, the format of the response, and names without regard to case."""

from slatebind.mock.http_messages import Request


class CommandRequest(Request, frozen=True):
    """A request that calls a command."""

    @classmethod
    def of(cls, request: Request) -> "CommandRequest":
        """A request as one that calls a command."""
        return cls(request.method, request.params, request.cookies, request.path)

    @property
    def command(self) -> str:
        """The command's name; empty if there is none."""
        return self.params.get("command", "")

    @property
    def wants_json(self) -> bool:
        """Whether the client accepts JSON; the default is XML."""
        return self.params.get("response", "").lower() == "json"

    def get(self, name: str) -> str | None:
        """The value of a parameter, by its name in lower case."""
        return self.lowercase_params().get(name)

    def lowercase_params(self) -> dict[str, str]:
        """Parameters by name in lower case, except for the keys of maps."""
        found: dict[str, str] = {}
        for name, value in self.params.items():
            head, bracket, rest = name.partition("[")
            found.setdefault(head.lower() + bracket + rest, value)
        return found

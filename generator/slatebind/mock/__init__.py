"""A mock server for a spec, to test clients: it behaves like a real server.

    with MockServer("acme.yaml") as server:
        client = Client(endpoint=server.endpoint, key=server.key, secret=server.secret)
        ...
        assert [call.command for call in server.executed] == ["deployVirtualMachine"]

Needs the extra ``slatebind[mock]``.
"""

from slatebind.installation import install_command

try:
    import starlette as starlette
    import uvicorn as uvicorn
except ModuleNotFoundError as problem:
    raise ModuleNotFoundError(
        f"the mock server needs {problem.name}: {install_command('mock')}", name=problem.name
    ) from None

from slatebind.mock.faults import FaultError
from slatebind.mock.server import MockServer, SpecError
from slatebind.mock.service import Call

__all__ = ["Call", "FaultError", "MockServer", "SpecError"]

"""A package with the runtime of the protocol ``rest`` and the operations of the vectors' API.

It is put together from the runtime's files, since the Python target does not generate packages of this protocol yet.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from pprint import pformat
from typing import Any

from slatebind import load_spec
from slatebind.spec.model import Command

RUNTIME = Path(__file__).parents[2] / "templates" / "python" / "runtime"
API = Path(__file__).parent / "rest" / "api.yaml"
NAME = "orchard"
MODELS = '''
from .runtime.dates import Timestamp
from .runtime.model import Model


class Tree(Model):
    """A tree."""

    id: int | None = None
    species: str | None = None
    planted: Timestamp | None = None
'''


def write_package(folder: Path) -> None:
    """Write the package into a folder."""
    package = folder / NAME
    shutil.copytree(RUNTIME, package / "runtime", ignore=shutil.ignore_patterns("protocols", "__pycache__"))
    shutil.copytree(RUNTIME / "protocols" / "rest", package / "runtime" / "protocol")
    spec = load_spec(str(API)).spec
    assert spec is not None
    names = [command.name for command in spec.commands]
    auth = tuple((auth.scheme, auth.name or auth.url) for auth in spec.api.auth)
    commands = {name: ("tree", name.upper(), "") for name in names}
    index = f'"""The operations."""\n\nENDPOINT = {spec.api.endpoint!r}\nAUTH = {auth}\n'
    index += f"COMMANDS: dict[str, tuple[str, str, str]] = {pformat(commands)}\n"
    records = "from ..runtime.protocol.operation import Operation, Paging, Param, Response\n"
    files = {
        "__init__.py": '"""A package for tests."""\n\n__version__ = "1"\n',
        "models.py": MODELS,
        "operations/__init__.py": "",
        "operations/index.py": index,
        "operations/tree.py": records + "".join(map(_operation, spec.commands)),
    }
    for name, text in files.items():
        (package / name).parent.mkdir(exist_ok=True)
        (package / name).write_text(text, encoding="utf-8")


def _operation(command: Command) -> str:
    """An operation as the target will write it."""
    params = ", ".join(f"Param({_arguments(_param(param))})" for param in command.params)
    response, paging = command.response, command.paging
    parts: dict[str, Any] = {"name": command.name, "method": command.method, "path": command.path}
    parts |= {"body": command.body} if command.body else {}
    parts |= {"statuses": tuple((str(status.code), status.description) for status in command.statuses)}
    known = {
        "shape": response.shape,
        "model": response.model or "",
        "key": response.key or "",
        "single": response.single,
    }
    text = f"{_arguments(parts)}, params=({params}{',' if params else ''}), response=Response({_arguments(known)})"
    if paging is not None:
        fields = ("kind", "number", "size", "offset", "cursor", "items", "total", "next")
        text += f", paging=Paging({_arguments({name: getattr(paging, name) or '' for name in fields})})"
    return f"{command.name.upper()} = Operation({text})\n"


def _param(param: Any) -> dict[str, Any]:
    found = {"name": param.name, "type": param.type, "location": param.location, "required": param.required}
    found["id"] = "".join(letter if letter.isalnum() else "_" for letter in param.name).rstrip("_")
    return {**found, **{name: value for name, value in _facts(param) if value}}


def _facts(param: Any) -> Iterator[tuple[str, Any]]:
    yield from ((name, getattr(param, name)) for name in ("style", "values", "excludes", "requires"))


def _arguments(values: dict[str, Any]) -> str:
    return ", ".join(f"{name}={value!r}" for name, value in values.items())

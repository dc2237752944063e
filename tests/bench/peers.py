"""Other generators, which do similar work from OpenAPI: how they are installed and run."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from bench.install import environment, node_modules, program

PYTHON_CLIENT, GENERATOR, MODELS = "openapi-python-client", "openapi-generator", "datamodel-code-generator"
OPENAPI_TS, ORVAL = "openapi-ts", "orval"
_RELEASES = {PYTHON_CLIENT: "0.29.1", GENERATOR: "7.26.0", MODELS: "0.89.0", OPENAPI_TS: "0.99.0", ORVAL: "8.38.0"}


class Peer(NamedTuple):
    """A generator; ``install`` installs it and returns the command that generates ``out`` from ``openapi.json``."""

    name: str
    install: Callable[[], tuple[str, ...]]
    out: str = "out"
    has_operations: bool = True

    @property
    def release(self) -> str:
        """The version that is measured."""
        return _RELEASES[self.name]


def python_client() -> Path:
    """The ``bin`` folder of openapi-python-client and the formatter that it runs."""
    return environment(PYTHON_CLIENT, [f"openapi-python-client=={_RELEASES[PYTHON_CLIENT]}", "ruff"])


def generator() -> Path:
    """The ``bin`` folder of openapi-generator and what its Python packages need."""
    needs = ["urllib3", "pydantic>=2", "python-dateutil", "typing-extensions"]
    return environment(GENERATOR, [f"openapi-generator-cli=={_RELEASES[GENERATOR]}", *needs])


def _install_python_client() -> tuple[str, ...]:
    command = str(python_client() / "openapi-python-client")
    return command, "generate", "--path", "openapi.json", "--output-path", "out", "--overwrite"


def _install_generator() -> tuple[str, ...]:
    java = program("java")
    (jar,) = generator().parent.rglob("openapi-generator.jar")
    skipped = "apiTests=false,modelTests=false,apiDocs=false,modelDocs=false"
    arguments = ("generate", "-i", "openapi.json", "-g", "python", "-o", "out", "--package-name", "harbour_api")
    return java, "-jar", str(jar), *arguments, "--global-property", skipped


def _install_models() -> tuple[str, ...]:
    bin_folder = environment(MODELS, [f"datamodel-code-generator=={_RELEASES[MODELS]}"])
    source = ("--input", "openapi.json", "--input-file-type", "openapi", "--use-field-description")
    style = ("--output-model-type", "msgspec.Struct", "--formatters", "builtin", "--output", "out.py")
    return str(bin_folder / "datamodel-codegen"), *source, *style


def _install_openapi_ts() -> tuple[str, ...]:
    modules = node_modules(OPENAPI_TS, [f"@hey-api/openapi-ts@{_RELEASES[OPENAPI_TS]}", "typescript@5.9.3"])
    return program("node"), str((modules / ".bin" / "openapi-ts").resolve()), "-i", "openapi.json", "-o", "out"


def _install_orval() -> tuple[str, ...]:
    modules = node_modules(ORVAL, [f"orval@{_RELEASES[ORVAL]}"])
    command = str((modules / ".bin" / "orval").resolve())
    return program("node"), command, "--input", "./openapi.json", "--output", "./out/api.ts"


PEERS = (
    Peer(PYTHON_CLIENT, _install_python_client),
    Peer(MODELS, _install_models, out="out.py", has_operations=False),
    Peer(GENERATOR, _install_generator),
    Peer(OPENAPI_TS, _install_openapi_ts),
    Peer(ORVAL, _install_orval),
)


def search_path(command: str) -> dict[str, str]:
    """Variables with which a tool finds the formatter that was installed with it."""
    return {"PATH": f"{Path(command).parent}{os.pathsep}{os.environ.get('PATH', '')}", "CI": "true", "NO_COLOR": "1"}

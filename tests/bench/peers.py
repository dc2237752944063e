"""Generators of others that do a like work from OpenAPI: which ones, how they are had, how they are run."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from bench.install import environment, node_modules, program

PYTHON, MODELS, TYPESCRIPT = "Python", "Python, models only", "TypeScript"
GROUPS = (PYTHON, MODELS, TYPESCRIPT)


class Peer(NamedTuple):
    """A generator; ``start`` installs it and gives the words that run it, from ``openapi.json`` to ``out``."""

    name: str
    group: str
    release: str
    start: Callable[[], tuple[str, ...]]
    note: str = ""

    @property
    def makes_operations(self) -> bool:
        """Whether it makes something of operations, not of models alone."""
        return self.group != MODELS

    @property
    def title(self) -> str:
        """How the report calls it."""
        return f"{self.name}{f' ({self.note})' if self.note else ''}"


def python_client() -> Path:
    """Where openapi-python-client is, with the formatter that it uses."""
    return environment(f"openapi-python-client-{_CLIENT}", [f"openapi-python-client=={_CLIENT}", "ruff"])


def generator_jar() -> Path:
    """Where openapi-generator is, with what its Python packages need."""
    needs = ["urllib3", "pydantic>=2", "python-dateutil", "typing-extensions"]
    return environment(f"openapi-generator-{_JAR}", [f"openapi-generator-cli=={_JAR}", *needs])


def _start_python_client() -> tuple[str, ...]:
    command = str(python_client() / "openapi-python-client")
    return command, "generate", "--path", "openapi.json", "--output-path", "out", "--overwrite"


def _start_generator() -> tuple[str, ...]:
    java = program("java")
    (jar,) = generator_jar().parent.rglob("openapi-generator.jar")
    without = "apiTests=false,modelTests=false,apiDocs=false,modelDocs=false"
    words = ("generate", "-i", "openapi.json", "-g", "python", "-o", "out", "--package-name", "harbour_api")
    return java, "-jar", str(jar), *words, "--global-property", without


def _start_models(formatters: str) -> tuple[str, ...]:
    bin_folder = environment(f"datamodel-code-generator-{_STRUCTS}", [f"datamodel-code-generator=={_STRUCTS}"])
    words = ("--input", "openapi.json", "--input-file-type", "openapi", "--output-model-type", "msgspec.Struct")
    command = str(bin_folder / "datamodel-codegen")
    return command, *words, "--use-field-description", "--formatters", *formatters.split(), "--output", "out.py"


def _start_hey() -> tuple[str, ...]:
    modules = node_modules(f"hey-api-{_HEY}", [f"@hey-api/openapi-ts@{_HEY}", "typescript@5.9.3"])
    return program("node"), str((modules / ".bin" / "openapi-ts").resolve()), "-i", "openapi.json", "-o", "out"


def _start_orval() -> tuple[str, ...]:
    modules = node_modules(f"orval-{_ORVAL}", [f"orval@{_ORVAL}"])
    command = str((modules / ".bin" / "orval").resolve())
    return program("node"), command, "--input", "./openapi.json", "--output", "./out/api.ts"


_CLIENT, _JAR, _STRUCTS, _HEY, _ORVAL = "0.29.1", "7.26.0", "0.89.0", "0.99.0", "8.38.0"
PEERS = (
    Peer("openapi-python-client", PYTHON, _CLIENT, _start_python_client),
    Peer("datamodel-code-generator", MODELS, _STRUCTS, lambda: _start_models("builtin"), "own formatter"),
    Peer("datamodel-code-generator", MODELS, _STRUCTS, lambda: _start_models("black isort"), "black"),
    Peer("openapi-generator", PYTHON, _JAR, _start_generator),
    Peer("hey-api", TYPESCRIPT, _HEY, _start_hey),
    Peer("orval", TYPESCRIPT, _ORVAL, _start_orval),
)


def search_path(command: str) -> dict[str, str]:
    """Programs beside a command are found before others: some call a formatter that was installed with them."""
    return {"PATH": f"{Path(command).parent}{os.pathsep}{os.environ.get('PATH', '')}", "CI": "true", "NO_COLOR": "1"}

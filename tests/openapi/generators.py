"""Other tools that read OpenAPI documents: installed once, below build/, in pinned versions."""

import fcntl
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

from bench.install import HOME, node_modules
from documents import CORPUS, ROOT, SIDESCALE
from tools import find_program

NPM = (
    "@redocly/cli@1.34.5",
    "@stoplight/spectral-cli@6.15.0",
    "openapi-typescript@7.13.0",
    "openapi-fetch@0.17.0",
    "@hey-api/openapi-ts@0.95.0",
    "typescript@5.9.3",
    "@types/node@20.19.0",
)
OAPI_CODEGEN = "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2"
GO_MODULE = "module cloud\n\ngo 1.24\n\nrequire github.com/oapi-codegen/runtime v1.9.0\n"
OWNER = {"license": "Apache-2.0", "license_url": "https://x.test/l", "contact_url": "https://x.test/help"}
"""What only the owner of an API can say, without which linters warn."""
SAMPLES = {name: ROOT / "spec" / f"{name}.yaml" for name in ("fernhill", "tallowmere")}
CORE = CORPUS / "slate" / "core"


def core_documents() -> dict[str, Path]:
    """The real references of HTTP APIs by their repositories; none without the corpus."""
    found = {}
    for folder in sorted(CORE.glob("*/source")):
        localized = folder / "localizable" / "index.html.md"
        found[folder.parent.name] = localized if localized.exists() else folder
    return found


def largest_document() -> dict[str, Path]:
    """The largest real document of CloudStack."""
    return {path.stem: path for path in SIDESCALE.glob("22-*.md")}


def run(folder: Path, *command: str, **environment: str) -> str:
    """Run a program in a folder; it must succeed. What it prints."""
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command[:3]}: {done.stdout[-5000:]}{done.stderr[-5000:]}"
    return done.stdout + done.stderr


def generate(folder: Path, source: Path, **options: str) -> None:
    """Write the document of a spec or of docs into a folder, which is created."""
    given = [part for name, value in {**OWNER, **options}.items() for part in ("--option", f"{name}={value}")]
    dialect = ["--dialect", "slate"] if CORE in source.parents else []
    folder.mkdir(parents=True, exist_ok=True)
    command = ("-m", "slatebind", "generate", str(source), "--target", "openapi", "--out", ".")
    run(folder, sys.executable, *command, *dialect, *given, PYTHONPATH=str(ROOT / "generator"))


@cache
def npm_folder() -> Path:
    """The ``node_modules`` folder with all npm packages; two processes do not install it at the same time."""
    find_program("node")
    find_program("npm")
    HOME.mkdir(parents=True, exist_ok=True)
    with (HOME / "openapi-tools.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return node_modules("openapi-tools", NPM)


def npm_program(name: str) -> str:
    """The path of a program of the npm packages."""
    return str(npm_folder() / ".bin" / name)


def typescript_project(folder: Path, *documents: str) -> None:
    """Generate with both TypeScript generators from folders with documents, and compile all that is there."""
    (folder / "node_modules").symlink_to(npm_folder())
    (folder / "package.json").write_text('{"type": "commonjs"}\n', encoding="utf-8")
    settings = '{"strict": true, "target": "ES2022", "module": "Node16", "skipLibCheck": true, "types": ["node"]}'
    (folder / "tsconfig.json").write_text(f'{{"compilerOptions": {settings}}}\n', encoding="utf-8")
    for name in documents:
        run(folder, npm_program("openapi-typescript"), f"{name}/openapi.yaml", "-o", f"{name}/schema.ts")
        run(folder, npm_program("openapi-ts"), "-i", f"./{name}/openapi.yaml", "-o", f"{name}/hey")
    run(folder, npm_program("tsc"), "-p", ".")


def go_project(folder: Path, *documents: str) -> str:
    """Generate a Go package from each document of 3.0, the only version that oapi-codegen reads; the ``go`` program."""
    go = find_program("go")
    run(folder, go, "install", OAPI_CODEGEN, GOBIN=str(folder / "bin"), GOFLAGS="-mod=mod")
    (folder / "go.mod").write_text(GO_MODULE, encoding="utf-8")
    for name in documents:
        generator = str(folder / "bin" / "oapi-codegen")
        package = name.split("/")[-1]
        options = ("-generate", "types,client", "-package", package, "-o", f"{name}/client.go")
        run(folder, generator, *options, f"{name}/openapi.yaml")
    return go


def python_package(folder: Path) -> None:
    """Generate a Python package called ``cloud`` next to a document, without a warning, and compile it."""
    (folder / "config.yaml").write_text("package_name_override: cloud\npost_hooks: []\n", encoding="utf-8")
    command = ("-m", "openapi_python_client", "generate", "--path", "openapi.yaml", "--meta", "none")
    options = ("--config", "config.yaml", "--output-path", "cloud", "--fail-on-warning")
    run(folder, sys.executable, *command, *options)
    run(folder, sys.executable, "-W", "error", "-m", "compileall", "-q", "cloud")

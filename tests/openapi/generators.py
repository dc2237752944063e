"""Other tools that read OpenAPI documents."""

import os
import subprocess
import sys
from pathlib import Path

from documents import CORPUS, ROOT, SIDESCALE
from judges.programs import go_program, go_requirement, node_modules, node_program
from tools import find_program

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


def linter(name: str) -> str:
    """The path of a linter or generator among the Node packages."""
    return node_program(name, with_linters=True)


def typescript_project(folder: Path, *documents: str) -> None:
    """Generate with both TypeScript generators from folders with documents, and compile all that is there."""
    (folder / "node_modules").symlink_to(node_modules(with_linters=True))
    (folder / "package.json").write_text('{"type": "commonjs"}\n', encoding="utf-8")
    settings = '{"strict": true, "target": "ES2022", "module": "Node16", "skipLibCheck": true, "types": ["node"]}'
    (folder / "tsconfig.json").write_text(f'{{"compilerOptions": {settings}}}\n', encoding="utf-8")
    for name in documents:
        run(folder, linter("openapi-typescript"), f"{name}/openapi.yaml", "-o", f"{name}/schema.ts")
        run(folder, linter("openapi-ts"), "-i", f"./{name}/openapi.yaml", "-o", f"{name}/hey")
    run(folder, linter("tsc"), "-p", ".")


def go_project(folder: Path, *documents: str) -> str:
    """Generate a Go package from each document of 3.0, the only version that oapi-codegen reads; the ``go`` program."""
    go = find_program("go")
    module = f"module cloud\n\ngo 1.24\n\n{go_requirement('github.com/oapi-codegen/runtime')}"
    (folder / "go.mod").write_text(module, encoding="utf-8")
    for name in documents:
        package = name.split("/")[-1]
        options = ("-generate", "types,client", "-package", package, "-o", f"{name}/client.go")
        run(folder, go_program("oapi-codegen"), *options, f"{name}/openapi.yaml")
    return go


def python_package(folder: Path) -> None:
    """Generate a Python package called ``cloud`` next to a document, without a warning, and compile it."""
    (folder / "config.yaml").write_text("package_name_override: cloud\npost_hooks: []\n", encoding="utf-8")
    command = ("-m", "openapi_python_client", "generate", "--path", "openapi.yaml", "--meta", "none")
    options = ("--config", "config.yaml", "--output-path", "cloud", "--fail-on-warning")
    run(folder, sys.executable, *command, *options)
    run(folder, sys.executable, "-W", "error", "-m", "compileall", "-q", "cloud")

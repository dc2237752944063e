"""The emitted TypeScript package: how large the bundles of programs that use it are."""

import gzip
import json
from collections import defaultdict
from pathlib import Path

import pytest

from bench.install import UnavailableError, program, work_folder
from bench.process import run_successfully
from bench.reference import Reference
from bench.results import Section, floor
from bench.workload import Log
from judges.programs import node_program

TITLE = "The emitted TypeScript package"
NOTE = """Bundles of esbuild for browsers, minified, in bytes. One function returns an object; what lists contains
pages in addition, and what starts a job contains jobs. What a part costs is its share of the bundle with a function
that lists."""
MAX_BYTES, MAX_GZIPPED, MAX_BYTES_PER_COMMAND = 16_000, 6_500, 350
_CLIENT = 'export { ApiClient } from "./package/src/runtime/client.js";\n'
# As generated for a command that returns one object, which the reference does not have.
_GET = """
import { Account } from "./package/src/models/account.js";
import { getObject } from "./package/src/runtime/commands.js";
import * as write from "./package/src/runtime/protocol/writers.js";
const GET_ACCOUNT = { name: "getAccount", params: [[write.text, "id"]], required: "id" };
export const getAccount = (client, params, options) => getObject(client, GET_ACCOUNT, Account, params, options);
"""
ONE, LISTS = "one function", "one function that lists"


def measure_typescript_package(bin_folder: Path, reference: Reference, log: Log) -> Section:
    """A row for each bundle, then one for each part of that with one list."""
    program("node")
    program("npm")
    try:
        esbuild = node_program("esbuild")
    except pytest.skip.Exception as problem:
        raise UnavailableError(str(problem)) from problem
    folder = work_folder("typescript")
    (folder / "harbour.md").write_text(reference.docs, encoding="utf-8")
    command = ("generate", "-q", "harbour.md", "--target", "typescript", "--package", "harbour", "-o", "package")
    variables = {"XDG_CACHE_HOME": str(folder / "cache"), "HOME": str(folder)}
    run_successfully([bin_folder / "slatebind", *command], folder, variables)
    groups = sorted(file.stem for file in (folder / "package" / "src" / "commands").glob("*.ts"))
    every = "".join(f'export * from "./package/src/commands/{group}.js";\n' for group in groups)
    programs = {
        ONE: _CLIENT + _GET,
        LISTS: _CLIENT + 'export { listAccounts } from "./package/src/commands/account.js";\n',
        "one function that starts a job": _CLIENT
        + 'export { createAccount } from "./package/src/commands/account.js";\n',
        f"{reference.commands} functions": _CLIENT + every,
        "the class with all commands": 'export { Client } from "./package/src/client.js";\n',
    }
    rows = []
    sizes = {}
    for name, source in programs.items():
        bundle = _bundle(esbuild, folder, source)
        sizes[name] = (len(bundle), len(gzip.compress(bundle, 9, mtime=0)))
        rows.append([name, *(f"{size:,}" for size in sizes[name])])
        log(f"{TITLE}: {name}")
    _bundle(esbuild, folder, programs[LISTS])
    each = (sizes[f"{reference.commands} functions"][0] - sizes[LISTS][0]) / (reference.commands - 1)
    rows.append(["each further function", f"{each:,.0f}", ""])
    rows += [[f"part: {part}", f"{size:,}", ""] for part, size in _parts(folder)]
    limits = (("minified", MAX_BYTES), ("gzipped", MAX_GZIPPED))
    floors = [
        floor(f"TypeScript: {name}, {how}, at most {most:,} bytes", size, most, "bytes", "see the parts")
        for name in (ONE, LISTS)
        for size, (how, most) in zip(sizes[name], limits, strict=True)
    ]
    why = "facts of parameters and fields"
    floors.append(floor("TypeScript: each further function", each, MAX_BYTES_PER_COMMAND, "bytes", why))
    return Section(TITLE, NOTE, ["", "minified", "gzipped"], rows, floors)


def _bundle(esbuild: str, folder: Path, source: str) -> bytes:
    (folder / "entry.js").write_text(source, encoding="utf-8")
    options = ("--bundle", "--minify", "--format=esm", "--target=es2022", "--platform=browser", "--metafile=meta.json")
    run_successfully([esbuild, "entry.js", *options, "--outfile=bundle.js"], folder)
    return (folder / "bundle.js").read_bytes()


def _parts(folder: Path) -> list[tuple[str, int]]:
    """The modules in the last bundle and their bytes in it, the largest first."""
    (output,) = json.loads((folder / "meta.json").read_text(encoding="utf-8"))["outputs"].values()
    sizes: dict[str, int] = defaultdict(int)
    for path, found in output["inputs"].items():
        sizes[path.removeprefix("package/src/")] += found["bytesInOutput"]
    return sorted(((part, size) for part, size in sizes.items() if size), key=lambda pair: (-pair[1], pair[0]))

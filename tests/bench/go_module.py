"""The emitted Go module: how long it takes to compile, and how large programs become, next to cloudstack-go."""

import json
import re
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from bench.install import HOME, UnavailableError, program, work_folder
from bench.process import Cost, run_successfully
from bench.reference import Reference
from bench.results import Section, floor
from bench.workload import Log
from judges.programs import HERE as JUDGES
from judges.programs import go_requirement

TITLE = "The emitted Go module"
NOTE = """A program with a client that calls one command, compiled and linked when the standard library and all other
modules are compiled already. The CPU time is that of a build after an edit of the client's package."""
CLOUDSTACK_GO = "github.com/apache/cloudstack-go/v2"
MAX_SHARE_OF_CLOUDSTACK_GO, MAX_MEGABYTES = 0.25, 1.5
_MODULE = "example.com/harbour"
_BARE = """package main

import (
	"fmt"
	"net/http"
)

func main() {
	response, err := http.Get("https://api.harbour.test/")
	if err == nil {
		err = response.Body.Close()
	}
	fmt.Println(err)
}
"""
_OWN = f"""package main

import (
	"context"
	"fmt"

	"{_MODULE}"
)

func main() {{
	client, err := harbour.New("https://api.harbour.test/client/api", "key", "secret")
	for account, err := range client.Account.ListAccounts(context.Background(), nil).All() {{
		fmt.Println(account.ID, err)
	}}
	fmt.Println(err)
}}
"""
_OTHER = f"""package main

import (
	"fmt"

	"{CLOUDSTACK_GO}/cloudstack"
)

func main() {{
	client := cloudstack.NewAsyncClient("https://api.harbour.test/client/api", "key", "secret", true)
	accounts, err := client.Account.ListAccounts(client.Account.NewListAccountsParams())
	if err == nil {{
		fmt.Println(accounts.Accounts[0].Id)
	}}
	fmt.Println(err)
}}
"""


def measure_go_module(bin_folder: Path, reference: Reference, rounds: int, log: Log) -> Section:
    """A row for each client."""
    go = program("go")
    folder = work_folder("go")
    bare = _Program(go, folder / "bare", _BARE)
    (folder / "harbour.md").write_text(reference.docs, encoding="utf-8")
    own = _Program(go, folder / "own", _OWN, _MODULE, _generate(bin_folder, folder))
    other = _Program(go, folder / "other", _OTHER, CLOUDSTACK_GO, _copy_of_cloudstack_go(go, folder))
    for number in range(rounds):
        for each in (bare, own, other):
            each.measure()
        log(f"{TITLE}: {number + 1} of {rounds}")
    counts = [0, reference.commands, other.count(r"(?m)^func \(s \*\w+Service\) New\w+Params\(")]
    rows, per_command = [], []
    for name, each, commands in zip(
        ("net/http alone", "slatebind", "cloudstack-go"), (bare, own, other), counts, strict=True
    ):
        cpu = each.cost.cpu
        share = (cpu - bare.cost.cpu) / commands if commands else 0
        per_command.append(share)
        extra = [f"{commands:,}", f"{share * 1e3:.2f} ms", f"{(each.size - bare.size) / 1e6:.2f} MB"]
        rows.append([name, f"{cpu:.2f} s", f"{each.size / 1e6:.2f} MB", *(extra if commands else [""] * 3)])
    columns = ["", "build, CPU", "program", "commands", "CPU per command", "more than net/http alone"]
    floors = [
        floor(
            f"Go: a build per command at most {MAX_SHARE_OF_CLOUDSTACK_GO} x cloudstack-go",
            per_command[1] / per_command[2],
            MAX_SHARE_OF_CLOUDSTACK_GO,
            "x",
            "the compiler's work on each command",
        ),
        floor(
            f"Go: a program with {reference.commands} commands at most {MAX_MEGABYTES} MB over net/http",
            (own.size - bare.size) / 1e6,
            MAX_MEGABYTES,
            "MB",
            "what the linker keeps of each command",
        ),
    ]
    return Section(TITLE, NOTE, columns, rows, floors)


class _Program:
    """A program in a folder, and the folder of the module that it imports, if any."""

    def __init__(self, go: str, folder: Path, source: str, module: str = "", code: Path | None = None) -> None:
        self._go, self._folder, self._code = go, folder, code
        self._costs: list[Cost] = []
        folder.mkdir()
        (folder / "main.go").write_text(source, encoding="utf-8")
        requirement = f"\nrequire {module} v2.0.0\nreplace {module} => {code}\n".replace("v2.0.0", _version(module))
        (folder / "go.mod").write_text("module program\n\ngo 1.24\n" + (requirement if code else ""), encoding="utf-8")
        self._run("mod", "tidy")
        self._run("build", "-o", "program", ".")

    def measure(self) -> None:
        """A build after an edit, which no earlier build has seen: Go keeps results by content."""
        edited = self._folder / "main.go" if self._code is None else next(self._sources())
        with edited.open("a", encoding="utf-8") as file:
            file.write(f"\n// {secrets.token_hex()}\n")
        self._costs.append(self._run("build", "-o", "program", "."))

    @property
    def cost(self) -> Cost:
        """The minimum of all builds."""
        return Cost.least(self._costs)

    @property
    def size(self) -> int:
        """The size of the program in bytes."""
        return (self._folder / "program").stat().st_size

    def count(self, pattern: str) -> int:
        """How often a pattern is in the module."""
        return sum(len(re.findall(pattern, file.read_text(encoding="utf-8"))) for file in self._sources())

    def _sources(self) -> Iterator[Path]:
        assert self._code is not None
        package = self._code / "cloudstack" if (self._code / "cloudstack").is_dir() else self._code
        return iter(sorted(package.glob("*.go")))

    def _run(self, *arguments: str) -> Cost:
        return run_successfully([self._go, *arguments], self._folder, {"GOCACHE": str(HOME / "go-cache")}).cost


def _version(module: str) -> str:
    return go_requirement(module).split()[-1] if module == CLOUDSTACK_GO else "v0.0.0"


def _generate(bin_folder: Path, folder: Path) -> Path:
    command = (
        "generate",
        "-q",
        "harbour.md",
        "--target",
        "go",
        "--option",
        f"module={_MODULE}",
        "--package",
        "harbour",
    )
    variables = {"XDG_CACHE_HOME": str(folder / "cache"), "HOME": str(folder)}
    run_successfully([bin_folder / "slatebind", *command, "-o", "module"], folder, variables)
    return folder / "module"


def _copy_of_cloudstack_go(go: str, folder: Path) -> Path:
    """Its code in a folder that can be written, as downloaded in the version that the tests pin."""
    done = run_successfully([go, "mod", "download", "-json", CLOUDSTACK_GO], JUDGES)
    source = json.loads(done.out).get("Dir")
    if not source:
        raise UnavailableError("cloudstack-go cannot be downloaded")
    copy = folder / "cloudstack-go"
    shutil.copytree(source, copy, copy_function=shutil.copyfile, ignore=shutil.ignore_patterns("*_test.go", "test"))
    for path in (copy, *copy.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return copy

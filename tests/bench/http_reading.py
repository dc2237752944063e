"""How long it takes to read a reference of an HTTP API, for each MB of it."""

import re
from itertools import count
from pathlib import Path

from bench.install import work_folder
from bench.process import run_successfully
from bench.results import Section, floor, rounded
from bench.workload import Log

TITLE = "Reading references of HTTP APIs"
NOTE = """A reference of about 1 MB: the bundled sample many times, with paths and headings of their own. Times are CPU
time, with an empty cache; the start is that of a reference of one request. With 1,100 requests in 1 MB the sample is
denser than most real references, which take less."""
MAX_RATIO = 6
_SAMPLE = Path(__file__).parents[2] / "sample" / "rest" / "source"
_FRONT_MATTER = "---\ntitle: Tools API\n---\n\n"
_SIZE = 1_000_000
_PARSE = "import sys, mistune; mistune.create_markdown(plugins=['table'])(open(sys.argv[1], encoding='utf-8').read())"


def http_document(size: int = _SIZE) -> str:
    """The sample as often as it takes to have at least ``size`` characters."""
    sample = (_SAMPLE / "index.html.md").read_text("utf-8").split("---\n", 2)[2]
    text = _FRONT_MATTER
    for number in count(1):
        if len(text) >= size:
            break
        copy = re.sub(r"(?m)^(#+ .*)$", rf"\1 {number}", sample)
        text += copy.replace("/v1/", f"/v1/area{number}/")
    return text


def measure_http_reading(bin_folder: Path, rounds: int, log: Log) -> Section:
    """The CPU time of each MB, and how it compares with parsing the Markdown alone."""
    folder = work_folder("http-reading")
    text = http_document()
    (folder / "large.md").write_text(text, encoding="utf-8")
    (folder / "small.md").write_text(f"{_FRONT_MATTER}# Tools\n\n`GET /tools`\n", encoding="utf-8")
    extract = (bin_folder / "slatebind", "extract", "-q", "--fail-on", "never", "-o", "spec.yaml", "--force")
    size = len(text.encode()) / 1e6
    start, whole, parsing = (
        _least(command, folder, rounds)
        for command in (
            (*extract, "small.md"),
            (*extract, "large.md"),
            (bin_folder / "python", "-c", _PARSE, "large.md"),
        )
    )
    log(f"{TITLE}: {size:.1f} MB")
    per_mb, ratio = (whole - start) / size, (whole - start) / parsing
    rows = [
        ["start", f"{rounded(start)} s"],
        ["each MB", f"{rounded(per_mb)} s"],
        ["parsing each MB with mistune, with its start", f"{rounded(parsing / size)} s"],
        ["reading / parsing", rounded(ratio)],
    ]
    limit = f"HTTP references: reading takes at most {MAX_RATIO} x as long as parsing the Markdown"
    return Section(
        TITLE, NOTE, ["", "CPU"], rows, [floor(limit, ratio, MAX_RATIO, "x", "steps that read a text again")]
    )


def _least(command: tuple[Path | str, ...], folder: Path, rounds: int) -> float:
    """The CPU time of the fastest of several runs, each with a cache of its own and without an earlier spec."""
    found = []
    for number in range(rounds):
        (folder / "spec.yaml").unlink(missing_ok=True)
        variables = {"XDG_CACHE_HOME": str(folder / f"cache-{command[-1]}-{number}"), "HOME": str(folder)}
        found.append(run_successfully(command, folder, variables).cost.cpu)
    return min(found)

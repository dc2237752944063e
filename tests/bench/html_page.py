"""The HTML reference: how large its page is, and how long its search takes after a key."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

from bench.install import program, work_folder
from bench.process import run_successfully
from bench.reference import Reference
from bench.results import Section, floor, rounded
from bench.workload import Log

TITLE = "The HTML reference"
NOTE = """Sizes are in bytes. The search runs in Node, over the entries of a page. A key is one more letter of a query;
its time is that of the slowest key, each being the best of several runs."""
MAX_BYTES, MAX_GZIPPED, MAX_MS_PER_KEY = 600_000, 80_000, 16
QUERIES = ("address", "listnetworks", "source port of the zone", "virtual machine")
_INDEX = re.compile(r'id="page-index">(.*?)</script>', re.S)
_SEARCH = Path(__file__).parents[2] / "templates" / "html" / "search.js"
_PROGRAM = """
const index = indexOf(entries);
const built = [];
for (let run = 0; run < 5; run++) {
  const start = performance.now();
  indexOf(entries);
  built.push(performance.now() - start);
}
const keys = queries.flatMap((query) => [...query].map((_, at) => query.slice(0, at + 1))).map((typed) => {
  const times = [];
  for (let run = 0; run < 20; run++) {
    const start = performance.now();
    search(index, typed);
    times.push(performance.now() - start);
  }
  return Math.min(...times);
});
console.log(JSON.stringify({ words: index.words.length, build: Math.min(...built), key: Math.max(...keys) }));
"""


def measure_html_page(bin_folder: Path, small: Reference, large: Reference, log: Log) -> Section:
    """The page of a small reference, and the search of a large one."""
    program("node")
    page = _page(bin_folder, small, "page")
    size, gzipped = len(page), len(gzip.compress(page, 9, mtime=0))
    log(f"{TITLE}: {small.commands} commands")
    found = _searched(bin_folder, large)
    log(f"{TITLE}: {large.commands} commands")
    rows = [
        [f"page with {small.commands} commands", f"{size:,}"],
        ["the same, gzipped", f"{gzipped:,}"],
        [f"words that are found, {large.commands} commands", f"{found['words']:,}"],
        [
            f"building their index when the search is first used, {large.commands} commands",
            f"{rounded(found['build'])} ms",
        ],
        [f"a key, {large.commands} commands", f"{rounded(found['key'])} ms"],
    ]
    floors = [
        floor(
            f"HTML: {small.commands} commands, at most {MAX_BYTES:,} bytes", size, MAX_BYTES, "bytes", "rows and calls"
        ),
        floor(
            f"HTML: the same, gzipped, at most {MAX_GZIPPED:,} bytes", gzipped, MAX_GZIPPED, "bytes", "rows and calls"
        ),
        floor(
            f"HTML: search after a key, {large.commands} commands, at most {MAX_MS_PER_KEY} ms",
            found["key"],
            MAX_MS_PER_KEY,
            "ms",
            "entries with words that begin with one letter",
        ),
    ]
    return Section(TITLE, NOTE, ["", ""], rows, floors)


def _page(bin_folder: Path, reference: Reference, layout: str) -> bytes:
    """The first page of a reference."""
    folder = work_folder(f"html-{layout}")
    (folder / "harbour.md").write_text(reference.docs, encoding="utf-8")
    command = ("generate", "-q", "harbour.md", "--target", "html", "--option", f"layout={layout}", "-o", "site")
    variables = {"XDG_CACHE_HOME": str(folder / "cache"), "HOME": str(folder)}
    run_successfully([bin_folder / "slatebind", *command], folder, variables)
    return (folder / "site" / "index.html").read_bytes()


def _searched(bin_folder: Path, reference: Reference) -> dict[str, Any]:
    """What Node measures: the words, and the milliseconds of building the index and of a key."""
    entries = _INDEX.findall(_page(bin_folder, reference, "pages").decode())
    folder = work_folder("html-search")
    values = f"const entries = {entries[0]};\nconst queries = {json.dumps(QUERIES)};\n"
    (folder / "measure.js").write_text(_SEARCH.read_text(encoding="utf-8") + values + _PROGRAM, encoding="utf-8")
    done = run_successfully([program("node"), "measure.js"], folder)
    found: dict[str, Any] = json.loads(done.out)
    return found

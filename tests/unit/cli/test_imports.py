"""What a run loads: start-up is most of what a small run costs, so nothing is imported that is not used."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
PLAN = '[[spec]]\ndocs = "index.html.md"\nfile = "acme.yaml"\n\n[[target]]\nuse = "python"\nout = "client"\n'


def run(folder: Path) -> set[str]:
    """The modules that a run of `slatebind generate` imports."""
    environment = {
        **os.environ,
        "XDG_CACHE_HOME": str(folder / "cache"),
        "PYTHONPATH": str(ROOT / "generator"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    words = [sys.executable, "-X", "importtime", "-m", "slatebind", "generate", "--quiet"]
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return set(re.findall(r"^import time:.*\| +(\S+)$", done.stderr, re.M))


def test_runs_load_what_they_use(tmp_path: Path) -> None:
    """The first run needs no black; after an edit there is no YAML to read; with nothing to do there is nothing."""
    docs = tmp_path / "index.html.md"
    docs.write_bytes(
        (ROOT / "sample" / "source" / "index.html.md").read_bytes().replace(b"includes:\n", b"included:\n")
    )
    (tmp_path / "slatebind.toml").write_text(PLAN)
    cold = run(tmp_path)
    assert {"mistune", "jinja2", "yaml", "click", "msgspec"} <= cold
    assert not {"black", "rich", "asyncio"} & cold
    docs.write_text(docs.read_text().replace("This command lists accounts", "This command shows accounts"))
    edit = run(tmp_path)
    assert {"mistune", "jinja2", "click", "msgspec"} <= edit
    assert not {"black", "rich", "asyncio", "yaml"} & edit
    assert not {"mistune", "jinja2", "yaml", "black", "click", "msgspec", "hashlib", "re"} & (run(tmp_path) - BARE)


# What `python -m` itself, and the start-up files of other packages, import.
BARE = set(
    re.findall(
        r"^import time:.*\| +(\S+)$",
        subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "this"], capture_output=True, text=True, check=True
        ).stderr,
        re.M,
    )
)

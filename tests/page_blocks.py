"""Running the code blocks of a page of the documentation, in a folder of their own, from top to bottom.

- A block below ``<!-- file: PATH -->`` is the content of a file.
- ``sh`` and ``console`` blocks are run; in ``console`` blocks, lines that start with ``$`` are commands, and the others
  what they print. A line of ``...`` stands for any lines.
- A block below ``<!-- background: PORT -->`` keeps running until the page ends; the next one is run when it listens. A
  free port stands for the page's ports.
- A block below ``<!-- install: FOLDER -->`` installs a package: it is not run, and what is run from then on imports
  from the folder, unless ``installs`` is set.
- A block below ``<!-- peers: REASON -->`` is run only if ``installs`` is set: it downloads or publishes packages.
- ``python`` blocks are run as programs.
- ``text`` blocks are not run, nor is one below ``<!-- no-run: REASON -->`` or ``<!-- from: FILE -->``.
- Every other block is a mistake of the page.
"""

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

_BLOCK = re.compile(r"^(?:<!-- ([a-z-]+): (.*?) -->\n)?(`{3,})(\S*)\n(.*?)^\3$", re.M | re.S)
_SECONDS = 120


class Block(NamedTuple):
    """A code block: what the comment above it says, its language, and its content at ``start`` of the page."""

    directive: str
    value: str
    language: str
    content: str
    start: int


def blocks(page: str) -> Iterator[Block]:
    """The code blocks of a page, in order."""
    for found in _BLOCK.finditer(page):
        yield Block(found[1] or "", found[2] or "", found[4], found[5], found.start(5))


def run_page(page: str, folder: Path, environment: dict[str, str], *, installs: bool = False) -> str:
    """Run the blocks of a page in ``folder``. Gives the page with what the commands of its console blocks printed."""
    parts, end = [], 0
    found = list(blocks(page))
    ports = {block.value: str(_free_port()) for block in found if block.directive == "background"}
    with ExitStack() as running:
        for shown in found:
            block = shown._replace(content=_replaced(shown.content, ports), value=ports.get(shown.value, shown.value))
            content = block.content
            if block.directive == "file":
                path = folder / block.value
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(content, encoding="utf-8")
            elif block.directive == "background":
                running.enter_context(_background(_script(content), int(block.value), folder, environment))
            elif block.directive == "install" and not installs:
                packages = (environment.get("PYTHONPATH", ""), str(folder / block.value))
                environment = {**environment, "PYTHONPATH": os.pathsep.join(filter(None, packages))}
            elif block.directive in ("no-run", "from", *([] if installs else ["peers"])) or block.language == "text":
                continue
            elif block.language == "console":
                content = _console(content, folder, environment)
            else:
                command = _command(block)
                printed, code = _run(command, folder, environment)
                assert code == 0, f"{content}\nexits with {code}:\n{printed}"
            parts += [page[end : shown.start], _replaced(content, {port: name for name, port in ports.items()})]
            end = shown.start + len(shown.content)
    return "".join([*parts, page[end:]])


def _free_port() -> int:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        port: int = server.getsockname()[1]
        return port


def _replaced(text: str, words: Mapping[str, str]) -> str:
    for word, by in words.items():
        text = text.replace(word, by)
    return text


def _script(content: str) -> list[str]:
    return ["bash", "-euc", content.removeprefix("$ ")]


def _command(block: Block) -> list[str]:
    if block.language == "sh":
        return _script(block.content)
    assert block.language == "python", (
        f"a block of {block.language or 'nothing'} is neither a file nor run:\n{block.content}"
    )
    return ["python", "-c", block.content]


def _console(content: str, folder: Path, environment: Mapping[str, str]) -> str:
    """A console block with what its commands print; what the block shows, if that is the same."""
    made = []
    for part in re.split(r"^(?=\$ )", content, flags=re.M)[1:]:
        line, _, shown = part.partition("\n")
        printed, _ = _run(_script(line), folder, environment)
        pattern = "".join(r"(?:.*\n)*" if line == "..." else re.escape(line) + "\n" for line in shown.splitlines())
        made += [f"{line}\n", shown if re.fullmatch(pattern, printed) else printed]
    return "".join(made)


def _run(command: list[str], folder: Path, environment: Mapping[str, str]) -> tuple[str, int]:
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=_SECONDS,
        check=False,
    )
    return done.stdout, done.returncode


@contextmanager
def _background(command: list[str], port: int, folder: Path, environment: Mapping[str, str]) -> Iterator[None]:
    """A server that listens at ``port`` and is stopped in the end."""
    with (folder / "background.log").open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            deadline = time.monotonic() + _SECONDS
            while not _listens(port):
                assert process.poll() is None, (folder / "background.log").read_text("utf-8")
                assert time.monotonic() < deadline, f"nothing listens at port {port}"
                time.sleep(0.05)
            yield
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(_SECONDS)


def _listens(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0

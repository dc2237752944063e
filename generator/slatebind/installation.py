"""How this copy of slatebind was installed, and the command that adds an extra to it in the same way."""

import importlib.util
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

_NAME = "slatebind"


def install_command(extra: str) -> str:
    """The command that installs slatebind with ``extra`` where it is, for a message."""
    prefix = Path(sys.prefix)
    words = [*_installer(prefix), *requirement(extra, _origin())]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def _installer(prefix: Path) -> list[str]:
    """The program that manages the environment at ``prefix``, with its words for an installation."""
    if (prefix / "pipx_metadata.json").is_file():
        return ["pipx", "install", "--force"]
    if (prefix / "uv-receipt.toml").is_file():
        return ["uv", "tool", "install"]
    is_active = os.environ.get("VIRTUAL_ENV") == sys.prefix
    if importlib.util.find_spec("pip") is None:
        return ["uv", "pip", "install", *([] if is_active else ["--python", sys.executable])]
    return ["pip", "install"] if is_active else [sys.executable, "-m", "pip", "install"]


def _origin() -> dict[str, Any]:
    """What the installer recorded of where slatebind came from (PEP 610); empty if that is a package index."""
    from importlib.metadata import PackageNotFoundError, distribution  # noqa: PLC0415 - rarely used

    try:
        recorded = json.loads(distribution(_NAME).read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return {}
    return recorded if isinstance(recorded, dict) else {}


def requirement(extra: str, origin: dict[str, Any]) -> list[str]:
    """The words for an installer that name slatebind with ``extra``, from where it came."""
    name, url = f"{_NAME}[{extra}]", origin.get("url", "")
    if not url:
        return [name]
    if "dir_info" in origin:
        from urllib.request import url2pathname  # noqa: PLC0415 - slow to import, and rarely used

        folder = f"{url2pathname(urlsplit(url).path)}[{extra}]"
        return ["--editable", folder] if origin["dir_info"].get("editable") else [folder]
    folder = f"#subdirectory={origin['subdirectory']}" if origin.get("subdirectory") else ""
    if vcs := origin.get("vcs_info"):
        return [f"{name} @ {vcs['vcs']}+{url}@{vcs.get('requested_revision') or vcs['commit_id']}{folder}"]
    return [f"{name} @ {url}{folder}"]

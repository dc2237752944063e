"""Folders with installed programs that processes create once and share."""

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path


def install_once(folder: Path, wanted: str, create: Callable[[Path], None]) -> Path:
    """Call ``create`` with ``folder`` unless ``wanted`` is what it was created from; processes take turns."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    record = folder / "installed"
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not record.exists() or record.read_text(encoding="utf-8") != wanted:
            shutil.rmtree(folder, ignore_errors=True)
            create(folder)
            record.write_text(wanted, encoding="utf-8")
    return folder

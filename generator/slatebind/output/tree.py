"""A folder that is written into. Every path goes through here; none leads out of the folder, not even by a link.

What a system call refuses comes out as an UnwritableError that names the file.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from slatebind.files import UnwritableError
from slatebind.locks import locked
from slatebind.output.paths import TEMPORARY, folders_of


class Found(msgspec.Struct, frozen=True):
    """What stands at a path: ``data`` of a file, or the path of what is in the way and what it is, or neither."""

    data: bytes | None = None
    obstacle: str = ""
    kind: str = ""


class Tree:
    """The folder at ``root``, which may itself be reached by links and need not exist yet."""

    def __init__(self, root: str) -> None:
        self.root = Path(os.path.realpath(root))
        self._shown = root
        self._folders: set[str] = set()  # those seen to be real ones, as long as nothing is done here

    def look(self, path: str) -> Found:
        """What stands at ``path`` now. Links below the root are never followed."""
        with self._explained(path):
            if path.rpartition("/")[0] not in self._folders:
                for folder in folders_of(path):
                    mode = self._mode(folder)
                    if mode is None:
                        return Found()
                    if not stat.S_ISDIR(mode):
                        return Found(obstacle=folder, kind=_kind(mode))
                    self._folders.add(folder)
            mode = self._mode(path)
            if mode is None:
                return Found()
            if not stat.S_ISREG(mode):
                return Found(obstacle=path, kind=_kind(mode))
            with open(self._place(path), "rb") as file:  # noqa: PTH123 - every file of much output passes here
                return Found(file.read())

    def inside(self, folder: str) -> Iterator[str]:
        """The files below ``folder``, links included."""
        for parent, folders, names in os.walk(self.root / folder):
            links = [name for name in folders if Path(parent, name).is_symlink()]
            for name in [*names, *links]:
                yield Path(parent, name).relative_to(self.root).as_posix()

    def replace(self, path: str, data: bytes, *, durable: bool = False) -> None:
        """Put ``data`` at ``path``, whole or not at all; ``durable`` waits until it is on the disk."""
        self._folders.clear()
        with self._explained(path):
            self._remove_empty(path)
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            replace_file(self.root / path, data, durable=durable)

    def delete(self, path: str) -> None:
        """Remove the file at ``path`` and the folders that it leaves empty."""
        with self._explained(path):
            (self.root / path).unlink(missing_ok=True)
        self.prune(path)

    def prune(self, path: str) -> None:
        """Remove the folders around ``path`` that hold nothing, where nothing stands at ``path`` itself."""
        if self.look(path) != Found():
            return
        self._folders.clear()
        with suppress(OSError):
            for folder in reversed(folders_of(path)):
                if (self.root / folder).is_dir():
                    (self.root / folder).rmdir()

    def sweep(self, paths: Iterable[str]) -> None:
        """Remove what a killed run left beside ``paths``."""
        for folder in {"", *(path.rpartition("/")[0] for path in paths)}:
            temporary = f"{folder}/{TEMPORARY}".lstrip("/")
            if self.look(temporary).data is not None:
                self.delete(temporary)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Create the folder and keep other runs out of it. A killed run holds nothing."""
        with self._explained(""):
            self.root.mkdir(parents=True, exist_ok=True)
        with locked(str(self.root)):
            yield

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Keep the folder as it is, where there is one."""
        with locked(str(self.root), shared=True):
            yield

    def _remove_empty(self, path: str) -> None:
        """Remove the folder at ``path``, which holds nothing but folders."""
        if not (self.root / path).is_symlink():
            for folder, _, _ in os.walk(self.root / path, topdown=False):
                Path(folder).rmdir()

    def _mode(self, path: str) -> int | None:
        try:
            return os.lstat(self._place(path)).st_mode
        except FileNotFoundError:
            return None

    def _place(self, path: str) -> str:
        return f"{self.root}/{path}"

    @contextmanager
    def _explained(self, path: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise UnwritableError(f"{Path(self._shown, path).as_posix()}: {error.strerror or error}") from error


def replace_file(path: Path, data: bytes, *, durable: bool = False) -> None:
    """Write beside ``path`` and put the result in its place, so that whoever reads sees the old file or the new one.

    A file that is replaced keeps its permissions. Generated files are not waited for: what a power cut loses is
    generated again.
    """
    temporary = path.with_name(TEMPORARY)
    temporary.unlink(missing_ok=True)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        if path.is_file() and not path.is_symlink():
            temporary.chmod(stat.S_IMODE(path.stat().st_mode))
        os.replace(temporary, path)  # noqa: PTH105 - the call that is atomic everywhere
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _kind(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "a symbolic link"
    if stat.S_ISDIR(mode):
        return "a folder"
    return "a file" if stat.S_ISREG(mode) else "a special file"

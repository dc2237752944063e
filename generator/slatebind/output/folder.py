"""An output folder on disk. Every path goes through here; none leads out of the folder, not even by a link.

An error of the operating system becomes an UnwritableError that names the file.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from slatebind.files import UnwritableError
from slatebind.locks import locked
from slatebind.output.atomic import write_atomically
from slatebind.output.paths import TEMPORARY, parent_folders


class ExistingFile(msgspec.Struct, frozen=True):
    """What is at a path: the ``data`` of a file; or the path and kind of an ``obstacle``; or nothing."""

    data: bytes | None = None
    obstacle: str = ""
    kind: str = ""


class OutputFolder:
    """The folder at ``root``, which may itself be reached by links and need not exist yet."""

    def __init__(self, root: str) -> None:
        self.root = Path(os.path.realpath(root))
        self._shown_root = root
        self._real_folders: set[str] = set()  # known not to be links, until something is written

    def read(self, path: str) -> ExistingFile:
        """What is at ``path`` now. Links below the root are never followed."""
        with self._naming_file(path):
            if path.rpartition("/")[0] not in self._real_folders:
                for folder in parent_folders(path):
                    mode = self._mode(folder)
                    if mode is None:
                        return ExistingFile()
                    if not stat.S_ISDIR(mode):
                        return ExistingFile(obstacle=folder, kind=_kind(mode))
                    self._real_folders.add(folder)
            mode = self._mode(path)
            if mode is None:
                return ExistingFile()
            if not stat.S_ISREG(mode):
                return ExistingFile(obstacle=path, kind=_kind(mode))
            with open(self._absolute(path), "rb") as file:  # noqa: PTH123 - every file of much output passes here
                return ExistingFile(file.read())

    def files_below(self, folder: str) -> Iterator[str]:
        """The files below ``folder``, links included."""
        for parent, folders, names in os.walk(self.root / folder):
            links = [name for name in folders if Path(parent, name).is_symlink()]
            for name in [*names, *links]:
                yield Path(parent, name).relative_to(self.root).as_posix()

    def write(self, path: str, data: bytes, *, durable: bool = False) -> None:
        """Write ``data`` to ``path`` atomically; ``durable`` waits until it is on the disk."""
        self._real_folders.clear()
        with self._naming_file(path):
            self._remove_folder_without_files(path)
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self.root / path, data, durable=durable)

    def delete(self, path: str) -> None:
        """Remove the file at ``path`` and the folders that it leaves empty."""
        with self._naming_file(path):
            (self.root / path).unlink(missing_ok=True)
        self.remove_empty_parents(path)

    def remove_empty_parents(self, path: str) -> None:
        """Remove the folders around ``path`` that are empty, unless something is at ``path`` itself."""
        if self.read(path) != ExistingFile():
            return
        self._real_folders.clear()
        with suppress(OSError):
            for folder in reversed(parent_folders(path)):
                if (self.root / folder).is_dir():
                    (self.root / folder).rmdir()

    def remove_temporary_files(self, paths: Iterable[str]) -> None:
        """Remove the temporary files that a killed run left next to ``paths``."""
        for folder in {"", *(path.rpartition("/")[0] for path in paths)}:
            temporary = f"{folder}/{TEMPORARY}".lstrip("/")
            if self.read(temporary).data is not None:
                self.delete(temporary)

    @contextmanager
    def locked_for_writing(self) -> Iterator[None]:
        """Create the folder and keep other runs out of it. The lock of a killed run is released."""
        with self._naming_file(""):
            self.root.mkdir(parents=True, exist_ok=True)
        with locked(str(self.root)):
            yield

    @contextmanager
    def locked_for_reading(self) -> Iterator[None]:
        """Keep writers out of the folder, if it exists."""
        with locked(str(self.root), shared=True):
            yield

    def _remove_folder_without_files(self, path: str) -> None:
        """Remove the folder at ``path``, which contains nothing but folders."""
        if not (self.root / path).is_symlink():
            for folder, _, _ in os.walk(self.root / path, topdown=False):
                Path(folder).rmdir()

    def _mode(self, path: str) -> int | None:
        try:
            return os.lstat(self._absolute(path)).st_mode
        except FileNotFoundError:
            return None

    def _absolute(self, path: str) -> str:
        return f"{self.root}/{path}"

    @contextmanager
    def _naming_file(self, path: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise UnwritableError(f"{Path(self._shown_root, path).as_posix()}: {error.strerror or error}") from error


def _kind(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "a symbolic link"
    if stat.S_ISDIR(mode):
        return "a folder"
    return "a file" if stat.S_ISREG(mode) else "a special file"

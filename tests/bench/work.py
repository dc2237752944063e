"""Lays out the work: folders with a reference of some size, and those who generate from it."""

import json
import re
import shutil
from functools import cached_property
from pathlib import Path

from bench.document import document, edit, edit_openapi
from bench.install import HOME, ROOT
from bench.openapi import openapi
from bench.peers import Peer, search_path
from bench.results import OURS
from bench.subject import Subject, Template
from slatebind import extract
from slatebind.spec.model import Spec

_PLAN = """
[[spec]]
docs = "index.html.md"
file = "spec/harbour.yaml"
name = "harbour"

[[target]]
use = "python"
out = "client"
templates = "templates"
"""
_TEMPLATE = "group.py.j2"
_SENTENCE = "Commands of the group"


class Reference:
    """A reference of so many groups of commands, as Slate docs and as OpenAPI."""

    def __init__(self, groups: int) -> None:
        self.groups = groups
        self.docs = document(groups)
        self.operations = frozenset(re.findall(r"(?m)^## (\w+)$", self.docs))
        """The names of what can be asked."""

    @property
    def commands(self) -> int:
        """How many there are."""
        return len(self.operations)

    @cached_property
    def spec(self) -> Spec:
        """As we read it."""
        place = empty_folder(f"{self.groups}-groups") / "index.html.md"
        place.write_text(self.docs, encoding="utf-8")
        spec = extract(str(place), name="harbour").spec
        assert spec is not None
        return spec

    @cached_property
    def models(self) -> frozenset[str]:
        """The names of what is answered."""
        return frozenset(model.name for model in self.spec.models)

    @cached_property
    def openapi(self) -> str:
        """As an OpenAPI document."""
        return json.dumps(openapi(self.spec), indent=1)


def our_work(bin_folder: Path, reference: Reference) -> Subject:
    """A project of ours, with one template of its own."""
    folder = empty_folder(f"{reference.commands}-slatebind")
    (folder / "slatebind.toml").write_text(_PLAN, encoding="utf-8")
    template = Template(
        f"templates/python/{_TEMPLATE}",
        (ROOT / "templates" / "python" / _TEMPLATE).read_text(encoding="utf-8"),
        _SENTENCE,
    )
    (folder / "templates" / "python").mkdir(parents=True)
    (folder / template.file).write_text(template.text, encoding="utf-8")
    return Subject(
        name=OURS,
        group=OURS,
        commands=reference.commands,
        folder=folder,
        argv=(str(bin_folder / "slatebind"), "generate", "--quiet"),
        environment={"XDG_CACHE_HOME": str(folder / "cache"), "HOME": str(folder)},
        text=reference.docs,
        input="index.html.md",
        edit=edit,
        outputs=("spec", "client"),
        caches=("cache",),
        names=reference.operations,
        remembers=True,
        template=template,
    )


def peer_work(peer: Peer, reference: Reference) -> Subject:
    """The same for another's generator; raises AbsentError where it cannot be had."""
    argv = peer.start()
    folder = empty_folder(f"{reference.commands}-{peer.title.replace(' ', '-')}")
    return Subject(
        name=peer.title,
        group=peer.group,
        commands=reference.commands,
        folder=folder,
        argv=argv,
        environment=search_path(argv[0]),
        text=reference.openapi,
        input="openapi.json",
        edit=edit_openapi,
        outputs=("out",) if peer.makes_operations else ("out.py",),
        caches=(),
        names=reference.models | (reference.operations if peer.makes_operations else frozenset()),
    )


def empty_folder(name: str) -> Path:
    """A new folder for work."""
    folder = HOME / "work" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder

"""Every module can be imported by its name, and reached by it from the package."""

import ast
import pkgutil
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import slatebind

HIDDEN_BY_FUNCTIONS = {"slatebind.extract", "slatebind.render"}
"""Packages whose names are public functions; this set becomes empty when they are renamed."""


def module_names() -> Iterator[str]:
    """All modules of slatebind, but the one that runs it."""
    for found in pkgutil.walk_packages(slatebind.__path__, "slatebind."):
        if found.name != "slatebind.__main__":
            yield found.name


def test_modules_are_what_their_names_lead_to() -> None:
    """``slatebind.a.b`` as attributes is the module that ``import slatebind.a.b`` imports."""
    hidden = set()
    for name in module_names():
        module = import_module(name)
        parent, _, attribute = name.rpartition(".")
        if getattr(sys.modules[parent], attribute) is not module:
            hidden.add(name)
    assert hidden == HIDDEN_BY_FUNCTIONS


def test_packages_export_no_names_of_their_modules() -> None:
    """An import of the name gives the module or the function, whichever was imported first: neither may be."""
    for name in ("slatebind", *module_names()):
        package = import_module(name)
        modules = {found.name for found in pkgutil.iter_modules(getattr(package, "__path__", ()))}
        exported = {f"{name}.{export}" for export in modules.intersection(getattr(package, "__all__", ()))}
        assert exported <= HIDDEN_BY_FUNCTIONS, name


def test_no_module_replaces_its_class() -> None:
    """The package is an ordinary module, once no function has the name of a package."""
    assert (type(slatebind) is ModuleType) is not bool(HIDDEN_BY_FUNCTIONS)
    for name in module_names():
        assert type(import_module(name)) is ModuleType


def test_type_checkers_see_what_is_public() -> None:
    """The imports for type checkers name what is public, each from where it is loaded."""
    tree = ast.parse(Path(slatebind.__file__).read_text(encoding="utf-8"))
    (block,) = [node for node in tree.body if isinstance(node, ast.If)]
    imports = {
        alias.name: node.module
        for node in block.body
        if isinstance(node, ast.ImportFrom) and node.module != "typing"
        for alias in node.names
    }
    assert imports == slatebind._DEFINED_IN
    assert {*imports, "__version__"} == set(slatebind.__all__)

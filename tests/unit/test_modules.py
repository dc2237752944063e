"""Every module can be imported by its name, and is the attribute of that name."""

import ast
import pkgutil
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import slatebind


def module_names() -> Iterator[str]:
    """All modules of slatebind except ``__main__``, which runs the command line."""
    for found in pkgutil.walk_packages(slatebind.__path__, "slatebind."):
        if found.name != "slatebind.__main__":
            yield found.name


def test_modules_are_attributes_of_their_packages() -> None:
    """The attribute ``slatebind.a.b`` is the module that ``import slatebind.a.b`` imports."""
    for name in module_names():
        module = import_module(name)
        parent, _, attribute = name.rpartition(".")
        assert getattr(sys.modules[parent], attribute) is module, name


def test_packages_export_no_name_of_a_module() -> None:
    """Otherwise the attribute would be the module or the export, depending on what was imported first."""
    for name in ("slatebind", *module_names()):
        package = import_module(name)
        modules = {found.name for found in pkgutil.iter_modules(getattr(package, "__path__", ()))}
        assert not modules.intersection(getattr(package, "__all__", ())), name


def test_no_module_replaces_its_class() -> None:
    """Every module has the ordinary type."""
    for name in ("slatebind", *module_names()):
        assert type(import_module(name)) is ModuleType


def test_type_checkers_see_what_is_public() -> None:
    """The imports for type checkers are the public names, from the modules that define them."""
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

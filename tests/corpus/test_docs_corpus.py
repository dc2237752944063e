"""The docs target on real references of HTTP APIs: the spec of its docs is the spec that they were made of."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from docs_round_trip import content, extracted_again
from documents import CORPUS
from slatebind.project.steps import extract
from slatebind.spec.model import Spec

pytestmark = pytest.mark.peers
CORE = CORPUS / "slate" / "core"
DOCUMENTS = sorted(folder.name for folder in CORE.glob("*/")) if CORE.is_dir() else []


def without_auth(spec: Spec) -> Spec:
    """The spec without what is read from samples that are not the first ones of their operations."""
    return replace(spec, api=replace(spec.api, auth=()))


def without_general_request(spec: Spec) -> Spec:
    """The spec without the request in a guide: whether it announces an operation depends on other headings."""
    spec = without_auth(spec)
    commands = tuple(command for command in spec.commands if command.path != "/v2/{resource}/{endpoint}")
    groups = tuple(replace(group, description="") for group in spec.groups if group.name == "Organization Setup")
    others = tuple(group for group in spec.groups if group.name != "Organization Setup")
    return replace(spec, commands=commands, groups=(*groups, *others))


LOST: dict[str, Callable[[Spec], Spec]] = {
    "goskive+api-docs": without_auth,
    "Capillary+api-documentation": without_general_request,
}
"""What a spec does not keep of the parts of docs that say something."""


@pytest.mark.parametrize("name", DOCUMENTS)
def test_docs_say_all_that_the_spec_says(name: str, tmp_path: Path) -> None:
    """Extracting them gives the same spec."""
    source = CORE / name / "source"
    index = source / "localizable" / "index.html.md"
    spec = extract(str(index if index.exists() else source), dialect="slate").spec
    assert spec is not None
    without = LOST.get(name, lambda kept: kept)
    assert content(without(extracted_again(spec, tmp_path, "slate"))) == content(without(spec))

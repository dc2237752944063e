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


def without_models(spec: Spec) -> Spec:
    """The spec without what its models are: that a response is a resource is said in prose, which is not kept.

    The docs have tables of its fields instead, or its example alone, which may be that of another resource.
    """
    commands = (
        replace(
            command,
            params=tuple(replace(param, items=None) for param in command.params),
            response=replace(command.response, model=None, shape="none", key=None, envelope_fields=(), descriptions={}),
        )
        for command in spec.commands
    )
    return replace(spec, commands=tuple(commands), models=())


LOST: dict[str, Callable[[Spec], Spec]] = {
    "Basis-Theory+docs": without_models,
    "Dwolla+v2-ach-api-docs": without_models,
    "Hostaway+api": without_models,
    "audiobookshelf+audiobookshelf-api-docs": without_models,
    "woocommerce+woocommerce-rest-api-docs": without_models,
}
"""What specs do not keep of the parts of docs that say something."""


@pytest.mark.parametrize("name", DOCUMENTS)
def test_docs_say_all_that_the_spec_says(name: str, tmp_path: Path) -> None:
    """Extracting them gives the same spec."""
    source = CORE / name / "source"
    index = source / "localizable" / "index.html.md"
    spec = extract(str(index if index.exists() else source), dialect="slate").spec
    assert spec is not None
    without = LOST.get(name, lambda kept: kept)
    assert content(without(extracted_again(spec, tmp_path, "slate"))) == content(without(spec))

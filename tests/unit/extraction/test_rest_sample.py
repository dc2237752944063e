"""What is read from the bundled sample of an HTTP API, compared with what a reader wrote down by hand."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from documents import ROOT
from slatebind.project.steps import extract
from slatebind.spec.model import Spec

TRUTH: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("rest_sample.yaml").read_text(encoding="utf-8"))
OPERATIONS: list[dict[str, Any]] = TRUTH["operations"]


@cache
def sample() -> Spec:
    """The spec of the sample."""
    spec = extract(str(ROOT / "sample" / "rest"), dialect="slate").spec
    assert spec is not None
    return spec


def test_requests() -> None:
    """Each request that the docs announce is an operation, in their order; mentions and examples are none."""
    found = [f"{command.method} {command.path}" for command in sample().commands]
    assert found == [entry["request"] for entry in OPERATIONS]
    assert [group.name for group in sample().groups] == TRUTH["groups"]
    assert len({command.name for command in sample().commands}) == len(OPERATIONS)

"""The location of the real documents that some tests read. They belong to their authors and are not committed."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CORPUS = Path(os.environ.get("SLATEBIND_CORPUS") or ROOT.parent / "shared" / "corpus")
SIDESCALE = CORPUS / "sidescale"
"""Revisions of one document, numbered; the other documents of the corpus are by other authors."""

needs_corpus = pytest.mark.skipif(
    not SIDESCALE.is_dir(), reason=f"the real documents are not in {CORPUS}; SLATEBIND_CORPUS names another folder"
)

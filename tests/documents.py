"""Where the real documents are that some tests read. They belong to their authors, and nothing of them is kept here."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CORPUS = Path(os.environ.get("SLATEBIND_CORPUS") or ROOT.parent / "shared" / "corpus")
SIDESCALE = CORPUS / "sidescale"
"""Revisions of one document, by their numbers; the others of the corpus are of other authors."""

needs_corpus = pytest.mark.skipif(
    not SIDESCALE.is_dir(), reason=f"the real documents are not in {CORPUS}; SLATEBIND_CORPUS names another folder"
)

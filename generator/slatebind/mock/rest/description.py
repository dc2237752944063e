"""What the server says of itself: the OpenAPI document of its docs."""

from functools import cached_property

from slatebind.project.steps import render
from slatebind.spec.codec import Loaded
from slatebind.spec.model import Spec
from slatebind.verify.exchanges import SELF_DESCRIPTION

DESCRIPTION_PATH = f"/{SELF_DESCRIPTION}"


class Description:
    """Renders the document when it is first asked for."""

    def __init__(self, documented: Spec) -> None:
        self._documented = documented

    @cached_property
    def document(self) -> bytes:
        """The document as JSON."""
        rendered = render(Loaded(spec=self._documented, positions={}, diagnostics=()), "openapi")
        return next(file.data for file in rendered.files or () if file.path == SELF_DESCRIPTION)

"""Sample calls in docs: curl, HTTPie and HTTP messages, as requests. Nothing is run; knows no document around them."""

from slatebind.extraction.requests.samples.forms import FormField, form_fields
from slatebind.extraction.requests.samples.reading import read_samples
from slatebind.extraction.requests.samples.sample import Sample

__all__ = ["FormField", "Sample", "form_fields", "read_samples"]

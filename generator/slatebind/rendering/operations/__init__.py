"""Commands as operations of HTTP: one for each method and path, for targets that distinguish them by nothing else.

Paths that differ only in the names of their variables are the same path, so that variables get the names of the first
one. Commands that share method and path are one operation with the parameters and responses of all of them.
"""

from slatebind.rendering.operations.builder import build_paths, merge_notes
from slatebind.rendering.operations.views import OperationParam, OperationView, PathView, Payload, Reply

__all__ = ["OperationParam", "OperationView", "PathView", "Payload", "Reply", "build_paths", "merge_notes"]

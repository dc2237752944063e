"""Marks commands that the docs call deprecated."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Type checkers know the module; it does not have to be installed.
    from typing_extensions import deprecated as deprecated
else:
    import functools
    import warnings

    def deprecated(message):
        """A decorator, as ``warnings.deprecated`` of Python 3.13: calls warn."""

        def decorate(function):
            @functools.wraps(function)
            def call(*arguments, **keywords):
                warnings.warn(message, DeprecationWarning, stacklevel=2)
                return function(*arguments, **keywords)

            call.__deprecated__ = message
            return call

        return decorate

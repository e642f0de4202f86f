"""The exceptions that cleantext raises on purpose."""

from __future__ import annotations


class UsageError(ValueError):
    """The caller asked for something that does not exist or cannot be read; one line, no traceback needed."""

"""The name under which scripts know the errors of segview."""

from segview.core.base.errors import UserError

__all__ = ["UserError"]

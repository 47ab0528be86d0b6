"""The public name of segview's errors for scripts."""

from segview.core.base.errors import UserError

__all__ = ["UserError"]

"""The tools that change a mask."""

from __future__ import annotations

from enum import StrEnum


class Tool(StrEnum):
    """The tools of the mouse on the mask."""

    NONE = ""
    BRUSH = "brush"
    ERASER = "eraser"
    LASSO = "lasso"
    REGION = "region"
    PART = "part"
    CLICK = "click"
    POLYGON = "polygon"
    BOX = "box"

    @property
    def has_size(self) -> bool:
        """Whether the tool has a visible size."""
        return self in (Tool.BRUSH, Tool.ERASER)

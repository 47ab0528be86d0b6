"""The appearance of the window, as chosen by the user."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from segview.core.base.frozen import Frozen

Theme = Literal["system", "dark", "light"]
TEXT_SIZES = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
"""Text sizes to choose from, as multiples of the system's size."""


class Appearance(Frozen):
    """Language, theme, text size, and saved layouts of the panes."""

    language: str = Field(default="", description="Code of the language; empty: that of the system")
    theme: Theme = Field(default="system", description="Dark or light; that of the system where not chosen")
    text_size: float = Field(default=1.0, ge=0.5, le=3, description="Of all texts, as a share of the system's")
    layouts: dict[str, str] = Field(default_factory=dict, description="Saved by name, each Qt's dock layout, base64")

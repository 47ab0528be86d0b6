"""The looks of the window itself: what the person who sits before it has chosen."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from segview.core.base.frozen import Frozen

Theme = Literal["system", "dark", "light"]
TEXT_SIZES = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
"""Sizes of all texts, as shares of the system's."""


class Appearance(Frozen):
    """Language and theme, size of the window's texts, and layouts of its panes."""

    language: str = Field(default="", description="Code of the language; empty: that of the system")
    theme: Theme = Field(default="system", description="Dark or light; that of the system where not chosen")
    text_size: float = Field(default=1.0, ge=0.5, le=3, description="Of all texts, as a share of the system's")
    layouts: dict[str, str] = Field(default_factory=dict, description="Saved by name, each Qt's dock layout, base64")

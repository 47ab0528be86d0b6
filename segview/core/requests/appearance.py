"""The looks of the window itself: what the person who sits before it has chosen."""

from __future__ import annotations

from pydantic import Field

from segview.core.base.frozen import Frozen


class Appearance(Frozen):
    """Language of the window."""

    language: str = Field(default="", description="Code of the language; empty: that of the system")

"""Values read from files."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value read from a file: immutable, and strict about unknown fields.

    Its validator is built at its first use: the start of a program needs few of them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

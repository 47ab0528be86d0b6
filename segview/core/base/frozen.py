"""Values read from files."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value read from a file: immutable, and strict about unknown fields.

    What checks it is made when it is first used: at the start of a program most kinds are not.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

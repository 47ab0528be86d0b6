"""The base class of values that are read from files."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value read from a file: immutable; unknown fields are errors.

    Its validator is built at its first use, because few of them are needed when the program starts.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

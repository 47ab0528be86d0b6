"""The provenance of a correction, under the old name that scripts outside this repository import."""

from segview.annotation.provenance import Provenance as Origin

__all__ = ["Origin"]

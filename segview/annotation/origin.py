"""The provenance of a correction, under the name that scripts outside this repository import it by."""

from segview.annotation.provenance import Provenance as Origin

__all__ = ["Origin"]

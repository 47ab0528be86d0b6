"""Names that a package needs to add a file format for masks; this module does not import torch."""

from segview.annotation.document import Document
from segview.annotation.formats import FORMATS
from segview.annotation.formats.format import Content, Format
from segview.annotation.imported import Imported
from segview.annotation.provenance import Provenance
from segview.core.base.errors import UserError

__all__ = ["Content", "Document", "Format", "Imported", "Provenance", "UserError", "register_format"]


def register_format(file_format: Format) -> None:
    """Add a file format for masks, under its own name.

    Raises:
        UserError: the name is in use already.
    """
    FORMATS.register(file_format.name, file_format)

"""The chunks of image files: a small file may have so many that reading them takes too long."""

from __future__ import annotations

from segview.core.base.errors import UserError

MOST_PIECES = 50_000


def check_pieces(kind: str, data: bytes) -> None:
    """Refuse a file with very many small chunks, which take longer to read than the pixels.

    Raises:
        UserError: there are more than ``MOST_PIECES`` before the pixels end.
    """
    step = {"PNG": _png_piece, "JPEG": _jpeg_piece}.get(kind)
    place, pieces = (8 if kind == "PNG" else 2), 0
    while step is not None and place + 4 <= len(data):
        length = step(data, place)
        if not length:
            return
        place, pieces = place + length, pieces + 1
        if pieces > MOST_PIECES:
            raise UserError(
                "The {kind} has more than {most_pieces:,} pieces. Save it again with another program.",
                kind=kind,
                most_pieces=MOST_PIECES,
            )


def _png_piece(data: bytes, place: int) -> int:
    return 12 + int.from_bytes(data[place : place + 4], "big")


def _jpeg_piece(data: bytes, place: int) -> int:
    """Return the length of a segment; 0 at the start of the pixels."""
    if data[place] != 0xFF or data[place + 1] in (0x00, 0xFF):
        return 1  # padding between two segments
    return 0 if data[place + 1] == 0xDA else 2 + int.from_bytes(data[place + 2 : place + 4], "big")

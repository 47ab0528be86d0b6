"""Tables in files, joined to images by file names."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.base.file_names import stem_of
from segview.core.base.registry import unknown_name
from segview.core.base.text_files import read_text

LIMIT = 200_000_000


def join_column(file: Path, column: str, images: Sequence[str]) -> tuple[str | None, ...]:
    """Return a column of a table for each image, joined by file names with or without ending; None if missing.

    The names of the images are in the column ``image``, or else in the first column.

    Raises:
        UserError: the table cannot be read, or has no such column.
    """
    header, rows = read_rows(file)
    if column not in header:
        raise unknown_name(f"column of {file}", column, header)
    place, names = header.index(column), header.index("image") if "image" in header else 0
    known = {Path(row[names]).name: row[place] for row in rows}
    several = Counter(map(stem_of, known))
    stems = {stem_of(name): value for name, value in known.items() if several[stem_of(name)] == 1}
    return tuple(known.get(Path(image).name) or stems.get(stem_of(image)) for image in images)


def joined_columns(file: Path, images: Sequence[str]) -> dict[str, tuple[float | str | None, ...]]:
    """Return every column of a table for each image, joined as in ``join_column``, as numbers if all values are.

    Raises:
        UserError: the table cannot be read, has no second column, or contains none of the images.
    """
    header, _ = read_rows(file)
    own = "image" if "image" in header else header[0]
    found = {name: join_column(file, name, images) for name in header if name and name != own}
    if not any(value is not None for values in found.values() for value in values):
        raise UserError(
            "{file} has no values for these images. Give a table with a heading, the names of the "
            "images in its first column or in one called image, and further columns.",
            file=file,
        )
    return {name: numbers(values) for name, values in found.items()}


def numbers(values: Sequence[str | None]) -> tuple[float | str | None, ...]:
    """Return texts as numbers if all of them are; empty texts become None."""
    try:
        return tuple(None if not value else float(value) for value in values)
    except ValueError:
        return tuple(value or None for value in values)


def read_rows(file: Path) -> tuple[list[str], list[list[str]]]:
    """Return header and rows of a table of comma-, semicolon- or tab-separated values; short rows are filled up.

    Raises:
        UserError: it cannot be read, or is empty.
    """
    try:
        text = read_text(file, LIMIT)
    except OSError as error:
        raise UserError("The table {file} cannot be read: {reason}.", file=file, reason=error.strerror) from error
    first = text.split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    try:
        header, *rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark) if any(row)]
    except (ValueError, csv.Error) as error:
        raise UserError(
            "The table {file} is empty or damaged. Give a heading and a line for each image.", file=file
        ) from error
    header = [name.strip() for name in header]
    return header, [[*row, *[""] * (len(header) - len(row))] for row in rows]

"""Tables of scores as CSV files, from segview and from other programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from segview.core.base.errors import UserError
from segview.core.base.file_names import stem_of
from segview.core.base.files import atomic_write
from segview.core.comparison.joining import read_rows
from segview.core.comparison.score_kinds import CHECK_KINDS, SCORE_KINDS
from segview.core.comparison.score_table import Numbers, ScoreTable

IMAGE = ("image", "file", "filename", "name", "case", "id", "subject")
VARIANT = ("variant", "model", "method", "network")


def as_csv(table: ScoreTable) -> str:
    """Return a table as CSV with a row for each image and variant: the scores, then the facts of the image."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("image", "variant", *table.scores, *table.facts))
    for row, image in enumerate(table.images):
        facts = [values[row] for values in table.facts.values()]
        for column, variant in enumerate(table.variants):
            values = [values[row, column] for values in table.scores.values()]
            if not all(np.isnan(values)):
                writer.writerow((image, variant, *map(_cell, values), *map(_cell, facts)))
    return text.getvalue()


def write_csv(path: Path, table: ScoreTable) -> None:
    """Write a table of scores as CSV, completely or not at all."""
    atomic_write(path, as_csv(table).encode(errors="backslashreplace"))


def read_tables(files: Sequence[Path]) -> ScoreTable:
    """Return the scores of one or several files as one table.

    A file has a row for each image and variant; a file without a column ``variant`` (or model, method, network) is that
    of one variant with the file's name. Columns of numbers are scores, others are facts of the images. Images are
    joined by their names; folder and ending are ignored if the names of a file's images stay unique.

    Raises:
        UserError: a file cannot be read or has no scores, or two rows have the same image and variant.
    """
    merged = _Merged()
    for file in files:
        merged.add(file)
    return merged.table()


_MERITS = {
    name.casefold() for name, kind in {**SCORE_KINDS, **CHECK_KINDS}.items() if kind.better != "neither"
}  # scores that measure quality; an area may also be a fact of the image


@dataclass
class _Merged:
    """The merged content of several files."""

    names: dict[str, str] = field(default_factory=dict)
    variants: dict[str, None] = field(default_factory=dict)
    cells: dict[tuple[str, str], dict[str, float]] = field(default_factory=dict)
    facts: dict[str, dict[str, float | str | None]] = field(default_factory=dict)

    def add(self, file: Path) -> None:
        header, rows = read_rows(file)
        image = next((header.index(name) for name in _those(header, IMAGE)), 0)
        variant = next((header.index(name) for name in _those(header, VARIANT)), None)
        numeric = [
            place
            for place in range(len(header))
            if place not in (image, variant) and all(_is_number(row[place]) for row in rows)
        ]
        unknown = [place for place in numeric if header[place].casefold() not in _MERITS]
        constant = self._constant(rows, unknown, image) if variant is not None else set[int]()
        scores = [place for place in numeric if place not in constant and any(row[place].strip() for row in rows)]
        if not scores:
            raise UserError("{file} has no column of numbers. Give a table with a score in each column.", file=file)
        keys = _keys([row[image] for row in rows])
        for row in rows:
            name = file.stem if variant is None else row[variant]
            cell = keys[row[image]], name
            if cell in self.cells:
                raise UserError(
                    "{file} has {row} with {name} a second time. Leave one of the two out.",
                    file=file,
                    row=row[image],
                    name=name,
                )
            self.names.setdefault(cell[0], row[image])
            self.variants[name] = None
            self.cells[cell] = {header[place]: _number(row[place]) for place in scores}
            others = set(range(len(header))) - {image, variant, *scores}
            self.facts.setdefault(cell[0], {}).update(
                {header[place]: _number(row[place]) if place in numeric else row[place] or None for place in others}
            )

    def table(self) -> ScoreTable:
        images, variants = list(self.names), list(self.variants)
        rows, columns = ({name: at for at, name in enumerate(names)} for names in (images, variants))
        scores: dict[str, Numbers] = {}
        for (image, variant), values in self.cells.items():
            for name, value in values.items():
                table = scores.setdefault(name, np.full((len(rows), len(columns)), np.nan))
                table[rows[image], columns[variant]] = value
        named = dict.fromkeys(name for facts in self.facts.values() for name in facts)
        facts = {name: tuple(self.facts[image].get(name) for image in images) for name in named}
        return ScoreTable(tuple(self.names.values()), tuple(variants), scores, facts=facts)

    def _constant(self, rows: Sequence[Sequence[str]], places: Iterable[int], image: int) -> set[int]:
        """Return the columns that are equal for all variants of an image, if some images have several variants.

        Known scores are not tested: two variants may have the same Dice on every image.
        """
        seen: dict[str, Sequence[str]] = {}
        same, several = set(places), False
        for row in rows:
            first = seen.setdefault(row[image], row)
            several = several or first is not row
            same = {place for place in same if first[place] == row[place]}
        return same if several else set()


def _those(header: Sequence[str], names: Sequence[str]) -> Iterable[str]:
    return (column for name in names for column in header if column.casefold() == name)


def _keys(images: Sequence[str]) -> dict[str, str]:
    """Return the keys by which images are joined: names without folder and ending, or whole names if not unique."""
    whole = dict.fromkeys(images)
    stems = {image: stem_of(image) for image in whole}
    return stems if len(set(stems.values())) == len(whole) else {image: image for image in whole}


def _is_number(text: str) -> bool:
    try:
        _number(text)
    except ValueError:
        return False
    return True


def _number(text: str) -> float:
    return float(text) if text.strip() and text.strip() not in ("–", "NA", "n/a") else float("nan")


def _cell(value: object) -> str:
    if value is None or value != value:
        return ""
    return f"{value:.6g}" if isinstance(value, float) else str(value)

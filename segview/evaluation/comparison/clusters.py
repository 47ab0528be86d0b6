"""Clusters of dependent images, such as the frames of a sequence or the images of a patient."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.base.files import is_file
from segview.core.comparison.joining import join_column
from segview.core.comparison.score_table import ScoreTable
from segview.evaluation.comparison.compare import Clusters


def clusters_in(table: ScoreTable, how: str) -> Clusters:
    """Return the cluster of each image of a table, by a fact of its images such as ``patient``, or by ``clusters_of``.

    Raises:
        UserError: the fact is unknown for an image, or as for ``clusters_of``.
    """
    values = table.facts.get(how)
    if values is None or how == "folder":
        return clusters_of(table.images, how)
    missing = [image for image, value in zip(table.images, values, strict=True) if value is None or value != value]
    if missing:
        raise UserError(
            "{column} is not known of {count} of {count2} images, for example {missing}. Give a table that has all.",
            column=how,
            count=len(missing),
            count2=len(values),
            missing=missing[0],
        )
    return Clusters(tuple(str(value) for value in values), plural(how))


def clusters_of(images: Sequence[str], how: str) -> Clusters:
    """Return the cluster of each image.

    Args:
        images: Files of the images.
        how: ``folder``; a regular expression that is searched in the file's name, whose first group (or the whole
            match) names the cluster; or ``FILE.csv:column``, a table joined by the file's name.

    Raises:
        UserError: the expression is wrong or does not match an image, the table cannot be read or lacks the column or
            an image.
    """
    if how == "folder":
        return Clusters(tuple(str(Path(image).parent) for image in images), "folders")
    file, colon, column = how.rpartition(":")
    if colon and is_file(Path(file)):
        found = join_column(Path(file), column, images)
        missing = [image for image, value in zip(images, found, strict=True) if not value]
        if missing:
            raise UserError(
                "{file} names no {column} for {count} of {count2} images, for example {missing}. Add them, "
                "or leave them out of the folder.",
                file=file,
                column=column,
                count=len(missing),
                count2=len(images),
                missing=missing[0],
            )
        return Clusters(tuple(str(value) for value in found), plural(column))
    return Clusters(_match_names(images, how), "clusters")


def plural(word: str) -> str:
    """Return an English plural, formed only by appending an s."""
    return word if word.endswith("s") else f"{word}s"


def _match_names(images: Sequence[str], pattern: str) -> tuple[str, ...]:
    try:
        expression = re.compile(pattern)
    except re.error as error:
        raise UserError(
            "'{pattern}' is neither 'folder', nor FILE.csv:column with a file that is there, nor a regular "
            "expression ({error}). Give one of them, for example '^(patient\\d+)_'.",
            pattern=pattern,
            error=error,
        ) from error
    found: list[str] = []
    for image in images:
        match = expression.search(Path(image).name)
        if match is None:
            raise UserError(
                "'{pattern}' does not match {image}. Give an expression that all images match.",
                pattern=pattern,
                image=Path(image).name,
            )
        found.append(next((group for group in match.groups() if group is not None), match[0]))
    return tuple(found)

"""Converting a correction to other classes: classes with the same name keep their pixels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from segview.annotation.document import Document
from segview.core.base.errors import UserError


def relabel(
    document: Document, classes: Sequence[str], colours: Sequence[str], renamed: Mapping[str, str] | None = None
) -> Document:
    """Return a correction in other classes, without its undo history.

    Args:
        document: The correction, which is not changed.
        classes: Names of the new classes by number, with a background.
        colours: Colours of the new classes, as ``#rrggbb``.
        renamed: New names of renamed classes, by their old names.

    Raises:
        UserError: the correction has pixels of a class that is not among the new ones.
    """
    provenance, new = document.provenance, dict(renamed or {})
    after = provenance.model_copy(update={"classes": tuple(classes), "colours": tuple(colours), "ignored": None})
    known = {classes[value].casefold(): value for value in after.things}
    alone = _alone(provenance.classes, classes)
    numbers = np.full(256, after.rest, np.uint8)
    for value in provenance.things:
        name = provenance.classes[value]
        found = 1 if alone else known.get(new.get(name, name).casefold())
        if found is not None:
            numbers[value] = found
        elif pixels := document.area(value):
            raise UserError(
                "This image has {pixels:,} pixels of '{name}', which is not among the labels. Add the label, or give "
                "these pixels another one first.",
                pixels=pixels,
                name=name,
            )
    made = Document(after, numbers[document.mask])
    made.began, made.gestures = numbers[document.began], document.gestures
    return made


def can_be_relabelled(document: Document, classes: Sequence[str]) -> bool:
    """Say whether all classes that a correction marks are among other classes."""
    names = {name.casefold() for name in classes}
    provenance = document.provenance
    return _alone(provenance.classes, classes) or all(
        provenance.classes[value].casefold() in names or not document.area(value) for value in provenance.things
    )


def _alone(before: Sequence[str], after: Sequence[str]) -> bool:
    """Say whether both have a single class besides the background; then its name may differ."""
    return len(before) == len(after) == 2

"""What other programs said of the images that are opened: folders of predictions become rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure
from segview.core.variants.spec import Variant


def predictions_on(folder: Path, images: Sequence[Path]) -> tuple[Variant, str] | None:
    """Return the predictions on images that a folder holds, and in words which of both lack a partner; else None.

    Raises:
        UserError: it may not be read, or holds predictions that cannot be.
    """
    from segview.data.predictions.folder import belongs
    from segview.inference.variants.predictions import predictions_variant, without_partner

    if not belongs(folder, images):
        return None
    variant = predictions_variant(folder)
    return variant, without_partner(variant, images)


def predictions_beside(folder: Path, images: Sequence[Path]) -> tuple[Variant, ...]:
    """Return the predictions that lie beside a folder of images; those that cannot be read are left out."""
    from segview.data.predictions.folder import belongs, folders_beside
    from segview.inference.variants.predictions import predictions_variant

    found: list[Variant] = []
    for place in dict.fromkeys((folder, *(image.parent for image in images[:1]))):
        for path in folders_beside(place):
            known = path in (one.folder for one in found)
            made = None if known or not belongs(path, images) else attempt(path, partial(predictions_variant, path))
            if made is not None and not isinstance(made, Failure):
                found.append(made)
    return tuple(found)

"""Tasks on the work of other programs: their networks, and folders of their predictions, become rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from segview.core.base.places import imported_folder
from segview.core.base.text import Text
from segview.core.base.trust import ConsentNeeded
from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure
from segview.core.variants.spec import Variant


@dataclass(frozen=True)
class Consent:
    """Code that is run only once the user has agreed.

    Attributes:
        source: The file.
        fingerprint: SHA-256 of the code.
        sentence: What it is, and what running it means.
    """

    source: Path
    fingerprint: str
    sentence: str


@dataclass(frozen=True)
class FoundNetwork:
    """The network of a path, what was assumed of it, in a sentence, or the consent that is missing."""

    variant: Variant | None = None
    note: str = ""
    consent: Consent | None = None


def network_at(path: Path) -> FoundNetwork | None:
    """Return the network of another program that lies at a path, kept among the imported; None where there is none.

    Raises:
        UserError: it cannot be opened.
    """
    from segview.inference.variants.signs import may_be_network

    if not may_be_network(str(path)):
        return None
    from segview.inference.variants.finding import recognised
    from segview.inference.variants.keeping import kept_under_free_name
    from segview.networks.adapters.sources import source_of

    if not source_of(str(path)):
        return None
    try:
        variant, assumed = recognised(str(path))
    except ConsentNeeded as needed:
        return FoundNetwork(consent=Consent(path, needed.fingerprint, str(needed)))
    made = kept_under_free_name(variant, imported_folder())
    said = Text(
        "Of {made}, nothing says {assumed}. It is opened with these; segview open sets them.",
        made=made.name,
        assumed=", nor ".join(assumed),
    )
    return FoundNetwork(made, said if assumed else "")


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

"""Tasks on the work of other programs: their networks, and folders of their predictions, become rows."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path
from typing import ClassVar

from segview.core.base.places import imported_folder
from segview.core.base.trust import ConsentNeeded
from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure
from segview.core.variants.spec import Variant
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task


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
class Description:
    """The user's description of a network of another program; what is left empty is recognised or assumed.

    Attributes:
        classes: Names, the background first where there is one.
        input_size: Rows and columns that it was trained at.
        mean: Of each channel, of values in 0 to 1; likewise ``std``.
        activation: The last one of the network: ``none``, ``sigmoid``, ``softmax`` or ``labels``.
        output: The one of several outputs that counts: its name, or its number from 1.
    """

    classes: tuple[str, ...] = ()
    input_size: tuple[int, int] | None = None
    mean: tuple[float, ...] | None = None
    std: tuple[float, ...] | None = None
    activation: str = ""
    output: str = ""


@dataclass(frozen=True)
class Draft:
    """A network of another program of which something is assumed, before it becomes a row.

    Attributes:
        source: The file or folder.
        variant: The row that it would be.
        assumed: What nothing says, in words.
    """

    source: Path
    variant: Variant
    assumed: tuple[str, ...] = ()


@dataclass(frozen=True)
class FoundNetwork:
    """The network of a path, one that is to be described first, or the consent that is missing."""

    variant: Variant | None = None
    draft: Draft | None = None
    consent: Consent | None = None


@dataclass(frozen=True)
class DescribeNetwork(Task[Draft]):
    """Recognise a network of another program anew, with what the user says of it.

    Attributes:
        source: The file or folder.
        description: What the user says.
        keep: Whether it becomes a row, and is kept among the imported; else it is tried alone.
    """

    lane: ClassVar[Lane] = Lane.FILES

    source: Path
    description: Description
    keep: bool = False


def describe_network(task: DescribeNetwork, services: Services) -> Generator[Draft]:
    """Yield what the network is then."""
    from segview.inference.variants.finding import foreign_variant
    from segview.inference.variants.keeping import keep_under_free_name
    from segview.networks.adapters.adapter import Choices

    given = {field.name: getattr(task.description, field.name) for field in fields(task.description)}
    variant, assumed = foreign_variant(str(task.source), Choices(**given))
    made = keep_under_free_name(variant, imported_folder()) if task.keep else variant
    yield Draft(task.source, made, assumed)


def network_at(path: Path) -> FoundNetwork | None:
    """Return the network of another program that lies at a path; None where there is none.

    One of which nothing is assumed is kept among the imported.

    Raises:
        UserError: it cannot be opened.
    """
    from segview.inference.variants.signs import may_be_network

    if not may_be_network(str(path)):
        return None
    from segview.inference.variants.finding import foreign_variant
    from segview.inference.variants.keeping import keep_under_free_name
    from segview.networks.adapters.sources import source_of

    if not source_of(str(path)):
        return None
    try:
        variant, assumed = foreign_variant(str(path))
    except ConsentNeeded as needed:
        return FoundNetwork(consent=Consent(path, needed.fingerprint, str(needed)))
    if assumed:
        return FoundNetwork(draft=Draft(path, variant, assumed))
    return FoundNetwork(keep_under_free_name(variant, imported_folder()))


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

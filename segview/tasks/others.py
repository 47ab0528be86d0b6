"""Tasks that add networks of other programs, and folders of their predictions, as variants."""

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
    """Code that runs only after the user agrees.

    Attributes:
        source: The file.
        fingerprint: SHA-256 of the code.
        sentence: Description of the code, and of the consequences of running it.
    """

    source: Path
    fingerprint: str
    sentence: str


@dataclass(frozen=True)
class Description:
    """The user's description of a network of another program; empty fields are detected or assumed.

    Attributes:
        classes: Names of the classes; the background, if there is one, comes first.
        input_size: Rows and columns of the images that it was trained on.
        mean: Mean of each channel, for pixel values in 0 to 1; likewise ``std``.
        activation: Last activation of the network: ``none``, ``sigmoid``, ``softmax`` or ``labels``.
        output: The output to use if the network has several: its name, or its number from 1.
        weights: The file of the weights, if it is separate.
    """

    classes: tuple[str, ...] = ()
    input_size: tuple[int, int] | None = None
    mean: tuple[float, ...] | None = None
    std: tuple[float, ...] | None = None
    activation: str = ""
    output: str = ""
    weights: Path | None = None


@dataclass(frozen=True)
class Draft:
    """A network of another program with assumed properties, before the user confirms it as a variant.

    Attributes:
        source: The file or folder.
        variant: The variant that it would become.
        assumed: Properties that were assumed because no file states them, in words.
    """

    source: Path
    variant: Variant
    assumed: tuple[str, ...] = ()


@dataclass(frozen=True)
class FoundNetwork:
    """The network at a path, a draft that the user must describe first, or a consent that is missing."""

    variant: Variant | None = None
    draft: Draft | None = None
    consent: Consent | None = None


@dataclass(frozen=True)
class DescribeNetwork(Task[Draft]):
    """Detect a network of another program again, with a description by the user.

    Attributes:
        source: The file or folder.
        description: The user's description.
        keep: Whether it is saved among the imported variants; else it is only tried.
    """

    lane: ClassVar[Lane] = Lane.FILES

    source: Path
    description: Description
    keep: bool = False


def describe_network(task: DescribeNetwork, services: Services) -> Generator[Draft]:
    """Yield the network by this description."""
    from segview.inference.variants.finding import foreign_variant
    from segview.inference.variants.keeping import keep_under_free_name
    from segview.networks.adapters.adapter import Choices

    given = {field.name: getattr(task.description, field.name) for field in fields(task.description)}
    variant, assumed = foreign_variant(str(task.source), Choices(**given))
    made = keep_under_free_name(variant, imported_folder()) if task.keep else variant
    yield Draft(task.source, made, assumed)


def network_at(path: Path) -> FoundNetwork | None:
    """Return the network of another program at a path, or None if there is none.

    If nothing had to be assumed, the network is saved among the imported variants.

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
    """Return a folder's predictions on images, and a note on those without a counterpart; None if there are none.

    Raises:
        UserError: the folder or its predictions cannot be read.
    """
    from segview.data.predictions.folder import belongs
    from segview.inference.variants.predictions import predictions_variant, without_partner

    if not belongs(folder, images):
        return None
    variant = predictions_variant(folder)
    return variant, without_partner(variant, images)


def predictions_beside(folder: Path, images: Sequence[Path]) -> tuple[Variant, ...]:
    """Return the predictions in folders beside a folder of images; unreadable ones are left out."""
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

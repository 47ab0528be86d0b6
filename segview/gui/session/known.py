"""All known results for an image; the missing requests follow from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from segview.gui.altering.altering import Altering
from segview.gui.session.answers import Answers
from segview.gui.session.current_image import CurrentImage
from segview.gui.session.on_demand import Inspection
from segview.gui.session.result_cache import ResultCache


@dataclass(frozen=True, kw_only=True)
class KnownResults:
    """The caches, and the results for the current image.

    Attributes:
        cache: The results for all images.
        image: The current image.
        answers: The predictions on it.
        inspection: The maps that are computed on demand.
        altering: The edits of the image.
        threshold: Returns the current threshold.
    """

    cache: ResultCache
    image: CurrentImage
    answers: Answers
    inspection: Inspection
    altering: Altering
    threshold: Callable[[], float]

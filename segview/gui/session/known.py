"""Everything that is known of an image, from which the missing requests follow."""

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
    """The caches, and what is known of the image that is shown.

    Attributes:
        cache: What is known of every image.
        image: The image that is shown.
        answers: The predictions on it.
        inspection: The maps that are computed on demand.
        altering: The edits of the image.
        threshold: Returns the threshold at which it is looked at.
    """

    cache: ResultCache
    image: CurrentImage
    answers: Answers
    inspection: Inspection
    altering: Altering
    threshold: Callable[[], float]

"""The task that finds pixels in the image or in the mask under correction."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from segview.annotation.gestures import MaskPatch, covering
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task


@dataclass(frozen=True, eq=False)
class Find(Task[tuple[MaskPatch, ...]]):
    """Find pixels in the image or in the mask under correction; the answer is the patches that set their class.

    Attributes:
        what: ``region``, ``part``, or the name of a refinement.
        mask: A copy of the mask.
        image: Rows × columns × 3; used for a region only.
        place: Row and column of the clicked pixel, for a region and a part.
        tolerance: Colour tolerance of a region.
        value: The class of the found pixels.
        rest: The class of pixels that are erased.
        erase: Whether the found pixels are erased.
    """

    lane: ClassVar[Lane] = Lane.FINDING
    of_image: ClassVar[bool] = True

    what: str
    mask: NDArray[np.uint8]
    image: NDArray[np.uint8] | None = None
    place: tuple[int, int] = (0, 0)
    tolerance: float = 0.0
    value: int = 1
    rest: int = 0
    erase: bool = False


def find_by_tool(task: Find, services: Services) -> Generator[tuple[MaskPatch, ...]]:
    """Yield the patches that set the class of the found pixels."""
    from segview.annotation import region_tools as finding

    mask, value, place = task.mask, task.value, task.place
    own = mask == value
    if task.what == "region" and task.image is not None:
        wanted = finding.region(task.image, *place, tolerance=task.tolerance)
        wanted = own & ~wanted if task.erase else own | wanted
    elif task.what == "part":
        part = finding.component(own, *place)
        inside = bool(own[place])
        # Erase only inside the class, and add only outside it: otherwise a click could fill the whole background.
        wanted = own & ~part if task.erase and inside else own | part if not task.erase and not inside else own
    else:
        wanted = finding.REFINEMENTS[task.what](own)
    yield tuple(covering(mask, wanted, value, rest=task.rest))

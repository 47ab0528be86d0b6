"""Predictions for scripts and notebooks."""

from __future__ import annotations

import html
import io
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from segview.api.images import ImageLike, open_in_memory
from segview.api.variants import load, predictor, scales_of
from segview.core.answers.columns import check_named
from segview.core.answers.prediction import Prediction
from segview.core.base.errors import UserError
from segview.core.base.file_names import stem_of
from segview.core.base.file_set import write_together
from segview.core.base.files import exists, resolve_path
from segview.core.images.image import OpenedImage
from segview.core.maps.maps import Chart, Map
from segview.core.requests.request import Backend, Merge, Request, validate_threshold
from segview.core.requests.settings import ViewSettings
from segview.core.variants.spec import Variant

if TYPE_CHECKING:
    from PIL.Image import Image
    from torch import nn

FIGURE_MAPS = ("probability/*", "uncertainty", "*/spatial")


@dataclass(frozen=True, eq=False)
class ImagePrediction:
    """A variant's prediction on one image.

    Attributes:
        variant: The variant.
        image: Rows × columns × 3, uint8.
        maps: All maps by name: probabilities, uncertainty, attention gates, scales. A map's ``array()`` returns its
            numbers, rows × columns, float32; ``span`` is the range of possible values.
        charts: Numbers without a position in the image, such as channel attention.
    """

    variant: Variant
    image: NDArray[np.uint8] = field(repr=False)
    _opened: OpenedImage = field(repr=False)
    _prediction: Prediction = field(repr=False)

    @property
    def maps(self) -> Mapping[str, Map]:
        """The maps by name."""
        return self._prediction.maps

    @property
    def charts(self) -> Mapping[str, Chart]:
        """The charts by name."""
        return self._prediction.charts

    @property
    def changes(self) -> tuple[str, ...]:
        """The possible ablations, each a value of the parameter ``change`` of ``load``."""
        return self._prediction.changes

    def mask(self, threshold: float | None = None) -> NDArray[np.uint8]:
        """Return class indices at the image's size, rows × columns, uint8; 0 and 1 if there are two classes.

        Args:
            threshold: Threshold of the target's probability; by default the variant's own.

        Raises:
            UserError: the threshold is not between 0 and 1.
        """
        from segview.inference.rendering.export import mask_of

        return mask_of(self._prediction, validate_threshold(threshold) or self._prediction.threshold)

    def probability(self, name: str | None = None) -> NDArray[np.float32]:
        """Return the probability of a class in 0 to 1, rows × columns, float32.

        Args:
            name: The class; by default the last one, which is the target if there are two classes.

        Raises:
            UserError: there is no such class.
        """
        classes = self.variant.classes
        wanted = classes[-1] if name is None else name
        found = self.maps.get(f"probability/{wanted}")
        if found is None and len(classes) == 2 and wanted == classes[0]:
            return 1 - self.probability()
        if found is None:
            raise UserError(
                "There is no class '{wanted}'. Choose one of {classes}.", wanted=wanted, classes=", ".join(classes)
            )
        return found.array()

    def figure(self, maps: str | Sequence[str] = FIGURE_MAPS, *, width: int = 260) -> Image:
        """Return the image with the mask's outline, and maps beside it, as a PIL image.

        Args:
            maps: One or several names, where ``*`` is any text.
            width: Width of each panel, in pixels.

        Raises:
            UserError: there is no map of such a name.
        """
        from segview.inference.rendering.figure import wall_figure
        from segview.inference.rendering.panels import Row

        threshold, wanted = self._prediction.threshold, (maps,) if isinstance(maps, str) else tuple(maps)
        if wanted != FIGURE_MAPS:
            check_named(wanted, [self._prediction])
        view = ViewSettings().model_copy(update={"maps": wanted})
        return wall_figure(self._opened, [Row(self.variant.name, self._prediction, threshold)], view, width=width)

    def save(self, folder: str | Path, name: str = "") -> tuple[Path, ...]:
        """Write the mask as PNG and every map as ``.npz``, and return the files.

        Args:
            folder: Created if it does not exist. It must not be the folder of the image.
            name: Beginning of the file names; by default that of the image's file.

        Raises:
            UserError: the folder contains the image, or a file exists already or cannot be written.
        """
        from segview.inference.rendering.export import mask_file, result_name, writable_folder
        from segview.inference.rendering.maps_file import maps_file

        place = Path(folder)
        if self._opened.path.name and resolve_path(place) == resolve_path(self._opened.path).parent:
            raise UserError("{place} holds the image. Save into a folder of its own.", place=place)
        stem = result_name(name or stem_of(self._opened.path) or "image", self.variant.name)
        mask, maps = place / f"{stem}.mask.png", place / f"{stem}.maps.npz"
        writable_folder(place)
        taken = [path for path in (mask, maps) if exists(path)]
        if taken:
            raise UserError("{taken} is there already. Give another folder or name.", taken=taken[0])
        pixels = mask_file(self._prediction, self._prediction.threshold)
        write_together({maps: maps_file(self._prediction), mask: pixels})
        return mask, maps

    def __repr__(self) -> str:
        rows, columns = self._prediction.size
        share = float(np.mean(self.mask() != 0))
        scales = ", ".join(f"{scale:g}" for scale in self._prediction.scales_done)
        found = f"mask {share:.1%}, {len(self.maps)} maps, scales {scales}"
        return f"<prediction of {self.variant.name}: {columns} × {rows}, {found}>"

    def _repr_html_(self) -> str:
        content = io.BytesIO()
        self.figure().save(content, format="PNG")
        encoded = b64encode(content.getvalue()).decode()
        return f'<img alt="{html.escape(repr(self))}" src="data:image/png;base64,{encoded}">'


def predict(
    image: ImageLike,
    variant: str | Path | nn.Module | Variant,
    *,
    scales: float | Sequence[float] | None = None,
    merge: Merge = "average",
    flip: bool = False,
    device: str = "auto",
    backend: Backend = "torch",
) -> ImagePrediction:
    """Return a variant's prediction on an image.

    Args:
        image: A path, an array rows × columns × 3 (or rows × columns) of uint8, or a PIL image.
        variant: As for ``load``, or a result of ``load``.
        scales: One or several multiples of the network's input size; by default those that the variant was trained for.
        merge: Rule that merges the scales: ``average`` or ``max``.
        flip: Whether each scale is also predicted on the mirrored image.
        device: ``auto``, ``cpu``, ``cuda`` or ``cuda:N``.
        backend: Backend on the CPU: ``torch``, the reference; ``onnxruntime``, which takes half the time after its
            graphs have been built in the background; or ``auto`` for ``onnxruntime`` if it is installed.

    Raises:
        UserError: the image or the variant cannot be read, or an argument is out of range.

    Example:
        >>> import numpy as np, segview
        >>> image = np.zeros((64, 96, 3), np.uint8)
        >>> prediction = segview.predict(image, "unet-mobilenet_v2-b", scales=(1.0,))
        >>> prediction.mask().shape, prediction.maps["uncertainty"].array().shape
        ((64, 96), (64, 96))
    """
    one = load(variant)
    opened = open_in_memory(image)
    own = one.config.scales_for(scales_of(scales))
    request = Request(opened.path, one.folder, own, merge=merge, flip=flip, device=device, backend=backend)
    *_, found = predictor().predict(request, opened.levels[0])
    return ImagePrediction(one, opened.levels[0], opened, found)


def read_image(path: str | Path) -> NDArray[np.uint8]:
    """Return an image of any kind that segview opens, upright, as rows × columns × 3, uint8, RGB.

    ``film#00012.mp4`` names frame 12 of a film; likewise for frames of DICOM instances and pages of TIFF files.

    Raises:
        UserError: it cannot be read; the message says why and what to do.

    Example:
        >>> import segview
        >>> segview.read_image("image.png").shape
        (48, 64, 3)
    """
    from segview.data.images import read_pixels

    return read_pixels(Path(path))


def read_maps(path: str | Path) -> dict[str, Map]:
    """Return the maps of a ``.maps.npz`` that ``predict`` or ``save`` wrote, by name.

    Raises:
        UserError: it cannot be read, or is not a file of maps.

    Example:
        >>> import segview
        >>> mask, maps = segview.predict("image.png", "unet-mobilenet_v2-b").save("saved")
        >>> segview.read_maps(maps)["uncertainty"].array().shape
        (48, 64)
    """
    from segview.inference.rendering.maps_file import read_maps as read

    return read(Path(path))

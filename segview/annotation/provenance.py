"""The provenance of a correction: the image, the classes and the variant."""

from __future__ import annotations

from collections.abc import Iterable
from math import floor
from pathlib import Path
from typing import Any

from pydantic import SerializerFunctionWrapHandler, model_serializer

from segview.core.base.errors import UserError
from segview.core.base.frozen import Frozen
from segview.core.base.provenance import now
from segview.core.images.identity import ImageIdentity, ImageSource, Sighting
from segview.core.variants.classes import BACKGROUND, IGNORED, Colour, background_of

UNLABELLED = "unlabelled"
"""Name of pixels of no class, where no class is the background."""


_OPTIONAL = ("colours", "ignored", "identity", "source", "carried_from", "interpolated")


class Provenance(Frozen):
    """The provenance of a correction.

    Attributes:
        image: The image's file.
        size: Rows and columns.
        classes: Class names, by their numbers in the mask from 0.
        variant: Name of the variant of the initial mask, or "" for an empty initial mask.
        weights_sha256: SHA-256 of that variant's weights.
        threshold: Threshold of that variant's mask.
        scales: Scales at which that variant saw the image.
        begun: Time of the start, in local time with its offset.
        colours: Colours of the classes, if the variant has its own.
        ignored: Value of ignored pixels in mask files, if the variant's data have one.
        identity: Identity of the image; None in corrections of versions without image identities.
        source: State of the image's file when the image was decoded.
        carried_from: Name of the film frame from which the mask was carried, or None.
        interpolated: Names of the two corrected film frames between which the mask was interpolated, or None.
    """

    image: str
    size: tuple[int, int]
    classes: tuple[str, ...] = (BACKGROUND, "target")
    variant: str = ""
    weights_sha256: str = ""
    threshold: float | None = None
    scales: tuple[float, ...] = ()
    begun: str = ""
    colours: tuple[Colour, ...] = ()
    ignored: int | None = None
    identity: ImageIdentity | None = None
    source: ImageSource | None = None
    carried_from: str | None = None
    interpolated: tuple[str, str] | None = None

    @model_serializer(mode="wrap")
    def _without_nothing(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out optional fields without a value, because older versions do not know them."""
        needless = {name for name in _OPTIONAL if getattr(self, name) in ((), None)}
        return {name: value for name, value in write(self).items() if name not in needless}

    @classmethod
    def now(cls, image: Path, size: tuple[int, int], **fields: object) -> Provenance:
        """Return the provenance of a correction that begins now."""
        return cls.model_validate({"image": str(image), "size": size, "begun": now(), **fields})

    @property
    def sighting(self) -> Sighting | None:
        """The image with its path, or None if its identity is not known."""
        return self.identity and Sighting(image=self.image, identity=self.identity, source=self.source)

    def at(self, sighting: Sighting) -> Provenance:
        """Return a copy with the present path, identity and file state of the image."""
        place = {"image": sighting.image, "identity": sighting.identity, "source": sighting.source}
        return self.model_copy(update=place)

    @property
    def rest(self) -> int:
        """The value of pixels of no class: that of the background, or ``IGNORED`` if there is no background."""
        background = background_of(self.classes)
        return IGNORED if background is None else background

    @property
    def things(self) -> tuple[int, ...]:
        """The indices of all classes except background."""
        return tuple(index for index in range(len(self.classes)) if index != self.rest)

    @property
    def rest_in_files(self) -> int:
        """The value of pixels of no class in files: ``ignored``, if set, instead of ``IGNORED``."""
        if self.rest != IGNORED or self.ignored is None or self.ignored < len(self.classes):
            return self.rest
        return self.ignored

    @property
    def rest_name(self) -> str:
        """The name for pixels of no class."""
        return UNLABELLED if self.rest == IGNORED else self.classes[self.rest]

    def value_of(self, name: str, others: Iterable[str]) -> int:
        """Return the index of a class; with a single class both here and in ``others``, its name may differ.

        Raises:
            UserError: there is no such class.
        """
        if name in self.classes:
            return self.classes.index(name)
        if len(self.classes) == 2 and len(set(others)) == 1:
            return 1
        known = ", ".join(self.classes[index] for index in self.things)
        raise UserError(
            "It has the class '{name}'; here there are {known}. Rename it in the file.", name=name, known=known
        )

    def pixel(self, point: tuple[float, float]) -> tuple[int, int] | None:
        """Return the row and column of the pixel that contains a point, or None outside the image."""
        row, column = floor(point[0]), floor(point[1])
        rows, columns = self.size
        return (row, column) if 0 <= row < rows and 0 <= column < columns else None

    def check_file(self) -> None:
        """Check that the image's file still has the content that was decoded, if that is known.

        Raises:
            UserError: the file was replaced or changed.
        """
        path = Path(self.image)
        if self.source is not None and not self.source.still_lies_under(path):
            raise UserError(
                "{path} was replaced or changed since the mask was made on it, and its data may be of "
                "another patient. Put the file back, or export in another format.",
                path=path,
            )

    def check_size(self, size: tuple[int, int]) -> None:
        """Compare a mask's rows and columns with those of the image.

        Raises:
            UserError: they differ.
        """
        if tuple(size) != self.size:
            (rows, columns), (own_rows, own_columns) = size, self.size
            raise UserError(
                "It is {columns} × {rows} pixels, the image {own_columns} × {own_rows}: it belongs to another.",
                columns=columns,
                rows=rows,
                own_columns=own_columns,
                own_rows=own_rows,
            )

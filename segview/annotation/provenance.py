"""The start of a correction: the image, the classes and the variant."""

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
    """The start of a correction.

    Attributes:
        image: The image's file.
        size: Rows and columns.
        classes: Class names, by their numbers in the mask from 0.
        variant: Name of the variant whose mask it was, or empty for an empty mask; so are the next two.
        weights_sha256: Of that variant.
        threshold: Of the probability.
        scales: At which the variant saw the image.
        begun: When, in local time with its offset.
        colours: Of the classes, where the variant brings its own.
        ignored: Number in files of masks of pixels that count for nothing, where its data have one.
        identity: Of the image; None in corrections of versions that knew paths alone.
        source: The image's file as it was when the image was decoded.
        carried_from: Name of the frame of a film that the mask was corrected on, where it was carried from there.
        interpolated: Names of the two corrected frames of a film that the mask was interpolated between.
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
        """Leave out what a target and its background do not need: other versions do not know of it."""
        needless = {name for name in _OPTIONAL if getattr(self, name) in ((), None)}
        return {name: value for name, value in write(self).items() if name not in needless}

    @classmethod
    def now(cls, image: Path, size: tuple[int, int], **fields: object) -> Provenance:
        """Return the origin of a correction that begins now."""
        return cls.model_validate({"image": str(image), "size": size, "begun": now(), **fields})

    @property
    def sighting(self) -> Sighting | None:
        """The image in its place, or None where it is not known which it is."""
        return self.identity and Sighting(image=self.image, identity=self.identity, source=self.source)

    def at(self, sighting: Sighting) -> Provenance:
        """Return the origin with the image where it lies now."""
        place = {"image": sighting.image, "identity": sighting.identity, "source": sighting.source}
        return self.model_copy(update=place)

    @property
    def rest(self) -> int:
        """The number of what belongs to no thing: the background's, or ``IGNORED`` where each class is a thing."""
        background = background_of(self.classes)
        return IGNORED if background is None else background

    @property
    def things(self) -> tuple[int, ...]:
        """The indices of all classes but the background."""
        return tuple(index for index in range(len(self.classes)) if index != self.rest)

    @property
    def rest_in_files(self) -> int:
        """The number that stands in files for what belongs to no thing: ``ignored`` in place of ``IGNORED``."""
        if self.rest != IGNORED or self.ignored is None or self.ignored < len(self.classes):
            return self.rest
        return self.ignored

    @property
    def rest_name(self) -> str:
        """The name of pixels that belong to no thing."""
        return UNLABELLED if self.rest == IGNORED else self.classes[self.rest]

    def value_of(self, name: str, others: Iterable[str]) -> int:
        """Return the index of a class; where there is but one here and among others, it may be called otherwise.

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
        """Return the row and column of the pixel that a point lies in, or None outside the image."""
        row, column = floor(point[0]), floor(point[1])
        rows, columns = self.size
        return (row, column) if 0 <= row < rows and 0 <= column < columns else None

    def check_file(self) -> None:
        """See that the image's file still has the content that the image was decoded from, as far as that is known.

        Raises:
            UserError: it has not.
        """
        path = Path(self.image)
        if self.source is not None and not self.source.still_lies_under(path):
            raise UserError(
                "{path} was replaced or changed since the mask was made on it, and what it says of itself "
                "may be another patient's. Put the file back, or export in another format.",
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

"""Masks in NIfTI, as nnU-Net, 3D Slicer and ITK-SNAP write them: a slice for a frame, or one slice for an image."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from segview.annotation.formats.format import Content, Format
from segview.annotation.formats.image_doubts import inversion_doubts
from segview.annotation.formats.png import mask_in
from segview.annotation.imported import Imported
from segview.annotation.provenance import Provenance
from segview.core.base.errors import UserError
from segview.core.base.text import Text
from segview.core.images.frames import file_and_number
from segview.core.images.nifti import NIFTI_ENDINGS, is_nifti, volume_in


def read(content: Content, provenance: Provenance) -> Imported:
    """Return the mask of a slice: the only one, or for a frame the one with its number, about which there is a doubt.

    Raises:
        UserError: it is damaged, has another size or unknown classes, or it is unclear which slice is the image's.
    """
    file, number = file_and_number(Path(provenance.image))
    try:
        volume = volume_in(content.data, content.name)
        if volume.slices > 1 and file == Path(provenance.image):
            raise UserError("It has {slices} slices, and the image is no frame. Save one slice.", slices=volume.slices)
        values = volume.turned_to(volume.labels(number if volume.slices > 1 else 1), provenance.size)
    except (UserError, MemoryError):
        raise
    except Exception as error:  # damaged files make the library raise all kinds
        raise UserError(
            "The {kind} is damaged or of a rare kind ({kind2}).", kind="NIfTI", kind2=type(error).__name__
        ) from error
    provenance.check_size((values.shape[0], values.shape[1]))
    image = Image.fromarray(values)
    mask, notes = mask_in(image, provenance, lossy=False)
    doubts = inversion_doubts(image, mask, provenance)
    if volume.slices > 1:
        doubts.append(
            Text(
                "It has {slices} slices, of which number {number} would be taken, as this is frame {number}.",
                slices=volume.slices,
                number=number,
            )
        )
    return Imported(mask, tuple(notes), tuple(doubts))


FORMAT = Format(
    name="nifti",
    title=Text("NIfTI mask"),
    endings=NIFTI_ENDINGS,
    is_one=lambda content: is_nifti(content.name),
    read=read,
)

"""The reader and writer of PNG masks; JPEG, BMP, TIFF, WebP, GIF and PPM are also read."""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo

from segview.annotation.document import Document, Mask
from segview.annotation.formats.format import Content, Format
from segview.annotation.formats.image_doubts import (
    DISCLAIMER,
    colour_doubts,
    inversion_doubts,
    page_doubts,
    photograph_doubts,
)
from segview.annotation.formats.image_files import is_lossy, open_image, shown_size
from segview.annotation.formats.pieces import check_pieces
from segview.annotation.formats.pixel_values import are_beside_void, greys, values_in
from segview.annotation.imported import Imported
from segview.annotation.provenance import Provenance
from segview.core.base.errors import UserError
from segview.core.base.provenance import NOTICE
from segview.core.base.text import Text
from segview.core.images.tiff import means_truth_values
from segview.core.maps.palette import class_colour
from segview.core.variants.classes import IGNORED

_BEGINNINGS = {
    b"\x89PNG": "PNG",
    b"\xff\xd8": "JPEG",
    b"BM": "BMP",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"II+\0": "TIFF",
    b"MM\0+": "TIFF",
    **{b"P%d" % number + blank: "PPM" for number in range(1, 7) for blank in (b"\n", b" ", b"\r", b"\t")},
    b"RIFF": "WEBP",
    b"GIF8": "GIF",
}
_VOID = 255

_PHOTOMETRIC, _SOFTWARE = 262, 305


def write(document: Document) -> bytes:
    """Return a PNG: 0 and 255 for one target, else class indices with a palette in which the background is black."""
    content, provenance = io.BytesIO(), document.provenance
    if len(provenance.classes) == 2:
        image = Image.fromarray((document.mask != 0).astype(np.uint8) * np.uint8(255))
    else:
        nothing = provenance.rest_in_files
        image = Image.fromarray(np.where(document.mask == provenance.rest, np.uint8(nothing), document.mask))
        colours = [class_colour(index, provenance.colours) if index != nothing else (0, 0, 0) for index in range(256)]
        image.putpalette([channel for colour in colours for channel in colour])
    words = PngInfo()
    words.add_text(DISCLAIMER, NOTICE)
    image.save(content, format="PNG", pnginfo=words)
    return content.getvalue()


def read(content: Content, provenance: Provenance) -> Imported:
    """Return the mask in an image file; it must have the size of the open image.

    For one target: if there is a single value other than 0, it is the target; of several grey values, those from the
    middle on are. For several classes, the numbers are their indices, or the colours are those of the classes.

    Raises:
        UserError: it is damaged, has another size, or has unknown classes.
    """
    kind = _kind(content)
    try:
        check_pieces(kind, content.data)
        with open_image(kind, content.data, provenance) as image:
            provenance.check_size(shown_size(image))
            doubts, notes = page_doubts(image), _polarity_notes(image)
            image.load()
            image = ImageOps.exif_transpose(image if not _holds_truth_values(image) else ImageOps.invert(image))
            provenance.check_size((image.height, image.width))
            if len(provenance.classes) == 2:
                doubts += [*photograph_doubts(image), *colour_doubts(image, provenance.classes[1])]
            mask, taken = mask_in(image, provenance, lossy=is_lossy(kind, content.data))
            doubts += inversion_doubts(image, mask, provenance)
    except (UserError, MemoryError):
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UserError("It has more pixels than any image that can be opened here: it belongs to another.") from error
    except Exception as error:  # damaged files make decoders raise all kinds
        raise UserError(
            "The {kind} is damaged or of a rare kind ({kind2}).", kind=kind, kind2=type(error).__name__
        ) from error
    return Imported(mask, (*notes, *taken), tuple(doubts))


def mask_in(image: Image.Image, provenance: Provenance, *, lossy: bool) -> tuple[Mask, list[str]]:
    """Return the mask in the numbers or colours of an image, as for ``read``, and notes on how they were read.

    Raises:
        UserError: it has unknown classes.
    """
    return (_read_target if len(provenance.classes) == 2 else _read_indices)(image, provenance, lossy)


def _kind(content: Content) -> str:
    return next((kind for start, kind in _BEGINNINGS.items() if content.data.startswith(start)), "")


def _holds_truth_values(image: Image.Image) -> bool:
    """Tell whether Pillow has inverted truth values as tifffile writes them."""
    return _is_white_zero(image) and means_truth_values(str(getattr(image, "tag_v2", {}).get(_SOFTWARE, "")))


def _is_white_zero(image: Image.Image) -> bool:
    return image.format == "TIFF" and image.mode == "1" and getattr(image, "tag_v2", {}).get(_PHOTOMETRIC) == 0


def _polarity_notes(image: Image.Image) -> list[str]:
    """Return a note if truth values may be meant the other way round."""
    if not _is_white_zero(image) or _holds_truth_values(image):
        return []
    return [Text("This TIFF says that its zeros are white, and was read so; some programs mean the opposite.")]


def _read_target(image: Image.Image, provenance: Provenance, lossy: bool) -> tuple[Mask, list[str]]:
    values, notes = greys(image)
    found = values_in(values)
    name, things = provenance.classes[1], found[found != 0]
    if found[0] < 0:
        raise UserError("It holds numbers below 0. Save the mask as PNG, with 0 and 255.")
    if values.dtype.kind == "f" and (not len(found) or found[-1] <= 1):
        return (values >= 0.5).astype(np.uint8), notes
    if len(things) < 2 and not (lossy and found[-1] < 128 and len(things)):
        return (values != 0).astype(np.uint8), notes
    if not lossy and are_beside_void(values, things):
        raise _class_error(int(things[-2]), provenance)
    if not lossy and things.tolist() == [1, _VOID]:
        return (values == 1).astype(np.uint8), [
            *notes,
            Text("Its {void} was read as void, not as {name}.", void=_VOID, name=name),
        ]
    if lossy and found[-1] < 128:
        raise _lossy_error(int(found[-1]))
    if found[-1] < 128:
        raise _class_error(int(found[-1]), provenance)
    middle = 128 if found[-1] <= 255 else float(found[-1]) / 2
    return (values >= middle).astype(np.uint8), [
        *notes,
        Text("It has greys: values of {middle:g} and above were read as {name}.", middle=middle, name=name),
    ]


def _lossy_error(brightest: int) -> UserError:
    return UserError(
        "Its brightest pixel is {found}; this format does not keep such numbers. Save it as PNG.", found=brightest
    )


def _read_indices(image: Image.Image, provenance: Provenance, lossy: bool) -> tuple[Mask, list[str]]:
    if image.mode == "F":
        values = np.asarray(image)
        if not np.array_equal(values, np.rint(values)):
            raise UserError("It holds fractions. Save it with the index of its class in each pixel.")
    elif image.mode in ("1", "L", "P", "I;16", "I;16L", "I;16B", "I;16N", "I"):
        values = np.asarray(image.convert("L") if image.mode == "1" else image)
    else:
        colours = np.asarray(image.convert("RGB"))
        if (colours != colours[:, :, :1]).any():
            return _match_colours(colours, provenance), [Text("Its colours were read as those of the classes.")]
        values = colours[:, :, 0]
    found, nothing = values_in(values), provenance.rest_in_files
    if lossy and found.any():
        raise _lossy_error(int(found[-1]))
    strange = (found >= len(provenance.classes)) & (found != nothing) & (found != provenance.rest)
    if strange.any() or found[0] < 0:
        raise _class_error(int(found[-1]), provenance)
    return np.where(values == nothing, provenance.rest, values).astype(np.uint8), []


def _match_colours(colours: NDArray[np.uint8], provenance: Provenance) -> Mask:
    """Return the classes with the colours of an image; black belongs to none."""
    packed = colours.astype(np.uint32) @ np.array([1 << 16, 1 << 8, 1], np.uint32)
    found, places = np.unique(packed, return_inverse=True)
    known = {(red << 16) + (green << 8) + blue: value for value, (red, green, blue) in _colours(provenance).items()}
    known[0] = provenance.rest
    if not all(int(one) in known for one in found):
        raise UserError("It has colours that belong to no class. Save it with the classes' indices.")
    return np.array([known[int(one)] for one in found], np.uint8)[places].reshape(packed.shape)


def _colours(provenance: Provenance) -> dict[int, tuple[int, int, int]]:
    return {value: class_colour(value, provenance.colours) for value in provenance.things}


def _class_error(largest: int, provenance: Provenance) -> UserError:
    nothing = [(provenance.rest_in_files, provenance.rest_name)] if provenance.rest == IGNORED else []
    known = ", ".join(f"{value} {name}" for value, name in [*enumerate(provenance.classes), *nothing])
    return UserError(
        "It has values up to {largest}, and there are only the classes {known}.", largest=largest, known=known
    )


FORMAT = Format(
    name="png",
    title=Text("PNG mask"),
    endings=(".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".webp", ".gif", ".pbm", ".pgm", ".ppm"),
    is_one=lambda content: bool(_kind(content)),
    read=read,
    write=write,
)

"""Artefacts of endoscopy: glare, the instrument's black frame, burnt-in text, and boxes that the display lays over."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage
from scipy.sparse.csgraph import connected_components
from skimage import filters, measure, morphology, segmentation

from segview.core.artefacts import Artefact

Picture = NDArray[np.uint8]
Region = NDArray[np.bool_]

# Looked for on a copy of at most this many pixels a side: letters of a display are still a few pixels high on it.
LONGEST = 512

# The frame is video black, 0 or (in studio range) 16, and JPEG adds up to about 10 to it; the darkest tissue of
# Kvasir-SEG begins right above. Münzer et al. (2013) find the content area of endoscopic videos by such a threshold.
BLACK, BLACKEST = 10, 16
# Dark tissue reaches the frame through arms that are narrower than the frame: an opening by this share cuts them.
FRAME = 1 / 60
# What lies that near to the frame belongs to it up to this brightness of 255.
RIM = 40
# Smaller than this share of the picture, black at its edge is shadow.
LEAST_FRAME = 0.002

# Colours that mucosa does not have, in degrees of hue: from green over blue to violet.
DISPLAY_HUES = (100, 270)
DISPLAY_SATURATION = 0.45
DISPLAY_VALUE = 0.25
# Share of its bounding box that a box fills once lines drawn in it are filled.
BOX_FILLED = 0.8
LEAST_BOX = 0.002

# After Arnold et al. (2010): their T1 of 240 of 255 for the grey picture, which the 95th percentiles carry over to
# green and blue; a contrast with the surroundings in every channel; and, of regions, those that are small and end
# steeply. The numbers but T1 are set by eye on Kvasir-SEG.
GLARE_GREY = 240
GLARE_CONTRAST = 1.25
GLARE_LEAST = 110
GLARE_LARGEST = 0.01
GLARE_STEEPNESS = 0.08

# What is printed on the frame is far brighter than the frame, of 255.
PRINTED = 70

# White letters on anything: how far the darkest channel rises above what is around, of 255.
INK = 45
INK_LEAST = 120
STROKE = 40  # the widest stroke, or block of a bar of blocks, as a part of the longer side
LETTER_HEIGHTS = (4, 1 / 22)  # pixels, and part of the longer side
LETTER_GAP = 1.3  # heights of a letter
LEAST_LETTERS = 4
LEAST_INK = 0.2  # of the box around a letter


def artefacts(picture: Picture) -> NDArray[np.uint8]:
    """Return where a picture shows no tissue: rows × columns, uint8, 0 or the number of an ``Artefact``.

    It is found by colour and shape, not learnt, and made for colonoscopy as in Kvasir-SEG; on other pictures it finds
    what looks the same. Large pictures are looked at on a copy of 512 pixels a side.

    Args:
        picture: Rows × columns × 3, uint8, sRGB.
    """
    small = _reduced(picture)
    found = np.zeros(small.shape[:2], np.uint8)
    black = frame(small)
    boxes = insets(small)
    letters = text(small, black) & ~boxes
    # Letters are as bright as glare, and so is what is blurred around them.
    found[glare(small, black | boxes | morphology.dilation(letters, morphology.disk(1)))] = Artefact.GLARE
    found[black] = Artefact.BORDER
    found[boxes] = Artefact.INSET
    found[letters] = Artefact.TEXT
    if found.shape == picture.shape[:2]:
        return found
    rows, columns = picture.shape[:2]
    return np.asarray(Image.fromarray(found).resize((columns, rows), Image.Resampling.NEAREST))


def frame(picture: Picture) -> Region:
    """Return the black that surrounds what the instrument sees: dark and joined to the picture's edge.

    Münzer et al. (2013), Detection of circular content area in endoscopic videos. The dark of the lumen touches the
    frame through narrow arms at most, which an opening cuts.
    """
    rows, columns = picture.shape[:2]
    brightest = _extreme(np.maximum, picture)
    edge = np.concatenate([brightest[0], brightest[-1], brightest[:, 0], brightest[:, -1]])
    dark = brightest <= min(float(np.percentile(edge, 10)), BLACKEST) + BLACK
    wide = max(1, round(FRAME * max(rows, columns)))
    # Beyond the edge it is black too: else the opening would round the frame's own corners.
    padded = np.pad(dark, 2 * wide, constant_values=True)
    core = morphology.isotropic_opening(padded, wide)
    joined = segmentation.flood(core, (0, 0))
    found = _inside(joined, 2 * wide) & dark
    parts = np.asarray(measure.label(found))
    sizes = np.bincount(parts.ravel())
    sizes[0] = 0
    large = np.isin(parts, np.flatnonzero(sizes >= LEAST_FRAME * found.size))
    # JPEG leaves specks on the frame, rings around what is printed there, and a rim along the tissue.
    near = morphology.isotropic_dilation(large, max(1, wide // 2))
    if large.any():
        near |= _inside(morphology.isotropic_closing(np.pad(large, 2 * wide, constant_values=True), wide), 2 * wide)
    return large | (near & (brightest <= RIM))


def insets(picture: Picture) -> Region:
    """Return the boxes of a display: filled rectangles in colours from green to violet, such as the position finder.

    Some pictures of Kvasir show the position of the endoscope on a green ground (Pogorelov et al., 2017; ScopeGuide,
    Olympus), others a message on a blue one.
    """
    # Of 255 each, like Pillow's own; scikit-image's takes ten times as long.
    hue, saturation, value = (np.asarray(band) for band in Image.fromarray(picture).convert("HSV").split())
    low, high = (degrees / 360 * 255 for degrees in DISPLAY_HUES)
    shown = (hue > low) & (hue < high) & (saturation > 255 * DISPLAY_SATURATION) & (value > 255 * DISPLAY_VALUE)
    found = np.zeros(shown.shape, np.bool_)
    for part in measure.regionprops(measure.label(morphology.closing(shown, morphology.footprint_rectangle((5, 5))))):
        if part.area_bbox >= LEAST_BOX * shown.size and part.area_filled / part.area_bbox >= BOX_FILLED:
            found[part.slice] |= part.image_filled
    return found


def glare(picture: Picture, elsewhere: Region | None = None) -> Region:
    """Return the specular highlights: small, bright, and brighter than their surroundings.

    After Arnold et al. (2010), Automatic segmentation and inpainting of specular highlights for endoscopic imaging:
    pixels that are bright in any channel, and pixels brighter than the median around them. Regions that are large, or
    fade at their rim, are overexposed tissue and left out.

    Args:
        picture: Rows × columns × 3, uint8.
        elsewhere: What is no tissue for another reason.
    """
    numbers = picture.astype(np.float32)
    tissue = ~(np.zeros(picture.shape[:2], np.bool_) if elsewhere is None else elsewhere)
    if not tissue.any():
        return ~tissue
    grey = numbers @ np.array([0.2989, 0.587, 0.114], np.float32)
    reference = max(float(np.percentile(grey[tissue], 95)), 1.0)
    scaled = [GLARE_GREY * float(np.percentile(numbers[..., band][tissue], 95)) / reference for band in (1, 2)]
    bright = (grey > GLARE_GREY) | (numbers[..., 1] > scaled[0]) | (numbers[..., 2] > scaled[1])
    around = _surroundings(picture, tissue)
    darkest = _extreme(np.minimum, picture)
    standing_out = (numbers >= GLARE_CONTRAST * around).all(axis=2) & (darkest > GLARE_LEAST)
    found = ((bright & (darkest > GLARE_LEAST)) | standing_out) & tissue
    parts = np.asarray(measure.label(found))
    sizes = np.bincount(parts.ravel())
    sizes[0] = 0
    # What is glare ends at once; what is bright by the light falling on it fades.
    rim = np.where(ndimage.binary_erosion(found), 0, parts)
    steep = np.append(0, ndimage.mean(filters.sobel(grey / 255), rim, np.arange(1, len(sizes))))
    small = np.flatnonzero((sizes >= 3) & (sizes <= GLARE_LARGEST * found.size) & (steep >= GLARE_STEEPNESS))
    # The rim of a highlight is glare too, blurred by lens and JPEG (Arnold et al. widen theirs by two pixels).
    return morphology.dilation(np.isin(parts, small), morphology.disk(1)) & tissue


def text(picture: Picture, black: Region | None = None) -> Region:
    """Return burnt-in letters: small, white, of one height, and side by side on one line.

    White strokes are a white top-hat (Meyer, 1979) of the darkest channel; letters are told from glare by standing in
    rows of equal height, as in the connected-component method of Fletcher and Kasturi (1988).

    Args:
        picture: Rows × columns × 3, uint8.
        black: The frame: small bright things in it are printed there.
    """
    darkest = _extreme(np.minimum, picture)
    side = max(picture.shape[:2])
    thick = max(5, round(side / STROKE))
    square = morphology.footprint_rectangle((thick, thick))
    lifted = darkest.astype(np.int16) - np.asarray(morphology.opening(darkest, square))
    ink = (lifted > INK) & (darkest > INK_LEAST)
    labels = np.asarray(measure.label(ink, connectivity=2))
    letters = _letters(labels, side)
    found = np.isin(labels, letters)
    if black is not None:
        found |= _printed(picture, black)
    return found


def _letters(labels: NDArray[np.int64], side: int) -> NDArray[np.int64]:
    """Return the labels of the parts that are letters."""
    parts = [part for part in measure.regionprops(labels) if _is_letter(part.bbox, part.area, side)]
    if not parts:
        return np.zeros(0, np.int64)
    top, left, bottom, right = np.array([part.bbox for part in parts]).T
    height, width = bottom - top, right - left
    # A letter and the next one: of one height, on one line, at most a letter apart.
    slack = np.maximum(1, height // 5)
    level = (abs(top[:, None] - top) <= slack[:, None]) & (abs(bottom[:, None] - bottom) <= slack[:, None])
    gap = left[None] - right[:, None]
    linked = level & level.T & (gap >= -1) & (gap <= LETTER_GAP * height[:, None])
    _, line = connected_components(linked, directed=False)
    count = np.bincount(line, weights=np.maximum(1, np.round(width / (0.7 * height))))
    members = np.bincount(line)
    sure = (count[line] >= LEAST_LETTERS) & (members[line] >= 3)
    if not sure.any():
        return np.zeros(0, np.int64)
    # Shorter words stand below and above a sure line, in letters of the same height.
    usual = np.median(height[sure])
    block = right[sure].max() - left[sure].min()
    within = (left >= left[sure].min() - usual) & (right <= right[sure].max() + block)
    near = (abs(height - usual) <= 1) & within & (count[line] >= 2)
    return np.array([part.label for part, one in zip(parts, sure | near, strict=True) if one])


def _is_letter(box: tuple[int, int, int, int], area: float, side: int) -> bool:
    top, left, bottom, right = box
    height, width = bottom - top, right - left
    low, high = LETTER_HEIGHTS
    return low <= height <= high * side and width <= 12 * height and area >= LEAST_INK * height * width


def _printed(picture: Picture, black: Region) -> Region:
    """Return small bright things that the frame encloses."""
    parts = np.asarray(measure.label(~black, connectivity=2))
    sizes = np.bincount(parts.ravel())
    sizes[0] = black.size
    small = np.isin(parts, np.flatnonzero(sizes <= LEAST_FRAME * black.size))
    return small & (_extreme(np.maximum, picture) > PRINTED)


def _surroundings(picture: Picture, tissue: Region) -> NDArray[np.float32]:
    """Return the median of each channel around each pixel, of an eighth of the picture's resolution."""
    filled = np.where(tissue[..., None], picture, np.median(picture[tissue], axis=0)).astype(np.uint8)
    rows, columns = picture.shape[:2]
    coarse = Image.fromarray(filled).resize((max(1, columns // 8), max(1, rows // 8)), Image.Resampling.BOX)
    window = max(5, round(max(rows, columns) / 8 / 8))
    blurred = ndimage.median_filter(np.asarray(coarse), size=(window, window, 1))
    smooth = Image.fromarray(blurred).resize((columns, rows), Image.Resampling.BILINEAR)
    return np.asarray(smooth, np.float32)


def _extreme(which: np.ufunc, picture: Picture) -> NDArray[np.uint8]:
    """Return the brightest or the darkest channel of each pixel; along the last axis numpy would be slow."""
    return which(which(picture[..., 0], picture[..., 1]), picture[..., 2])


def _reduced(picture: Picture) -> Picture:
    rows, columns = picture.shape[:2]
    factor = LONGEST / max(rows, columns)
    if factor >= 1:
        return picture
    size = max(1, round(columns * factor)), max(1, round(rows * factor))
    return np.asarray(Image.fromarray(picture).resize(size, Image.Resampling.BOX))


def _inside(padded: Region, by: int) -> Region:
    return padded[by:-by, by:-by]

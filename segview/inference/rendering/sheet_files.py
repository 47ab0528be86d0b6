"""Sheets as PNG, SVG and PDF, with their recipe as metadata; texts in SVG and PDF stay texts."""

from __future__ import annotations

import base64
import io
import zlib
from collections.abc import Callable, Iterator
from html import escape

import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from segview.core.base.errors import UserError
from segview.core.base.provenance import NOTICE
from segview.core.base.registry import Registry
from segview.core.maps.palette import RGB
from segview.inference.rendering.sheet import (
    DASH,
    DPI,
    TEXT_SIZE,
    Box,
    Disc,
    Item,
    Line,
    Pixels,
    Sheet,
    Shown,
    Words,
    raster,
    text_width,
)

RECIPE = "segview-recipe"
"""Metadata key of the recipe from which a figure can be made again."""
ASCENT = 0.93  # distance from the top of the letters to the baseline, as a share of the font size
_POINTS = 72 / DPI


def png_file(sheet: Sheet, recipe: str, *, dpi: int = DPI) -> bytes:
    """Return a sheet as PNG with a resolution in dots per inch; the recipe is a text chunk.

    Raises:
        UserError: ``dpi`` is outside 36 to 1,200.
    """
    if not 36 <= dpi <= 1200:
        raise UserError("A figure has 36 to 1,200 dots per inch, not {dpi:,}.", dpi=dpi)
    content, words = io.BytesIO(), PngInfo()
    words.add_text("Disclaimer", NOTICE)
    words.add_itxt(RECIPE, recipe)
    raster(sheet, scale=dpi / DPI).save(content, format="PNG", pnginfo=words, dpi=(dpi, dpi))
    return content.getvalue()


def svg_file(sheet: Sheet, recipe: str, *, dpi: int = DPI) -> bytes:
    """Return a sheet as SVG; the recipe is its metadata."""
    del dpi
    width, height = sheet.size
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
        f"<desc>{escape(NOTICE)}</desc>",
        f'<metadata id="{RECIPE}">{escape(recipe)}</metadata>',
        f'<rect width="{width}" height="{height}" fill="{_hex(sheet.theme.ground)}"/>',
        f'<g font-family="DejaVu Sans, Verdana, Helvetica, sans-serif" font-size="{TEXT_SIZE}">',
        *(_svg_item(one) for one in sheet.items),
        "</g>",
        "</svg>",
    ]
    return "\n".join(parts).encode() + b"\n"


def pdf_file(sheet: Sheet, recipe: str, *, dpi: int = DPI) -> bytes:
    """Return a sheet as PDF of one page; the recipe is the subject of the document, the texts are Helvetica."""
    del dpi
    width, height = (side * _POINTS for side in sheet.size)
    images = [one.pixels for one in sheet.items if isinstance(one, Shown)]
    names = iter(range(len(images)))
    drawn = [_pdf_box(Box(0, 0, *sheet.size, fill=sheet.theme.ground), sheet.size[1])]
    drawn += [_pdf_item(one, sheet.size[1], names) for one in sheet.items]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:.2f} {height:.2f}] /Contents 4 0 R /Resources << "
        f"/Font << /F 5 0 R >> /XObject << {' '.join(f'/I{at} {7 + at} 0 R' for at in range(len(images)))} >> >> "
        ">>".encode(),
        _stream(b"", "\n".join(drawn).encode("cp1252", "replace")),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Producer (segview) /Title (segview) /Keywords <FEFF" + NOTICE.encode("utf-16-be").hex().encode() + b"> "
        b"/Subject <FEFF" + recipe.encode("utf-16-be").hex().encode() + b"> >>",
        *(_pdf_image(pixels) for pixels in images),
    ]
    return _pdf(objects)


FIGURE_FILES: Registry[Callable[..., bytes]] = Registry(
    "format of figures", {"png": png_file, "svg": svg_file, "pdf": pdf_file}
)


def _hex(colour: RGB) -> str:
    return f"#{bytes(colour).hex()}"


def _svg_item(one: Item) -> str:
    if isinstance(one, Line):
        points = " ".join(f"{x:.2f},{y:.2f}" for x, y in one.points)
        dashes = f' stroke-dasharray="{DASH:g}"' if one.dashed else ""
        stroke = f'stroke="{_hex(one.colour)}" stroke-width="{one.width:g}"{dashes}'
        return f'<polyline points="{points}" fill="none" {stroke}/>'
    if isinstance(one, Disc):
        return f'<circle cx="{one.left:.2f}" cy="{one.top:.2f}" r="{one.radius:g}" fill="{_hex(one.colour)}"/>'
    if isinstance(one, Words):
        anchor = {"left": "start", "middle": "middle", "right": "end"}[one.anchor]
        at = f'x="{one.left:g}" y="{one.top + ASCENT * TEXT_SIZE:g}" text-anchor="{anchor}"'
        return f'<text {at} fill="{_hex(one.colour)}">{escape(one.text)}</text>'
    place = f'x="{one.left:g}" y="{one.top:g}" width="{one.width:g}" height="{one.height:g}"'
    if isinstance(one, Box):
        fill = _hex(one.fill) if one.fill else "none"
        stroke = f' stroke="{_hex(one.outline)}"' if one.outline else ""
        return f'<rect {place} fill="{fill}"{stroke}/>'
    content = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(one.pixels)).save(content, format="PNG")
    data = base64.b64encode(content.getvalue()).decode()
    return f'<image {place} preserveAspectRatio="none" href="data:image/png;base64,{data}"/>'


def _pdf_colour(colour: RGB) -> str:
    return " ".join(f"{channel / 255:.3f}" for channel in colour)


def _pdf_item(one: Item, height: int, names: Iterator[int]) -> str:
    if isinstance(one, Line):
        return _pdf_line(one, height)
    if isinstance(one, Disc):
        # A disc is a line of length zero with round ends.
        at = f"{one.left * _POINTS:.2f} {(height - one.top) * _POINTS:.2f}"
        return f"q 1 J {2 * one.radius * _POINTS:.2f} w {_pdf_colour(one.colour)} RG {at} m {at} l S Q"
    if isinstance(one, Box):
        return _pdf_box(one, height)
    if isinstance(one, Shown):
        place = f"{one.width * _POINTS:.2f} 0 0 {one.height * _POINTS:.2f}"
        at = f"{one.left * _POINTS:.2f} {(height - one.top - one.height) * _POINTS:.2f}"
        return f"q {place} {at} cm /I{next(names)} Do Q"
    # The text is stretched, because Helvetica is narrower than the font with which the sheet was measured.
    shown = one.text.replace("−", "-")
    back = {"left": 0.0, "middle": 0.5, "right": 1.0}[one.anchor] * text_width(one.text)
    stretch = 100 * text_width(one.text) / max(_helvetica_width(shown), 1e-6)
    text = shown.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    x, y = (one.left - back) * _POINTS, (height - one.top - ASCENT * TEXT_SIZE) * _POINTS
    font = f"/F {TEXT_SIZE * _POINTS:g} Tf {stretch:.1f} Tz"
    return f"BT {_pdf_colour(one.colour)} rg {font} {x:.2f} {y:.2f} Td ({text}) Tj ET"


def _pdf_line(one: Line, height: int) -> str:
    points = [f"{x * _POINTS:.2f} {(height - y) * _POINTS:.2f}" for x, y in one.points]
    dashes = f"[{DASH * _POINTS:.2f}] 0 d " if one.dashed else ""
    path = " ".join([f"{points[0]} m", *(f"{point} l" for point in points[1:])])
    return f"q {dashes}{one.width * _POINTS:.2f} w {_pdf_colour(one.colour)} RG {path} S Q"


def _helvetica_width(text: str) -> float:
    narrow, wide = "ijltf.,:;|!'()[]/ ", "mwMW%@…"
    per = (0.28 if one in narrow else 0.88 if one in wide else 0.68 if one.isupper() else 0.55 for one in text)
    return TEXT_SIZE * sum(per)


def _pdf_box(one: Box, height: int) -> str:
    place = f"{one.left * _POINTS:.2f} {(height - one.top - one.height) * _POINTS:.2f}"
    place += f" {one.width * _POINTS:.2f} {one.height * _POINTS:.2f} re"
    fill = f"{_pdf_colour(one.fill)} rg {place} f" if one.fill else ""
    return fill + (f" {_pdf_colour(one.outline)} RG 0.5 w {place} S" if one.outline else "")


def _pdf_image(pixels: Pixels) -> bytes:
    rows, columns = pixels.shape[:2]
    head = f"/Type /XObject /Subtype /Image /Width {columns} /Height {rows} /ColorSpace /DeviceRGB /BitsPerComponent 8"
    return _stream(head.encode(), np.ascontiguousarray(pixels).tobytes())


def _stream(head: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<< %b /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (head, len(packed), packed)


def _pdf(objects: list[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"), list[int]()
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)

"""Sheets as PNG, SVG and PDF: the texts stay texts, and each says where it comes from."""

from __future__ import annotations

import io
import re
import zlib
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from segview.core.base.errors import UserError
from segview.inference.rendering.sheet import THEMES, Box, Sheet, Shown, Words, raster, shorten, text_width
from segview.inference.rendering.sheet_files import FIGURE_FILES, RECIPE, pdf_file, png_file, svg_file

WORDS = '{"command": "segview figure ä.png"}'
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def sheet() -> Sheet:
    sheet = Sheet((200, 100), THEMES["light"])
    pixels = np.zeros((20, 40, 3), np.uint8)
    pixels[:, :20] = 200, 10, 10
    text = THEMES["light"].text
    sheet.add_items(
        [Shown(10, 30, 80, 40, pixels), Box(100, 30, 20, 20, fill=(0, 0, 255)), Words(10, 5, "p > 0.5 (×2)", text)]
    )
    return sheet


def test_a_png_has_its_dots_and_its_recipe(sheet) -> None:
    with Image.open(io.BytesIO(png_file(sheet, WORDS, dpi=192))) as image:
        assert image.size == (400, 200)
        assert round(float(image.info["dpi"][0])) == 192
        assert image.info[RECIPE] == WORDS
        assert "not for diagnosis" in image.info["Disclaimer"]
        shown = np.asarray(image.convert("RGB"))
    assert shown[100, 60].tolist() == [200, 10, 10]
    assert shown[100, 150].tolist() == [0, 0, 0]
    assert shown[80, 220].tolist() == [0, 0, 255]
    assert shown[190, 390].tolist() == [255, 255, 255]


@pytest.mark.parametrize("dpi", [0, 35, 1201])
def test_dots_that_make_no_figure_are_refused(sheet, dpi) -> None:
    with pytest.raises(UserError, match="36 to 1,200 dots"):
        png_file(sheet, WORDS, dpi=dpi)
    with pytest.raises(UserError, match="fewer dots"):
        raster(Sheet((20_000, 20_000), THEMES["dark"]), scale=4)


def test_an_svg_has_vector_text_and_its_recipe(sheet) -> None:
    root = ElementTree.fromstring(svg_file(sheet, WORDS))
    assert [one.text for one in root.iter(f"{SVG}text")] == ["p > 0.5 (×2)"]
    assert next(root.iter(f"{SVG}metadata")).text == WORDS
    (image,) = root.iter(f"{SVG}image")
    assert image.attrib["href"].startswith("data:image/png;base64,")


def test_a_pdf_has_vector_text_and_its_recipe(sheet) -> None:
    content = pdf_file(sheet, WORDS)
    assert content.startswith(b"%PDF-1.5")
    subject = re.search(rb"/Subject <FEFF([0-9a-f]*)>", content)
    assert subject is not None
    assert bytes.fromhex(subject[1].decode()).decode("utf-16-be") == WORDS
    streams = [zlib.decompress(one) for one in re.findall(rb"stream\n(.*?)\nendstream", content, re.DOTALL)]
    assert "(p > 0.5 \\(×2\\)) Tj".encode("cp1252") in streams[0]
    assert len(streams[1]) == 20 * 40 * 3
    # Each object lies where the table of places says.
    for number, place in enumerate(re.findall(rb"(\d{10}) 00000 n", content), 1):
        assert content[int(place) :].startswith(b"%d 0 obj" % number)
    start = re.search(rb"startxref\n(\d+)\n", content)
    assert start is not None
    assert content[int(start[1]) :].startswith(b"xref")


@pytest.mark.parametrize("kind", FIGURE_FILES)
def test_the_same_sheet_is_the_same_file(sheet, kind) -> None:
    assert FIGURE_FILES[kind](sheet, WORDS) == FIGURE_FILES[kind](sheet, WORDS)
    assert FIGURE_FILES[kind](sheet, WORDS) != FIGURE_FILES[kind](sheet, WORDS.replace("ä", "b"))


@pytest.mark.parametrize("name", THEMES)
def test_texts_can_be_read_on_their_ground(name) -> None:
    theme = THEMES[name]
    assert min(_contrast(theme.ground, one) for one in (theme.text, theme.quiet)) > 4.5


def _contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    def luminance(colour: tuple[int, int, int]) -> float:
        parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ending", sorted(FIGURE_FILES))
def test_a_name_with_any_characters_is_one_line(sheet, ending) -> None:
    name = "new\nline\ttab\x01\udcff\u202e.png"
    assert text_width(name) == text_width(shorten(name, 1000)) > 0
    sheet.add_items([Words(10, 80, name, (0, 0, 0))])
    assert sheet.items[-1].text == "new□line□tab□□□.png"
    assert FIGURE_FILES[ending](sheet, WORDS)

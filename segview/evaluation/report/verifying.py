"""Verification of a figure, a report or a mask: make it again, and report the differences."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from pathlib import Path

import numpy as np
from PIL import Image

from segview.core.base.errors import UserError
from segview.core.base.files import is_file
from segview.evaluation.answer import Answers
from segview.evaluation.report.figures import figure_file
from segview.evaluation.report.masks import is_mask, verify_mask
from segview.evaluation.report.recipe import Recipe
from segview.evaluation.report.report import report_file
from segview.evaluation.report.score_sheet import plot_file
from segview.evaluation.report.used import sha256_if_any, versions
from segview.evaluation.report.verified import Verified
from segview.inference.rendering.sheet_files import RECIPE

_HTML = re.compile(rb'<script type="application/json" id="segview-recipe">(.*?)</script>', re.DOTALL)
_SVG = re.compile(rb'<metadata id="segview-recipe">(.*?)</metadata>', re.DOTALL)
_MADE: Mapping[str, Callable[[Answers, Recipe], bytes]] = {
    "figure": figure_file,
    "report": report_file,
    "plot": plot_file,
}
_PDF = re.compile(rb"/Subject <FEFF([0-9a-f]*)>")


def verify(path: Path, answers: Answers | None = None) -> Verified:
    """Make a file again from its recipe, and compare.

    Args:
        path: A figure, a report, a plot, or a mask that ``segview predict`` wrote.
        answers: Predicts the images.

    Raises:
        UserError: the file cannot be read, or contains no recipe.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UserError("{path} cannot be read: {reason}.", path=path, reason=error.strerror) from error
    found = answers or Answers()
    if is_mask(path):
        return verify_mask(path, content, found)
    recipe = recipe_of(path, content)
    differs, notes = [*_files(recipe)], tuple(_versions(recipe))
    try:
        again = _MADE[recipe.kind](found, recipe)
    except UserError as error:
        return Verified(path, recipe.kind, (*differs, f"It cannot be made again: {error}"), notes)
    if again != content:
        differs.append(_content(content, again))
    return Verified(path, recipe.kind, tuple(differs), notes)


def recipe_of(path: Path, content: bytes) -> Recipe:
    """Return the recipe in a figure or a report.

    Raises:
        UserError: there is none.
    """
    text = ""
    try:
        if content.startswith(b"\x89PNG"):
            with Image.open(io.BytesIO(content)) as image:
                text = str(image.info.get(RECIPE, ""))
        elif content.startswith(b"%PDF"):
            found = _PDF.search(content)
            text = "" if found is None else bytes.fromhex(found[1].decode()).decode("utf-16-be")
        else:
            html, svg = _HTML.search(content), _SVG.search(content)
            text = html[1].decode().replace("<\\/", "</") if html else unescape(svg[1].decode()) if svg else ""
    except (OSError, ValueError, SyntaxError) as error:
        raise UserError("{path} is damaged: its metadata cannot be read.", path=path) from error
    if not text:
        raise UserError(
            "{path} does not say how it was made. Give a figure or report of segview, or a mask beside its .mask.json.",
            path=path,
        )
    return Recipe.read(text)


def _files(recipe: Recipe) -> Iterator[str]:
    of_variants = [(one, file) for one in recipe.variants for file in one.files]
    for what, file in (*(("", file) for file in recipe.files), *((one.label, file) for one, file in of_variants)):
        path = Path(file.path)
        name = f"{path.name} of {what}" if what else file.path
        if file.sha256 and not is_file(path):
            yield f"{name} is gone: {file.path}"
        elif sha256_if_any(path) != file.sha256:
            yield f"{name} has changed since"


def _versions(recipe: Recipe) -> Iterator[str]:
    """Yield the packages of another version; these are only notes, because the file may still be the same."""
    here = versions()
    for name, before in recipe.versions.items():
        if here.get(name) != before:
            yield f"made with {name} {before}, here is {here.get(name) or 'none'}"


def _content(content: bytes, again: bytes) -> str:
    """Return a description of the differences between a file and the one made again."""
    if content.startswith(b"\x89PNG") and again.startswith(b"\x89PNG"):
        return _pixels(content, again)
    before, after = content.split(b"\n"), again.split(b"\n")
    lines = [at for at, (one, other) in enumerate(zip(before, after, strict=False), 1) if one != other]
    if not lines:
        return f"the file has {len(before):,} lines and {len(after):,} when it is made again"
    place = next(at for at, (one, other) in enumerate(zip(content, again, strict=False)) if one != other)
    shown = again[max(place - 20, 0) : place + 40].decode("utf-8", "replace").replace("\n", " ")
    return f"the content differs in {len(lines):,} lines, first in line {lines[0]:,}; made again it is …{shown}…"


def _pixels(content: bytes, again: bytes) -> str:
    try:
        with Image.open(io.BytesIO(content)) as one, Image.open(io.BytesIO(again)) as other:
            pixels = [np.asarray(image.convert("RGB")).astype(int) for image in (one, other)]
    except (OSError, SyntaxError, ValueError):
        return "the image is damaged"
    if pixels[0].shape != pixels[1].shape:
        (rows, columns, _), (others, across, _) = (one.shape for one in pixels)
        return f"the image has {columns} × {rows} pixels, made again {across} × {others}"
    apart = np.abs(pixels[0] - pixels[1]).max(axis=-1)
    if not apart.any():
        return "every pixel is the same, but not the bytes of the file"
    return f"{int((apart > 0).sum()):,} pixels of {apart.size:,} differ, by up to {int(apart.max())} of 255"

"""Lookup tables from levels to premultiplied ARGB, by threshold, band, opacity or colour map."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from segview.core.maps.errors import Outcome, band_levels, first_above, outcome_table
from segview.core.maps.maps import LEVELS, Kind, Map, Transfer, level_of
from segview.core.maps.palette import (
    ARTEFACTS,
    COLOUR_MAP_OF,
    NOT_COUNTED,
    OUTCOMES,
    RGB,
    UNCERTAIN,
    ZONES,
    class_colour,
    colours,
)
from segview.core.variants.classes import IGNORED

Table = NDArray[np.uint32]

FAINTEST = 0.35  # share of the opacity at the rim of the uncertain band, so that its end is visible


@lru_cache(maxsize=64)
def argb(colour: RGB, opacity: float = 1.0) -> np.uint32:
    """Return one colour as a premultiplied ARGB number."""
    return _pack(np.array([colour], np.uint8), np.array([opacity]))[0]


@lru_cache(maxsize=8)
def fractions(transfer: Transfer) -> NDArray[np.float32]:
    """Return each level as a fraction of the span."""
    return Map("levels", np.zeros((1, 1), np.uint16), Kind.SCALAR, transfer=transfer).table()


@lru_cache(maxsize=32)
def number_table(kind: Kind, transfer: Transfer, opacity: float = 1.0) -> Table:
    """Return the colours of the numbers of a kind of map, on its absolute scale."""
    shades = colours(COLOUR_MAP_OF[kind], fractions(transfer))
    return _pack(shades, np.full(LEVELS + 1, opacity))


@lru_cache(maxsize=8)
def band_table(transfer: Transfer, band: float, opacity: float) -> Table:
    """Return a tint for the levels of an uncertainty map inside the band; stronger means less certain."""
    inside, table = within(transfer, band), np.zeros(LEVELS + 1, np.uint32)
    # FAINTEST at the rim of the band, where the uncertainty is 1 - 2 * band, and 1 at p = 0.5, where it is 1. As a line
    # it needs few passes over the levels, at each step of a slider.
    slope = (1 - FAINTEST) / (2 * band)
    alpha = fractions(transfer)[inside.start : inside.stop] * np.float32(255 * opacity * slope)
    alpha += np.float32(255 * opacity * (1 - slope) + 0.5)  # the half rounds
    _tints(UNCERTAIN).take(alpha.astype(np.uint8), out=table[inside.start : inside.stop], mode="wrap")
    return table


@lru_cache(maxsize=8)
def _tints(colour: RGB) -> Table:
    """Return a colour at each of 256 opacities."""
    return _pack(np.array([colour], np.uint8), np.arange(256) / 255)


@lru_cache(maxsize=8)
def zone_table(high: float, low: float) -> Table:
    """Return the colours of the zones of attention: erased above ``high``, kept, and reversed below ``low``."""
    erased, kept, reversed_ = (argb(colour) for colour in ZONES)
    table = np.full(LEVELS + 1, kept, np.uint32)
    table[: int(np.ceil(level_of(low)))] = reversed_
    table[above(high).start :] = erased
    return table


@lru_cache(maxsize=16)
def class_table(opacity: float, own_colours: tuple[str, ...] = (), clear: frozenset[int] = frozenset()) -> Table:
    """Return the colour of each of the 256 classes, ``own`` before those of the window; nothing for those ``clear``."""
    table = _pack(np.array([class_colour(index, own_colours) for index in range(256)], np.uint8), np.full(256, opacity))
    table[list(clear)] = 0
    return table


@lru_cache(maxsize=16)
def rank_table(clear: frozenset[int] = frozenset()) -> NDArray[np.uint8]:
    """Return a number for each of the 256 classes, 1 more than its index; 0 for those ``clear``, and for the last.

    Outlines are drawn between numbers, and none round 0 from inside; the last stands for pixels that are ignored.
    """
    table = np.arange(1, 257).astype(np.uint8)
    table[list(clear)] = 0
    return table


@lru_cache(maxsize=8)
def rank_colours(own_colours: tuple[str, ...] = (), opacity: float = 1.0) -> Table:
    """Return the colour of the class behind each number of ``rank_table``, and nothing for 0."""
    return np.concatenate([np.zeros(1, np.uint32), class_table(opacity, own_colours)[:255]])


@lru_cache(maxsize=8)
def artefact_table(opacity: float) -> Table:
    """Return the colour of each kind of artefact; tissue is transparent."""
    table = np.zeros(256, np.uint32)
    for kind, colour in ARTEFACTS.items():
        table[kind] = argb(colour, opacity)
    return table


@lru_cache(maxsize=8)
def error_table(threshold: float, band: float, opacity: float = 1.0, rest: float = 1.0) -> Table:
    """Return the colour of the outcome at each place of ``outcome_table``; of true negatives with opacity ``rest``."""
    shades = np.array([OUTCOMES[outcome] for outcome in Outcome], np.uint8)
    alpha = np.full(len(Outcome), opacity)
    alpha[Outcome.TRUE_NEGATIVE] = rest
    packed, outcomes = _pack(shades, alpha), outcome_table(threshold, band)
    table = np.empty(outcomes.shape, np.uint32)
    # A few long runs, filled one by one: a look-up for each level would take ten times as long.
    row = sorted({0, first_above(threshold), *band_levels(band), LEVELS + 1})
    for start, end in (*pairwise(row), *pairwise(level + LEVELS + 1 for level in row)):
        table[start:end] = packed[outcomes[start]]
    return table


@lru_cache(maxsize=8)
def truth_table(own_colours: tuple[str, ...] = (), hidden: frozenset[int] = frozenset()) -> Table:
    """Return the colour of each class of a ground truth, and of ignored pixels."""
    table = class_table(1.0, own_colours, hidden).copy()
    table[IGNORED] = argb(NOT_COUNTED)
    return table


def above(threshold: float) -> range:
    """Return the levels whose number exceeds the threshold."""
    return range(int(np.floor(level_of(threshold))) + 1, LEVELS + 1)


@lru_cache(maxsize=8)
def within(transfer: Transfer, band: float) -> range:
    """Return the levels of an uncertainty map inside the band."""
    inside = fractions(transfer) >= rim(band)
    first = int(inside.argmax())
    return range(first, len(inside) - int(inside[::-1].argmax())) if inside[first] else range(0)


def rim(band: float) -> float:
    """Return the uncertainty, 1 − 2·|p − 0.5|, at which the band around 0.5 ends."""
    return 1 - 2 * band


def _pack(shades: NDArray[np.uint8], opacity: NDArray[np.floating]) -> Table:
    alpha = np.rint(np.clip(opacity, 0, 1) * 255).astype(np.uint32)
    channels = [(shades[:, channel].astype(np.uint32) * alpha + 127) // 255 for channel in range(3)]
    return (alpha << 24 | channels[0] << 16 | channels[1] << 8 | channels[2]).astype(np.uint32)

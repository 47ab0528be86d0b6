"""Shortening of map names that are module paths; their numbers are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator


def shorten(name: str, fits: Callable[[str], bool]) -> str:
    """Return a name such as ``encoder.stages.1.blocks.0.attention/attended``, shortened until it fits.

    First, words are reduced to their first letter and the number at their end, from the left; then parts before the
    first number are left out. The numbers distinguish the blocks. Of words before the path, as in
    ``unet without decoder.blocks.0.attention/gate``, the last one stays to the end. The shortest form may still be too
    long. Names that are no paths do not change.
    """
    shortest = name
    for shortest in _ever_shorter(name):
        if fits(shortest):
            break
    return shortest


def _ever_shorter(name: str) -> Iterator[str]:
    yield name
    words, space, path = name.rpartition(" ")
    shortest = ""
    for shortest in _shorter_paths(path):
        yield f"{words}{space}{shortest}"
    if shortest and " " in words:
        yield f"{words.rpartition(' ')[2]} {shortest}"


def _shorter_paths(path: str) -> Iterator[str]:
    place, slash, member = path.partition("/")
    parts = place.split(".")
    if len(parts) < 2 or not slash:
        return
    for number, part in enumerate(parts):
        if len(part) > 1 and not part.isdecimal():
            parts[number] = part[0] + part[len(part.rstrip("0123456789")) :]
            yield f"{'.'.join(parts)}/{member}"
    numbered = next((number for number, part in enumerate(parts) if part.isdecimal()), 0)
    for first in range(1, numbered):
        yield f"…{'.'.join(parts[first:])}/{member}"

"""Errors of contained networks in words that a user can act on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.base.text import Text

# The message of torch for an input that an exported program does not accept.
_GUARD = re.compile(r"\.size\(\)\[\d\] (?P<sign><=|>=|==) (?P<number>\d+)")
_LIMITS = {"<=": Text("at most"), ">=": Text("at least"), "==": Text("exactly")}

# Messages of onnxruntime and torch for files that were cut off or changed, and for weights in a file that is not there.
_DAMAGED = re.compile(r"INVALID_PROTOBUF|No graph was found|not a zip file|PytorchStreamReader|invalid header", re.I)
_LACKING = re.compile(r'External data path does not exist: "(?P<path>[^"]+)"')


def loading_error(source: Path, message: str) -> UserError:
    """Return an error for a network that could not be loaded; ``message`` is that of the library."""
    if lacking := _LACKING.search(message):
        return UserError(
            "{source} has its weights in {name}, which is missing. Copy both files into one folder.",
            source=source,
            name=Path(lacking["path"]).name,
        )
    if _DAMAGED.search(message):
        return UserError("{source} is damaged or incomplete. Copy it again, or export it again.", source=source)
    return UserError("{source} cannot be loaded: {said}.", source=source, said=message)


def run_error(source: Path, shape: Sequence[int], message: str) -> UserError:
    """Return an error for a failed run; for an exported program it names the sizes that the program accepts."""
    limit = _GUARD.search(message)
    if limit is None:
        return UserError(
            "{source} fails on {sides}: {said}.",
            source=source.name,
            sides=_format_sides(shape),
            said=message.rstrip("."),
        )
    return UserError(
        "{source} was exported for sides of {least} {number} pixels, but was given {sides}. Give "
        "another input size (--input-size) or scale, or export it with larger limits.",
        source=source.name,
        least=_LIMITS[limit["sign"]],
        number=limit["number"],
        sides=_format_sides(shape),
    )


def _format_sides(shape: Sequence[int]) -> str:
    return " × ".join(str(side) for side in shape)

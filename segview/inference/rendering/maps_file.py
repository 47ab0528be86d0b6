"""Maps and charts as one ``.npz``: levels as in memory, each array once, and a JSON index that explains them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, TypeAdapter, ValidationError

from segview.core.answers.prediction import Prediction
from segview.core.base.errors import UserError
from segview.core.base.files import open_regular
from segview.core.base.provenance import NOTICE
from segview.core.maps.errors import GROUND_TRUTH, Outcome, outcomes
from segview.core.maps.maps import Kind, Map, Transfer, quantised
from segview.core.requests.settings import DEFAULT_BAND

_FASTEST = 1  # level of zlib: higher levels take ten times as long and hardly shrink noise in the lowest bits


_CHART = "chart"


class _Entry(BaseModel, frozen=True):
    """Entry of ``index`` for a map or a chart."""

    kind: str
    array: str = ""
    span: tuple[float, float] = (0.0, 1.0)
    transfer: Transfer = Transfer.LINEAR
    unit: str = ""
    names: tuple[str, ...] = ()
    truth: str = ""


_INDEX = TypeAdapter(dict[str, _Entry])


def maps_file(prediction: Prediction, threshold: float | None = None, band: float = DEFAULT_BAND) -> bytes:
    """Return every map and chart as ``.npz``, the format of ``read_maps``.

    Maps are uint16 levels (uint8 indices) as in memory; maps that are computed from the same array share it.
    ``index`` is a JSON text: for each name the kind, the array's name, the span of the absolute scale, the transfer
    and the unit. A number of a map is ``low + (high - low) * f(level / 65535)``, where f is x, 1 − x or 1 − |2x − 1|.
    Charts are float32, with their labels. The entry of an error map of one target names the arrays of probability and
    ground truth; the array of its own name holds the ``Outcome`` of each pixel at the threshold (by default the
    variant's own) and the half-width of the band.
    """
    cut = prediction.threshold if threshold is None else threshold
    arrays: dict[str, NDArray[Any]] = {}
    index: dict[str, dict[str, object]] = {}
    names = _array_names(prediction)
    for name, one in prediction.maps.items():
        array = names[id(one.values)]
        arrays[array] = one.values
        index[name] = {"kind": one.kind.value, "array": array, "span": one.span, "transfer": one.transfer.value}
        index[name] |= {"unit": one.unit} | ({"names": one.names} if one.names else {})
        if one.truth is not None:
            index[name]["truth"] = truth = names.get(id(one.truth), GROUND_TRUTH)
            arrays[truth] = one.truth
        if one.kind is Kind.ERRORS:
            arrays[name] = outcomes(one, threshold=cut, band=band)
            index[name] |= {"outcomes": [outcome.words for outcome in Outcome], "threshold": cut, "band": band}
    for name, chart in prediction.charts.items():
        arrays[name] = chart.values
        index[name] = {"kind": _CHART, "array": name, "span": chart.span, "labels": chart.labels}
    return _pack({"index": np.array(json.dumps(index)), "notice": np.array(NOTICE), **arrays})


def _array_names(prediction: Prediction) -> dict[int, str]:
    """Return the name of each array by its id: of several maps that share it, preferably not a thresholded one."""
    cuts = (Kind.MASK, Kind.ERRORS, Kind.CLASS_ERRORS)
    ordered = sorted(prediction.maps.items(), key=lambda item: item[1].kind in cuts)
    names: dict[int, str] = {}
    for name, one in ordered:
        names.setdefault(id(one.values), name)
    return names


def numbers_file(maps: Mapping[str, Map]) -> bytes:
    """Return the numbers of maps as ``.npz``: float32 by name, and ``index`` with kind, span and unit of each."""
    index = {name: {"kind": one.kind.value, "span": one.span, "unit": one.unit} for name, one in maps.items()}
    numbers = {name: one.array() for name, one in maps.items()}
    return _pack({"index": np.array(json.dumps(index)), "notice": np.array(NOTICE), **numbers})


def read_maps(path: Path) -> dict[str, Map]:
    """Return the maps of a file that ``maps_file`` made, by name; nothing is unpickled.

    Raises:
        UserError: it cannot be read, or is not a file of maps.
    """
    try:
        with open_regular(path) as opened, np.load(opened) as file:
            arrays: dict[str, NDArray[Any]] = {name: file[name] for name in file.files}
        index = _INDEX.validate_json(str(arrays.pop("index")))
        return {name: _restore(name, one, arrays) for name, one in index.items() if one.kind != _CHART}
    except OSError as error:
        raise UserError("{path} cannot be read: {value}.", path=path, value=error.strerror or error) from error
    except (ValueError, KeyError, TypeError, AttributeError, EOFError, zipfile.BadZipFile, ValidationError) as error:
        raise UserError(
            "{path} is no file of maps, or is damaged. Write it anew with `segview predict`.", path=path
        ) from error


def _restore(name: str, one: _Entry, arrays: Mapping[str, NDArray[Any]]) -> Map:
    values = arrays[one.array or name]
    # The first versions of segview wrote numbers instead of levels.
    levels = quantised(values, one.span) if values.dtype.kind == "f" else values
    return Map(
        name,
        levels,
        Kind(one.kind),
        one.span,
        one.transfer,
        one.unit,
        one.names,
        truth=arrays.get(one.truth) if one.truth else None,
    )


def _pack(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=_FASTEST) as archive:
        for name, array in arrays.items():
            with archive.open(f"{name}.npy", "w", force_zip64=True) as file:
                np.lib.format.write_array(file, array)
    return content.getvalue()

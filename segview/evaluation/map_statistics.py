"""Map statistics, i.e. relations of maps to mask, ground truth, artefacts and errors, as a CSV table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from segview.core.answers.counts import PixelScores
from segview.core.answers.prediction import Prediction
from segview.core.base.files import atomic_write
from segview.core.base.scales import scales_text
from segview.core.maps.artefacts import Artefact
from segview.core.maps.statistics import figures

Cells = dict[str, str | int | float | None]

COLUMNS = (
    *("image", "variant", "map", "kind", "rows", "columns", "threshold", "counted_on", "dice", "iou"),
    *("scales", "scales_outside_training"),
    *("in_truth", "truth_area", "truth_ratio", "missed", "in_mask", "mask_area", "mask_ratio"),
    *(f"on_{kind.words}" for kind in Artefact),
    *(f"{kind.words}_area" for kind in Artefact),
    "error_correlation",
)


def region_name(*, tissue_only: bool) -> str:
    """Return the name of the pixels that are counted."""
    return "tissue only" if tissue_only else "whole image"


def figure_rows(
    prediction: Prediction, label: str, threshold: float, scores: PixelScores | None, *, tissue_only: bool = False
) -> Iterator[Cells]:
    """Yield a row of ``COLUMNS`` for each measured map of a prediction; see ``Figures``.

    Args:
        prediction: Result of ``with_scores``.
        label: Name of the variant.
        threshold: Threshold of the target's probability.
        scores: Scores of the mask on the same pixels.
        tissue_only: Whether pixels on artefacts are excluded.
    """
    measures = prediction.tissue_measures if tissue_only else prediction.measures
    if measures is None:
        return
    for name in measures.maps:
        one, found = prediction.maps[name], figures(measures, name, threshold, prediction.measures)
        yield {
            "image": str(prediction.request.image),
            "variant": label,
            "map": name,
            "kind": one.kind.value,
            "rows": one.shape[0],
            "columns": one.shape[1],
            "threshold": threshold if prediction.target is not None else None,
            "counted_on": region_name(tissue_only=tissue_only),
            "dice": None if scores is None else scores.dice,
            "iou": None if scores is None else scores.iou,
            "scales": scales_text(prediction.scales_done),
            "scales_outside_training": scales_text(prediction.untrained_scales),
            "in_truth": found.in_truth,
            "truth_area": found.truth_area,
            "truth_ratio": found.truth_ratio,
            "missed": found.missed,
            "in_mask": found.in_mask,
            "mask_area": found.mask_area,
            "mask_ratio": found.mask_ratio,
            **{f"on_{kind.words}": share for kind, share in found.on_artefacts.items()},
            **{f"{kind.words}_area": share for kind, share in found.artefact_areas.items()},
            "error_correlation": found.error,
        }


def write_figures(path: Path, rows: Iterable[Mapping[str, str | int | float | None]]) -> None:
    """Write rows of ``COLUMNS`` with a header, numbers with six digits; unknown values are empty cells.

    Raises:
        UserError: the file cannot be written.
    """
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: f"{cell:.6g}" if isinstance(cell, float) else cell for key, cell in row.items()})
    # Bytes of names that are not valid UTF-8 are escaped, so that the file is valid UTF-8.
    atomic_write(path, text.getvalue().encode(errors="backslashreplace"))

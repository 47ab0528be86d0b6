"""Statistics of each map of the shipped variants over a folder of pairs.

python benchmarks/figures.py [FOLDER] [--variant NAME …] [--images 100]

FOLDER holds images and masks; by default the test images of Kvasir-SEG beside the checkout. Printed for each map: how
many times as much of its mass lies in the ground truth, on glare and on the frame as chance would put there (1 is
chance), the share of the ground truth that it does not cover, and its point-biserial correlation with being wrong; the
mean over images with the interval of the bootstrap (95 %).
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from segview.core.base.places import models_folder
from segview.core.maps.artefacts import Artefact
from segview.core.maps.statistics import Figures, figures
from segview.core.requests.request import Request
from segview.core.variants.folders import find_variants, read_config
from segview.data.artefacts import artefacts
from segview.data.datasets import pairs, read_pair
from segview.evaluation.answer import with_scores
from segview.inference.predict.predictor import Predictor
from segview.metrics.statistics import bootstrap_mean

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "data" / "kvasir-seg" / "test"
Numbers = dict[str, float | None]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=DEFAULT)
    parser.add_argument("--variant", action="append")
    parser.add_argument("--images", type=int, default=100)
    options = parser.parse_args()
    every = {path.name: path for path in find_variants(models_folder()) if read_config(path).network.learns}
    found: dict[tuple[str, str], list[Numbers]] = defaultdict(list)
    predictor = Predictor()
    chosen = pairs(options.folder)[: options.images]
    for pair in chosen:
        pixels, truth = read_pair(pair)
        labels = artefacts(pixels)
        for name in options.variant or every:
            *_, answer = predictor.predict(Request(pair.image, every.get(name, Path(name)), (1.0,)), pixels)
            answer = with_scores(answer, truth, labels)
            assert answer.measures is not None
            for one in answer.measures.maps:
                if not one.startswith("scale/") and one != f"probability/{answer.classes[0]}":
                    found[one, name].append(numbers(figures(answer.measures, one, answer.threshold)))
    print(f"{len(chosen)} images of {options.folder}; × is times what chance would give")
    print(
        "| map | variant | × in truth | missed % | × on glare | × on border | error r |\n|---|---|---|---|---|---|---|"
    )
    for (one, name), rows in sorted(found.items()):
        print(f"| `{one}` | {name} | {' | '.join(cells(rows))} |")


def numbers(of: Figures) -> Numbers:
    """Return the numbers that are averaged."""
    return {
        "in truth": of.truth_ratio,
        "missed": None if of.missed is None else 100 * of.missed,
        "glare": ratio(of, Artefact.GLARE),
        "border": ratio(of, Artefact.BORDER),
        "error": of.error,
    }


def ratio(of: Figures, kind: Artefact) -> float | None:
    """Return how many times as much of the mass lies on an artefact as would by chance."""
    share, area = of.on_artefacts[kind], of.artefact_areas[kind]
    return share / area if share is not None and area else None


def cells(rows: list[Numbers]) -> Iterator[str]:
    """Yield mean and interval of each number, over the images that have it."""
    for key in rows[0]:
        known = [value for row in rows if (value := row[key]) is not None and math.isfinite(value)]
        digits = 0 if key == "missed" else 2
        if not known:
            yield "–"
            continue
        mean, low, high = bootstrap_mean(known)
        yield f"{mean:z.{digits}f} ({low:z.{digits}f} to {high:z.{digits}f})".replace("-", "−")


if __name__ == "__main__":
    main()

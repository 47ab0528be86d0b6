"""The value of each order of the review queue: the share of the worst masks among the first that are reviewed.

Every image of a folder with ground truth is measured as the window does it, with the shipped networks. An image's worth
of a look is 1 − Dice, mean over the variants. Printed for each order: of the worst fifth of the images, how many stand
in its first fifth (by chance a fifth of them, and the interval of that chance), and Spearman's rank correlation.

python benchmarks/review.py [--images FOLDER] [--variants FOLDER ...] [--limit N]
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np
from robustness import experiment_variants
from scipy import stats

from segview.core.answers.prediction import Prediction
from segview.core.requests.ranking import RANKINGS, Measures, Rank, order_by_score
from segview.core.requests.settings import PredictionSettings, ViewSettings
from segview.core.variants.folders import read_config
from segview.core.variants.spec import Variant
from segview.data.datasets import find_images
from segview.evaluation.answer import Answers
from segview.evaluation.ranking import Ranker
from segview.metrics.counts import counts_at
from segview.metrics.scores import dice

SHARED = Path(__file__).resolve().parents[2] / "shared/data/kvasir-seg/test/images"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--images", type=Path, default=SHARED)
    parser.add_argument("--variants", type=Path, nargs="+", default=None, help="folders; the shipped A to D by default")
    parser.add_argument("--limit", type=int, default=None)
    options = parser.parse_args()
    variants = options.variants or experiment_variants()
    images = find_images(options.images)[: options.limit]
    view = ViewSettings()
    asked = PredictionSettings().requests(Path(), [Variant(folder, read_config(folder)) for folder in variants])
    question = Rank(images, asked, view.threshold, view.band)
    measured: list[Measures] = []
    scores: dict[Path, list[float]] = defaultdict(list)
    for item in Ranker(Answers()).rank(question):
        if isinstance(item, Measures):
            measured.append(item)
        elif isinstance(item, Prediction) and item.complete and item.counts and item.counts.target is not None:
            scores[item.request.image].append(dice(counts_at(item.counts, view.threshold)))
    worth = np.array([1 - np.mean(scores[image]) for image in images])
    first = max(1, len(images) // 5)
    worst = {images[place] for place in np.argsort(-worth)[:first]}
    chance = stats.hypergeom(len(images), first, first)
    low, high = chance.ppf([0.025, 0.975])
    names = ", ".join(folder.name for folder in variants)
    print(f"{len(images)} images of {options.images}, variants {names}")
    print(f"mean Dice {1 - worth.mean():.3f}; of the worst {first}, the first {first} of an order hold:")
    print(f"{'by chance':24} {chance.mean():5.1f}   (95 % of orders: {low:.0f} to {high:.0f})")
    for ranking in RANKINGS.values():
        scored = ranking.of(measured)
        order = [images[place] for place in order_by_score(images, scored)]
        known = [place for place, image in enumerate(images) if image in scored]
        if len({scored[images[place]] for place in known}) < 2:
            print(f"{ranking.title:24} all images alike: of one scale or variant nothing can disagree")
            continue
        r, _ = stats.spearmanr([scored[images[place]] for place in known], worth[known])
        mean = 1 - np.mean([worth[images.index(image)] for image in order[:first]])
        print(f"{ranking.title:24} {sum(image in worst for image in order[:first]):5}   "
              f"Spearman {r:5.2f}, mean Dice of the first {first}: {mean:.3f}")  # fmt: skip


if __name__ == "__main__":
    main()

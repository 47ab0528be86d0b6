"""The attention of SANet for the class at a point, at its first and at its last head: the last figure of its paper.

python benchmarks/attention_at_points.py [IMAGE] [--points 0.7,0.45 …] [--variant NAME] [--out FILE] [--show-image]

Zhong et al. (2020), "Squeeze-and-Attention Networks for Semantic Segmentation", show for some points of an image the
attention channel of the class that is read out there, of a low and of a high head. Points are shares of the height and
of the width. Every map has the same span, which stands below it. Without ``--show-image`` the network's classes stand
in its place: not every image may be passed on.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from segview.core.answers.map_result import class_at, map_at_point
from segview.core.answers.prediction import Prediction
from segview.core.base.places import models_folder
from segview.core.requests.map_query import ClassAtPoint
from segview.core.requests.request import Request
from segview.core.requests.settings import ViewSettings
from segview.data.images import read_pixels
from segview.inference.predict.predictor import Predictor
from segview.inference.rendering.painting import paint

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
HEADS = ("head 1", "head 4")
WIDTH, GAP, LINE = 300, 8, 20
GROUND, TEXT, POINT = (24, 26, 30), (226, 228, 232), (255, 255, 255)
Point = tuple[float, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    shown = SHARED / "camvid" / "test" / "images" / "0001TP_008550.jpg"
    parser.add_argument("image", type=Path, nargs="?", default=shown, metavar="IMAGE")
    points = [(0.85, 0.5), (0.6, 0.69), (0.55, 0.37), (0.15, 0.5), (0.4, 0.1)]
    parser.add_argument("--points", type=point, nargs="+", default=points)
    parser.add_argument("--variant", default="sanet-mobilenet_v2-camvid")
    parser.add_argument("--out", type=Path, default=Path("attention-at-points.png"))
    parser.add_argument("--show-image", action="store_true")
    options = parser.parse_args()
    pixels = read_pixels(options.image)
    *_, answer = Predictor().predict(Request(options.image, models_folder() / options.variant), pixels)
    if not any(name.startswith(f"sa/{HEADS[0]}/attention/") for name in answer.maps):
        raise SystemExit(f"{options.variant} has no squeeze-and-attention heads. Choose a variant of SANet.")
    first = pixels if options.show_image else None
    rows = [row(answer, place, first) for place in options.points]
    Image.fromarray(np.concatenate(rows)).save(options.out)
    print(f"{options.image.name}, {options.variant}: {len(rows)} points, in {options.out}")


def point(text: str) -> Point:
    """Return a point from two shares, ``0.5,0.25``."""
    down, across = (float(part) for part in text.split(","))
    if not (0 <= down < 1 and 0 <= across < 1):
        raise argparse.ArgumentTypeError(f"{text}: shares of height and width lie in 0 to 1")
    return down, across


def row(answer: Prediction, place: Point, image: np.ndarray | None) -> np.ndarray:
    """Return the panels of one point side by side, each with a line of words above it and its span below."""
    size = (round(WIDTH * answer.size[0] / answer.size[1]), WIDTH)
    if image is None:
        labels = answer.maps["labels"]
        first = paint(
            labels, view=ViewSettings(), threshold=0.5, contour=False, size=size, class_colours=answer.colours
        )
    else:
        first = np.array(Image.fromarray(image).resize((size[1], size[0])))
    name = answer.classes[class_at(answer, place, 0.5)]
    panels = [panel(first, f"at the point: {name}", "", place)]
    for head in HEADS:
        one = map_at_point(ClassAtPoint(f"sa/{head}/attention"), answer, place, 0.5)
        assert one is not None
        (rows, columns), (low, high) = one.shape, one.span
        drawn = paint(one, view=ViewSettings(), threshold=0.5, contour=False, size=size)
        panels.append(panel(drawn, f"{head}, attention of {name}, {rows} by {columns}", f"{low:g} to {high:g}", place))
    return np.concatenate(panels, axis=1)


def panel(pixels: np.ndarray, above: str, below: str, place: Point) -> np.ndarray:
    """Return an image between two lines of words, with the point on it."""
    rows, columns = pixels.shape[:2]
    canvas = Image.new("RGB", (columns + GAP, rows + 2 * LINE + GAP), GROUND)
    canvas.paste(Image.fromarray(pixels), (GAP // 2, LINE))
    draw, font = ImageDraw.Draw(canvas), ImageFont.load_default(13)
    draw.text((GAP // 2, 2), above, fill=TEXT, font=font)
    draw.text((GAP // 2, LINE + rows + 2), below, fill=TEXT, font=font)
    x, y = GAP // 2 + place[1] * columns, LINE + place[0] * rows
    draw.ellipse((x - 5, y - 5, x + 5, y + 5), outline=(0, 0, 0), width=4)
    draw.ellipse((x - 5, y - 5, x + 5, y + 5), outline=POINT, width=2)
    return np.array(canvas)


if __name__ == "__main__":
    main()

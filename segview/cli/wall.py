"""The wall of pictures as a file, for machines without a display."""

from __future__ import annotations

from pathlib import Path

from segview.cli.variants import chosen
from segview.core.base.files import is_folder
from segview.core.base.places import samples_folder
from segview.core.requests.settings import Look, Question


def write_wall(paths: tuple[Path, ...], device: str, target: Path) -> None:
    """Write what the window would show first: the known variants on the first picture.

    Args:
        paths: Pictures or folders; the samples where there are none.
        device: What the engine runs on.
        target: The PNG file to write.

    Raises:
        UserError: the picture or a variant cannot be read, or the file cannot be written.
    """
    from segview.data.datasets import find_images
    from segview.inference.predict.opening import open_picture
    from segview.inference.predict.predictor import Predictor
    from segview.inference.rendering.export import write_png
    from segview.inference.rendering.figure import Row, wall_figure

    first = paths[0] if paths else samples_folder()
    picture = open_picture(find_images(first)[0] if is_folder(first) else first)
    predictor = Predictor()
    rows: list[Row] = []
    for variant in chosen(None):
        (request,) = Question(device=device).requests(picture.path, (variant,))
        *_, last = predictor.predict(request, picture.levels[0])
        rows.append(Row(variant.name, last))
    write_png(target, wall_figure(picture, rows, Look()))

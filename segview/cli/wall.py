"""The wall as an image file, for machines without a display."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from segview.cli.status import ExitStatus, Failures
from segview.cli.variants import choose_variants
from segview.core.base.files import is_folder
from segview.core.base.places import samples_folder
from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure
from segview.core.requests.settings import PredictionSettings, ViewSettings
from segview.core.variants.spec import Variant


def write_wall(paths: tuple[Path, ...], device: str, target: Path) -> ExitStatus:
    """Write the first view of the window, i.e. the known variants on the first image, and return the exit status.

    Args:
        paths: Images or folders; if empty, the samples.
        device: Device of the engine.
        target: The PNG file to write.

    Raises:
        UserError: the image cannot be read, or the file cannot be written.
    """
    from segview.data.datasets import find_images
    from segview.data.protection import Replacing, check_free
    from segview.evaluation.answer import Answers
    from segview.inference.rendering.export import write_png
    from segview.inference.rendering.figure import wall_figure
    from segview.inference.rendering.panels import Row

    check_free([target], Replacing())
    first = paths[0] if paths else samples_folder()
    answers = Answers()
    image = answers.images.open(find_images(first)[0] if is_folder(first) else first)
    rows: list[Row] = []
    failures = Failures()

    def row(variant: Variant) -> Row:
        (request,) = PredictionSettings(device=device).requests(image.path, (variant,))
        return Row(variant.name, answers.last(request))

    variants = choose_variants(None)
    for variant in variants:
        found = attempt(variant, partial(row, variant), about=variant.name)
        if isinstance(found, Failure):
            failures.add(found)
        else:
            rows.append(found)
    write_png(target, wall_figure(image, rows, ViewSettings()))
    return failures.status("variants", len(variants))

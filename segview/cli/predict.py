"""``predict``: masks, maps and a wall of pictures for images."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from segview.cli.output import errors, print_json, results, tracked
from segview.cli.variants import Json, Names, chosen
from segview.core.errors import UserError
from segview.core.request import DEFAULT_SCALES, Merge, Request, parse_scales
from segview.core.settings import Look
from segview.core.spec import Variant

if TYPE_CHECKING:
    from segview.core.picture import Picture
    from segview.inference.figure import Row
    from segview.inference.predict import Predictor

Images = Annotated[list[Path], typer.Argument(help="Pictures, or folders of pictures.", metavar="IMAGE…")]
Scales = Annotated[str, typer.Option(help="Multiples of the network's input size, with commas.")]
HowToMerge = Annotated[str, typer.Option(help="How scales become one: average or max.")]
Flip = Annotated[bool, typer.Option("--flip", help="Average with the mirrored image.")]
Device = Annotated[str, typer.Option(help="auto, cpu, cuda or cuda:N.")]
Threshold = Annotated[float | None, typer.Option(help="Of the probability; by default the variant's own.")]
_DEFAULT_SCALES = ",".join(f"{scale:g}" for scale in DEFAULT_SCALES)


def predict(
    images: Images,
    variant: Names = None,
    scales: Scales = _DEFAULT_SCALES,
    merge: HowToMerge = "average",
    flip: Flip = False,
    threshold: Threshold = None,
    device: Device = "auto",
    out: Annotated[Path, typer.Option(help="Folder for the results.")] = Path("predictions"),
    as_json: Json = False,
) -> None:
    """Write masks at the images' size, maps as .npz and one wall picture for each image."""
    from segview.inference.devices import resolve
    from segview.inference.export import writable_folder
    from segview.inference.predict import Predictor

    if threshold is not None and not 0 < threshold < 1:
        raise UserError(f"The threshold lies between 0 and 1, not at {threshold:g}.")
    variants = chosen(variant)
    # One request, made before any work, so that wrong scales, merge or device are told at once.
    pattern = Request(Path(), Path(), parse_scales(scales), merge=_merge(merge), flip=flip, device=resolve(device))
    paths = _pictures(images)
    batch = _Batch(Predictor(), variants, pattern, threshold, writable_folder(out), _stems(paths))
    records: list[dict[str, object]] = []
    failed = 0
    for path in tracked(paths, "Predicting", len(paths)):
        try:
            records.extend(batch.one(path))
        except UserError as error:
            failed += 1
            errors.print(f"[bold red]left out:[/] {str(error).replace('[', chr(92) + '[')}")
    if as_json:
        print_json(records)
    else:
        done = len(paths) - failed
        results.print(f"{done} of {len(paths)} images × {len(variants)} variants, written to {out}.", markup=False)
    if failed:
        raise typer.Exit(1)


class _Batch:
    """What stays the same for all images."""

    def __init__(
        self,
        predictor: Predictor,
        variants: tuple[Variant, ...],
        pattern: Request,
        threshold: float | None,
        out: Path,
        stems: dict[Path, str],
    ) -> None:
        self._predictor, self._variants, self._pattern = predictor, variants, pattern
        self._threshold, self._out, self._stems = threshold, out, stems

    def one(self, path: Path) -> Iterator[dict[str, object]]:
        """Predict one image, write everything, and yield a record for each variant.

        Raises:
            UserError: the image cannot be read, or the results cannot be written.
        """
        from segview.inference.export import write_png
        from segview.inference.figure import wall_figure
        from segview.inference.pictures import open_picture

        picture = open_picture(path)
        rows: list[Row] = []
        for variant in self._variants:
            row, record = self._row(picture, variant)
            rows.append(row)
            yield record
        look = Look(threshold=self._threshold or rows[0].prediction.threshold)
        write_png(self._out / f"{self._stems[path]}.wall.png", wall_figure(picture, rows, look))

    def _row(self, picture: Picture, variant: Variant) -> tuple[Row, dict[str, object]]:
        from segview.inference.export import record, write_maps, write_mask
        from segview.inference.figure import Row
        from segview.metrics.counts import level_counts
        from segview.metrics.scores import pixel_scores

        p = self._pattern
        request = Request(
            picture.path, variant.folder, p.scales, merge=p.merge, flip=p.flip, device=p.device
        )
        *_, prediction = self._predictor.predict(request, picture.levels[0])
        threshold = self._threshold or prediction.threshold
        name = f"{self._stems[picture.path]}.{variant.name}"
        write_mask(self._out / f"{name}.mask.png", prediction, threshold)
        write_maps(self._out / f"{name}.maps.npz", prediction)
        scores = None
        if prediction.target is not None:
            counts = level_counts(prediction.target.values, picture.truth)
            scores = pixel_scores(counts, threshold, Look().band)
        return Row(variant.name, prediction), record(prediction, variant.config, threshold, scores)


def _merge(text: str) -> Merge:
    if text == "average" or text == "max":
        return text
    raise UserError(f"Scales are merged by 'average' or 'max', not by '{text}'.")


def _pictures(given: list[Path]) -> list[Path]:
    from segview.data.datasets import find_images

    paths: list[Path] = []
    for path in given:
        paths.extend(find_images(path) if path.is_dir() else [path])
    if not paths:
        raise UserError(f"There is no picture in {', '.join(str(path) for path in given)}.")
    return list(dict.fromkeys(paths))


def _stems(paths: list[Path]) -> dict[Path, str]:
    """Return a name for each picture's results; pictures that differ in ending or folder alone keep theirs apart."""
    names: dict[Path, str] = {}
    taken: set[str] = set()
    for path in paths:
        tries = (path.stem, path.name, f"{path.parent.name}-{path.name}")
        name = next((one for one in tries if one not in taken), f"{path.name}-{len(taken)}")
        taken.add(name)
        names[path] = name
    return names

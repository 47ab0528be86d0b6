"""Scores of variants on a folder, image by image, for scripts and notebooks."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from segview.api.variants import VariantLike, predictor, scales_of, several
from segview.core.base.errors import UserError
from segview.core.base.files import atomic_write
from segview.core.comparison.comparison import Comparison
from segview.core.comparison.score_table import ScoreTable
from segview.core.requests.request import Merge

if TYPE_CHECKING:
    from segview.evaluation.comparison.compare import Test
    from segview.evaluation.image_scores import ImageScore


@dataclass(frozen=True, eq=False)
class Evaluation:
    """Scores of variants on images: one row for each image and variant.

    Attributes:
        columns: Names of the columns: image, variant, and each score.
        rows: A tuple for each image and variant, in the order of the columns.
        left_out: A sentence for each image that could not be scored.
        table: The same scores as images × variants, with the counts from which scores over all pixels are computed.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str | float, ...], ...] = field(repr=False)
    left_out: tuple[str, ...] = ()
    table: ScoreTable = field(default_factory=lambda: ScoreTable((), (), {}), repr=False)

    @property
    def scores(self) -> tuple[str, ...]:
        """Names of the scores."""
        return self.columns[2:]

    def to_numpy(self, score: str) -> NDArray[np.float64]:
        """Return a score as images × variants, both in their order; NaN where an image could not be scored.

        Raises:
            UserError: there is no such score.
        """
        if score not in self.scores:
            raise UserError(
                "There is no score '{score}'. Choose one of {scores}.", score=score, scores=", ".join(self.scores)
            )
        place = self.columns.index(score)
        images = {row[0]: index for index, row in enumerate({row[0]: row for row in self.rows}.values())}
        variants = {row[1]: index for index, row in enumerate({row[1]: row for row in self.rows}.values())}
        table = np.full((len(images), len(variants)), np.nan)
        for row in self.rows:
            table[images[row[0]], variants[row[1]]] = float(row[place])
        return table

    def means(self) -> dict[str, dict[str, float]]:
        """Return the mean over images of each score, by variant."""
        names = tuple(str(name) for name in dict.fromkeys(row[1] for row in self.rows))
        table = {score: np.nanmean(self.to_numpy(score), axis=0) for score in self.scores}
        return {name: {score: float(table[score][place]) for score in self.scores} for place, name in enumerate(names)}

    def compare(
        self,
        score: str = "",
        *,
        against: str = "",
        clusters: str | Sequence[str] = "",
        test: Test = "sign flip",
        seed: int = 0,
    ) -> Comparison:
        """Return the means of the variants with intervals, and their paired differences over the images.

        Args:
            score: Name of the score; by default Dice, or mIoU.
            against: A variant that all others are compared with; by default every pair is compared.
            clusters: Groups of images, e.g. of one patient, that are resampled as wholes: a name for each image, or
                ``folder``, a regular expression for the file's name, or ``FILE.csv:column``.
            test: ``sign flip``, or ``Wilcoxon``, which is for images without clusters.
            seed: Seed of the random numbers.

        Raises:
            UserError: there is no such score or variant, or the clusters cannot be found.

        Example:
            >>> import segview
            >>> table = segview.evaluate("pairs", ["unet-mobilenet_v2-a", "unet-mobilenet_v2-b"])
            >>> found = table.compare("Dice", against="unet-mobilenet_v2-a")
            >>> len(found.pairs), found.pairs[0].images
            (1, 2)
        """
        from segview.evaluation.comparison.clusters import clusters_in
        from segview.evaluation.comparison.compare import Clusters, compare

        if isinstance(clusters, str):
            groups = clusters_in(self.table, clusters) if clusters else None
        else:
            groups = Clusters(tuple(clusters))
        return compare(self.table, score, against=against, clusters=groups, test=test, seed=seed)

    def to_csv(self, path: str | Path, *, overwrite: bool = False) -> Path:
        """Write the table as comma-separated values, whole or not at all, and return the file.

        Raises:
            UserError: the file exists already and ``overwrite`` is false, it is an image or a file of segview's own,
                or it cannot be written.
        """
        from segview.data.protection import Replacing, check_new

        target = Path(path)
        check_new(target, Replacing(overwrite, "overwrite=True"))
        content = io.StringIO()
        writer = csv.writer(content)
        writer.writerows((self.columns, *self.rows))
        atomic_write(target, content.getvalue())
        return target

    def to_pandas(self) -> Any:  # noqa: ANN401 - pandas is no dependency
        """Return the table as a pandas DataFrame.

        Raises:
            UserError: pandas is not installed.
        """
        try:
            import pandas  # pyright: ignore[reportMissingImports, reportMissingModuleSource]
        except ImportError as error:
            raise UserError("pandas is not installed. Install it, or use to_csv or to_numpy.") from error
        return pandas.DataFrame(self.rows, columns=list(self.columns))

    def __repr__(self) -> str:
        images, names = (len({row[place] for row in self.rows}) for place in (0, 1))
        return f"<evaluation: {images} images × {names} variants, {', '.join(self.scores)}>"

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(name)}</th>" for name in ("variant", *self.scores))
        body = "".join(
            f"<tr><td>{html.escape(name)}</td>"
            + "".join(f"<td>{value:.4f}</td>" for value in values.values())
            + "</tr>"
            for name, values in self.means().items()
        )
        return f"<table><caption>Mean over images</caption><tr>{head}</tr>{body}</table>"


def evaluate(
    folder: str | Path | Sequence[str | Path],
    variants: VariantLike | Sequence[VariantLike],
    *,
    scales: float | Sequence[float] | None = None,
    merge: Merge = "average",
    flip: bool = False,
    threshold: float | None = None,
    device: str = "auto",
    at_image_size: bool = False,
    keep: bool = True,
) -> Evaluation:
    """Return the scores of variants on each image of folders with ground truth.

    Args:
        folder: One or several folders of images and masks in any layout that segview knows, or files that list them.
            If no image of a folder has a mask, its images have only the scores that need no ground truth.
        variants: One or several variants: names, folders, or results of ``load``.
        scales: As for ``predict``; likewise ``merge``, ``flip`` and ``device``.
        threshold: Threshold of the target's probability; by default each variant's own.
        at_image_size: Whether masks are compared at the image's own size and not at the network's input size.
        keep: Whether scores are stored on the disk and reused.

    Raises:
        UserError: a folder has no image, a variant cannot be read, or an argument is out of range.

    Example:
        >>> import segview
        >>> table = segview.evaluate("pairs", ["unet-mobilenet_v2-b"])
        >>> table.to_numpy("Dice").shape
        (2, 1)
    """
    from segview.evaluation.folder import evaluate as scores_of
    from segview.evaluation.image_scores import ImageScore
    from segview.evaluation.protocol import Protocol
    from segview.evaluation.samples import samples_at
    from segview.evaluation.score_store import open_store

    places = [folder] if isinstance(folder, str | Path) else list(folder)
    samples = [one for place in places for one in samples_at(Path(place).absolute()).every]
    protocol = Protocol(
        "image" if at_image_size else "network",
        scales=scales_of(scales),
        merge=merge,
        flip=flip,
        threshold=threshold,
        device=device,
    )
    found: dict[tuple[Path, str], ImageScore] = {}
    left_out: list[str] = []
    chosen = several(variants)
    with open_store() as store:
        for one in chosen:
            for score in scores_of(predictor(), one.folder, samples, protocol, store=store if keep else None):
                if isinstance(score, ImageScore):
                    found[score.image, one.name] = score
                else:
                    left_out.append(score.reason)
    return _evaluation(found, tuple(dict.fromkeys(one.name for one in chosen)), tuple(left_out))


def _evaluation(
    found: dict[tuple[Path, str], ImageScore], variants: tuple[str, ...], left_out: tuple[str, ...]
) -> Evaluation:
    """Return scores by image and variant as a table."""
    from segview.evaluation.comparison.tables import table_of

    values = {key: score.values() for key, score in found.items()}
    columns = tuple(dict.fromkeys(name for row in values.values() for name in row))
    rows = tuple((str(key[0]), key[1], *(row.get(name, np.nan) for name in columns)) for key, row in values.items())
    images = tuple(dict.fromkeys(image for image, _ in found))
    table = table_of(images, variants, found)
    return Evaluation(("image", "variant", *columns), rows, left_out, table)

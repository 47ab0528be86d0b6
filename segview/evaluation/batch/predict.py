"""Prediction of many images: while a network computes, the next images are read and the last results are written."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from segview.core.answers.columns import columns, unknown_map
from segview.core.answers.prediction import Prediction
from segview.core.base.file_set import write_together
from segview.core.images.image import OpenedImage
from segview.core.maps.artefacts import Artefacts
from segview.core.requests.clicks import check_clicks
from segview.core.requests.failures import attempt
from segview.core.requests.read_ahead import read_ahead
from segview.core.requests.request import Failure
from segview.core.requests.settings import ViewSettings
from segview.core.variants.spec import Variant
from segview.data.artefacts import artefacts
from segview.data.protection import Replacing, check_free
from segview.evaluation.answer import Answers
from segview.evaluation.batch.batch_request import BatchRequest
from segview.evaluation.batch.outputs import place
from segview.evaluation.batch.results import Line, Results, line_of, state_of
from segview.evaluation.map_statistics import Cells, figure_rows, region_name
from segview.inference.predict.opening import open_image
from segview.inference.rendering.export import (
    as_text,
    fitting_name,
    mask_file,
    png,
    probability_files,
    record,
    result_name,
    writable_folder,
)
from segview.inference.rendering.figure import wall_figure
from segview.inference.rendering.maps_file import maps_file
from segview.inference.rendering.panels import Row
from segview.metrics.scores import pixel_scores

_BEHIND = 2  # number of images whose results may wait to be written


@dataclass(frozen=True)
class Done:
    """An image whose results were written.

    Attributes:
        image: The image.
        notes: Remarks on reading it, in sentences.
        truth_problem: Reason why its ground truth could not be used; else empty.
    """

    image: Path
    notes: tuple[str, ...] = ()
    truth_problem: str = ""


@dataclass(frozen=True, eq=False)
class _Opened:
    line: Line
    image: OpenedImage
    artefacts: Artefacts | None


@dataclass(frozen=True, eq=False)
class _Answered:
    """An image with its predictions, each with the name of its variant and the threshold of its mask."""

    line: Line
    image: OpenedImage
    answers: Sequence[tuple[str, Variant, Prediction, float]]


class Batch:
    """Predicts images and writes the results of each.

    Args:
        answers: Runs the variants.
        asked: The request for every image.
        folder: Folder of the results.
        results: File in this folder that lists the results.
        replacing: Whether files that segview did not write may be replaced.
        spread: Whether the results are distributed over subfolders.
    """

    def __init__(
        self,
        answers: Answers,
        asked: BatchRequest,
        folder: Path,
        results: Results,
        *,
        replacing: Replacing,
        spread: bool,
    ) -> None:
        self._answers, self._asked, self._folder, self._results = answers, asked, folder, results
        self._replacing, self._spread = replacing, spread
        self._unmatched = [] if asked.maps is None or asked.only not in (None, "maps") else [*asked.maps]
        self._names: set[str] = set()

    @property
    def digest(self) -> str:
        """Digest of the request, by which lines of results are found."""
        return self._asked.digest

    @property
    def problems(self) -> tuple[str, ...]:
        """A sentence for each requested map that no prediction has had so far; empty before the first prediction."""
        if not self._names:
            return ()
        return tuple(str(unknown_map(pattern, self._names)) for pattern in self._unmatched)

    def remaining(self, paths: Sequence[Path], done: set[bytes]) -> list[Path]:
        """Return the images that are not done; an image whose file has changed counts as not done."""
        if not done:
            return list(paths)
        lines = ((path, line_of(path, self._asked.digest)) for path in paths)
        return [path for path, line in lines if line.key not in done]

    def run(self, stems: Mapping[Path, str]) -> Generator[Done | Failure]:
        """Predict images, given with the names of their results, and yield each as done or failed.

        A failure affects only its own image. An image's line of results is written after all of its files.
        """
        waiting: deque[Future[Done | Failure]] = deque()
        with ThreadPoolExecutor(1, "writing") as writer:
            for path, opened in read_ahead(stems, partial(self._open, stems)):
                found = opened
                if not isinstance(opened, Failure):
                    found = attempt(path, partial(self._predict, opened), about=path)
                waiting.append(writer.submit(self._save, path, found))
                while len(waiting) > _BEHIND:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

    def _open(self, stems: Mapping[Path, str], path: Path) -> _Opened:
        # Record the file's state first: if the file changes while it is read, the next batch reads it again.
        line = replace(line_of(path, self._asked.digest), stem=stems[path])
        image = open_image(path)
        if (truth := image.truth_path) is not None:
            line = replace(line, truth=str(truth.absolute()), truth_state=state_of(truth))
        check_clicks(self._asked.pattern.clicks, path, image.size)
        found = Artefacts(path, artefacts(image.levels[0])) if self._asked.needs.artefacts else None
        return _Opened(line, image, found)

    def _predict(self, opened: _Opened) -> _Answered:
        asked, path = self._asked, opened.image.path
        self._answers.images.keep(opened.image, opened.artefacts)
        answers: list[tuple[str, Variant, Prediction, float]] = []
        for label, variant in asked.variants.items():
            scales = variant.config.scales_for(asked.scales)
            request = replace(asked.pattern, image=path, variant=variant.folder, scales=scales)
            prediction = self._answers.last(request, needs=asked.needs)
            threshold = prediction.threshold if asked.threshold is None else asked.threshold
            answers.append((label, variant, prediction, threshold))
            self._unmatched = [one for one in self._unmatched if not columns((one,), [prediction])]
            self._names |= {*prediction.maps, *prediction.charts}
        return _Answered(opened.line, opened.image, answers)

    def _save(self, path: Path, found: _Answered | _Opened | Failure) -> Done | Failure:
        """Write the results of an image, and then its line."""
        done = attempt(path, partial(self._write, found), about=path) if isinstance(found, _Answered) else found
        if isinstance(done, Failure):
            self._results.add(replace(line_of(path, self._asked.digest), failed=done.reason))
        assert isinstance(done, Done | Failure)
        return done

    def _write(self, found: _Answered) -> Done:
        image, folder = found.image, place(self._folder, found.line.stem, spread=self._spread)
        records: list[dict[str, object]] = []
        figures: list[Cells] = []
        sets: list[dict[Path, bytes | str]] = []
        for label, variant, prediction, threshold in found.answers:
            about, rows = self._measure(found, label, variant, prediction, threshold)
            records.append(about)
            figures.extend(rows)
            begin = str(folder / result_name(found.line.stem, label))
            sets.append(self._files(begin, prediction, threshold, about))
        if self._asked.only is None:
            rows = [Row(label, prediction, threshold) for label, _, prediction, threshold in found.answers]
            sets.append(
                {folder / f"{fitting_name(found.line.stem)}.wall.png": png(wall_figure(image, rows, self._asked.view))}
            )
        check_free([path for files in sets for path in files], self._replacing, in_use=(image.path,))
        if self._spread:
            writable_folder(folder)
        for files in sets:
            write_together(files)
        sizes = {path.relative_to(self._folder).as_posix(): path.stat().st_size for files in sets for path in files}
        self._results.add(replace(found.line, files=sizes, records=records, figures=figures))
        measured = any(one.config.labelling is None for one in self._asked.variants.values())
        return Done(image.path, image.notes, image.truth_problem if measured else "")

    def _measure(
        self, found: _Answered, label: str, variant: Variant, prediction: Prediction, threshold: float
    ) -> tuple[dict[str, object], list[Cells]]:
        """Return the record of a prediction, and the rows of its map statistics if they were computed."""
        tissue_only = self._asked.tissue_only
        counts = prediction.tissue_counts if tissue_only else prediction.counts
        scores = None if counts is None else pixel_scores(counts, threshold, ViewSettings().band)
        about = record(prediction, variant.config, threshold, scores, found.image.source)
        about |= {"variant": label, "scores_of": region_name(tissue_only=tissue_only)}
        return about, list(figure_rows(prediction, label, threshold, scores, tissue_only=tissue_only))

    def _files(
        self, begin: str, prediction: Prediction, threshold: float, about: Mapping[str, object]
    ) -> dict[Path, bytes | str]:
        """Return the files of a prediction; the mask is the last one, so that it is written last."""
        only, files = self._asked.only, dict[Path, bytes | str]()
        if only is None:
            files[Path(f"{begin}.mask.json")] = as_text(about)
        if only in (None, "maps"):
            files[Path(f"{begin}.maps.npz")] = maps_file(self._asked.select_maps(prediction), threshold)
        if only == "probabilities" or (only is None and self._asked.probabilities):
            files |= probability_files(Path(f"{begin}.probability.png"), prediction)
        if only in (None, "masks"):
            files[Path(f"{begin}.mask.png")] = mask_file(prediction, threshold)
        return files

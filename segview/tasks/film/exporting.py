"""Tasks that export a film: as a film with the masks drawn over it, or as a mask file for each frame."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from numpy.typing import NDArray

from segview.core.answers.prediction import Prediction
from segview.core.base.errors import UserError
from segview.core.base.text import Text, join_texts
from segview.core.films.film import FilmFrame
from segview.core.images.frames import file_and_number
from segview.core.requests.save_target import Occupied, SaveTarget
from segview.core.requests.settings import ViewSettings
from segview.core.variants.spec import VariantConfig
from segview.tasks.film.playing import PlayFilm, frame_of, predictor_of
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task

if TYPE_CHECKING:
    from segview.inference.films.projector import Projector


@dataclass(frozen=True)
class Written:
    """Progress of an export.

    Attributes:
        done: Number of frames written.
        sentence: Files that were written, and their folder; empty until the end.
    """

    done: int
    sentence: str = ""


@dataclass(frozen=True, eq=False)
class ExportFilm(Task[Written | Occupied]):
    """Write the frames of a film with mask and map drawn over them, and a JSON file with their provenance.

    Attributes:
        film: The film, the variant and the map; the rate is that of its playhead.
        config: Configuration of the variant.
        view: View settings that the frames are drawn with.
        target: The film's file.
    """

    lane: ClassVar[Lane] = Lane.FILM_FILES

    film: PlayFilm
    config: VariantConfig
    view: ViewSettings
    target: SaveTarget


@dataclass(frozen=True, eq=False)
class ExportMasks(Task[Written | Occupied]):
    """Write the mask of each frame as PNG into a folder, each with a JSON file with its provenance.

    Attributes:
        film: As for ``ExportFilm``; likewise ``config``.
        threshold: Threshold of the target's probability.
        target: The folder; it is created if it does not exist.
    """

    lane: ClassVar[Lane] = Lane.FILM_FILES

    film: PlayFilm
    config: VariantConfig
    threshold: float
    target: SaveTarget


def export_film(task: ExportFilm, services: Services) -> Generator[Written | Occupied]:
    """Yield the number of frames written, and at the end a sentence; an unreadable frame repeats the one before."""
    from segview.data.protection import in_the_way
    from segview.inference.rendering.export import as_text
    from segview.inference.rendering.film_file import film_file

    target, about = task.target, task.target.path.with_suffix(".json")
    if occupied := in_the_way(target, (target.path, about), (file_and_number(task.film.frames[0])[0],)):
        yield occupied
        return
    projector = _projector()
    with closing(projector):
        frames = _frames(task.film, projector)
        first = next((frame for frame in frames if frame.image is not None), None)
        if first is None or first.image is None or first.prediction is None:
            raise UserError("None of the frames can be read: there is nothing to write.")
        size = first.image.size
        with film_file(target.path, size, task.film.playhead.pace.rate) as film:
            pixels = _paint(task, first, size)
            for number, frame in enumerate(chain([first] * (first.place + 1), frames), start=1):
                pixels = pixels if frame.image is None else _paint(task, frame, size)
                film.add(pixels)
                yield Written(number)
            film.beside[about] = as_text(_about(task, first.prediction))
    sentence = Text(
        "{film} and {about} were written to {folder}.",
        film=target.path.name,
        about=about.name,
        folder=target.path.parent,
    )
    yield Written(len(task.film.frames), sentence)


def export_masks(task: ExportMasks, services: Services) -> Generator[Written | Occupied]:
    """Yield the number of masks written, and at the end a sentence; an unreadable frame gets no mask."""
    from segview.core.base.file_set import write_together
    from segview.data.protection import in_the_way
    from segview.inference.rendering.export import as_text, mask_file, record, writable_folder

    folder, done, lost = task.target.path, 0, ""
    names = [folder / f"{frame.stem}.mask" for frame in task.film.frames]
    files = [path for name in names for path in (_with_ending(name, ".png"), _with_ending(name, ".json"))]
    if occupied := in_the_way(task.target, files):
        yield occupied
        return
    writable_folder(folder)
    projector = _projector()
    with closing(projector):
        for frame in _frames(task.film, projector):
            lost = frame.problem or lost
            if frame.prediction is not None:
                name = names[frame.place]
                about = {**record(frame.prediction, task.config, task.threshold, None), **_over_time(task.film)}
                mask = mask_file(frame.prediction, task.threshold)
                write_together({_with_ending(name, ".json"): as_text(about), _with_ending(name, ".png"): mask})
                done += 1
            yield Written(done)
    sentence = Text("{done:,} masks were written to {folder}.", done=done, folder=folder)
    yield Written(done, join_texts(filter(None, (sentence, lost))))


def _frames(film: PlayFilm, projector: Projector) -> Generator[FilmFrame]:
    """Yield every frame with its prediction; the next frame is read in the meantime."""
    predict = predictor_of(film, projector)
    reading = projector.read(film.frames[0])
    for place, following in enumerate((*film.frames[1:], None)):
        read = reading.result()
        if following is not None:
            reading = projector.read(following)
        yield frame_of(film, place, read, predict)


def _projector() -> Projector:
    """Return a new projector, because the window's own keeps playing during the export."""
    from segview.inference.films.projector import Projector

    return Projector()


def _paint(task: ExportFilm, frame: FilmFrame, size: tuple[int, int]) -> NDArray[np.uint8]:
    from segview.inference.rendering.film_overlay import draw_overlay

    assert frame.image is not None
    assert frame.prediction is not None
    return draw_overlay(frame.image, frame.prediction, task.view, shown=task.film.shown, size=size)


def _about(task: ExportFilm, prediction: Prediction) -> dict[str, object]:
    """Return the provenance of the film, ready for JSON."""
    from segview.inference.rendering.export import record

    known = record(prediction, task.config, task.view.threshold, None)
    of_one_frame = ("image", "image_sha256", "pixels_sha256", "frame", "parts", "seconds", "scores")
    file, _ = file_and_number(task.film.frames[0])
    alike = {name: value for name, value in known.items() if name not in of_one_frame}
    film = {"film": file.name if file != task.film.frames[0] else file.parent.name, "frames": len(task.film.frames)}
    return {**film, **alike, **_over_time(task.film), "map": task.film.shown, "opacity": task.view.opacity}


def _over_time(film: PlayFilm) -> dict[str, object]:
    return {"frames_per_second": film.playhead.pace.rate, "smoothing_seconds": film.smoothing}


def _with_ending(path: Path, ending: str) -> Path:
    # Path.with_suffix would cut names that contain dots.
    return path.with_name(path.name + ending)

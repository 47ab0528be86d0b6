"""Films with a real variant: played, measured, written and corrected on."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segview.annotation.gestures import Undo
from segview.annotation.journal import Journal, journal_path
from segview.annotation.provenance import Provenance
from segview.annotation.unopened_corrections import keep
from segview.core.base.errors import UserError
from segview.core.films.film import FilmFrame, FrameMeasure, frames_of
from segview.core.images.identity import ImageIdentity
from segview.core.maps.maps import level_of
from segview.core.requests.request import Request
from segview.core.requests.save_target import Occupied, SaveTarget
from segview.core.requests.settings import ViewSettings
from segview.core.variants.folders import read_config
from segview.data.frames import frame_paths, rate_of
from segview.data.images import read_image, read_mask
from segview.tasks.dispatch import run
from segview.tasks.film.carrying import CarriedOn, CarryOn
from segview.tasks.film.exporting import ExportFilm, ExportMasks, Written
from segview.tasks.film.interpolating import Interpolate
from segview.tasks.film.measuring import MeasureFilm
from segview.tasks.film.playhead import Playhead
from segview.tasks.film.playing import FindRate, PlayFilm
from segview.tasks.handlers import HANDLERS
from segview.tasks.services import Services
from tests.data.framed import film, number_in


@pytest.fixture
def services(tmp_path: Path):
    made = Services(tmp_path / "journals")
    yield made
    made.close()


@pytest.fixture
def frames(tmp_path: Path) -> tuple[Path, ...]:
    return frame_paths(film(tmp_path / "film.mp4", 12))


def task(frames: tuple[Path, ...], variant: Path | None, *, rate: float = 25.0, **fields: object) -> PlayFilm:
    request = None if variant is None else Request(frames[0], variant)
    return replace(PlayFilm(frames, Playhead(len(frames), rate), request), **fields)  # pyright: ignore


def played(services: Services, asked: PlayFilm) -> list[FilmFrame]:
    """Return the frames of a film, but for the one that is shown while its network is loaded."""
    found: list[FilmFrame] = []
    for frame in run(HANDLERS, asked, services):
        found.append(frame)
        asked.playhead.note_drawn()
    waits = len(found) > 1 and found[0].place == found[1].place
    return found[1:] if waits else found


def test_a_film_says_how_many_frames_a_second_it_has(frames, tmp_path, polyp_image, services) -> None:
    assert rate_of(frames[3]) == pytest.approx(25.0)
    assert rate_of(polyp_image) is None
    assert list(run(HANDLERS, FindRate(polyp_image), services)) == [25.0]


def test_the_frames_of_a_film_are_those_of_its_file_else_all_that_are_listed(frames, polyp_image) -> None:
    every = (polyp_image, *frames)
    assert frames_of(every, frames[4]) == frames
    assert frames_of(every, polyp_image) == every


def test_the_present_frame_alone_is_shown_while_it_does_not_play(frames, tiny_variants, services) -> None:
    asked = task(frames, tiny_variants / "tiny-a")
    asked.playhead.seek(7)
    (frame,) = played(services, asked)
    assert frame.place == 7
    assert frame.image is not None
    assert number_in(frame.image.levels[0]) == 8
    assert frame.prediction is not None
    assert frame.prediction.request.image == frames[7]
    assert frame.measure is not None
    assert 0 <= frame.measure.area <= 1


def test_a_frame_is_there_while_its_network_is_loaded(frames, tiny_variants, services) -> None:
    asked = task(frames, tiny_variants / "tiny-a")
    first, second = run(HANDLERS, asked, services)
    assert first.image is not None
    assert first.prediction is None
    assert (second.place, second.prediction is None) == (first.place, False)
    (again,) = run(HANDLERS, asked, services)
    assert again.prediction is not None


def test_a_film_that_is_slow_enough_is_played_whole_and_in_order_and_stops(frames, services) -> None:
    asked = task(frames, None, rate=50.0)
    asked.playhead.set_speed(0.2)
    asked.playhead.play(playing=True)
    places = [frame.place for frame in played(services, asked)]
    assert places == sorted(set(places))
    assert (places[0], places[-1]) == (0, 11)
    assert not asked.playhead.playing


def test_a_film_that_is_too_fast_leaves_frames_out_and_ends_in_time(frames, tiny_variants, services) -> None:
    asked = task(frames, tiny_variants / "tiny-a", rate=2000.0)
    asked.playhead.play(playing=True)
    places = [frame.place for frame in played(services, asked)]
    assert len(places) < 12
    assert places == sorted(set(places))
    assert places[-1] == 11


def test_it_goes_on_where_one_has_gone_to_meanwhile(frames, services) -> None:
    asked = task(frames, None)
    asked.playhead.play(playing=True)
    places: list[int] = []
    for frame in run(HANDLERS, asked, services):
        places.append(frame.place)
        asked.playhead.note_drawn()
        if places == [0]:
            asked.playhead.seek(9)
    assert places[:2] == [0, 9]


def test_a_frame_that_cannot_be_read_costs_itself(tmp_path, polyp_image, tiny_variants, services) -> None:
    bad = tmp_path / "bad.png"
    bad.write_text("no image")
    asked = task((polyp_image, bad, polyp_image), tiny_variants / "tiny-a", rate=1.0)
    asked.playhead.set_speed(100)
    asked.playhead.seek(1)
    (frame,) = played(services, asked)
    assert frame.image is None
    assert str(bad) in frame.problem


def test_smoothed_frames_lie_between_those_before(frames, tiny_variants, services) -> None:
    variant = tiny_variants / "tiny-a"

    def target(place: int) -> np.ndarray:
        plain = task(frames, variant)
        plain.playhead.seek(place)
        (frame,) = played(services, plain)
        assert frame.prediction is not None
        assert frame.prediction.target is not None
        return frame.prediction.target.values.astype(float)

    asked = task(frames[:2], variant, smoothing=0.2)
    asked.playhead.set_speed(0.05)
    asked.playhead.play(playing=True)
    first, second = (frame.prediction for frame in played(services, asked))
    assert first is not None
    assert second is not None
    assert first.target is not None
    assert second.target is not None
    assert np.array_equal(first.target.values, target(0))
    expected = target(1) + (target(0) - target(1)) * np.exp(-(1 / 25) / 0.2)
    assert np.abs(second.target.values - expected).max() <= 1


def test_every_frame_is_measured_once_and_known_ones_are_not(frames, tiny_variants, services) -> None:
    request = Request(frames[0], tiny_variants / "tiny-a")
    found = dict(run(HANDLERS, MeasureFilm(frames, frozenset({0, 5}), request), services))
    assert sorted(found) == [place for place in range(12) if place not in (0, 5)]
    asked = task(frames, tiny_variants / "tiny-a")
    asked.playhead.seek(3)
    assert found[3] == played(services, asked)[0].measure
    assert isinstance(found[3], FrameMeasure)


def test_the_overlaid_film_has_every_frame_and_says_how_it_was_made(frames, tiny_variants, tmp_path, services) -> None:
    variant, target = tiny_variants / "tiny-a", SaveTarget(tmp_path / "out" / "over.mp4")
    asked = task(frames, variant, shown="uncertainty", smoothing=0.1)
    export = ExportFilm(asked, read_config(variant), ViewSettings(), target)
    *_, last = run(HANDLERS, export, services)
    assert isinstance(last, Written)
    assert "over.mp4" in last.sentence
    written = frame_paths(target.path)
    assert len(written) == 12
    assert rate_of(written[0]) == pytest.approx(25.0)
    assert read_image(written[0]).pixels.shape == (96, 128, 3)
    about = json.loads(target.path.with_suffix(".json").read_text())
    assert about["frames"] == 12
    assert about["map"] == "uncertainty"
    assert about["smoothing_seconds"] == 0.1
    assert about["weights_sha256"] == read_config(variant).weights_sha256
    with pytest.raises(UserError, match="never replaced"):  # a film is an image, whoever wrote it
        list(run(HANDLERS, export, services))


def test_a_film_that_is_no_longer_wanted_leaves_nothing(frames, tiny_variants, tmp_path, services) -> None:
    variant, target = tiny_variants / "tiny-a", SaveTarget(tmp_path / "out" / "over.mp4")
    steps = run(HANDLERS, ExportFilm(task(frames, variant), read_config(variant), ViewSettings(), target), services)
    next(steps)
    steps.close()
    assert list((tmp_path / "out").iterdir()) == []


def test_a_film_is_never_written_over_itself(frames, tiny_variants, tmp_path, services) -> None:
    variant = tiny_variants / "tiny-a"
    target = SaveTarget(tmp_path / "film.mp4", replace=True)
    before = target.path.read_bytes()
    with pytest.raises(UserError, match="never replaced"):
        list(run(HANDLERS, ExportFilm(task(frames, variant), read_config(variant), ViewSettings(), target), services))
    assert target.path.read_bytes() == before


def test_the_mask_of_each_frame_is_that_of_its_prediction(frames, tiny_variants, tmp_path, services) -> None:
    variant = tiny_variants / "tiny-a"
    asked = task(frames, variant)
    export = ExportMasks(asked, read_config(variant), 0.5, SaveTarget(tmp_path / "masks"))
    *_, last = run(HANDLERS, export, services)
    assert isinstance(last, Written)
    assert last.done == 12
    (again,) = run(HANDLERS, export, services)
    assert isinstance(again, Occupied)
    asked.playhead.seek(4)
    (frame,) = played(services, asked)
    assert frame.prediction is not None
    assert frame.prediction.target is not None
    mask = read_mask(tmp_path / "masks" / "film#00005.mask.png")
    assert np.array_equal(mask, frame.prediction.target.values > level_of(0.5))
    assert json.loads((tmp_path / "masks" / "film#00005.mask.json").read_text())["frame"] == 5


# ---- corrections


def moving(folder: Path, shifts: list[int]) -> list[Path]:
    """Write textured images that move to the right by so many pixels."""
    chance = np.random.default_rng(1)
    ground = np.kron(chance.integers(0, 255, (24, 40, 3)), np.ones((8, 8, 1))).astype(np.uint8)
    paths = []
    for number, shift in enumerate(shifts):
        paths.append(folder / f"{number}.png")
        Image.fromarray(np.ascontiguousarray(ground[:160, 80 - shift : 240 - shift])).save(paths[-1])
    return paths


def corrected(image: Path) -> tuple[Provenance, np.ndarray]:
    pixels = read_image(image).pixels
    mask = np.zeros(pixels.shape[:2], np.uint8)
    mask[60:100, 50:90] = 1
    return Provenance.now(image, (160, 160), identity=ImageIdentity.of(pixels)), mask


def journal_of(services: Services, image: Path):
    journal = Journal(journal_path(services.corrections.folder, ImageIdentity.of(read_image(image).pixels)))
    try:
        return journal.read()
    finally:
        journal.close()


def test_a_correction_goes_along_with_the_image_until_it_no_longer_fits(tmp_path, services) -> None:
    first, *others = moving(tmp_path, [0, 2, 4, 6])
    strange = tmp_path / "strange.png"
    Image.fromarray(np.random.default_rng(5).integers(0, 255, (160, 160, 3), np.uint8)).save(strange)
    provenance, mask = corrected(first)
    *_, last = run(HANDLERS, CarryOn(provenance, mask, (*others, strange)), services)
    assert isinstance(last, CarriedOn)
    assert last.frames == tuple(others)
    assert "strange.png" in last.ended
    document = journal_of(services, others[-1])
    assert document is not None
    expected = np.roll(mask, 6, axis=1)
    overlap = 2 * (document.mask & expected).sum() / (document.mask.sum() + expected.sum())
    assert overlap > 0.9
    assert document.gestures == 1
    assert document.provenance.carried_from == "0.png"
    assert journal_of(services, strange) is None


def test_a_frame_that_has_a_correction_keeps_it_and_ends_the_carrying(tmp_path, services) -> None:
    first, second, third = moving(tmp_path, [0, 2, 4])
    own, empty = corrected(second)
    assert own.identity is not None
    journal = Journal(journal_path(services.corrections.folder, own.identity))
    journal.begin(own, np.zeros_like(empty), 3)
    journal.close()
    provenance, mask = corrected(first)
    (last,) = run(HANDLERS, CarryOn(provenance, mask, (second, third)), services)
    assert last.frames == ()
    assert "second" not in last.ended
    assert "has a correction already" in last.ended
    document = journal_of(services, second)
    assert document is not None
    assert document.gestures == 3
    assert not document.mask.any()


def correct_frame(services: Services, image: Path, left: int) -> tuple[Provenance, np.ndarray]:
    """Write down a correction of a frame, a square that begins at a column."""
    provenance, mask = corrected(image)
    mask[:] = 0
    mask[60:100, left : left + 40] = 1
    assert keep(services.corrections.folder, provenance, mask)
    return provenance, mask


def test_frames_between_two_corrected_ones_get_masks_between_and_corrected_ones_keep_theirs(tmp_path, services) -> None:
    frames = moving(tmp_path, [0, 1, 2, 3, 4, 5])
    correct_frame(services, frames[0], 100)
    correct_frame(services, frames[1], 20)
    provenance, mask = correct_frame(services, frames[5], 60)
    frames[3].write_bytes(b"no image")
    *_, last = run(HANDLERS, Interpolate(provenance, mask, tuple(frames)), services)
    assert last.frames == (frames[4], frames[2])
    assert last.ended.startswith("2 frames between 5.png and 1.png have interpolated masks now. ")
    assert "3.png" in last.ended
    document = journal_of(services, frames[4])
    assert document is not None
    assert document.provenance.interpolated == ("5.png", "1.png")
    assert document.provenance.image == str(frames[4])
    assert np.flatnonzero(document.mask.any(axis=0))[[0, -1]].tolist() == [50, 89]
    document.apply(Undo())  # one gesture, as any other
    assert not document.mask.any()
    own = journal_of(services, frames[0])
    assert own is not None
    assert own.mask[60:100, 100:140].all()


def test_what_cannot_be_interpolated_says_why(tmp_path, services) -> None:
    frames = moving(tmp_path, [0, 1, 2, 3])
    provenance, mask = correct_frame(services, frames[3], 60)
    task = Interpolate(provenance, mask, tuple(frames))
    (last,) = run(HANDLERS, task, services)
    assert (last.frames, last.ended[:25]) == ((), "Correct another frame too")
    correct_frame(services, frames[2], 60)
    (last,) = run(HANDLERS, task, services)
    assert (last.frames, last.ended) == ((), "There is no frame between this one and 2.png, which is corrected.")

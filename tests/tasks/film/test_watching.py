"""A camera that is watched and recorded; FFmpeg's noise stands for one."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from segview.core.films.camera import CameraDevice
from segview.core.films.film import FilmFrame
from segview.data.frames import frame_paths
from segview.tasks.dispatch import run
from segview.tasks.film.watching import LiveView, LiveWish, Recorded, WatchCamera
from segview.tasks.handlers import HANDLERS
from segview.tasks.services import Services

NOISE = "nullsrc=size=320x240:rate=25,geq=random(1)*255:random(2)*255:random(3)*255,realtime"


@contextmanager
def no_file_larger(size: int) -> Iterator[None]:
    """Have writes fail beyond so many bytes of a file, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.timeout(60)
def test_a_recording_that_cannot_be_written_is_told_and_the_camera_goes_on(tmp_path: Path) -> None:
    pytest.importorskip("av", reason="PyAV, of the extra segview[video], is not installed")
    path, view = tmp_path / "recorded.mp4", LiveView()
    view.wish = LiveWish(recording=path)
    view.head.play(playing=True)
    told, after = list[Recorded](), 0
    with closing(Services(tmp_path / "journals")) as services, no_file_larger(200_000):
        watching = run(HANDLERS, WatchCamera(CameraDevice("noise", "lavfi", NOISE), view), services)
        with closing(watching):
            for one in watching:
                view.head.note_drawn()
                if isinstance(one, Recorded):
                    told.append(one)
                after += bool(told) and isinstance(one, FilmFrame)
                if after > 5:
                    break
    (lost,) = told
    assert lost.lost
    assert str(path) in lost.sentence
    assert "File too large" in lost.sentence
    assert list(tmp_path.glob("*.mp4")) == []
    assert list(tmp_path.glob(".segview-*")) == []


@pytest.mark.timeout(60)
def test_what_was_recorded_is_whole_when_the_watching_ends(tmp_path: Path) -> None:
    pytest.importorskip("av", reason="PyAV, of the extra segview[video], is not installed")
    path, view, frames = tmp_path / "recorded.mp4", LiveView(), 0
    view.wish = LiveWish(recording=path)
    view.head.play(playing=True)
    with closing(Services(tmp_path / "journals")) as services:
        watching = run(HANDLERS, WatchCamera(CameraDevice("noise", "lavfi", NOISE), view), services)
        with closing(watching):
            for _ in watching:
                view.head.note_drawn()
                frames += 1
                if frames > 5:
                    break
    assert len(frame_paths(path)) >= 4

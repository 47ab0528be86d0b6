"""The window starts whatever is remembered or given, with the shipped variants, and says what it left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from segview.core.base.places import models_folder, samples_folder
from segview.core.base.provenance import WARNING
from segview.core.requests.state import State, StateFile
from segview.core.variants.folders import find_variants
from segview.gui.app import create_window
from segview.gui.shell.window import Window
from tests.badpaths import BAD_PATHS, FILES, bad_path

Begun = Callable[..., Window]


@pytest.fixture
def begin(qtbot: QtBot, tmp_path: Path) -> Iterator[Begun]:
    """Start the window as ``run_window`` does, with nothing ticked unless a state says otherwise."""
    windows: list[Window] = []

    def begun(state: State, *paths: Path, problem: str = "", place: Path | None = None) -> Window:
        window, controller = create_window(StateFile(place or tmp_path / "config" / "state.json"))
        qtbot.addWidget(window)
        window.show()
        windows.append(window)
        controller.start(state, paths, problem=problem)
        qtbot.waitUntil(lambda: bool(window.session.listing.paths))
        return window

    yield begun
    for window in windows:
        window.close()


@pytest.mark.parametrize("kind", BAD_PATHS)
def test_it_starts_whatever_is_remembered(begin: Begun, tmp_path: Path, kind: str) -> None:
    bad = str(bad_path(tmp_path, kind))
    # Files that are there are listed, and said to be no images when they are looked at.
    files = () if kind in FILES else (bad, bad + "2")
    variant = str(models_folder() / "otsu-luminance")
    state = State(folder=bad, files=files, image=bad, opened=(bad,), ticked=(bad, variant), noticed=True)
    folder = bad if kind in FILES else ""
    window = begin(state.model_copy(update={"folder": "" if folder else bad}))
    assert window.session.listing.folder == samples_folder()
    assert {one.folder for one in window.session.catalogue.shown} >= set(find_variants(models_folder()))
    assert window.session.ticked == (Path(variant),)
    assert window.banner.isVisible()
    assert bad[:40] in window.banner.text


@pytest.mark.parametrize("kind", BAD_PATHS)
def test_it_starts_whatever_is_given(begin: Begun, tmp_path: Path, qtbot: QtBot, kind: str) -> None:
    bad = bad_path(tmp_path, kind)
    state = State(ticked=(), noticed=True)
    if kind not in FILES:
        window = begin(state, bad)
        assert window.session.listing.folder == samples_folder()
    else:
        window = begin(state, bad, samples_folder() / "images" / "sample-01.jpg")
        assert window.session.image == bad
    qtbot.waitUntil(lambda: str(bad)[:40] in window.banner.text)
    assert len(window.session.catalogue.shown) >= len(find_variants(models_folder()))


def test_where_nothing_ticked_is_left_the_usual_variants_are(begin: Begun, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    window = begin(State(ticked=(str(gone),), noticed=True))
    assert window.session.ticked
    assert f"The variant {gone} no longer exists." in window.banner.text


def test_shipped_variants_of_another_installation_are_found_in_this_one(begin: Begun, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier" / "models"
    window = begin(State(ticked=(str(earlier / "otsu-luminance"),), noticed=True))
    assert window.session.ticked == (models_folder() / "otsu-luminance",)
    assert not window.banner.isVisible()


def test_what_is_wrong_is_said_together_with_the_notice(begin: Begun, tmp_path: Path, qtbot: QtBot) -> None:
    state = State(folder=str(tmp_path / "folder"), opened=(str(tmp_path / "variant"),), ticked=())
    window = begin(state, problem="The saved settings are damaged.")
    qtbot.waitUntil(lambda: str(tmp_path / "folder") in window.banner.text)
    for part in (WARNING, "The saved settings are damaged.", str(tmp_path / "folder"), str(tmp_path / "variant")):
        assert part in window.banner.text


def test_an_image_that_is_gone_is_told(begin: Begun, qtbot: QtBot) -> None:
    samples = samples_folder()
    gone = samples / "gone.jpg"
    window = begin(State(folder=str(samples), image=str(gone), ticked=(), noticed=True))
    assert window.session.image == window.session.listing.paths[0]
    qtbot.waitUntil(lambda: f"{gone}, which was shown last, no longer exists." in window.banner.text)


def test_settings_that_cannot_be_kept_are_told_once(begin: Begun, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").touch()
    window = begin(State(ticked=(), noticed=True), place=tmp_path / "file" / "state.json")
    qtbot.waitUntil(lambda: "state.json could not be written" in window.banner.text)
    said: list[object] = []
    window.session.failed.connect(said.append)
    window.session.show(threshold=0.4)
    window.close()  # which writes the settings once more, and waits for that
    qtbot.wait(1)
    assert not said


def test_what_could_not_be_opened_is_said_until_something_is(begin: Begun, tmp_path: Path, qtbot: QtBot) -> None:
    window = begin(State(ticked=(), noticed=True))
    opener = window.session.opener
    opener.open((tmp_path / "gone",))
    qtbot.waitUntil(lambda: window.banner.isVisible() and "gone cannot be opened" in window.banner.text)
    opener.open((samples_folder(),))
    qtbot.waitUntil(window.banner.isHidden)

"""Films and DICOM in the whole window: stepped, predicted, corrected and exported frame by frame; nobody is named."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from segview.annotation.formats import FORMATS
from segview.core.images.frames import frame_path
from segview.core.requests.save_target import SaveTarget
from segview.gui.session.session import Session
from segview.tasks.answer import OpenImage
from segview.tasks.corrections import Export
from segview.tasks.task import Submission
from tests.data.framed import SECRETS, dicom, film, number_in, numbered
from tests.gui import windows
from tests.gui.held_tasks import overheard
from tests.gui.windows import answered, known, start, tick


def export(qtbot: QtBot, window, path: Path, kind: str) -> None:
    document = window.session.correction.document.copy()
    window.session.tasks.ask(Export(document, SaveTarget(path), kind), window.banner.tell)
    qtbot.waitUntil(lambda: path.name in window.banner.text)


def correct(qtbot: QtBot, window) -> None:
    """Begin a correction of the image at hand, with one stroke that is on the disk."""
    session = window.session
    qtbot.keyClick(window, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: session.correction.document is not None)
    session.correction.tools.press((50.0, 60.0), other=True)  # the small variant takes all for target
    session.correction.tools.move((60.0, 70.0))
    session.correction.tools.release()
    qtbot.waitUntil(lambda: session.correction.is_saved)


def everything(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_film_is_stepped_corrected_and_exported_frame_by_frame(qtbot, tmp_path, tiny_variants):
    path = film(tmp_path / "film.mp4", 12)
    window, _ = start(qtbot, tmp_path / "state.json", path, tiny_variants, ticked=())
    session = window.session
    assert session.listing.paths == tuple(frame_path(path, number) for number in range(1, 13))
    assert session.listing.folder is None
    tick(qtbot, window, known(window)[:1])
    for number in (2, 3):
        qtbot.keyClick(window, Qt.Key.Key_D)
        qtbot.waitUntil(lambda: session.current_image.opened is not None and answered(window))
        assert number_in(session.current_image.opened.levels[0]) == number
    qtbot.keyClick(window, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: session.current_image.opened is not None and answered(window))
    assert number_in(session.current_image.opened.levels[0]) == 12
    assert window.windowTitle() == "film#00012.mp4 – segview"
    correct(qtbot, window)
    mask = session.correction.document.mask.copy()
    (tmp_path / "masks").mkdir()
    export(qtbot, window, tmp_path / "masks" / "film#00012.png", "png")
    about = json.loads((tmp_path / "masks" / "film#00012.png.about.json").read_text())
    assert (about["image"], about["frame"]) == ("film.mp4", 12)
    assert len(about["image_sha256"]) == 64
    document = session.correction.document
    assert document is not None
    assert about["pixels_changed"] == np.count_nonzero(document.mask != document.began) > 0
    assert about["gestures"] == 1
    qtbot.keyClick(window, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: session.current_image.opened is not None)
    assert session.correction.document is None  # of another frame
    qtbot.keyClick(window, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: session.correction.document is not None)
    document = session.correction.document
    assert document is not None
    np.testing.assert_array_equal(document.mask, mask)
    window.close()
    again, _ = start(qtbot, tmp_path / "state.json", path, tiny_variants, ticked=None)
    qtbot.waitUntil(lambda: again.session.current_image.opened is not None)
    assert again.session.image == frame_path(path, 12)
    np.testing.assert_array_equal(again.session.current_image.opened.truth, mask > 0)  # the mask of the frame is found
    state = json.loads((tmp_path / "state.json").read_text())
    assert state["files"] == [str(path)]
    again.close()


@pytest.fixture
def secretive(tmp_path: Path) -> Path:
    frames = np.stack([numbered(number) for number in (1, 2, 3)])
    (tmp_path / "study").mkdir()
    dicom(tmp_path / "study" / "IM0001", frames)
    dicom(tmp_path / "study" / "IM0002", frames[:1])
    (tmp_path / "study" / "IM0003").write_bytes((tmp_path / "study" / "IM0001").read_bytes()[:4000])
    return tmp_path / "study"


def test_nobody_in_a_dicom_header_is_named_in_anything_that_is_written(
    qtbot, tmp_path, tiny_variants, secretive, home, caplog, capfd
):
    caplog.set_level(logging.DEBUG)
    out = tmp_path / "out"
    window, _ = start(qtbot, tmp_path / "state.json", secretive, tiny_variants, ticked=())
    session = window.session
    names = [path.name for path in session.listing.paths]
    assert names[:5] == ["IM0001#00001", "IM0001#00002", "IM0001#00003", "IM0002", "IM0003#00001"]
    tick(qtbot, window, known(window)[:2])
    session.ask(image=session.listing.paths[1])
    qtbot.waitUntil(lambda: session.current_image.opened is not None and answered(window))
    correct(qtbot, window)
    for kind, one in FORMATS.items():
        if one.write and kind != "dicom_named":
            export(qtbot, window, out / f"{kind}{one.ending}", kind)
    for ending, done in (("", "2 masks"), (".png", "probabilities of 2"), (".npz", "probabilities of 2")):
        window.banner.hide()
        action = "save_masks" if not ending else f"save_probabilities_{ending[1:]}"
        next(one for one in window.commands.all if one.objectName() == f"action/{action}").trigger()
        dialog = windows.dialog(qtbot, window, f"choose/save_{'probabilities' if ending else 'masks'}")
        dialog.fileSelected.emit(str(out / f"results{ending}"))
        dialog.close()
        qtbot.waitUntil(lambda done=done: window.banner.isVisible() and done in window.banner.text)
    session.ask(image=session.listing.paths[-1])  # the damaged one
    qtbot.waitUntil(lambda: "damaged" in window.banner.text)
    window.close()
    written = {**everything(out), **everything(home), tmp_path / "state.json": (tmp_path / "state.json").read_bytes()}
    assert len(written) > 12
    assert (out / "dicom.seg.dcm") in written
    spoken = capfd.readouterr()
    written[Path("log")] = caplog.text.encode() + spoken.out.encode() + spoken.err.encode()
    for path, content in written.items():
        assert not [secret for secret in SECRETS if secret.encode() in content], path


def test_probabilities_are_saved_in_16_bits(qtbot, tmp_path, tiny_variants, secretive):
    window, _ = start(qtbot, tmp_path / "state.json", secretive, tiny_variants, ticked=())
    tick(qtbot, window, known(window)[:1])
    target = next(iter(window.session.answers.values())).target
    next(one for one in window.commands.all if one.objectName() == "action/save_probabilities_png").trigger()
    dialog = windows.dialog(qtbot, window, "choose/save_probabilities")
    dialog.fileSelected.emit(str(tmp_path / "out"))
    dialog.close()
    qtbot.waitUntil(lambda: "probabilities of 1" in window.banner.text)
    with Image.open(tmp_path / "out" / "IM0001#00001.tiny-a.probability.png") as image:
        assert image.mode == "I;16"
        assert "not for diagnosis" in image.info["Disclaimer"]
        np.testing.assert_array_equal(np.asarray(image), target.values)
    about = json.loads((tmp_path / "out" / "IM0001#00001.tiny-a.probability.json").read_text())
    assert (about["frame"], len(about["image_sha256"])) == (1, 64)
    window.close()


def lacking(session: Session, images: tuple[Path, ...]) -> tuple[Submission, ...]:
    return session.requester.ahead({image: session.requests(image) for image in images})


def test_the_next_frames_are_there_before_they_are_asked_for(qtbot, tmp_path, tiny_variants):
    path = film(tmp_path / "film.mp4", 12)
    window, _ = start(qtbot, tmp_path / "state.json", path, tiny_variants, ticked=())
    session = window.session
    tick(qtbot, window, known(window)[:2])
    qtbot.waitUntil(lambda: lacking(session, session.listing.paths[1:3]) == ())
    asked = overheard(session.tasks)
    qtbot.keyClick(window, Qt.Key.Key_D)
    assert answered(window)
    assert session.current_image.opened is not None
    assert number_in(session.current_image.opened.levels[0]) == 2
    assert [type(one) for one in asked] == [OpenImage]  # whether the file has changed, and nothing else
    # And so on from there, as far as two are ahead.
    qtbot.waitUntil(lambda: lacking(session, session.listing.paths[3:4]) == ())
    assert sum(isinstance(one.task, OpenImage) for one in lacking(session, session.listing.paths)) == 8
    window.close()


def test_what_cannot_be_read_next_is_not_complained_of_before_its_time(qtbot, tmp_path, tiny_variants, polyp_image):
    folder = tmp_path / "set"
    folder.mkdir()
    polyp_image.rename(folder / "1.png")
    (folder / "2.png").write_text("no image at all")
    dicom(folder / "3.dcm", numbered(3)[None])
    window, _ = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=())
    session = window.session
    qtbot.waitUntil(lambda: lacking(session, session.listing.paths[2:]) == ())
    assert "2.png" not in window.banner.text
    qtbot.keyClick(window, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: "2.png" in window.banner.text)
    window.close()

"""Files of other programs, dropped on the whole window."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QMessageBox
from pytestqt.qtbot import QtBot

from segview.gui.shell.window import Window
from segview.gui.variants.network_dialog import NetworkDialog
from tests.gui.windows import answered, image_folder, start
from tests.networks.adapters.foreign_networks import OWN, onnx_file, small


def open_described(qtbot: QtBot, window: Window, source: str) -> None:
    """Wait for the form of a network, and open it as it was recognised."""

    def form() -> NetworkDialog | None:
        return next((one for one in window.findChildren(NetworkDialog) if source in one.windowTitle()), None)

    qtbot.waitUntil(lambda: form() is not None)
    found = form()
    assert found is not None
    (buttons,) = found.findChildren(QDialogButtonBox)
    next(one for one in buttons.buttons() if one.text() == "Open").click()


def test_rows_of_others_stand_beside_the_networks_and_code_is_asked_about(
    qtbot: QtBot, tmp_path: Path, tiny_variants: Path, polyp_image: Path, polyp_mask: Path
) -> None:
    folder = image_folder(tmp_path, polyp_image, polyp_mask)
    theirs = Path(shutil.copytree(folder / "masks", tmp_path / "theirs"))
    (tmp_path / "net.py").write_text(OWN)
    window, _ = start(qtbot, tmp_path / "state.json", folder, tiny_variants, ticked=())
    session = window.session
    network = onnx_file(tmp_path / "network.onnx", small(1))
    session.opener.open((theirs, network, tmp_path / "net.py"))
    qtbot.waitUntil(lambda: window.findChild(QMessageBox, "open/consent") is not None)
    box = window.findChild(QMessageBox, "open/consent")
    assert box is not None
    assert "runs its code" in box.informativeText()
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
    open_described(qtbot, window, "network.onnx")
    qtbot.waitUntil(lambda: len(session.ticked) == 2)
    assert [one.name for one in session.catalogue.shown if one.folder in session.ticked] == ["theirs", "network"]
    qtbot.waitUntil(lambda: "theirs: no prediction on 4.jpg" in window.banner.text)
    next(one for one in box.buttons() if one.text() == "Run it").click()
    open_described(qtbot, window, "net.py")
    qtbot.waitUntil(lambda: len(session.ticked) == 3 and answered(window))
    assert not session.answers.failures
    stored = session.answers[theirs]
    assert stored.counts is not None
    assert not stored.maps["uncertainty"].array().any()
    window.close()

"""The start of the application: create the parts of the window, connect them, and show the window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt

from segview.core.base.libraries import load_ahead
from segview.core.base.places import journals_folder, resources_folder, state_folder
from segview.core.requests.state import StateFile
from segview.gui.app.controller import Controller
from segview.gui.app.garbage import collect_in_this_thread
from segview.gui.app.main_thread import MainThread, exists
from segview.gui.app.uncaught_errors import report_uncaught_errors
from segview.gui.session.session import Session
from segview.gui.shell.window import Window
from segview.tasks.answer import scores_at
from segview.tasks.dispatch import Tasks
from segview.tasks.handlers import HANDLERS
from segview.tasks.services import Services


def run_window(paths: tuple[Path, ...], device: str = "") -> int:
    """Open the window and return the exit status when it is closed.

    Args:
        paths: Images, folders and variants to open; if empty, those of the last session, or else the samples.
        device: The device on which the engine runs; if empty, the last chosen one.
    """
    # Seconds that Python code in a worker thread can hold the interpreter before the window can paint.
    sys.setswitchinterval(0.001)
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from segview.gui.language.languages import lacking_font, language_of, speak
    from segview.gui.widgets import theme
    from segview.gui.widgets.wheel import WheelGuard

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    state_file = StateFile(state_folder() / "state.json")
    state, problem = state_file.read_state()
    application.setDesktopFileName("segview")
    application.setWindowIcon(QIcon(str(resources_folder() / "icons" / "segview.svg")))
    speak(application, state.appearance.language)
    theme.apply(application, state.appearance.theme, state.appearance.text_size)
    WheelGuard(application)
    if device:
        state = state.model_copy(
            update={"prediction_settings": state.prediction_settings.model_copy(update={"device": device})}
        )
    load_ahead()  # in a thread: Qt is loaded by now, and creating the window takes about as long
    window, controller = open_window(state_file)
    report_uncaught_errors(window.session.tell_failure, MainThread(window).post)
    window.place(state)
    window.show()
    window.help.welcome()
    lacking = lacking_font(language_of(state.appearance.language))
    controller.start(state, paths, problem="\n".join(one for one in (problem, lacking) if one))
    return application.exec()


def open_window(state_file: StateFile) -> tuple[Window, Controller]:
    """Return a window and its controller; from now on, only the window's thread collects garbage in this process."""
    window, controller = create_window(state_file)
    garbage = collect_in_this_thread(window)
    # The first prediction has caused the import of the engine, whose objects stay.
    window.session.answered.connect(garbage.leave_out, Qt.ConnectionType.SingleShotConnection)
    return window, controller


def create_window(state_file: StateFile) -> tuple[Window, Controller]:
    """Return a window and its controller; nothing runs before ``Controller.start``."""
    services, post = Services(journals_folder()), MainThread()
    session = Session(Tasks(HANDLERS, services, post.post, exists))
    window = Window(session, scores_at)
    session.setParent(window)
    post.setParent(session)
    return window, Controller(session, window, state_file)

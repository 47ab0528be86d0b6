"""The main window: docks and wall, without state of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QDockWidget, QMainWindow

from segview.core.answers.counts import LevelCounts, PixelScores
from segview.core.base.places import plans_folder, runs_folder
from segview.core.requests.state import State
from segview.gui.altering.bar import AlteringBar
from segview.gui.classes.dock import ClassesDock
from segview.gui.commands.actions import Actions
from segview.gui.commands.command_palette import CommandPalette
from segview.gui.commands.key_list import KeyList
from segview.gui.commands.offers import offers
from segview.gui.commands.window_offers import all_offers
from segview.gui.correction.bar import CorrectionBar
from segview.gui.help.help import Help
from segview.gui.images.dock import ImagesDock
from segview.gui.layers.dock import LayersDock
from segview.gui.measures.dock import MeasuresDock
from segview.gui.readout.curves import CurvesDock
from segview.gui.readout.dock import ValuesDock
from segview.gui.readout.map_statistics import MapStatisticsDock
from segview.gui.session.opening import dropped_paths
from segview.gui.session.session import Session
from segview.gui.shell.appearance_menu import AppearanceMenus
from segview.gui.shell.centre import Centre
from segview.gui.shell.layouts import Layouts
from segview.gui.shell.menus import OwnLayouts, fill_menus
from segview.gui.shell.presentation import Presentation, geometry_of
from segview.gui.shell.reviewing import Reviewing
from segview.gui.shell.saving import Saver
from segview.gui.shell.state_line import StateLine
from segview.gui.shell.tool_room import ToolRoom
from segview.gui.shell.tooling import Tooling
from segview.gui.training.dock import TrainingDock
from segview.gui.variants.dock import VariantsDock
from segview.gui.view.prediction_dock import PredictionDock
from segview.gui.view.view_dock import ViewDock
from segview.gui.wall.swipe_bar import SwipeBar
from segview.gui.wall.wall import Wall
from segview.gui.widgets.banner import Banner
from segview.gui.widgets.overlaid import OverlayContainer

Score = Callable[[LevelCounts, float, float], PixelScores]

ZOOMS = {"zoom_in": 1.25, "zoom_out": 1 / 1.25}


class Window(QMainWindow):
    """Wall and banner in the middle, docks around them, a status bar at the bottom.

    Signals:
        closing(): the window is about to close and is still complete.
        stopping(): the running computation is to stop.
    """

    closing = Signal()
    stopping = Signal()

    def __init__(self, session: Session, score: Score) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("segview")
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.session = session
        self.banner = Banner()
        self.wall = Wall(session, score=score)
        self.commands = Actions(session, self)
        self.correction = CorrectionBar(session.correction)
        self.altering = AlteringBar(session.altering, self.banner.tell)
        bars = (SwipeBar(self.wall.swiping), self.altering, self.correction)
        room = ToolRoom(self.wall, bars, self.commands)
        self.centre = Centre(self.wall, session, page=room, saver=lambda: self.saver, tell=self.banner.tell)
        self._make_docks(score)
        self.setCentralWidget(OverlayContainer(self.centre, self.banner))
        self.layouts = Layouts(self, self.docks)
        self.presentation = Presentation(self, self.layouts, (self.centre.tabBar(), self.banner, room.held))
        self._state = StateLine(session, self.statusBar())
        self.training.reported.connect(self._state.show_training)
        tell, sets, meant = self.banner.tell, self.images.many.sets, partial(variant_at_pointer, session, self.wall)
        self.reviewing = Reviewing(session, self.wall, self.images, self.banner, meant)
        self.reviewing.regions.reported.connect(self.statusBar().showMessage)
        self.saver = Saver(self, session, self.banner.tell)
        self.tooling = Tooling(self, session, self.commands, saver=self.saver, tell=tell, meant=meant, sets=sets)
        self.appearance = AppearanceMenus(self)
        self.appearance.reported.connect(self.banner.tell)
        self.help = Help(self, session, self.wall, reading=lambda: self.reviewing.settings, tell=self.banner.tell)
        self._bind()
        session.failed.connect(self.banner.warn)
        for signal in (session.changed, session.image_opened, session.answered):
            signal.connect(self._retitle)

    @property
    def docks(self) -> tuple[QDockWidget, ...]:
        """All docks, in the order of the menu."""
        left = (self.images, self.variants, self.prediction_dock, self.view_dock)
        return (*left, self.readout, self.training, self.figures, self.curves, self.layers, self.classes, self.measures)

    def remember(self, state: State) -> State:
        """Return a copy of a state with the window's geometry and layout."""
        geometry, docks = self.presentation.kept or (geometry_of(self), self.layouts.state)
        return state.model_copy(
            update={
                "geometry": geometry,
                "docks": docks,
                "exports": self.saver.folders.by_home,
                "recent": self.tooling.projects.recent,
                "appearance": self.appearance.appearance.model_copy(update={"layouts": dict(self.layouts.own)}),
                "labels": self.session.labels.by_folder,
                "pixel_sides": self.session.calibration.drawn,
                "toured": self.help.tour.seen,
            }
        )

    def place(self, state: State) -> None:
        """Restore geometry and layout from a state; the first time, take a size that fits the screen.

        Call it before the window is shown: later its frame would move it at each start.
        """
        self.layouts.own = dict(state.appearance.layouts)
        first = QSize(1600, 1000).boundedTo(self.screen().availableGeometry().size())
        placed = self.layouts.recall(state.docks)  # first: closed panes would enlarge the window otherwise
        if state.geometry and self.restoreGeometry(QByteArray.fromBase64(state.geometry.encode())):
            first = self.size()
        self.resize(first)
        if not (placed and self.layouts.recall(state.docks)):
            self.layouts.reset(first)
            self.resize(first)  # it needs less room now

    def recall(self, state: State) -> None:
        """Restore the rest of a state."""
        self.saver.folders.by_home = dict(state.exports)
        self.tooling.projects.recall(state.recent)
        self.help.tour.seen = state.toured
        self.appearance.set_appearance(state.appearance)
        self.session.labels.recall(state.labels)
        self.session.calibration.recall(state.pixel_sides)

    def show_working(self, working: bool) -> None:
        """Show whether a network is running."""
        self._state.show_working(working)
        self.commands.set_working(working)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.training.lets_go():
            event.ignore()
            return
        self.closing.emit()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.session.opener.open(dropped_paths(event.mimeData()))

    def _make_docks(self, score: Score) -> None:
        session = self.session
        self.images = ImagesDock(session, self)
        self.variants = VariantsDock(session, self)
        self.prediction_dock = PredictionDock(session, self)
        self.view_dock = ViewDock(session, self)
        self.layers = LayersDock(session, self)
        self.classes = ClassesDock(session, self)
        for way in (self.classes.show, self.classes.raise_):
            self.wall.unfolded.connect(way)
        self.readout = ValuesDock(session, score, self)
        self.figures = MapStatisticsDock(session, self)
        self.curves = CurvesDock(session, self)
        self.measures = MeasuresDock(session, self.wall.linked, self)
        self.training = TrainingDock(session, runs=runs_folder(), plans=plans_folder(), parent=self)

    def _bind(self) -> None:
        session, actions, wall = self.session, self.commands, self.wall
        saver, own, docks, maps = self.saver, OwnLayouts(self, self.layouts), self.docks, self.view_dock.maps.offers
        self.tooling.join(self.correction, self.measures)
        actions.bind_steps(self.images.steps.step)
        actions.bind(
            save_masks=saver.save_masks,
            save_probabilities_png=lambda: saver.save_masks(".png"),
            save_probabilities_npz=lambda: saver.save_masks(".npz"),
            save_wall=lambda: saver.save_wall(wall.grab_image(2.0)),
            save_report=saver.save_report,
            copy_wall=lambda: QGuiApplication.clipboard().setImage(wall.grab_image(2.0)),
            copy_readout=self.readout.copy,
            find_image=self.images.find_image,
            stop=self.stopping.emit,
            compute=self.layers.compute,
            fit=wall.fit,
            **{name: partial(wall.zoom, by) for name, by in ZOOMS.items()},
            maximise=partial(switch_enlarged, wall),
            palette=CommandPalette(self, lambda: all_offers(self, docks, offers(actions, session) + maps())).open,
            keys=KeyList(self, lambda: actions.groups).open,
            present=lambda: (self.centre.show_wall(), self.presentation.toggle()),
            **self.reviewing.commands(),
            **own.commands(),
            **self.centre.commands(),
            **self.help.commands(),
            **self.appearance.commands(),
        )
        actions.add_docks(docks)
        self.images.review.offer(actions)
        self.images.bar.modes.offer(actions)
        self.images.many.offer(actions, self.images.choose_all, self.banner.tell)
        recent, more = self.tooling.projects.menu, self.appearance.menus
        fill_menus(self.menuBar(), actions.groups, more=more, layouts=own, recent=recent)

    def _retitle(self) -> None:
        session = self.session
        self.banner.withdraw(session.image)
        self.setWindowTitle("segview" if session.image is None else f"{session.image.name} – segview")


def switch_enlarged(wall: Wall) -> None:
    """Enlarge the panel under the pointer, or else the first one, to the whole wall; or show all panels again."""
    panels = wall.panels
    if len(panels) == 1:
        wall.maximise(None)
    elif panels:
        wall.maximise(next((panel for panel in panels if panel.underMouse()), panels[0]))


def variant_at_pointer(session: Session, wall: Wall) -> Path | None:
    """Return the folder of the variant of the row under the pointer, or else of the first with a prediction."""
    names = [panel.variant for panel in wall.panels if panel.underMouse()]
    folders = [one.folder for one in session.catalogue.shown if one.folder in session.answers]
    under = [one.folder for one in session.catalogue.shown if one.name in names and one.folder in folders]
    return next(iter((*under, *folders)), None)

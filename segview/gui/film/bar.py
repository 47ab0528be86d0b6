"""The controls of the film page."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QSlider, QVBoxLayout, QWidget

from segview.core.films.film import FilmFrame
from segview.gui.film.live import LiveFeed
from segview.gui.film.player import FilmPlayer
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.widgets import theme
from segview.gui.widgets.controls import choice, name_control, put_entries, tool_button
from segview.gui.widgets.flowing import FlowLayout, together

SPEEDS = (0.1, 0.25, 0.5, 1.0, 2.0, 4.0)
SMOOTHINGS = (0.0, 0.1, 0.2, 0.5, 1.0)
"""Time constants of the smoothing, in seconds; 0 for none."""


class FilmBar(QWidget):
    """Play button, position, speed and repetition in the upper row; variant, map and smoothing in the lower row.

    Args:
        session: The session, with the variants.
        player: The player, which takes the settings.
        live: The camera, which is controlled instead of the film while it is chosen.
    """

    def __init__(self, session: Session, player: FilmPlayer, live: LiveFeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._player, self._live = session, player, live
        self.play = tool_button(
            tr("Play"), "film/play", accessible=tr("Play"), tip=tr("Play or stop (Space); Ctrl with ← and → steps")
        )
        self.play.setCheckable(True)
        self.place = QSlider(Qt.Orientation.Horizontal)
        name_control(self.place, "film/place", tr("Place in the film"))
        self.state = QLabel()
        name_control(self.state, "film/state", tr("Frame"))
        self.speed = choice({speed: f"× {speed:g}" for speed in SPEEDS}, "film/speed", tr("Speed"))
        self.speed.setCurrentIndex(SPEEDS.index(1.0))
        self.loop = QCheckBox(tr("Repeat"))
        name_control(self.loop, "film/loop", tr("Repeat"), tr("Begin again at the end"))
        self.variant = choice({}, "film/variant", tr("Variant that runs on the film"))
        self.map = choice({"": tr("No map")}, "film/map", tr("Map over the film"))
        words = {seconds: tr("{seconds:g} s", seconds=seconds) if seconds else tr("Off") for seconds in SMOOTHINGS}
        self.smoothing = choice(words, "film/smoothing", tr("Smoothing over time"))
        self.scales = QCheckBox(tr("All scales"))
        name_control(
            self.scales, "film/scales", tr("All scales"), tr("As on the wall; otherwise only the scale nearest to 1")
        )
        self._lay_out()
        self._connect()

    def renew(self) -> None:
        """Update all controls, and offer the present variants."""
        player, settings, live = self._player, self._player.settings, self._live
        playing = player.head.playing if live.device is None else live.running
        with QSignalBlocker(self.place), QSignalBlocker(self.play), QSignalBlocker(self.variant):
            self.place.setRange(0, max(len(player.frames) - 1, 0))
            self.place.setValue(player.head.here)
            self.play.setChecked(playing)
            self.play.setText(tr("Stop") if playing else tr("Play"))
            known: list[tuple[str, object]] = [(tr("No variant"), None)]
            known += [(one.name, one.folder) for one in self._session.catalogue.shown]
            put_entries(self.variant, known)
            self.variant.setCurrentIndex(max(self.variant.findData(settings.variant), 0))
        self.play.setEnabled(live.device is not None or len(player.frames) > 1)
        for control in (self.place, self.speed, self.loop):
            control.setEnabled(live.device is None and len(player.frames) > 1)
        self._tell()

    def show_frame(self, frame: FilmFrame) -> None:
        """Show the position of a frame, and offer the maps of its prediction."""
        if self._live.device is None:
            with QSignalBlocker(self.place):
                self.place.setValue(frame.place)
        if frame.prediction is not None:
            self._offer(tuple(frame.prediction.maps))
        self._tell()

    def _offer(self, names: tuple[str, ...]) -> None:
        """Add maps to the choice; earlier ones stay, because a quick prediction does not have all maps."""
        box = self.map
        with QSignalBlocker(box):
            for name in names:
                if box.findData(name) < 0:
                    box.addItem(name, name)

    def forget_maps(self) -> None:
        """Remove the maps of another variant from the choice, except the shown one."""
        with QSignalBlocker(self.map):
            while self.map.count() > 1:
                self.map.removeItem(1)
            shown = self._player.settings.shown
            if shown:
                self.map.addItem(shown, shown)
                self.map.setCurrentIndex(1)

    def _tell_live(self) -> None:
        live = self._live
        shown = live.rate.per_second
        if not live.running:
            self.state.setText(tr("The camera is off"))
        elif shown is None:
            self.state.setText(tr("Live"))
        elif live.recording is None:
            self.state.setText(tr("Live, {shown:.0f} frames a second", shown=shown))
        else:
            self.state.setText(tr("Recording, {shown:.0f} frames a second", shown=shown))

    def _tell(self) -> None:
        player = self._player
        if self._live.device is not None:
            self._tell_live()
            return
        if not player.frames:
            self.state.setText(tr("No images"))
            return
        here = player.head.here
        where = tr(
            "{number:,} of {count:,}, {seconds:.2f} s",
            number=here + 1,
            count=len(player.frames),
            seconds=here / player.head.pace.rate,
        )
        shown = player.rate.per_second if player.head.playing else None
        rate = player.head.pace.rate * player.head.pace.speed
        beside = "" if shown is None else tr("{shown:.0f} of {rate:.0f} frames a second", shown=shown, rate=rate)
        self.state.setText("   ".join(filter(None, (where, beside))))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, 0)
        column.setSpacing(theme.GAP)
        upper, lower = FlowLayout(), FlowLayout()
        column.addLayout(upper)
        column.addLayout(lower)
        for control in (self.play, self.place, self.state, self.speed, self.loop):
            upper.addWidget(control)
        for text, control in (
            (tr("Variant"), self.variant),
            (tr("Map"), self.map),
            (tr("Smoothing"), self.smoothing),
        ):
            label = QLabel(text)
            label.setBuddy(control)
            lower.addWidget(together(label, control))
        lower.addWidget(self.scales)
        self.place.setMinimumWidth(120)
        self.state.setMinimumWidth(self.state.fontMetrics().horizontalAdvance("0" * 46))

    def _connect(self) -> None:
        player = self._player
        self.play.toggled.connect(self._play)
        self.place.valueChanged.connect(player.seek)
        self.speed.currentIndexChanged.connect(lambda _row: player.head.set_speed(self.speed.currentData()))
        self.loop.toggled.connect(lambda on: player.head.set_loop(loop=on))
        self.variant.currentIndexChanged.connect(lambda _row: self._choose_variant())
        self.map.currentIndexChanged.connect(lambda _row: self._set(shown=_data(self.map)))
        self.smoothing.currentIndexChanged.connect(lambda _row: self._set(smoothing=_data(self.smoothing)))
        self.scales.toggled.connect(lambda on: self._set(all_scales=on))
        player.opened.connect(self.renew)
        for source in (player, self._live):
            source.shown.connect(self.show_frame)
            source.changed.connect(self.renew)

    def _play(self, playing: bool) -> None:
        live = self._live
        if live.device is None:
            self._player.play(playing=playing)
        elif playing:
            live.start(live.device)
        else:
            live.stop()

    def _choose_variant(self) -> None:
        self._set(variant=_data(self.variant))
        self.forget_maps()

    def _set(self, **fields: object) -> None:
        self._player.set(replace(self._player.settings, **fields))  # pyright: ignore[reportArgumentType]


def _data(box: QComboBox) -> object:
    return box.currentData()

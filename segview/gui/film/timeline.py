"""The measures over time: the strip, and the button that measures all frames."""

from __future__ import annotations

from PySide6.QtCore import QObject

from segview.core.films.film import FilmFrame
from segview.gui.film.live import LiveFeed
from segview.gui.film.player import FilmPlayer
from segview.gui.film.strip import FilmStrip
from segview.gui.language.translation import tr
from segview.gui.widgets.controls import tool_button

LIVE_FRAMES, GAP = 500, 12
"""Number of frames of a camera on the strip, and the gap in frames before the oldest one."""


class Timeline(QObject):
    """Keeps the strip up to date with the measures of a film, and requests missing ones.

    Args:
        player: The player, with the film and its measures.
        live: The camera; its frames wrap around on the strip, and clicks cannot go back to them.

    Attributes:
        strip: The strip of measures; a click goes to a frame.
        measure: The button that starts and stops measuring.
    """

    def __init__(self, player: FilmPlayer, live: LiveFeed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player, self._live = player, live
        self._shows_live = False
        self.strip = FilmStrip()
        self.measure = tool_button(
            tr("Measure"),
            "film/measure",
            accessible=tr("Measure"),
            tip=tr("Measure area and uncertainty of every frame"),
        )
        self.measure.setCheckable(True)
        self.measure.clicked.connect(self._switch)
        self.strip.sought.connect(self._seek)
        player.opened.connect(self.show_all)
        player.shown.connect(self._show_frame)
        player.changed.connect(self._follow)
        live.shown.connect(self._show_live)
        live.changed.connect(self._follow_camera)
        player.measures.grown.connect(self._grow)

    def show_all(self) -> None:
        """Show all known measures of the film; for a camera, clear the strip."""
        if self._shows_live:
            self.strip.show_measures(LIVE_FRAMES, {})
            return
        self.strip.show_measures(len(self._player.frames), self._player.measures.known)

    def _show_live(self, frame: FilmFrame) -> None:
        """Show the measures of a frame of a camera after the previous one, in place of the oldest."""
        place = frame.place % LIVE_FRAMES
        self.strip.show_place(place, free=GAP)
        if frame.measure is not None:
            self.strip.add(place, frame.measure)

    def _follow_camera(self) -> None:
        """Switch to a camera, which has no measures yet, or back to the film."""
        live = self._live.device is not None
        if live != self._shows_live:
            self._shows_live = live
            self.show_all()
        self._follow()

    def _seek(self, place: int) -> None:
        if not self._shows_live:
            self._player.seek(place)

    def _show_frame(self, frame: FilmFrame) -> None:
        self.strip.show_place(frame.place)
        if frame.measure is not None:
            self.strip.add(frame.place, frame.measure)

    def _grow(self) -> None:
        if not self._player.head.playing and not self._shows_live:
            self.show_all()

    def _follow(self) -> None:
        self.measure.setChecked(self._player.measures.measuring)
        self.measure.setEnabled(self._player.settings.variant is not None and not self._shows_live)

    def _switch(self) -> None:
        if self._player.measures.measuring:
            self._player.close()
        else:
            self._player.measure()

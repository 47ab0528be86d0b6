"""What was found over time: the strip, and the button that has all of it found."""

from __future__ import annotations

from PySide6.QtCore import QObject

from segview.core.films.film import FilmFrame
from segview.gui.film.player import FilmPlayer
from segview.gui.film.strip import FilmStrip
from segview.gui.language.translation import tr
from segview.gui.widgets.controls import tool_button


class Timeline(QObject):
    """Keeps the strip at what is known of a film, and has the rest measured.

    Args:
        player: Its film and what was found.

    Attributes:
        strip: Shows it; a click on it goes there.
        measure: Begins and stops measuring.
    """

    def __init__(self, player: FilmPlayer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self.strip = FilmStrip()
        self.measure = tool_button(
            tr("Measure"), "film/measure", accessible=tr("Measure"), tip=tr("Find area and uncertainty of every frame")
        )
        self.measure.setCheckable(True)
        self.measure.clicked.connect(self._switch)
        self.strip.sought.connect(player.seek)
        player.opened.connect(self.show_all)
        player.shown.connect(self._show_frame)
        player.changed.connect(self._follow)
        player.measures.grown.connect(self._grow)

    def show_all(self) -> None:
        """Show what is known of the film."""
        self.strip.show_measures(len(self._player.frames), self._player.measures.known)

    def _show_frame(self, frame: FilmFrame) -> None:
        self.strip.show_place(frame.place)
        if frame.measure is not None:
            self.strip.add(frame.place, frame.measure)

    def _grow(self) -> None:
        if not self._player.head.playing:
            self.show_all()

    def _follow(self) -> None:
        self.measure.setChecked(self._player.measures.measuring)
        self.measure.setEnabled(self._player.settings.variant is not None)

    def _switch(self) -> None:
        if self._player.measures.measuring:
            self._player.close()
        else:
            self._player.measure()

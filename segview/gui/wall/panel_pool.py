"""Panels by the row and column that they show, used again when others are wanted."""

from __future__ import annotations

from collections.abc import Callable, Collection

from segview.gui.wall.panels.panel import Panel
from segview.gui.wall.scenes import Row

Place = tuple[Row, str]


class PanelPool:
    """Keeps a panel for each place that is wanted.

    A panel that is free is used again in its own row first, where it stands already and has its size.

    Args:
        make: Makes a new panel.

    Attributes:
        there: The panels by their places.
    """

    def __init__(self, make: Callable[[], Panel]) -> None:
        self._make = make
        self.there: dict[Place, Panel] = {}
        self._spare: list[Panel] = []

    def have(self, wanted: Collection[Place]) -> list[Place]:
        """Have a panel for each of these places and for no other; return those whose panel shows something else."""
        free = {place: self.there.pop(place) for place in [one for one in self.there if one not in wanted]}
        reused: list[Place] = []
        for place in wanted:
            if place not in self.there:
                beside = next((one for one in free if one[0] == place[0]), None)
                if beside is not None:
                    self.there[place] = free.pop(beside)
                    reused.append(place)
                else:
                    self.there[place] = self._spare.pop() if self._spare else self._make()
        for panel in free.values():
            panel.show_message("")  # lets go of what it showed
            self._spare.append(panel)
        return reused

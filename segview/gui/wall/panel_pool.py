"""Panels by row and column; they are reused for other rows and columns."""

from __future__ import annotations

from collections.abc import Callable, Collection

from segview.gui.wall.panels.panel import Panel
from segview.gui.wall.scenes import Row

Place = tuple[Row, str]


class PanelPool:
    """Keeps a panel for each wanted place.

    A free panel is first reused in its own row, because there it has the right place and size.

    Args:
        make: Makes a new panel.

    Attributes:
        panels: The panels by place.
    """

    def __init__(self, make: Callable[[], Panel]) -> None:
        self._make = make
        self.panels: dict[Place, Panel] = {}
        self._spare: list[Panel] = []

    def provide(self, wanted: Collection[Place]) -> list[Place]:
        """Provide a panel for exactly these places; return the places whose panel was reused."""
        free = {place: self.panels.pop(place) for place in [known for known in self.panels if known not in wanted]}
        reused: list[Place] = []
        for place in wanted:
            if place not in self.panels:
                beside = next((known for known in free if known[0] == place[0]), None)
                if beside is not None:
                    self.panels[place] = free.pop(beside)
                    reused.append(place)
                else:
                    self.panels[place] = self._spare.pop() if self._spare else self._make()
        for panel in free.values():
            panel.show_message("")  # releases its last content
            self._spare.append(panel)
        return reused

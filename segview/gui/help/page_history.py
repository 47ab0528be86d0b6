"""The history of the pages that the user has read, with steps back and forward."""

from __future__ import annotations


class PageHistory:
    """Keeps the visited places, and the index of the place that is shown."""

    def __init__(self) -> None:
        self._places: list[str] = []
        self._here = -1

    @property
    def can_go_back(self) -> bool:
        """Whether there is a previous place."""
        return self._here > 0

    @property
    def can_go_on(self) -> bool:
        """Whether there is a next place."""
        return self._here < len(self._places) - 1

    def visit(self, place: str) -> None:
        """Record that a place is shown; if it differs from the present one, the places after that are dropped."""
        if self._here < 0 or self._places[self._here] != place:
            self._places[self._here + 1 :] = [place]
            self._here += 1

    def back(self) -> str:
        """Move to the previous place and return it; return an empty string if there is none."""
        return self._step(-1) if self.can_go_back else ""

    def forward(self) -> str:
        """Move to the next place and return it; return an empty string if there is none."""
        return self._step(1) if self.can_go_on else ""

    def _step(self, by: int) -> str:
        self._here += by
        return self._places[self._here]

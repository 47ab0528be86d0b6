"""The pages that were read, to go back to and on again."""

from __future__ import annotations


class PageHistory:
    """Keeps the places that were turned to, and which of them is shown."""

    def __init__(self) -> None:
        self._places: list[str] = []
        self._here = -1

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before."""
        return self._here > 0

    @property
    def can_go_on(self) -> bool:
        """Whether there is a place after."""
        return self._here < len(self._places) - 1

    def visit(self, place: str) -> None:
        """Take note that a place is shown; where it is another, those after the last one are forgotten."""
        if self._here < 0 or self._places[self._here] != place:
            self._places[self._here + 1 :] = [place]
            self._here += 1

    def back(self) -> str:
        """Return the place before, which is shown from now on; nothing where there is none."""
        return self._step(-1) if self.can_go_back else ""

    def forward(self) -> str:
        """Return the place after, which is shown from now on; nothing where there is none."""
        return self._step(1) if self.can_go_on else ""

    def _step(self, by: int) -> str:
        self._here += by
        return self._places[self._here]

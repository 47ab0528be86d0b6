"""Steps from one image of the list to another."""

from __future__ import annotations

from pathlib import Path

from segview.annotation.verdict import Decision
from segview.gui.images.image_list import ImageList
from segview.gui.images.row_texts import UNDECIDED
from segview.gui.session.session import Session


class Steps:
    """Moves through the listed images, in the present order.

    Args:
        session: The session, which shows the image.
        model: The list of images.
    """

    def __init__(self, session: Session, model: ImageList) -> None:
        self._session, self._model = session, model

    def step(self, by: int) -> None:
        """Move by ``by`` images, but not beyond the first or the last one."""
        listed, image = self._model.listed, self._session.image
        if not len(listed):
            return
        row = listed.row_of(image)
        if row < 0:
            # The image is not listed: move from its place between two rows to the next or the previous row.
            row = listed.rows_before(image) - (1 if by > 0 else 0)
        self._session.ask(image=listed.path(min(max(row + by, 0), len(listed) - 1)))

    def following(self, count: int) -> tuple[Path, ...]:
        """Return the next ``count`` images; fewer at the end, none if the shown image is not listed."""
        row = self._model.listed.row_of(self._session.image)
        return tuple(self._model.listed.of_rows(row + 1, row + 1 + count)) if row >= 0 else ()

    def go_on(self) -> bool:
        """Go to the next image without a valid decision, after the last from the first on; return whether there is one.

        Images whose decision must be verified count as undecided. If the list is filtered by another state, go to the
        next listed image.
        """
        listed, image, review = self._model.listed, self._session.image, self._session.review
        start = listed.rows_before(image) + (1 if listed.row_of(image) >= 0 else 0)
        if review.states.shown not in (None, Decision.OPEN):
            following = next(iter(listed.of_rows(start, start + 1)), None)
        else:
            rows = (*range(start, len(listed)), *range(min(start, len(listed))))
            others = (one for one in map(listed.path, rows) if one != image)
            following = next((one for one in others if review.verdicts.state(one) in UNDECIDED), None)
        if following is not None:
            self._session.ask(image=following)
        return following is not None

    def go_to_highest(self) -> bool:
        """Go to the undecided image of the highest review priority; if there are no priorities, ``go_on`` instead.

        Return whether there is such an image.
        """
        session, listed = self._session, self._model.listed
        highest = None
        if session.review.states.shown in (None, Decision.OPEN):
            others = (one for one in map(listed.path, range(len(listed))) if one != session.image)
            highest = session.ranking.highest(one for one in others if session.review.verdicts.state(one) in UNDECIDED)
        if highest is None:
            return self.go_on()
        session.ask(image=highest)
        return True

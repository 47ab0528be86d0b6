"""The history of the decisions of this session, for undo."""

from __future__ import annotations

from pathlib import Path

from segview.annotation.verdict import Decision, Verdict


class DecisionHistory:
    """Keeps each verdict with the verdict before it on the same image."""

    def __init__(self) -> None:
        self._taken: list[tuple[Verdict, Verdict | None]] = []

    def __bool__(self) -> bool:
        return bool(self._taken)

    def add(self, verdict: Verdict, before: Verdict | None) -> None:
        """Add a verdict and the one before it; None if there was none."""
        self._taken.append((verdict, before))

    def put_written(self, verdict: Verdict, written: Verdict) -> None:
        """Replace a verdict by the version that was written to the disk."""
        self._taken = [(written if one is verdict else one, before) for one, before in self._taken]

    def forget_last(self, verdict: Verdict) -> None:
        """Remove a verdict that could not be written, if it is the last one."""
        if self._taken and self._taken[-1][0] == verdict:
            self._taken.pop()

    def take_back(self) -> tuple[Path, Verdict]:
        """Remove the last verdict; return its image, and the verdict that restores the state before it."""
        last, before = self._taken.pop()
        image = Path(last.image)
        if before is None or before.decision is Decision.UNVERIFIED:
            before = Verdict.now(image, Decision.OPEN, identity=last.identity, source=last.source)
        return image, before

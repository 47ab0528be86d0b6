"""The decisions of this sitting, which can be taken back one by one."""

from __future__ import annotations

from pathlib import Path

from segview.annotation.verdict import Decision, Verdict


class DecisionHistory:
    """Remembers each verdict, and what there was before it."""

    def __init__(self) -> None:
        self._taken: list[tuple[Verdict, Verdict | None]] = []

    def __bool__(self) -> bool:
        return bool(self._taken)

    def add(self, verdict: Verdict, before: Verdict | None) -> None:
        """Remember a verdict."""
        self._taken.append((verdict, before))

    def put_written(self, verdict: Verdict, written: Verdict) -> None:
        """Know a verdict as it was written."""
        self._taken = [(written if one is verdict else one, before) for one, before in self._taken]

    def forget_last(self, verdict: Verdict) -> None:
        """Forget a verdict that could not be written, where it is the last."""
        if self._taken and self._taken[-1][0] == verdict:
            self._taken.pop()

    def take_back(self) -> tuple[Path, Verdict]:
        """Return the image of the last verdict, and the verdict that puts it back to what there was before."""
        last, before = self._taken.pop()
        image = Path(last.image)
        if before is None or before.decision is Decision.UNVERIFIED:
            before = Verdict.now(image, Decision.OPEN, identity=last.identity, source=last.source)
        return image, before

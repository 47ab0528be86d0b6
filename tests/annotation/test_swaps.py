"""Images that are swapped, renamed, replaced and copied while they are corrected and decided on.

No record ever lies on a wrong image, and none is lost.
"""

from __future__ import annotations

import os
import random
import shutil
import time
from pathlib import Path

import numpy as np
import pytest

from segview.annotation.correction_store import CorrectionStore
from segview.annotation.decisions import Decisions
from segview.annotation.document import Document
from segview.annotation.gestures import Undo
from segview.annotation.verdict import Decision, Verdict
from segview.core.images import identity
from segview.core.images.identity import ImageIdentity
from tests.annotation.seen import draw, pixels, provenance, see, stroke

SEEDS, NAMES, FOLDERS = 14, 6, 2
SETTLES = 60_000_000
DECISIONS = (Decision.ACCEPTED, Decision.CORRECTED, Decision.REJECTED, Decision.SKIPPED, Decision.OPEN)


class World:
    """Folders of images that somebody changes, and what is known to be kept of each image."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.folder, self.journals = folder, folder / "journals"
        self.sizes = {one: ((24, 32) if one % 3 else (16, 20)) for one in range(SEEDS)}
        self.identities = {ImageIdentity.of(pixels(one, self.sizes[one])): one for one in range(SEEDS)}
        self.lying: dict[Path, int] = {}
        self.masks: dict[int, np.ndarray] = {}
        self.gestures: dict[int, int] = {}
        self.decided: dict[int, Decision] = {}
        self.done: dict[str, int] = {}
        self.open()
        for number in range(NAMES):
            self.put(self.name(), number)

    def open(self) -> None:
        """Begin as the program does when it starts."""
        self.desk, self.decisions = CorrectionStore(self.journals), Decisions(self.journals)

    def name(self) -> Path:
        place = self.folder / f"folder {self.chance.randrange(FOLDERS)}"
        return place / f"{self.chance.randrange(NAMES)}.bmp"

    def put(self, path: Path, seed: int) -> None:
        draw(path, seed, self.sizes[seed])
        self.lying[path] = seed

    def there(self) -> Path:
        return self.chance.choice(sorted(self.lying))

    # ---- what happens to the files

    def swap(self) -> None:
        first, second = self.there(), self.there()
        if first != second:
            os.rename(first, self.folder / "aside")
            os.rename(second, first)
            os.rename(self.folder / "aside", second)
            self.lying[first], self.lying[second] = self.lying[second], self.lying[first]

    def rename(self) -> None:
        before, after = self.there(), self.name()
        if before != after:
            after.parent.mkdir(exist_ok=True)
            os.replace(before, after)
            self.lying[after] = self.lying.pop(before)

    def replace(self) -> None:
        path = self.there()
        before = path.stat()
        self.put(path, self.chance.randrange(SEEDS))
        if self.chance.random() < 0.5:  # as tools do that keep times
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def copy(self) -> None:
        before, after = self.there(), self.name()
        if before != after:
            after.parent.mkdir(exist_ok=True)
            shutil.copy2(before, after)
            self.lying[after] = self.lying[before]

    def delete(self) -> None:
        if len(self.lying) > 2:
            path = self.there()
            path.unlink()
            del self.lying[path]

    # ---- what is done to the images

    def correct(self) -> None:
        path = self.there()
        seed, seen = self.lying[path], see(path)
        kept = self.desk.take_up(seen)
        document = kept.own
        if document is None:
            document = Document(provenance(seen))
            self.desk.begin(path, document.provenance, document.mask)
        for _ in range(self.chance.randint(1, 3)):
            gesture = Undo() if self.chance.random() < 0.2 else stroke(self.chance.randrange(10_000))
            document.apply(gesture)
            self.desk.add(path, gesture, seen.identity)
        self.masks[seed], self.gestures[seed] = document.mask, document.gestures

    def discard(self) -> None:
        path = self.there()
        seen = see(path)
        if self.desk.take_up(seen).own is not None:
            self.desk.discard(path, seen.identity)
            self.masks.pop(self.lying[path], None)

    def decide(self) -> None:
        path = self.there()
        seen, decision = see(path), self.chance.choice(DECISIONS)
        self.decisions.add(Verdict.now(path, decision, identity=seen.identity, source=seen.source))
        self.decided[self.lying[path]] = decision

    def begin_anew(self) -> None:
        self.desk.close()
        self.open()

    # ---- what must be true

    def check_one(self) -> None:
        """Open an image as the window does."""
        path = self.there()
        seed, seen = self.lying[path], see(path)
        assert self.identities[seen.identity] == seed
        kept = self.desk.take_up(seen)
        if seed in self.masks:
            assert kept.own is not None
            assert np.array_equal(kept.own.mask, self.masks[seed])
            assert kept.own.gestures == self.gestures[seed]
            assert (kept.own.provenance.identity, kept.own.provenance.image) == (seen.identity, str(path))
        else:
            assert kept.own is None
        if kept.other is not None:
            assert kept.other.provenance.identity is not None
            other = self.identities[kept.other.provenance.identity]
            assert other != seed
            assert np.array_equal(kept.other.mask, self.masks[other])
        recalled = self.decisions.recall(seen)
        assert (recalled.verdict and recalled.verdict.decision) == self.decided.get(seed)
        if recalled.other is not None:
            assert recalled.other.identity is not None
            assert self.identities[recalled.other.identity] != seed

    def check_lists(self) -> None:
        """Read the folders as the list of images does, and what a variant would be taught with."""
        survey = self.decisions.survey(sorted(self.lying))
        for path, seed in self.lying.items():
            verdict = survey.verdicts.get(path)
            if verdict is not None and verdict.decision not in (Decision.UNVERIFIED, Decision.OPEN):
                assert verdict.decision is self.decided[seed]
                self.done["vouched"] = self.done.get("vouched", 0) + 1
            elif self.decided.get(seed, Decision.OPEN) is not Decision.OPEN:
                assert path in survey.unsure  # it is found as soon as it is decoded
        corrected = [one for one in self.desk.read_corrections(sorted(self.lying), see) if isinstance(one, Document)]
        taught = {Path(one.provenance.image): one for one in corrected}
        assert set(taught) == {path for path, seed in self.lying.items() if seed in self.masks}
        for path, document in taught.items():
            assert np.array_equal(document.mask, self.masks[self.lying[path]])

    def rest(self) -> None:
        """Leave the files alone until their times tell whether they change, and look at each once."""
        time.sleep(3 * SETTLES / 1e9)
        for path in self.lying:
            self.decisions.recall(see(path))
        self.check_lists()

    def check_all(self) -> None:
        """Bring every image there has ever been back, and look."""
        self.begin_anew()
        self.lying = {}
        for seed in range(SEEDS):
            self.put(self.folder / "back" / f"{seed}.bmp", seed)
        for path, seed in self.lying.items():
            kept, recalled = self.desk.take_up(see(path)), self.decisions.recall(see(path))
            assert (kept.own is not None) == (seed in self.masks)
            assert kept.own is None or np.array_equal(kept.own.mask, self.masks[seed])
            assert (recalled.verdict and recalled.verdict.decision) == self.decided.get(seed)

    def live(self, steps: int) -> None:
        moves = (self.swap, self.rename, self.replace, self.copy, self.delete, self.begin_anew)
        works = (self.correct, self.correct, self.decide, self.decide, self.discard)
        for step in range(steps):
            do = self.chance.choice(moves if step % 2 else works)
            do()
            self.done[do.__name__] = self.done.get(do.__name__, 0) + 1
            self.check_one()
            if step % 25 == 0:
                self.check_lists()
            if step % 100 == 99:
                self.rest()
        self.check_all()
        self.desk.close()


@pytest.fixture(autouse=True)
def settles_soon(monkeypatch):
    """Longer than a clock tick of the kernel, within which two changes have the same time."""
    monkeypatch.setattr(identity, "SETTLED_NS", SETTLES)


@pytest.mark.parametrize("seed", range(3))
def test_no_record_is_on_a_wrong_image_and_none_is_lost(tmp_path, seed):
    world = World(tmp_path, seed)
    world.live(150)
    assert world.done["vouched"] > 0


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_ten_thousand_changes_put_no_record_on_a_wrong_image_and_lose_none(tmp_path):
    world = World(tmp_path, 99)
    world.live(10_000)
    print(world.done)  # noqa: T201  # how often each was done
    assert min(world.done.values()) > 100

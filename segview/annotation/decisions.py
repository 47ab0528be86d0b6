"""Files of decisions; each decision belongs to an image identity, not to a path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from segview.annotation.records import RecordFile
from segview.annotation.sightings import Sightings, certain_sighting, path_key, states_of
from segview.annotation.verdict import Decision, Verdict
from segview.core.base.errors import UserError
from segview.core.images.identity import FileState, ImageIdentity, Sighting

ENDING = ".decisions"


@dataclass(frozen=True)
class Survey:
    """Decisions on images, found without decoding them.

    Attributes:
        verdicts: Verdicts by the image's path, for images that have one.
        unsure: Images for which ``Decisions.recall`` may find more after they are decoded.
    """

    verdicts: Mapping[Path, Verdict]
    unsure: tuple[Path, ...]


@dataclass(frozen=True)
class Recalled:
    """The decision on an image that has just been decoded.

    Attributes:
        verdict: Verdict on exactly this image, or None.
        other: If there is none, the verdict on another image that had its path; it does not count for this image.
    """

    verdict: Verdict | None
    other: Verdict | None = None


class Decisions:
    """The files of verdicts; the last verdict on an image counts, wherever the image is.

    Several windows may append to one file, and a killed process damages at most one line.

    Args:
        folder: Folder of the files.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sightings = Sightings(folder)

    def add(self, verdict: Verdict) -> None:
        """Write a verdict; when this returns, it is on the disk.

        A verdict without an identity is stored by path, as in versions without identities, and counts until the file
        changes.

        Raises:
            UserError: it cannot be written.
        """
        image = Path(verdict.image)
        path = self._of_paths(image.parent) if verdict.identity is None else self._of_images(verdict.identity)
        if verdict.identity is not None:
            self._sightings.confirm(Sighting(image=verdict.image, identity=verdict.identity, source=verdict.source))
        try:
            RecordFile(path).add(verdict.model_dump(mode="json", exclude_none=True))
        except OSError as error:
            raise UserError(
                "Your decision on {image} could not be saved: {reason} ({path}). Free some space and decide again.",
                image=image.name,
                reason=error.strerror,
                path=path,
            ) from error

    def read(self, images: Iterable[Path]) -> Mapping[Path, Verdict]:
        """Return the last verdict on each image that has one; see ``survey``."""
        return self.survey(images).verdicts

    def survey(self, images: Iterable[Path]) -> Survey:
        """Return the decisions on images, as far as they can be found without decoding.

        If a file has changed since its image was seen, the verdict is ``UNVERIFIED`` until ``recall`` is called.

        Raises:
            UserError: a file cannot be read, or was written by another version of this program.
        """
        states = states_of(images)
        sightings = Sightings(self._folder)  # a separate object, because this may run in another thread
        seen = sightings.under(states)
        verdicts = self.last({one.identity for several in seen.values() for one in several})
        legacies = {parent: self._legacy(parent) for parent in dict.fromkeys(image.parent for image in states)}
        found: dict[Path, Verdict] = {}
        strange: list[tuple[Path, FileState | None]] = []
        for image, state in states.items():
            certain = certain_sighting(seen[image], state)
            known = [one for each in seen[image] if (one := verdicts.get(each.identity))]
            if certain is not None and known:
                verdict = verdicts.get(certain.identity)
            elif known:
                verdict = next((_unverified(one) for one in known if one.decision is not Decision.OPEN), None)
            else:
                verdict = legacies[image.parent].get(str(image))
                if verdict is not None and (state is None or not _older(state, verdict)):
                    verdict = _unverified(verdict)
            if verdict is not None:
                found[image] = verdict.model_copy(update={"image": str(image)})
            elif certain is None:
                strange.append((image, state))
        doubted = [image for image, one in found.items() if one.decision is Decision.UNVERIFIED]
        return Survey(found, (*doubted, *sightings.may_know(strange)))

    def last(self, identities: Iterable[ImageIdentity]) -> dict[ImageIdentity, Verdict]:
        """Return the last verdict for each identity that has one."""
        wanted = {one.sha256: one for one in identities}
        last: dict[str, dict[str, Any]] = {}
        for path in dict.fromkeys(self._of_images(one) for one in wanted.values()):
            for record in _records(path):
                sha256 = record.get("identity", {}).get("sha256")
                if sha256 in wanted:
                    last[sha256] = record
        return {wanted[sha256]: _verdict(record) for sha256, record in last.items()}

    def recall(self, sighting: Sighting) -> Recalled:
        """Return the decision on a decoded image, wherever the image was when it was made.

        Raises:
            UserError: as in ``read``; or the sighting cannot be written.
        """
        verdict = self.last([sighting.identity]).get(sighting.identity)
        if verdict is not None:
            self._sightings.confirm(sighting)
            return Recalled(verdict.model_copy(update={"image": sighting.image}))
        others = [one.identity for one in self._sightings.under([sighting.path])[sighting.path]]
        found = self.last(others)
        # Verdicts with an identity replace verdicts that were stored by path.
        legacy = None if found else self._legacy(sighting.path.parent).get(sighting.image)
        if legacy is not None and sighting.source is not None and _older(sighting.source.state, legacy):
            known = legacy.of(sighting)
            self.add(known)
            return Recalled(known)
        other = next((found[one] for one in others if one in found), legacy)
        if other is not None:
            self._sightings.confirm(sighting)
        return Recalled(None, other)

    def _legacy(self, parent: Path) -> dict[str, Verdict]:
        """Return the last verdicts without an identity for the paths of a folder."""
        last = {str(record.get("image")): record for record in _records(self._of_paths(parent))}
        return {image: _verdict(record) for image, record in last.items()}

    def _of_paths(self, parent: Path) -> Path:
        return self._folder / f"{path_key(parent)}{ENDING}"

    def _of_images(self, identity: ImageIdentity) -> Path:
        return self._folder / f"{identity.sha256[:2]}{ENDING}"


def _older(state: FileState, verdict: Verdict) -> bool:
    """Say whether a file was last changed before the second in which the verdict on its path was made."""
    try:
        decided = datetime.fromisoformat(verdict.decided)
    except ValueError:
        return False
    return state.newest_ns <= int(decided.timestamp()) * 1_000_000_000


def _unverified(verdict: Verdict) -> Verdict:
    return verdict.model_copy(update={"decision": Decision.UNVERIFIED})


def _records(path: Path) -> list[dict[str, Any]]:
    try:
        return RecordFile(path).all()
    except OSError as error:
        raise UserError(
            "The decisions on the images ({path}) cannot be read: {reason}.", path=path, reason=error.strerror
        ) from error


def _verdict(record: dict[str, Any]) -> Verdict:
    try:
        return Verdict.model_validate(record)
    except ValueError as error:
        raise UserError(
            "The decision on {get} was written by another version of segview. It was left as it is: "
            "open the images with that version, or move the file away.",
            get=record.get("image", "an image"),
        ) from error

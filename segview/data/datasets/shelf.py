"""The masks of a folder, found by the names of their images."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from segview.core.base.file_names import stem_of
from segview.core.images.identity import FileState
from segview.core.images.nifti import is_nifti
from segview.data.datasets.listing import holds_one, masks
from segview.data.datasets.names import (
    common_suffix,
    image_keys,
    key,
    loose_key,
    marked_stem,
    numbered_key,
    part_of,
)
from segview.data.frames import FRAME_ENDINGS
from segview.data.images import IMAGE_ENDINGS

_ENDINGS = frozenset((*IMAGE_ENDINGS, *FRAME_ENDINGS))


@dataclass(frozen=True)
class Shelf:
    """The masks of one folder.

    Attributes:
        folder: The folder.
        stems: Number of files for each name without ending, those of NIfTI left out, as they are no images.
        exact: Masks by the exact name of the image in their own name.
        whole: Masks with the same name as their image, by the key of that name.
        marked: Masks whose names have a mark, by the key of the name of the image.
        claims: Exact name of the image for each mask.
        parts: Masks that are numbered parts of one mask, by their common name: number and file name.
    """

    folder: Path
    stems: Counter[str] = field(default_factory=Counter[str])
    exact: dict[str, str] = field(default_factory=dict[str, str])
    whole: dict[str, str] = field(default_factory=dict[str, str])
    marked: dict[str, str] = field(default_factory=dict[str, str])
    claims: dict[str, str] = field(default_factory=dict[str, str])
    parts: dict[str, dict[int, str]] = field(default_factory=dict[str, dict[int, str]])

    @classmethod
    def now(cls, folder: Path, *, among_masks: bool) -> Shelf:
        """Return the masks of a folder, from the cache if the folder has not changed."""
        state = FileState.of(folder)
        if state is None or not state.settled:
            return cls.of(folder, among_masks=among_masks)
        return _known_shelf(folder, state, among_masks)

    @classmethod
    def of(cls, folder: Path, *, among_masks: bool) -> Shelf:
        """List a folder; in a folder of images (not ``among_masks``), only marked names are masks."""
        shelf = cls(folder)
        # PNG first, as the other formats may be lossy; lower numbers first.
        names = sorted(masks(folder), key=lambda name: (_rank(name), *_place(name)))
        suffix = common_suffix(map(stem_of, names)) if among_masks else ""
        for name in names:
            shelf._add(name, suffix, among_masks)
        # Loose keys are added last, so that exact names take precedence.
        for found in (shelf.whole, shelf.marked):
            for name, mask in list(found.items()):
                if (loose := loose_key(name)) != name:
                    shelf.marked.setdefault(loose, mask)
        return shelf

    def _add(self, name: str, suffix: str, among_masks: bool) -> None:
        stem = stem_of(name)
        self.stems[stem] += not is_nifti(name)
        if among_masks:
            self.whole.setdefault(key(stem), name)
            self.exact.setdefault(stem, name)
        marked = marked_stem(stem, among_masks=among_masks) or numbered_key(stem)
        if marked is not None or suffix:
            marked = stem.removesuffix(suffix) if marked is None else marked
            self.marked.setdefault(key(marked), name)
            self.exact.setdefault(marked, name)
        self.claims[name] = stem if marked is None else marked
        if (part := part_of(stem)) is not None:
            self.parts.setdefault(part[0], {}).setdefault(part[1], name)

    def parts_of(self, mask: str) -> list[str]:
        """Return the further masks of the same image, by the name of one: those with higher numbers."""
        part = part_of(stem_of(mask))
        if part is None:
            return []
        others = self.parts.get(part[0], {})
        return [others[number] for number in sorted(others) if number > part[1]]

    def mask_of(self, image: Path, beside: Counter[str]) -> Path | None:
        """Return the mask of an image, or None.

        Args:
            image: The image.
            beside: The names in its folder, as in ``stems``: another image may have exactly the name of the mask.
        """
        if not self.claims:
            return None
        stem = stem_of(image.name) if image.suffix.lower() in _ENDINGS else image.name
        # If several images have that name, their endings decide which mask belongs to which.
        exact = image.name if beside[stem] > 1 and image.name in self.claims else self.exact.get(stem)
        exact = self.exact.get(image.name, exact) if beside[stem] > 1 else exact
        if exact is not None and not self._is(exact, image):
            return self.folder / exact
        for name in image_keys(stem):
            for names in (self.whole, self.marked):
                mask = names.get(name)
                if mask is not None and not self._is(mask, image) and not beside[self.claims[mask]]:
                    return self.folder / mask
        return self._first_of(image)

    def _is(self, mask: str, image: Path) -> bool:
        return mask == image.name and self.folder == image.parent

    def _first_of(self, image: Path) -> Path | None:
        """Return the first mask if all are of one image, which is named after the folder above (DSB2018); else None."""
        home = image.parent.parent
        beside = self.folder.parent == home and self.folder != image.parent
        if not beside or image.stem != home.name or not self.whole or not holds_one(image.parent, image.stem):
            return None
        return self.folder / min(self.whole.values())


def mask_on(shelves: Iterable[Shelf], own: Shelf, image: Path) -> Path | None:
    """Return the mask of an image in the first shelf that has one, or None; ``own`` is the shelf of its folder."""
    return next((mask for one in shelves if (mask := one.mask_of(image, own.stems))), None)


def _rank(name: str) -> int:
    return 0 if name.lower().endswith(".png") else 2 if is_nifti(name) else 1


def _place(name: str) -> tuple[str, int, str]:
    """Return a key that sorts the masks of one image by their numbers."""
    base, number = part_of(stem_of(name)) or (stem_of(name), 0)
    return base, number, name


@lru_cache(maxsize=4)  # a folder may have a hundred thousand names, and every opened image needs it
def _known_shelf(folder: Path, _state: FileState, among_masks: bool) -> Shelf:
    return Shelf.of(folder, among_masks=among_masks)

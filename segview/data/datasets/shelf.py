"""The masks of a folder, found by the names of their images."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from segview.core.images.identity import FileState
from segview.data.datasets.listing import holds_one, images
from segview.data.datasets.names import (
    common_suffix,
    image_keys,
    key,
    loose_key,
    marked_key,
    numbered_key,
    part_of,
    stem_of,
)


@dataclass(frozen=True)
class Shelf:
    """The masks of one folder.

    Attributes:
        folder: The folder.
        whole: Masks that are called as their images, by that name.
        marked: Masks whose names have a mark more, by the name of the image.
        parts: Masks that are numbered as the parts of one, by the name that they have in common: number and name.
    """

    folder: Path
    whole: dict[str, str] = field(default_factory=dict[str, str])
    marked: dict[str, str] = field(default_factory=dict[str, str])
    parts: dict[str, dict[int, str]] = field(default_factory=dict[str, dict[int, str]])

    @classmethod
    def now(cls, folder: Path, *, among_masks: bool) -> Shelf:
        """Return the masks of a folder, which is listed again only where it may have changed since."""
        state = FileState.of(folder)
        if state is None or not state.settled:
            return cls.of(folder, among_masks=among_masks)
        return _known_shelf(folder, state, among_masks)

    @classmethod
    def of(cls, folder: Path, *, among_masks: bool) -> Shelf:
        """List a folder; beside images, a mask must be marked as one."""
        shelf = cls(folder)
        # PNG first, as the others may have lost sharpness; of those with numbers the lowest.
        names = sorted(images(folder), key=lambda name: (not name.lower().endswith(".png"), *_place(name)))
        suffix = common_suffix(map(stem_of, names)) if among_masks else ""
        for name in names:
            stem = stem_of(name)
            if among_masks:
                shelf.whole.setdefault(key(stem), name)
            marked = marked_key(stem, among_masks=among_masks) or numbered_key(stem)
            if marked is not None or suffix:
                shelf.marked.setdefault(key(stem.removesuffix(suffix)) if marked is None else marked, name)
            if (part := part_of(stem)) is not None:
                shelf.parts.setdefault(part[0], {}).setdefault(part[1], name)
        # What is called so to the letter comes first.
        for names in (shelf.whole, shelf.marked):
            for name, mask in list(names.items()):
                if (loose := loose_key(name)) != name:
                    shelf.marked.setdefault(loose, mask)
        return shelf

    def parts_of(self, mask: str) -> list[str]:
        """Return the further masks of the image that a mask is of, by its name: those with higher numbers."""
        part = part_of(stem_of(mask))
        if part is None:
            return []
        others = self.parts.get(part[0], {})
        return [others[number] for number in sorted(others) if number > part[1]]

    def mask_of(self, image: Path) -> Path | None:
        """Return the mask of an image, or None."""
        if not self.whole and not self.marked:
            return None
        for name in image_keys(stem_of(image.name)):
            for names in (self.whole, self.marked):
                if (mask := names.get(name)) is not None and (mask != image.name or self.folder != image.parent):
                    return self.folder / mask
        return self._first_of(image)

    def _first_of(self, image: Path) -> Path | None:
        """Return the first mask, where all are of one image, which is called after the folder above, as in DSB2018."""
        home = image.parent.parent
        beside = self.folder.parent == home and self.folder != image.parent
        if not beside or image.stem != home.name or not self.whole or not holds_one(image.parent, image.stem):
            return None
        return self.folder / min(self.whole.values())


def _place(name: str) -> tuple[str, int, str]:
    """Return a key that sorts the masks of one image by their numbers."""
    base, number = part_of(stem_of(name)) or (stem_of(name), 0)
    return base, number, name


@lru_cache(maxsize=4)  # a folder may have a hundred thousand names, and every image that is opened asks
def _known_shelf(folder: Path, _state: FileState, among_masks: bool) -> Shelf:
    return Shelf.of(folder, among_masks=among_masks)

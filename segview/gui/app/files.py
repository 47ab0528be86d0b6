"""Errands of opening and saving."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from segview.core.errors import UserError
from segview.core.files import exists, is_file, is_folder
from segview.core.frames import located
from segview.core.picture import Images
from segview.core.places import imported_folder, models_folder
from segview.core.request import Done, Failure, Open
from segview.core.spec import Variant
from segview.core.variants import comparable, find_variants, is_variant, read_config
from segview.gui.jobs import (
    Remember,
    SaveMasks,
    SavePicture,
    Start,
)

CHECKPOINT_ENDINGS = (".pt", ".pth", ".bin", ".ckpt", ".safetensors")

FileQuestion = Start | Open | Remember | SaveMasks | SavePicture


class FileErrands:
    """Finds and opens variants and pictures, and saves what is shown."""

    def run(self, question: FileQuestion) -> Iterator[object]:
        """Do what is asked, and yield what came of it."""
        if isinstance(question, Start):
            yield self._start(question)
        elif isinstance(question, Open):
            yield from self._open(question)
        elif isinstance(question, Remember):
            question.file.write(question.state)
        elif isinstance(question, SaveMasks):
            yield self._save_masks(question)
        else:
            yield self._save_picture(question)

    def _start(self, question: Start) -> tuple[Variant | Failure, ...]:
        found: dict[Path, Variant | Failure] = {}
        for place in (models_folder(), imported_folder(), *question.opened):
            for folder in find_variants(place):
                try:
                    found[folder] = Variant(folder, read_config(folder))
                except UserError as error:
                    found[folder] = Failure(question, str(error))
        usual = comparable(one for one in found.values() if isinstance(one, Variant))

        def rank(one: Variant | Failure) -> int:
            # What is no network is compared with now and then: it comes last.
            return 0 if one in usual else 1 if isinstance(one, Failure) or one.config.network.learns else 2

        return tuple(sorted(found.values(), key=rank))

    def _open(self, question: Open) -> Iterator[object]:
        from segview.data.datasets import find_frames, find_images, find_masks

        files: list[Path] = []
        for path in question.paths:
            try:
                variants = self._variants(path)
                if variants:
                    yield from variants
                elif is_folder(path):
                    images = find_images(path)
                    yield Images(path, images, find_masks(images))
                elif exists(located(path)[0]):
                    files.append(path)
                else:
                    raise UserError(f"{path} does not exist (any more).")
            except UserError as error:
                yield Failure(question, str(error))
        if files:
            pictures = tuple(picture for file in files for picture in find_frames(file))
            yield Images(None, pictures, find_masks(pictures), tuple(files))

    def _variants(self, path: Path) -> list[Variant]:
        if path.suffix.lower() in CHECKPOINT_ENDINGS and is_file(path) and not is_variant(path.parent):
            from segview.networks.foreign import import_beside

            path = import_beside(path, imported_folder() / path.stem)
        elif is_file(path) and is_variant(path.parent) and path.name in ("config.json", "model.safetensors"):
            path = path.parent
        return [Variant(folder, read_config(folder)) for folder in find_variants(path)]

    def _save_masks(self, question: SaveMasks) -> Done:
        import json

        from segview.core.files import atomic_write
        from segview.inference.export import record, result_name, writable_folder, write_mask, write_probabilities

        folder = writable_folder(question.folder)
        what = "probability" if question.probabilities else "mask"
        for variant, prediction in question.answers:
            name = f"{result_name(prediction.request.image.stem, variant.name)}.{what}"
            if question.probabilities:
                write_probabilities(folder / f"{name}{question.probabilities}", prediction)
            else:
                write_mask(folder / f"{name}.png", prediction, question.threshold)
            about = record(prediction, variant.config, question.threshold, None)
            atomic_write(folder / f"{name}.json", json.dumps(about, indent=2, ensure_ascii=False) + "\n")
        many = len(question.answers)
        written = f"The probabilities of {many} variants" if question.probabilities else f"{many} masks"
        return Done(f"{written} were written to {folder}.")

    def _save_picture(self, question: SavePicture) -> Done:
        from PIL import Image

        from segview.inference.export import write_png

        write_png(question.path, Image.fromarray(question.pixels))
        return Done(f"The wall was written to {question.path}.")

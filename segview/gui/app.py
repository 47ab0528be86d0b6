"""Joins the parts of the window, and opens the one door to the engine."""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from weakref import WeakValueDictionary

from segview.annotation.decisions import Decisions
from segview.annotation.desk import Desk
from segview.annotation.document import Document, Origin
from segview.annotation.gestures import Put
from segview.annotation.journal import HeldElsewhere
from segview.core.artefacts import Artefacts
from segview.core.clicks import Refine, Refined
from segview.core.errors import UserError, first_sentence
from segview.core.frames import located
from segview.core.inspected import Inspected
from segview.core.picture import Images, Picture, Thumbnail
from segview.core.places import imported_folder, journals_folder, models_folder, samples_folder, state_folder
from segview.core.plan import read_plan
from segview.core.prediction import LevelCounts, PixelScores, Prediction
from segview.core.ranking import Rank
from segview.core.regions import FindRegions, Regions
from segview.core.request import Ahead, Ask, Devices, Done, Failure, Inspect, Open, Request, Thumbnails
from segview.core.run import Run
from segview.core.run_folder import RunFolder, find_runs
from segview.core.settings import State, StateFile
from segview.core.spec import Variant
from segview.core.variants import find_variants, is_variant, read_config
from segview.gui.jobs import (
    Add,
    Decide,
    Decided,
    Discard,
    Export,
    Find,
    FindCorrected,
    FindRuns,
    Found,
    Import,
    Imported,
    Launch,
    PutAway,
    ReadPlan,
    ReadVerdicts,
    Remember,
    Saved,
    SaveMasks,
    SavePicture,
    ShowStrip,
    Start,
    TakenUp,
    TakeUp,
    Teach,
    Tell,
    Verdicts,
    Watch,
    WriteDown,
)
from segview.gui.session import Session
from segview.gui.window import Window
from segview.gui.wiring import Wiring

_log = logging.getLogger(__name__)

CHECKPOINT_ENDINGS = (".pt", ".pth", ".bin", ".ckpt", ".safetensors")


class Engine:
    """Jobs that need networks, which are imported by the first job that needs them, in its worker's thread."""

    def __init__(self) -> None:
        self._predictor: object = None
        self._ranker: object = None
        self._picture: Picture | None = None
        self._series: object = None
        self._artefacts: tuple[Picture, Artefacts] | None = None
        # Only as long as the window keeps them.
        self._answers: WeakValueDictionary[Request, Prediction] = WeakValueDictionary()

    def answer(self, question: object) -> Iterator[object]:
        """Yield the picture of an ``Ask``, then each variant's predictions, or why one failed."""
        assert isinstance(question, Ask)
        from segview.inference.pictures import open_picture

        picture = self._picture
        if picture is None or picture.path != question.image:
            picture = self._picture = open_picture(question.image)
        yield picture
        artefacts = self._found(picture)
        yield artefacts
        if not question.requests and not question.inspections:
            return
        yield from self._begin()
        for request in question.requests:
            yield from self._predictions(request, picture, artefacts)
        for request in dict.fromkeys(one.request for one in question.inspections):
            own = [one for one in question.inspections if one.request == request]
            yield from self._inspected(own, picture, artefacts)

    def aside(self, question: object) -> Iterator[object]:
        """Yield what comes of a ``Rank`` or an ``Ahead``."""
        return self.ahead(question) if isinstance(question, Ahead) else self.rank(question)

    def ahead(self, question: Ahead) -> Iterator[object]:
        """Yield what can be answered of each ``Ask``."""
        for ask in question.asks:
            # Why a picture cannot be read is said when it is asked for.
            with contextlib.suppress(UserError):
                yield from (item for item in self.answer(ask) if not isinstance(item, Failure))

    def rank(self, question: object) -> Iterator[object]:
        """Yield what is measured of each image of a ``Rank``, and the predictions that this takes."""
        assert isinstance(question, Rank)
        yield from self._begin()
        from segview.inference.ranking import Ranker

        assert isinstance(self._ranker, Ranker)
        yield from self._ranker.rank(question)

    def _begin(self) -> Iterator[Devices]:
        """Make the predictor where there is none yet, and say what it can run on."""
        if self._predictor is None:
            from segview.inference.devices import devices
            from segview.inference.predict import Predictor
            from segview.inference.ranking import Ranker

            self._predictor = Predictor()
            self._ranker = Ranker(self._predictor)
            yield Devices(devices())

    def _found(self, picture: Picture) -> Artefacts:
        if self._artefacts is None or self._artefacts[0] is not picture:
            from segview.data.artefacts import artefacts

            self._artefacts = picture, Artefacts(picture.path, artefacts(picture.levels[0]))
        return self._artefacts[1]

    def _predictions(self, request: Request, picture: Picture, artefacts: Artefacts) -> Iterator[Prediction | Failure]:
        from segview.inference.judging import judged
        from segview.inference.predict import Predictor
        from segview.inference.ranking import Ranker

        assert isinstance(self._predictor, Predictor)
        assert isinstance(self._ranker, Ranker)
        try:
            for prediction in self._predictor.predict(request, picture.levels[0]):
                self._ranker.learn(prediction)
                whole = self._answers[request] = judged(prediction, picture.truth, artefacts.labels)
                yield whole
        except UserError as error:
            yield Failure(request, str(error))
        except Exception as error:  # one variant's bug must not keep the others from answering
            _log.exception("%s failed on %s", request.variant, request.image)
            reason = f"segview made an error ({type(error).__name__}: {first_sentence(error)})."
            yield Failure(request, reason, bug=True)

    def _inspected(self, questions: Sequence[Inspect], picture: Picture, artefacts: Artefacts) -> Iterator[Inspected]:
        from segview.inference.judging import judged_map
        from segview.inference.predict import Predictor

        assert isinstance(self._predictor, Predictor)
        left = dict.fromkeys(questions)
        try:
            for found in self._predictor.inspect(questions, picture.levels[0]):
                if found.complete:
                    left.pop(found.question, None)
                answer = self._answers.get(found.question.request)
                yield judged_map(found, answer, picture.truth, artefacts.labels) if answer else found
        except UserError as error:
            yield from (Inspected(one, problem=str(error)) for one in left)
        except Exception as error:  # one map's bug must not keep the others from being found
            _log.exception("%s could not be inspected on %s", questions[0].request.variant, picture.path)
            problem = f"segview made an error ({type(error).__name__}: {first_sentence(error)})."
            yield from (Inspected(one, problem=problem) for one in left)

    def refine(self, question: object) -> Iterator[Refined]:
        """Yield the mask that follows the clicks of a ``Refine``."""
        assert isinstance(question, Refine)
        from segview.inference.refine.series import Series

        if self._series is None:
            self._series = Series()
        assert isinstance(self._series, Series)
        yield Refined(self._series.answer(question))

    def small(self, question: object) -> Iterator[Thumbnail]:
        """Yield the thumbnails of ``Thumbnails``, in their order."""
        assert isinstance(question, Thumbnails)
        from segview.data.images import thumbnail

        for path in question.paths:
            try:
                yield Thumbnail(path, thumbnail(path, question.side))
            except UserError as error:
                yield Thumbnail(path, None, str(error))


class Errands:
    """The jobs that read and write files without running a network.

    Args:
        journals: The folder of the corrections that are under way, and of what was decided.
    """

    def __init__(self, journals: Path) -> None:
        self._desk = Desk(journals)
        self._decisions = Decisions(journals)

    def run(self, question: object) -> Iterator[object]:
        """Do what is asked, and yield what came of it."""
        if isinstance(question, Start):
            yield self._start(question)
        elif isinstance(question, Open):
            yield from self._open(question)
        elif isinstance(question, Remember):
            question.file.write(question.state)
        elif isinstance(question, SaveMasks):
            yield self._save_masks(question)
        elif isinstance(question, SavePicture):
            yield self._save_picture(question)
        elif isinstance(question, PutAway):
            self._desk.close()
        elif isinstance(question, ReadVerdicts | Decide | FindRegions):
            yield from self._review(question)
        elif isinstance(question, TakeUp | WriteDown | Add | Discard | Find | Import | Export):
            yield from self._correct(question)
        else:
            yield from self._train(question)

    def _review(self, question: ReadVerdicts | Decide | FindRegions) -> Iterator[object]:
        if isinstance(question, ReadVerdicts):
            yield Verdicts(self._decisions.read(question.images))
        elif isinstance(question, Decide):
            self._decisions.add(question.verdict)
            yield Decided(question.verdict)
        else:
            from segview.metrics.regions import uncertain_regions

            yield Regions(uncertain_regions(question.uncertainty, question.band))

    def _correct(self, question: TakeUp | WriteDown | Add | Discard | Find | Import | Export) -> Iterator[object]:
        if isinstance(question, TakeUp | WriteDown):
            try:
                yield self._open_journal(question)
            except HeldElsewhere as error:
                yield TakenUp(self._desk.look_at(question.image), held=True, holder=error.holder)
        elif isinstance(question, Add):
            self._desk.add(question.image, question.gesture)
            yield Saved(question.image, question.gestures)
        elif isinstance(question, Discard):
            self._desk.discard(question.image)
        elif isinstance(question, Find):
            yield Found(found(question))
        elif isinstance(question, Import):
            from segview.annotation.reading import read_mask

            yield Imported(read_mask(question.path, question.origin))
        else:
            from segview.annotation.formats import export

            aside = export(question.document, question.path, question.kind)
            yield Done(f"{question.path.name} and {aside.name} were written to {question.path.parent}.")

    def _open_journal(self, question: TakeUp | WriteDown) -> TakenUp | Saved:
        if isinstance(question, TakeUp):
            return TakenUp(self._desk.take_up(question.image))
        self._desk.begin(question.image, question.origin, question.mask, question.gestures)
        return Saved(question.image, question.gestures)

    def _train(self, question: object) -> Iterator[object]:
        if isinstance(question, FindRuns):
            yield tuple(RunFolder(folder).read() for folder in find_runs(question.folder))
        elif isinstance(question, ReadPlan):
            yield read_plan(question.path)
        elif isinstance(question, Launch):
            yield self._launch(question)
        elif isinstance(question, FindCorrected):
            yield sum(1 for _ in self._desk.corrected(question.images))
        elif isinstance(question, Teach):
            yield self._teach(question)
        elif isinstance(question, Tell):
            RunFolder(question.folder).tell(question.command)
        elif isinstance(question, ShowStrip):
            from segview.data.images import read_picture

            yield read_picture(RunFolder(question.folder).strip(question.epoch))

    def _launch(self, question: Launch) -> Path:
        from segview.training.launch import launch, write_plan

        path = question.plan
        if not isinstance(path, Path):
            path = write_plan(*path, runs=question.runs)
        return launch(path, question.runs, device=question.device)

    def _teach(self, question: Teach) -> Path:
        from segview.training.launch import launch
        from segview.training.teach import lesson

        corrections = self._desk.corrected(question.images)
        plan = lesson(question.variant, corrections, question.teaching, runs=question.runs)
        return launch(plan, question.runs, device=question.device)

    def _start(self, question: Start) -> tuple[Variant | Failure, ...]:
        found: dict[Path, Variant | Failure] = {}
        for place in (models_folder(), imported_folder(), *question.opened):
            for folder in find_variants(place):
                try:
                    found[folder] = Variant(folder, read_config(folder))
                except UserError as error:
                    found[folder] = Failure(question, str(error))
        # What is no network is compared with now and then: it comes last.
        return tuple(sorted(found.values(), key=lambda one: isinstance(one, Variant) and not one.config.network.learns))

    def _open(self, question: Open) -> Iterator[object]:
        from segview.data.datasets import find_frames, find_images, find_masks

        files: list[Path] = []
        for path in question.paths:
            try:
                variants = self._variants(path)
                if variants:
                    yield from variants
                elif path.is_dir():
                    images = find_images(path)
                    yield Images(path, images, find_masks(images))
                elif located(path)[0].exists():
                    files.append(path)
                else:
                    raise UserError(f"{path} does not exist (any more).")
            except UserError as error:
                yield Failure(question, str(error))
        if files:
            pictures = tuple(picture for file in files for picture in find_frames(file))
            yield Images(None, pictures, find_masks(pictures), tuple(files))

    def _variants(self, path: Path) -> list[Variant]:
        if path.suffix.lower() in CHECKPOINT_ENDINGS and path.is_file() and not is_variant(path.parent):
            from segview.networks.foreign import import_beside

            path = import_beside(path, imported_folder() / path.stem)
        elif path.is_file() and is_variant(path.parent) and path.name in ("config.json", "model.safetensors"):
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


def found(question: Find) -> tuple[Put, ...]:
    """Return the gestures after which what is asked for has its class."""
    from segview.annotation import finding

    mask, value, place = question.mask, question.value, question.place
    own = mask == value
    if question.what == "region" and question.picture is not None:
        wanted = finding.region(question.picture, *place, tolerance=question.tolerance)
        wanted = own & ~wanted if question.erase else own | wanted
    elif question.what == "part":
        part = finding.component(own, *place)
        inside = bool(own[place])
        # A click with the wrong button would fill the whole background, or do nothing.
        wanted = own & ~part if question.erase and inside else own | part if not question.erase and not inside else own
    else:
        wanted = finding.REFINEMENTS[question.what](own)
    document = Document(Origin(image=str(question.image), size=(mask.shape[0], mask.shape[1])), mask)
    return tuple(document.selecting(wanted, value))


def follow_run(question: object) -> Iterator[tuple[Run, ...]]:
    """Yield the run of a ``Watch`` as it is, again and again, until it is over."""
    assert isinstance(question, Watch)
    from segview.training.launch import follow

    for run in follow(question.folder):
        yield (run,)


def score(counts: LevelCounts, threshold: float, band: float) -> PixelScores:
    """Return what a threshold and a band make of a prediction; see ``segview.metrics.scores.pixel_scores``."""
    from segview.metrics.scores import pixel_scores

    return pixel_scores(counts, threshold, band)


def run_window(paths: tuple[Path, ...], device: str = "") -> int:
    """Open the window and return the exit status when it is closed.

    Args:
        paths: Pictures, folders and variants to open; where there are none, what was open last or the samples.
        device: What the engine runs on; where empty, what was chosen last.
    """
    # Python work in a worker's thread holds the interpreter for this long before the window may paint.
    sys.setswitchinterval(0.001)
    from PySide6.QtWidgets import QApplication

    from segview.gui import theme

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    theme.apply(application)
    state_file = StateFile(state_folder() / "state.json")
    state, problem = state_file.read()
    if device:
        state = state.model_copy(update={"question": state.question.model_copy(update={"device": device})})
    window, wiring = joined(state_file)
    window.show()
    wiring.start(state, window_paths(paths, state))
    if problem:
        window.banner.warn(Failure(state_file, problem))
    return application.exec()


def joined(state_file: StateFile) -> tuple[Window, Wiring]:
    """Return a window and the wiring that has it answered; nothing runs before ``Wiring.start``."""
    session, engine = Session(), Engine()
    window = Window(session, score)
    session.setParent(window)
    wiring = Wiring(
        session,
        window,
        state_file=state_file,
        answer=engine.answer,
        aside=engine.aside,
        small=engine.small,
        follow=follow_run,
        refine=engine.refine,
        errand=Errands(journals_folder()).run,
    )
    return window, wiring


def window_paths(given: tuple[Path, ...], state: State) -> tuple[Path, ...]:
    """Return what to open at the start: what is given, else what was open last and is still there, else the samples."""
    if given:
        return given
    before = [Path(path) for path in (state.folder, *state.files) if path]
    return tuple(path for path in before if path.exists()) or (samples_folder(),)

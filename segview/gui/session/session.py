"""The one thing in the window that changes: what is asked, how it is shown, what was predicted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from segview.annotation.decisions import Decision
from segview.core.answers.prediction import Prediction
from segview.core.images.identity import ImageIdentity
from segview.core.images.image import Images, OpenedImage
from segview.core.maps.artefacts import Artefacts
from segview.core.requests.ranking import Rank
from segview.core.requests.request import Failure, Inspect, Request
from segview.core.requests.settings import PredictionSettings, ViewSettings
from segview.core.variants.spec import Variant
from segview.gui.altering.altering import Altering
from segview.gui.altering.hand import AlteringTool
from segview.gui.correction.correction import Correction
from segview.gui.correction.label_lists import LabelLists
from segview.gui.correction.tools import Tool
from segview.gui.review.delay import Delay
from segview.gui.review.ranking import Ranking
from segview.gui.review.review import Review
from segview.gui.review.unfinished import Unfinished
from segview.gui.session.calibration import Calibration
from segview.gui.session.catalogue import VariantCatalogue
from segview.gui.session.letters import Letters
from segview.gui.session.on_demand import Inspection
from segview.gui.session.opener import Opener
from segview.gui.session.result_cache import ResultCache
from segview.gui.session.seed_points import SeedPoints
from segview.tasks.answer import EditImage, ListDevices
from segview.tasks.office import Tasks
from segview.tasks.task import Letter, letter


class Session(QObject):
    """The state that the window shows, and its questions. Views read it, and call ``ask`` and ``show``.

    Args:
        tasks: Where questions are asked.

    Attributes:
        catalogue: The variants that are known.
        opener: Opens files and folders.

    Signals:
        listed(): the list of images changed.
        known(): the list of variants changed.
        changed(): image, ticked variants or prediction settings changed; earlier predictions may be gone.
        image_opened(): the pixels of the current image are there.
        replaced(Path): another image has taken the name of one.
        examined(): the artefacts of the current image are known.
        answered(Prediction): a prediction for the current image came, in part or complete.
        failed(str, Path): something could not be done, and why; the image that cannot be shown, else None.
        equipped(tuple): the names of the devices that there are.
        view_changed(ViewSettings): how predictions are shown changed.
        pointed(): the cursor is at another point of the image, or at none.
    """

    listed = Signal()
    known = Signal()
    changed = Signal()
    image_opened = Signal()
    replaced = Signal(Path)
    examined = Signal()
    answered = Signal(Prediction)
    failed = Signal(str, Path)
    equipped = Signal(tuple)
    view_changed = Signal(ViewSettings)
    pointed = Signal()

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self.view = ViewSettings()
        self.prediction_settings = PredictionSettings()
        self.listing = images = Images(None, (), {})
        self.folder, self.images, self.masks, self.files = images.folder, images.paths, images.masks, images.files
        self.image: Path | None = None
        self.last: Path | None = None  # what was looked at before the start
        self.ticked: tuple[Path, ...] = ()
        self.opened_image: OpenedImage | None = None
        self._checked = False  # whether the file of the current image was looked at since it was turned to
        self._unexamined = False  # whether another image has taken the current one's name
        self.artefacts: Artefacts | None = None
        self.catalogue = VariantCatalogue(self)
        self.catalogue.changed.connect(self._follow_catalogue)
        self.catalogue.renamed.connect(self._recall)
        self.opener = Opener(tasks, self)
        self.opener.images.connect(self.take_images)
        self.opener.variants.connect(self.know)
        self.opener.failed.connect(self.tell_failure)
        self.delay = Delay(self)
        self._answers: dict[Path, Prediction] = {}
        self.failures: dict[Path, str] = {}
        self.problem = ""  # why the current image cannot be shown
        self._equipped = False
        self.point: tuple[float, float] | None = None
        self.seeds = SeedPoints(self)
        self.seeds.changed.connect(self._recall)
        self.altering = Altering(self)
        self.altering.wanted.connect(self._alter)
        self.labels, self.calibration = LabelLists(self), Calibration(self)
        self.correction = Correction(tasks, self)
        self.correction.hand.tool_changed.connect(self._hold_correction)
        self.altering.hand.tool_changed.connect(self._hold_altering)
        self.ranking = Ranking(tasks, self)
        self.ranking.answered.connect(self.keep)
        self.review = Review(tasks, Unfinished(tasks, self.correction, self), self)
        self.delay.changed.connect(self.changed)
        self.correction.discarded.connect(self.review.reopen)
        for signal in (self.listed, self.changed, self.view_changed):
            signal.connect(self._follow)
        self.inspection = Inspection(self)
        self.inspection.wanted.connect(self._want)
        self.memory = ResultCache()
        self._letters = Letters(
            image=self.take_image,
            artefacts=self.take_artefacts,
            prediction=self.take_prediction,
            maps=self.inspection.accept,
            image_failed=self._fail_image,
            prediction_failed=self._fail,
        )

    @property
    def identity(self) -> ImageIdentity | None:
        """The identity of the image that is shown, or None as long as it is not decoded."""
        return self.opened_image and self.opened_image.identity

    @property
    def shown_image(self) -> OpenedImage | None:
        """The image as it is looked at: altered, where it is."""
        return self.altering.shown or self.opened_image

    @property
    def unaltered(self) -> dict[Path, Prediction]:
        """The answers of the variants on the image as it is: what is saved, corrected and decided on."""
        if not self.altering.asked:
            return self.answers
        known = (self.memory.predictions.get(replace(one, edits=())) for one in self.requests())
        return {one.request.variant: one for one in known if one is not None}

    # What to compute -------------------------------------------------------------------------------------------------

    def ask(
        self,
        *,
        image: Path | None = None,
        ticked: tuple[Path, ...] | None = None,
        prediction_settings: PredictionSettings | None = None,
        again: bool = False,
    ) -> None:
        """Ask for an image, for other variants, or with other settings; with ``again``, even what is known."""
        before = (self.image, self.ticked, self.prediction_settings)
        self.image = image or self.image
        self.prediction_settings = prediction_settings or self.prediction_settings
        if ticked is not None:
            self.ticked = tuple(one.folder for one in self.catalogue.shown if one.folder in ticked)
        if (self.image, self.ticked, self.prediction_settings) == before and not again:
            return
        if self.image != before[0]:
            self.opened_image, self.artefacts, self.point = None, None, None
            self.problem, self._checked = "", False
            self.altering.forget()
        if again:
            self.inspection.forget(self.requests())
            self.memory.forget(self.image, self.requests())
        self._recall()

    def check(self) -> None:
        """Have the current image read again where its file has changed; what is being computed is not disturbed."""
        if self.opened_image is not None and not any(self._missing()):
            self._checked = False
            self._want()

    def step(self, by: int) -> None:
        """Go to the image ``by`` places further on, stopping at either end."""
        if not self.images:
            return
        here = self.listing.places.get(self.image, 0) if self.image else 0
        self.ask(image=self.images[min(max(here + by, 0), len(self.images) - 1)])

    def requests(self) -> tuple[Request, ...]:
        """Return what is asked at present, one request for each ticked variant."""
        if self.image is None:
            return ()
        return tuple(replace(one, edits=self.altering.asked) for one in self._requests(self.image))

    def click(self, point: tuple[float, float], *, belongs: bool) -> None:
        """Give ticked variants that take clicks one more, at a point as fractions of height and width."""
        if self.opened_image is not None and any(map(self.catalogue.takes_clicks, self.ticked)):
            self.seeds.click(self.opened_image, point, belongs=belongs)

    def lacking(self, images: Sequence[Path]) -> tuple[Letter, ...]:
        """Return what would be asked of images, as it is asked at present of the one at hand; nothing fails aloud."""
        missing = ((image, self.memory.lacking(image, self._requests(image))) for image in images)
        ahead = (self._letters.ahead(image, requests) for image, requests in missing if requests is not None)
        return tuple(chain.from_iterable(ahead))

    # How it is shown ---------------------------------------------------------------------------------------------

    def show(self, **changes: Any) -> None:
        """Change fields of the view settings; never reaches the engine."""
        view = self.view.model_copy(update=changes)
        if view != self.view:
            self.view = view
            self.view_changed.emit(view)

    def point_at(self, point: tuple[float, float] | None) -> None:
        """Put the linked cursor at a point, as fractions of height and width, or nowhere."""
        if point != self.point:
            self.point = point
            self.pointed.emit()

    # What comes back -------------------------------------------------------------------------------------------------

    def take_image(self, image: OpenedImage) -> None:
        """Take an image that was read; where another image has taken its name, nothing of the old one is left."""
        before, truth_before = self.memory.identity(image.path), self.memory.truth(image.path)
        self.memory.put(image)
        self.review.recognise(image.sighting)
        replaced = before not in (None, image.identity)
        if replaced:
            self.delay.forget(image.path)
            self.altering.forget()
            self.replaced.emit(image.path)
        if image.path != self.image:
            return
        known = image is self.opened_image
        self.opened_image, self.problem, self._checked = image, "", True
        if replaced:
            self.artefacts, self.point, self._unexamined = None, None, True
        if before is not None and (replaced or truth_before != image.truth_source.sha256):
            self._recall()  # the scores may be of another ground truth
        else:
            self._turn_correction()
        if not known:
            self.image_opened.emit()

    def take_artefacts(self, artefacts: Artefacts) -> None:
        """Take the artefacts that were found on an image."""
        self.memory.put(artefacts)
        if artefacts.image == self.image:
            self.artefacts = artefacts
            self.examined.emit()

    def take_prediction(self, prediction: Prediction) -> None:
        """Take an answer; one that is no longer asked for goes to the cache alone."""
        self.memory.put(prediction)
        variant, asked = prediction.request.variant, prediction.request in self.requests()
        if asked and self._answers.get(variant) is not prediction:
            self._answers[variant] = prediction
            self.failures.pop(variant, None)
            if prediction.truth is not None:
                self._turn_correction()
            self.answered.emit(prediction)
            self._settle()

    def take_images(self, images: Images) -> None:
        """List other images, and turn to the one that was looked at last, or the first."""
        if self.image is None and self.last in images.places:
            self.ask(image=self.last)
        self.folder, self.images, self.masks, self.files = images.folder, images.paths, images.masks, images.files
        self.listing, self.opener.listed = images, images.paths
        self.listed.emit()
        if self.images and self.image not in images.places:
            self.ask(image=self.images[0])
        else:
            self.check()

    def tell_failure(self, sentence: str) -> None:
        """Tell that something could not be done."""
        self.failed.emit(sentence, None)

    @property
    def answers(self) -> dict[Path, Prediction]:
        """What the ticked variants answered on the image so far, by their folders; nothing while that is held back."""
        return {} if self.delay.hides else self._answers

    def know(self, variants: tuple[Variant, ...], tick: bool = False) -> None:
        """Add variants to the list, replacing those of the same folder; with ``tick``, run them too."""
        self.catalogue.add(variants)
        if tick:
            self.ask(ticked=(*self.ticked, *(variant.folder for variant in variants)))

    def keep(self, prediction: Prediction) -> None:
        """Take an answer that was not asked for to be looked at; it is kept while nothing has to go for it."""
        if prediction.request in self.requests() and prediction.request.variant not in self._answers:
            self.take_prediction(prediction)
        else:
            self.memory.put_if_room(prediction)

    @property
    def _running(self) -> list[Variant]:
        return [variant for folder in self.ticked if (variant := self.catalogue.find(folder)) is not None]

    def _requests(self, image: Path) -> tuple[Request, ...]:
        clicks, takes = self.seeds.of(self.memory.identity(image)), self.catalogue.takes_clicks
        return tuple(
            replace(self.memory.identified(request), clicks=clicks if takes(request.variant) else ())
            for request in self.prediction_settings.requests(image, self._running)
        )

    def _follow_catalogue(self) -> None:
        """Have views list the variants anew before any of them is asked, and drop those that are listed no more."""
        self.known.emit()
        self.ask(ticked=self.ticked)

    def _follow(self) -> None:
        view = self.view
        asked = self.prediction_settings.requests(Path(), self._running)
        self.ranking.follow(Rank(self.images, asked, view.threshold, view.band))
        self.review.turn_to(self.listing)
        self.review.look_at(self.image)

    def _recall(self) -> None:
        requests = self.requests()
        known = {request.variant: self.memory.predictions.get(request) for request in requests}
        self._answers = {folder: answer for folder, answer in known.items() if answer is not None}
        self.failures = {}
        if self.image is not None and self.opened_image is None:
            self.opened_image = self.memory.images.get(self.image)
        if self.image is not None and self.artefacts is None:
            self.artefacts = self.memory.artefacts.get(self.image)
        self._turn_correction()
        unseen = (Decision.OPEN, Decision.SKIPPED, Decision.UNVERIFIED)
        looked_at = self.image is not None and self.review.state(self.image) not in unseen
        self.delay.follow(self.image, known=looked_at)
        self.changed.emit()
        self._want()

    def _alter(self) -> None:
        """Ask for what was altered; until the answers come, those before stay."""
        for request in self.requests():
            known = self.memory.predictions.get(request)
            if known is not None:
                self._answers[request.variant] = known
        self.failures = {}
        if not self._missing()[0]:
            self.changed.emit()
            self._settle()
        self._want()

    def _hold_correction(self) -> None:
        if self.correction.hand.tool:
            self.altering.hand.pick(AlteringTool.NONE)

    def _hold_altering(self) -> None:
        if self.altering.hand.tool:
            self.correction.hand.pick(Tool.NONE)

    def _settle(self) -> None:
        if self.altering.asked and not self._missing()[0]:
            self.altering.settle()

    def _turn_correction(self) -> None:
        """Have the correction follow the image, and the ground truth as the classes of the answers have it."""
        truths = {answer.classes: answer.truth for answer in self._answers.values() if answer.truth is not None}
        self.correction.follow(self.image, self.opened_image, truths)

    def _want(self) -> None:
        """Have the engine compute what is missing, and look at the file of an image that was turned to."""
        if self.image is None:
            return
        missing, inspections = self._missing()
        if missing or inspections or self.opened_image is None or self._unexamined or not self._checked:
            letters = [self._letters.opening(self.image, self.opened_image)]
            if self.artefacts is None and (missing or inspections or self.opened_image is None or self._unexamined):
                letters.append(self._letters.examining(self.image))
            if self.altering.lacks_image:
                task = EditImage(self.image, self.altering.asked)
                letters.append(letter(task, partial(self.altering.take, task.edits)))
            if missing and not self._equipped:
                letters.append(letter(ListDevices(), self._equip))
            self._checked, self._unexamined = True, False
            self.tasks.send(*letters, *self._letters.answering(missing), *self._letters.computing(inspections))

    def _missing(self) -> tuple[tuple[Request, ...], tuple[Inspect, ...]]:
        requests = [request for request in self.requests() if request.variant not in self.failures]
        known = [one.request for one in self._answers.values() if one.complete]
        missing = tuple(request for request in requests if request not in known)
        return missing, self.inspection.missing(requests, self.view.threshold)

    def _equip(self, devices: tuple[str, ...]) -> None:
        self._equipped = True
        self.equipped.emit(devices)

    def _fail_image(self, image: Path, failure: Failure) -> None:
        """Take that an image cannot be shown."""
        if image == self.image:
            self.problem = failure.reason
            self.failed.emit(failure.reason, image)

    def _fail(self, request: Request, failure: Failure) -> None:
        """Take that a variant cannot answer; where that is no longer asked, it is of no interest."""
        # It may have been asked before it was known which image it is.
        if request.identity is None:
            request = self.memory.identified(request)
        if request in self.requests():
            reason = self.failures[request.variant] = self.catalogue.without_names(failure.reason)
            self.failed.emit(reason, None)
            self._settle()

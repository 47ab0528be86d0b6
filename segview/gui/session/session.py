"""The state of the window: the image, the ticked variants, and the view settings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from segview.core.answers.prediction import Prediction
from segview.core.images.image import Images
from segview.core.requests.ranking import Rank
from segview.core.requests.request import Request
from segview.core.requests.settings import PredictionSettings, ViewSettings
from segview.core.variants.spec import Variant
from segview.gui.altering.altering import Altering
from segview.gui.correction.correction import Correction
from segview.gui.correction.label_lists import LabelLists
from segview.gui.review.delay import Delay
from segview.gui.review.ranking import Ranking
from segview.gui.review.review import Review
from segview.gui.review.unfinished import Unfinished
from segview.gui.session.answers import Answers
from segview.gui.session.calibration import Calibration
from segview.gui.session.catalogue import VariantCatalogue
from segview.gui.session.companions import Companions
from segview.gui.session.current_image import CurrentImage
from segview.gui.session.on_demand import Inspection
from segview.gui.session.opener import Opener
from segview.gui.session.receiver import Receiver
from segview.gui.session.requester import KnownResults, Requester
from segview.gui.session.result_cache import ResultCache
from segview.gui.session.seed_points import SeedPoints
from segview.tasks.dispatch import Tasks


class Session(QObject):
    """The state that the window shows. Views read it, and call ``ask`` and ``show``.

    From the path of an image to a map on a panel: ``ask`` takes the path, ``requests`` makes a request for each
    variant, ``answers`` recalls cached predictions, ``requester`` sends the other requests to the engine, ``receiver``
    takes the results, and at ``answered`` the wall draws them.

    Args:
        tasks: Runs tasks of the engine.

    Attributes:
        image: The file of the current image, or None.
        ticked: The folders of the variants that run.
        prediction_settings: The settings with which they run.
        view: The view settings.
        point: The linked cursor as fractions of height and width, or None.
        listing: The listed images with their folder, names, places and ground truths.
        last: The current image of the last session.
        catalogue: The list of variants.
        opener: Opens files and folders.
        current_image: The pixels of the image and its artefacts, as far as known.
        answers: The predictions on it, and the failures.
        inspection: The maps that are computed on demand.

    Signals:
        listed(): the list of images changed.
        known(): the list of variants changed.
        changed(): image, ticked variants or prediction settings changed; earlier predictions may be gone.
        image_opened(): the pixels of the current image have been read; those of a cached image come with ``changed``.
        replaced(Path): the file of an image has been replaced by another image.
        examined(): the artefacts of the current image are known.
        answered(Prediction): a prediction for the current image came, in part or complete.
        failed(str, Path): a failure with its reason; the image if it cannot be shown, else None.
        equipped(tuple): the names of the available devices.
        view_changed(ViewSettings): the view settings have changed.
        pointed(): the linked cursor has moved.
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
        self.image: Path | None = None
        self.ticked: tuple[Path, ...] = ()
        self.prediction_settings, self.view = PredictionSettings(), ViewSettings()
        self.point: tuple[float, float] | None = None
        self.listing = Images(None, (), {})
        self.last: Path | None = None
        self.catalogue, self.opener = VariantCatalogue(self), Opener(tasks, self)
        self.labels, self.calibration = LabelLists(self), Calibration(self)
        self.seeds, self.inspection = SeedPoints(self), Inspection(self)
        self.delay, self.altering = Delay(self), Altering(self)
        self.correction, self.ranking = Correction(tasks, self), Ranking(tasks, self)
        self.review = Review(tasks, Unfinished(tasks, self.correction, self), self)
        self.cache = ResultCache()
        self.current_image = CurrentImage(self.cache, self.altering)
        self.answers = Answers(self.requests, cache=self.cache, delay=self.delay)
        known = KnownResults(
            cache=self.cache,
            image=self.current_image,
            answers=self.answers,
            inspection=self.inspection,
            altering=self.altering,
            threshold=lambda: self.view.threshold,
        )
        self.receiver = Receiver(self.requests, known, without_names=self.catalogue.without_names, parent=self)
        self.requester = Requester(tasks, self.receiver, known, self)
        self._companions = Companions(known, self.correction, self.review, self.delay)
        self._connect()

    def ask(
        self,
        *,
        image: Path | None = None,
        ticked: tuple[Path, ...] | None = None,
        prediction_settings: PredictionSettings | None = None,
        again: bool = False,
    ) -> None:
        """Request an image, other variants or other settings; with ``again``, cached predictions are computed again."""
        before = (self.image, self.ticked, self.prediction_settings)
        wanted = self.ticked if ticked is None else ticked
        self.image = image or self.image
        self.ticked = tuple(variant.folder for variant in self.catalogue.shown if variant.folder in wanted)
        self.prediction_settings = prediction_settings or self.prediction_settings
        if (self.image, self.ticked, self.prediction_settings) == before and not again:
            return
        if self.image != before[0]:
            self.current_image.set_path(self.image)
            self.point = None
            self.altering.forget()
        if again:
            self.inspection.results.forget(self.requests())
            self.cache.forget(self.image, self.requests())
        self._recall()

    def requests(self, image: Path | None = None) -> tuple[Request, ...]:
        """Return a request for each ticked variant on an image, by default the current one."""
        path = image or self.image
        if path is None:
            return ()
        variants = [variant for variant in self.catalogue.shown if variant.folder in self.ticked]
        clicks, takes = self.seeds.of(self.cache.identity(path)), self.catalogue.takes_clicks
        edits = self.altering.asked if path == self.image else ()
        return tuple(
            replace(self.cache.identify(request), clicks=clicks if takes(request.variant) else (), edits=edits)
            for request in self.prediction_settings.requests(path, variants)
        )

    def show(self, **changes: Any) -> None:
        """Change fields of the view settings; no prediction is computed for them."""
        view = self.view.model_copy(update=changes)
        if view != self.view:
            self.view = view
            self.view_changed.emit(view)

    def point_at(self, point: tuple[float, float] | None) -> None:
        """Move the linked cursor to a point, as fractions of height and width; None hides it."""
        if point != self.point:
            self.point = point
            self.pointed.emit()

    def take_images(self, images: Images) -> None:
        """List images, and show the last one of the previous session, or the first."""
        if self.image is None and self.last in images.places:
            self.ask(image=self.last)
        self.listing, self.opener.listed = images, images.paths
        self.listed.emit()
        if images.paths and self.image not in images.places:
            self.ask(image=images.paths[0])
        else:
            self.requester.check()

    def know(self, variants: tuple[Variant, ...], tick: bool = False) -> None:
        """Add variants to the list, replacing those of the same folder; with ``tick``, run them too."""
        self.catalogue.add(variants)
        if tick:
            self.ask(ticked=(*self.ticked, *(variant.folder for variant in variants)))

    def tell_failure(self, sentence: str) -> None:
        """Signal a failure."""
        self.failed.emit(sentence, None)

    def _connect(self) -> None:
        """Connect the parts with each other first, then with the signals for the views."""
        receiver, companions = self.receiver, self._companions
        companions.connect(receiver)
        for signal in (self.listed, self.changed, self.view_changed):
            signal.connect(self._follow)
        self.catalogue.changed.connect(self.known)
        self.catalogue.changed.connect(self.ask)
        for signal in (self.catalogue.renamed, self.seeds.changed, receiver.outdated):
            signal.connect(self._recall)
        self.opener.images.connect(self.take_images)
        self.opener.variants.connect(self.know)
        self.opener.failed.connect(self.tell_failure)
        self.altering.wanted.connect(self._alter)
        self.inspection.wanted.connect(self.requester.want)
        self.requester.equipped.connect(self.equipped)
        self.ranking.measuring.answered.connect(receiver.take_unasked)
        self.ranking.measuring.measured.connect(receiver.take_measured)
        self.delay.changed.connect(self.changed)
        receiver.sighted.connect(self.review.recognise)
        receiver.replaced.connect(companions.forget_replaced)
        receiver.replaced.connect(self.replaced)
        for signal in (receiver.opened, receiver.answered):
            signal.connect(companions.follow)
        receiver.opened.connect(self.image_opened)
        receiver.examined.connect(self.examined)
        receiver.answered.connect(self.answered)
        receiver.failed.connect(self.failed)
        for signal in (receiver.answered, receiver.failed):
            signal.connect(companions.settle)

    def _follow(self) -> None:
        """Update ranking and review when images, settings or view change."""
        variants = [variant for variant in self.catalogue.shown if variant.folder in self.ticked]
        requests = self.prediction_settings.requests(Path(), variants)
        self.ranking.follow(Rank(self.listing.paths, requests, self.view.threshold, self.view.band))
        self.review.set_images(self.listing)
        self.review.look_at(self.image)

    def _recall(self) -> None:
        """Take cached predictions for the current requests, and request the others."""
        self.answers.recall()
        self.current_image.recall()
        self._companions.follow()
        self.changed.emit()
        self.requester.want()

    def _alter(self) -> None:
        """Request predictions on the altered image; the earlier ones stay until these arrive."""
        self.answers.recall(keep=True)
        if not self.answers.missing:
            self.changed.emit()
            self._companions.settle()
        self.requester.want()

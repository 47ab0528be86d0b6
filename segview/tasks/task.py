"""A question with the type of its answers, and what becomes of a question that fails."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from enum import Enum
from typing import Any, ClassVar, Generic, TypeVar

from segview.core.requests.request import Failure
from segview.tasks.services import Services

T = TypeVar("T")
Q = TypeVar("Q", bound="Task[Any]")

Handler = Callable[[Any, Services], Generator[Any]]
Row = tuple[type["Task[Any]"], Handler]


class Lane(Enum):
    """One of the threads that answer; in a queue all is answered, else the newest question replaces the others.

    Attributes:
        queue: Whether every question is answered, in their order.
    """

    PREDICTION = ("prediction", False)
    ASIDE = ("aside", False)  # in the thread of the predictions, while it has nothing else to do
    FILES = ("files", True)
    SAVES = ("saves", True)  # nothing that is slow stands in this queue
    FINDING = ("finding", True)  # in the pixels that are shown, while somebody waits for it
    CLICKS = ("clicks", False)
    TRAINING = ("training", False)
    THUMBNAILS = ("thumbnails", False)
    RECOGNITION = ("recognition", False)
    FOLDER = ("folder", False)  # it waits for predictions that somebody waits for
    STATISTICS = ("statistics", False)
    EXPLANATIONS = ("explanations", False)  # they wait likewise
    EXPLAINED = ("explained", False)
    CURVES = ("curves", False)
    DISAGREEMENT = ("disagreement", False)
    MEASURING = ("measuring", False)
    FIGURES = ("figures", True)
    TRIAL = ("trial", False)
    PREVIEW = ("preview", False)
    FILM = ("film", False)
    FILM_FILES = ("film files", False)

    def __init__(self, label: str, queue: bool) -> None:
        self.label, self.queue = label, queue


@dataclass(frozen=True)
class Task(Generic[T]):
    """A question whose answers are of type ``T``.

    Subclasses are frozen dataclasses. Each has a handler in ``HANDLERS``, a generator of its answers.

    Attributes:
        lane: Which thread answers it.
        topic: Shared by tasks that fail for the same reasons: once one is answered, the failure of another is outdated.
        of_image: Whether a failure matters only as long as the image is shown that it was asked on.
    """

    lane: ClassVar[Lane] = Lane.FILES
    topic: ClassVar[str] = ""
    of_image: ClassVar[bool] = False

    @property
    def about(self) -> str:
        """The thing that is asked about, in words, for the report of a bug."""
        return str(getattr(self, "image", getattr(self, "path", f"the task {type(self).__name__}")))

    @classmethod
    def by(cls: type[Q], handler: Callable[[Q, Services], Generator[T]]) -> Row:
        """Return the row of the table of handlers; the handler has to yield what the question is asked for."""
        return cls, handler


@dataclass(frozen=True, eq=False)
class Letter:
    """A question with those that take the answers; made by ``letter``, which sees that they fit.

    Attributes:
        task: The question.
        then: Takes each answer.
        failed: Takes the failure; without, it goes to where all others go.
        needed: Whether what was sent along after this one, up to the next one that is needed, means nothing without.
    """

    task: Task[Any]
    then: Callable[[Any], object] | None = None
    failed: Callable[[Failure], object] | None = None
    needed: bool = False


def letter(
    task: Task[T],
    then: Callable[[T], object] | None = None,
    *,
    failed: Callable[[Failure], object] | None = None,
    needed: bool = False,
) -> Letter:
    """Return a question with those that take its answers; see ``Letter``."""
    return Letter(task, then, failed, needed)

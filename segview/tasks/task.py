"""Tasks with the type of their answers, their lanes, and the submissions that name the receivers of answers."""

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
    """A thread that answers tasks, in their order if it is a queue; else a new task replaces the others of its lane.

    Attributes:
        label: Name of the thread.
        queue: Whether every task is answered, in their order.
    """

    PREDICTION = ("prediction", False)
    ASIDE = ("aside", False)  # in the thread of the predictions, while it has nothing else to do
    FILES = ("files", True)
    SAVES = ("saves", True)  # slow work must not use this queue
    FINDING = ("finding", True)  # in the shown pixels, while the user waits
    CLICKS = ("clicks", False)
    TRAINING = ("training", False)
    THUMBNAILS = ("thumbnails", False)
    RECOGNITION = ("recognition", False)
    FOLDER = ("folder", False)  # background work: see ``Foreground``
    STATISTICS = ("statistics", False)
    EXPLANATIONS = ("explanations", False)  # background work
    EXPLAINED = ("explained", False)
    CURVES = ("curves", False)
    DISAGREEMENT = ("disagreement", False)
    MEASURING = ("measuring", False)
    FIGURES = ("figures", True)
    TRIAL = ("trial", False)
    TRUTHS = ("truths", True)
    PREVIEW = ("preview", False)
    FILM = ("film", False)
    FILM_FILES = ("film files", False)

    def __init__(self, label: str, queue: bool) -> None:
        self.label, self.queue = label, queue


@dataclass(frozen=True)
class Task(Generic[T]):
    """A request to the engine whose answers are of type ``T``.

    Subclasses are frozen dataclasses. Each has a handler in ``HANDLERS``, a generator of its answers.

    Attributes:
        lane: Thread that answers it.
        topic: Shared by tasks that fail for the same reasons: an answer to one makes the failure of another obsolete.
        of_image: Whether a failure matters only while the image of the task is shown.
    """

    lane: ClassVar[Lane] = Lane.FILES
    topic: ClassVar[str] = ""
    of_image: ClassVar[bool] = False

    @property
    def about(self) -> str:
        """Subject of the task in words, for the report of a bug."""
        return str(getattr(self, "image", getattr(self, "path", f"the task {type(self).__name__}")))

    @classmethod
    def by(cls: type[Q], handler: Callable[[Q, Services], Generator[T]]) -> Row:
        """Return the row of the handler table; the type checker requires that the handler yields the task's answers."""
        return cls, handler


@dataclass(frozen=True, eq=False)
class Submission:
    """A task with the receivers of its answers; created by ``submission``, which checks their types.

    Attributes:
        task: The task.
        then: Called with each answer.
        failed: Called with the failure; None for the common receiver of failures.
        needed: Whether, if this submission fails, those after it are skipped, up to the next one that is needed.
    """

    task: Task[Any]
    then: Callable[[Any], object] | None = None
    failed: Callable[[Failure], object] | None = None
    needed: bool = False


def submission(
    task: Task[T],
    then: Callable[[T], object] | None = None,
    *,
    failed: Callable[[Failure], object] | None = None,
    needed: bool = False,
) -> Submission:
    """Return a task with the receivers of its answers; see ``Submission``."""
    return Submission(task, then, failed, needed)

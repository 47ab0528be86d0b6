"""Execution modes of a network, each tried when the one before runs out of memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from torch import Tensor

from segview.core.base.errors import UserError
from segview.core.base.text import Text
from segview.inference.backends.devices import ExecutionMode, move_to, out_of_memory
from segview.networks.base.network import SegmentationNetwork

Found = TypeVar("Found")


class Fallbacks:
    """The remaining execution modes, and a note on each mode that was given up.

    Args:
        network: The network to run.
        among: The modes, the preferred one first.

    Attributes:
        notes: Sentences on the modes that were given up.
    """

    def __init__(self, network: SegmentationNetwork, among: Sequence[ExecutionMode]) -> None:
        self.notes: list[str] = []
        self._network, self._modes = network, list(among)

    @property
    def current(self) -> ExecutionMode:
        """The mode in use."""
        return self._modes[0]

    def first_that_can(
        self,
        scale: float,
        run: Callable[[SegmentationNetwork, ExecutionMode], Found],
        numbers: Callable[[Found], Tensor],
        *,
        gave_up: Callable[[], None],
    ) -> Found:
        """Return the result of the first mode that has enough memory and gives finite numbers.

        Args:
            scale: Scale to name in notes and errors.
            run: Runs the network in a mode.
            numbers: Returns the numbers of a result that have to be finite.
            gave_up: Called after a mode was given up, to free memory.

        Raises:
            UserError: no mode succeeds.
        """
        while True:
            mode = self.current
            try:
                found = run(move_to(self._network, mode.device), mode)
            except (RuntimeError, MemoryError) as error:
                if not out_of_memory(error):
                    raise
                problem, cure = Text("was out of memory"), Text("Leave out the largest scale.")
            else:
                if numbers(found).sum().isfinite():  # a single number that is not finite makes the sum not finite
                    return found
                problem, cure = (
                    Text("gave numbers that are not finite"),
                    Text("The variant may be damaged: choose another."),
                )
            # Outside the except block, because the traceback would keep the tensors alive.
            if len(self._modes) == 1:
                raise UserError(
                    "{way} {problem} at scale {scale:g}, and there is no other way to run it. {cure}",
                    way=mode,
                    problem=problem,
                    scale=scale,
                    cure=cure,
                )
            self._modes.pop(0)
            self.notes.append(Text("{way} {problem} at scale {scale:g}", way=mode, problem=problem, scale=scale))
            gave_up()

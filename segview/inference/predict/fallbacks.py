"""Ways to run a network on a device, each tried when the one before is out of memory."""

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
    """The execution modes that are left, and a note on each that was given up.

    Args:
        network: What runs.
        among: The modes, the preferred one first.

    Attributes:
        notes: Sentences on the modes that were given up.
    """

    def __init__(self, network: SegmentationNetwork, among: Sequence[ExecutionMode]) -> None:
        self.notes: list[str] = []
        self._network, self._modes = network, list(among)

    @property
    def current(self) -> ExecutionMode:
        """The mode that is used now."""
        return self._modes[0]

    def first_that_can(
        self,
        scale: float,
        run: Callable[[SegmentationNetwork, ExecutionMode], Found],
        numbers: Callable[[Found], Tensor],
        *,
        gave_up: Callable[[], None],
    ) -> Found:
        """Return what the network gives in the first mode that has the memory and whose numbers are finite.

        Args:
            scale: Named in what is said.
            run: Runs the network in a mode.
            numbers: Of what it gives, those that are to be finite.
            gave_up: Called when a mode was given up, to free memory.

        Raises:
            UserError: no mode can.
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
                if numbers(found).sum().isfinite():  # one number that is not finite makes the sum so, in a single pass
                    return found
                problem, cure = (
                    Text("gave numbers that are not finite"),
                    Text("The variant may be damaged: choose another."),
                )
            # Outside the except block: the traceback would keep what did not fit.
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

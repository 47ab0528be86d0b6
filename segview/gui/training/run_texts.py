"""Texts on the state and the results of a run."""

from __future__ import annotations

from segview.core.base.text import Text
from segview.core.runs.run import Epoch, Run, State
from segview.gui.language.translation import tr

STATES = {
    State.STARTING: Text("Starting"),
    State.TRAINING: Text("Training"),
    State.PAUSED: Text("Paused"),
    State.FINISHED: Text("Finished"),
    State.STOPPED: Text("Stopped"),
    State.FAILED: Text("Failed"),
    State.BROKEN_OFF: Text("Interrupted"),
}
"""Texts of the states of a run."""


def run_figures(run: Run) -> str:
    """Return the state, progress and results of a run in a few lines."""
    reasons = [tr(text) for text in (run.status.reason, run.problem) if text]
    return "\n".join([*_doing(run), *_outcome(run), *reasons])


def _doing(run: Run) -> list[str]:
    """Return lines with state, progress, speed and remaining time."""
    status, state, done = run.status, STATES[run.status.state], len(run.epochs)
    lines = [
        tr("{state}, epoch {done} of {every}", state=state, done=done, every=run.plan.epochs)
        if run.plan
        else tr("{state}, epoch {done}", state=state, done=done)
    ]
    if run.steps and not status.state.over:
        step = run.steps[-1]
        memory = f", {step.memory / 2**30:.1f} GB" if step.memory else ""
        device = status.device or tr("this machine")
        lines.append(
            tr("{speed:.1f} images/s{memory} on {device}", speed=step.images_per_second, memory=memory, device=device)
        )
    if run.seconds_left is not None:
        lines.append(tr("about {duration} left", duration=duration(run.seconds_left)))
    return lines


def _outcome(run: Run) -> list[str]:
    """Return lines on the best epoch, the score before fine-tuning, and the last epoch, as far as they exist."""
    lines = [] if run.best is None else [_best(run.best)]
    if run.before is not None:
        what, value = run.before.selection_score
        lines.append(tr("Before: {what} {value:.3f}, of the variant it started from", what=Text(what), value=value))
    if run.epochs and run.epochs[-1].calibration_error is not None:
        last = run.epochs[-1]
        said = tr("Last: loss {loss:.3f}, calibration error {error:.3f}", loss=last.loss, error=last.calibration_error)
        if last.wrong_in_band is not None:
            said = tr("{said}; {share:.0%} of the wrong pixels are uncertain", said=said, share=last.wrong_in_band)
        lines.append(said)
    return lines


def _best(best: Epoch) -> str:
    what, value = best.selection_score
    if best.label_precision is not None:
        return tr(
            "Kept: epoch {number}, {what} {value:.3f} (validation Dice {dice:.3f})",
            number=best.number,
            what=Text(what),
            value=value,
            dice=best.validation_dice,
        )
    return tr(
        "Best: epoch {number}, {what} {value:.3f} (mean over images)", number=best.number, what=Text(what), value=value
    )


def duration(seconds: float) -> str:
    """Return a duration in rounded units: 40 s, 12 min, 3 h 5 min."""
    minutes = round(seconds / 60)
    if seconds < 90:
        return tr("{seconds} s", seconds=round(seconds))
    if minutes < 90:
        return tr("{minutes} min", minutes=minutes)
    return tr("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)

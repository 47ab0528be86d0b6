"""The handlers of all questions."""

from __future__ import annotations

from typing import Any

from segview.tasks import (
    answer,
    clicks,
    corrections,
    curves,
    disagreement,
    figures,
    files,
    folder,
    ranking,
    review,
    saving,
    thumbnails,
    training,
    variants,
)
from segview.tasks.task import Handler, Task

HANDLERS: dict[type[Task[Any]], Handler] = dict(
    (
        answer.OpenImage.by(answer.image_opened),
        answer.FindArtefacts.by(answer.artefacts_found),
        answer.ListDevices.by(answer.devices_listed),
        answer.AnswerImage.by(answer.image_answered),
        answer.ComputeMaps.by(answer.maps_computed),
        clicks.FollowClicks.by(clicks.followed),
        corrections.TakeUp.by(corrections.taken_up),
        corrections.Adopt.by(corrections.adopted),
        corrections.WriteDown.by(corrections.written_down),
        corrections.Add.by(corrections.added),
        corrections.Discard.by(corrections.discarded),
        corrections.FindBegun.by(corrections.begun_found),
        corrections.PutAway.by(corrections.put_away),
        corrections.Find.by(corrections.found),
        corrections.Import.by(corrections.imported),
        corrections.Export.by(corrections.exported),
        figures.SaveFigure.by(figures.figure_saved),
        figures.SaveReport.by(figures.report_saved),
        curves.DrawCurves.by(curves.curves_drawn),
        disagreement.MapDisagreement.by(disagreement.disagreement_mapped),
        variants.FindVariants.by(variants.variants_found),
        files.Open.by(files.opened),
        files.Remember.by(files.remembered),
        saving.SaveMasks.by(saving.masks_saved),
        saving.SavePicture.by(saving.picture_saved),
        saving.FindSaveFolder.by(saving.save_folder_found),
        folder.EvaluateFolder.by(folder.folder_evaluated),
        folder.CompareScores.by(folder.scores_compared),
        folder.SaveScores.by(folder.scores_saved),
        ranking.RankImages.by(ranking.images_ranked),
        review.ReadVerdicts.by(review.verdicts_read),
        review.Recognise.by(review.recognised),
        review.Recall.by(review.recalled),
        review.Decide.by(review.decided),
        review.FindRegions.by(review.regions_found),
        thumbnails.MakeThumbnail.by(thumbnails.thumbnail_made),
        training.FindRuns.by(training.runs_found),
        training.ReadPlan.by(training.plan_read),
        training.Launch.by(training.launched),
        training.FindCorrected.by(training.corrected_counted),
        training.FineTune.by(training.taught),
        training.Tell.by(training.told),
        training.Watch.by(training.watched),
        training.ShowStrip.by(training.strip_shown),
    )
)

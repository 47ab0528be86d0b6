"""A project in one file: it opens where it is moved to, with what was decided in it."""

import json
import shutil
from pathlib import Path

import pytest

from segview.annotation.adopting import adopt
from segview.annotation.decisions import Decisions
from segview.annotation.project import Project, read_project, write_project
from segview.annotation.verdict import Decision, Verdict
from segview.core.base.errors import UserError
from segview.core.base.places import models_folder
from segview.core.requests.label_list import labels_of
from segview.core.requests.settings import ViewSettings
from tests.annotation.seen import draw, see


def decided(image: Path, decision: Decision, moment: str) -> Verdict:
    seen = see(image)
    verdict = Verdict.now(image, decision, identity=seen.identity, source=seen.source)
    return verdict.model_copy(update={"decided": moment})


@pytest.fixture
def project(tmp_path: Path) -> Project:
    image = draw(tmp_path / "here" / "images" / "one.bmp", seed=1)
    shipped, own = models_folder() / "unet-mobilenet_v2-a", tmp_path / "here" / "own"
    return Project(
        folder=str(image.parent),
        image=str(image),
        variants=(str(shipped), str(own)),
        ticked=(str(own),),
        view=ViewSettings(threshold=0.3),
        labels=labels_of(("polyp",), ("#ff0000",)),
        decisions=(decided(image, Decision.ACCEPTED, "2026-01-02T10:00:00+01:00"),),
    )


def test_a_project_that_is_moved_with_its_images_opens_there(tmp_path, project):
    write_project(tmp_path / "here" / "mine.segview", project)
    content = json.loads((tmp_path / "here" / "mine.segview").read_text())
    assert (content["folder"], content["image"], content["ticked"]) == ("images", "images/one.bmp", ["own"])
    shutil.move(tmp_path / "here", tmp_path / "there")
    found = read_project(tmp_path / "there" / "mine.segview")
    assert found.folder == str(tmp_path / "there" / "images")
    assert found.image == str(tmp_path / "there" / "images" / "one.bmp")
    assert found.variants == (str(models_folder() / "unet-mobilenet_v2-a"), str(tmp_path / "there" / "own"))
    assert found.decisions[0].image == found.image
    assert (found.view, found.labels) == (project.view, project.labels)


def test_what_is_no_project_and_one_without_its_images_say_so(tmp_path, project):
    file = tmp_path / "here" / "mine.segview"
    for content, words in (("{", "is damaged"), ('{"format": 9}', "no project of this version")):
        file.write_text(content)
        with pytest.raises(UserError, match=words):
            read_project(file)
    write_project(file, project)
    shutil.rmtree(tmp_path / "here" / "images")
    with pytest.raises(UserError, match="are not at"):
        read_project(file)
    with pytest.raises(UserError, match="cannot be read"):
        read_project(tmp_path / "none.segview")


def test_later_decisions_are_taken_over_and_earlier_ones_are_not(tmp_path, project):
    decisions, image = Decisions(tmp_path / "desk"), Path(project.image)
    assert adopt(decisions, project.decisions) == 1
    assert adopt(decisions, project.decisions) == 0
    assert decisions.recall(see(image)).verdict is not None
    # Nine o'clock in Greenwich is ten in Paris: the same moment.
    rejected = decided(image, Decision.REJECTED, "2026-01-02T09:30:00+00:00")
    early = decided(image, Decision.SKIPPED, "2026-01-02T10:15:00+01:00")
    assert adopt(decisions, (rejected,)) == 1
    assert adopt(decisions, (early,)) == 0
    verdict = decisions.recall(see(image)).verdict
    assert verdict is not None
    assert verdict.decision is Decision.REJECTED

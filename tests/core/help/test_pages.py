"""The pages of documentation: how they are read, what is found in them, and which section is on which map."""

from __future__ import annotations

import re

import pytest

from segview.core.base.places import docs_folder
from segview.core.help.pages import FRONT, MAPS, SITE_ONLY, Library, Page, anchor_of, patterns
from segview.core.maps.disagreement import DISAGREEMENT
from segview.tasks.help import ReadPages, read_pages
from segview.tasks.services import Services

WRITTEN = """\
# Front

Words.

```{toctree}
one
```

```sh
# no heading
```

## The second: part

```{eval-rst}
.. autofunction:: x
```

[One](one.md#there) ![image](../a.png)
"""


@pytest.fixture(scope="module")
def library() -> Library:
    (read,) = read_pages(ReadPages(), Services(docs_folder()))
    return read


def test_a_page_loses_what_only_the_site_understands() -> None:
    page = Page.of("index.md", WRITTEN)
    assert page.title == "Front"
    assert [one.title for one in page.sections] == ["Front", "The second: part"]
    assert "toctree" not in page.text
    assert "# no heading" in page.sections[0].text
    assert SITE_ONLY in page.sections[1].text
    assert page.links == [("One", "one.md")]
    assert page.images == ["../a.png"]
    assert page.sections[1].anchor == "the-second-part"


@pytest.mark.parametrize(
    ("title", "anchor"), [("3. Correct", "3-correct"), ("What `errors` says", "what-errors-says"), ("A – B", "a--b")]
)
def test_anchors_are_those_of_github(title: str, anchor: str) -> None:
    assert anchor_of(title) == anchor


def test_every_page_is_read_with_its_images(library: Library) -> None:
    assert FRONT in library.pages
    assert "adr/README.md" in library.pages
    assert "../resources/screenshots/wall.png" in library.images
    assert all(page.title for page in library.pages.values())


def test_the_contents_name_every_page_but_the_decisions(library: Library) -> None:
    listed = {page.name for _, pages in library.contents() for page in pages}
    assert {name for name in library.pages if not name.startswith("adr/0")} - listed == {FRONT}


def test_sections_are_found_by_all_their_words_and_titles_come_first(library: Library) -> None:
    page, section = library.sections_with("spatial gate")[0]
    assert (page.name, section.title) == (MAPS, "Spatial gate")
    assert library.sections_with("no such words anywhere zzz") == []
    assert library.sections_with("  ") == []


@pytest.mark.parametrize(
    ("name", "anchor"),
    [
        ("image", "the-image"),
        ("probability/polyp", "probability"),
        ("scale/0.5/probability/polyp", "each-scale"),
        ("scale/0.5/weight", "weight-of-a-scale"),
        ("scale/0.5/cbam/spatial", "spatial-gate"),
        ("decoder.blocks.0.attention1.attention/spatial", "spatial-gate"),
        ("decoder 1/se/channel", "channel-gate"),
        ("attention/block 3/head 1 at point", "attention-at-a-point"),
        ("grad-cam/trunk.encoder for the mask", "grad-cam-and-related-methods"),
        ("layer/trunk.encoder/norm", "any-layer"),
        ("steps/p", "other-maps"),
    ],
)
def test_a_map_leads_to_its_section(library: Library, name: str, anchor: str) -> None:
    assert library.on_map(name) == f"{MAPS}#{anchor}"


def test_every_map_of_every_network_has_a_section_of_its_own(library: Library) -> None:
    names = re.findall(r"^\| `([^`]+)` \|", library.pages["maps.md"].text, re.MULTILINE)
    names += ["mask", "labels", "uncertainty", "errors", "ground truth", "scale/disagreement", "scale/winner"]
    names += [*DISAGREEMENT, "change/polyp", "dropout/deviation", "cam/saliency"]
    assert len(names) > 150
    assert [name for name in names if library.on_map(name) == f"{MAPS}#other-maps"] == []


def test_every_section_on_maps_says_which_it_is_on(library: Library) -> None:
    assert [one.title for one in library.pages[MAPS].sections[1:] if not patterns(one)] == []

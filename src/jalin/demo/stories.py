"""The stories of the demonstration: the journey of the founding article, written anew; see data/bandung/stories."""

import tomllib

from jalin.kernel.journal import action
from jalin.kernel.text import LANGUAGES
from jalin.newsroom.blocks.pictures import add_picture
from jalin.newsroom.models import Story, Text
from jalin.newsroom.services import publish_text, save_text, start_story, text_in
from jalin.people.permissions import EDIT_OFFICE
from jalin.relations.models import Field, Relation
from jalin.visits.models import Visit

from .bandung import DATA

DRAWING = {
    "credit": "Jalin",
    "alt_ind": "Gambar: benang nila dan benang emas saling bersilangan seperti anyaman.",
    "alt_jpn": "図：藍色の糸と金色の糸が織物のように交わっている。",
    "alt_eng": "A drawing: threads of indigo and of gold cross each other as in woven cloth.",
}


def load_stories(*, by) -> int:
    """Load and publish the stories once; returns how many. The drawing is taken in before the act: pixels take their time."""
    if Story.objects.exists():
        return 0
    return _load(by=by, picture=add_picture(by=by, file=DATA / "stories" / "woven.png", **DRAWING))


@action("demo.load_stories", verb=EDIT_OFFICE)
def _load(*, by, act, picture) -> int:
    paths = sorted((DATA / "stories").glob("*.toml"))
    for path in paths:
        _publish(by, tomllib.loads(path.read_text(encoding="utf-8")), picture)
    act.note(stories=len(paths))
    return len(paths)


def _publish(by, told: dict, picture) -> None:
    relations = {slug: Relation.objects.get(partner__slug=slug) for slug in told["relations"]}
    visit = Visit.objects.get(relation__in=relations.values(), starts_on=told["visit_on"])
    subjects = [("relation", row.pk) for row in relations.values()] + [("visit", visit.pk)]
    subjects += [
        ("field", pk) for pk in Field.objects.filter(key__in=told["fields"]).values_list("pk", flat=True)
    ]
    story = start_story(by=by, original=told["original"], subjects=subjects, picture=picture)
    languages = sorted(LANGUAGES, key=lambda language: language != told["original"])
    for language in languages:
        words = told[language]
        save_text(by=by, text=text_in(story, language), title=words["title"], summary=words["summary"], seen_version=0,
                  body=[_block(number, block, relations, visit) for number, block in enumerate(words["body"])],
                  follows_version=0 if language == told["original"] else 1)  # fmt: skip
    for text in Text.objects.filter(story=story).select_related("story"):
        publish_text(by=by, text=text)


def _block(number: int, told: dict, relations: dict[str, Relation], visit: Visit) -> dict:
    """A block as the newsroom keeps it: the record is named by its keys. A translation has the ids of the original's blocks."""
    block = {"id": f"demo{number:02}", **told}
    if told["kind"] == "timeline":
        block["relation"] = relations[told["relation"]].pk
    if told["kind"] == "facts":
        block["figures"] = [
            "agreements_in_force",
            "relations_alive",
            f"visits_of_year:{visit.starts_on.year}",
        ]
    return block


"""The stories of the demonstration, of data/bandung/stories: two written anew from what sources say, and an invented one that says
so."""

import tomllib

from jalin.agreements.models import Case
from jalin.kernel.journal import action
from jalin.kernel.text import LANGUAGES
from jalin.newsroom.blocks.pictures import add_picture
from jalin.newsroom.models import Story
from jalin.newsroom.services import publish_text, save_text, start_story, text_in
from jalin.people.permissions import EDIT_OFFICE
from jalin.relations.models import Field, Relation
from jalin.visits.models import Visit

from .bandung import DATA

ORDER = ("expected", "memorandum-2025", "hamamatsu-2018")  # as they are published: the last one stands on top
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
    paths = [DATA / "stories" / f"{name}.toml" for name in ORDER]
    for path in paths:
        _publish(by, tomllib.loads(path.read_text(encoding="utf-8")), picture)
    act.note(stories=len(paths))
    return len(paths)


def _publish(by, told: dict, picture) -> None:
    relations = {slug: Relation.objects.get(partner__slug=slug) for slug in told["relations"]}
    original, is_invented = told["original"], told.get("is_invented", False)
    story = start_story(by=by, original=original, subjects=_subjects(told, relations), is_invented=is_invented,
                        picture=None if is_invented else picture)  # fmt: skip
    for language in sorted(set(LANGUAGES) & told.keys(), key=lambda language: language != original):
        words = told[language]
        body = [_block(number, block, relations) for number, block in enumerate(words["body"])]
        save_text(by=by, text=text_in(story, language), title=words["title"], summary=words["summary"], body=body, seen_version=0,
                  follows_version=0 if language == original else 1)  # fmt: skip
        publish_text(by=by, text=text_in(story, language))


def _subjects(told: dict, relations: dict[str, Relation]) -> list[tuple[str, int]]:
    """What the story is about: its relations, and where the file says so the visit of that day, the agreement's case, fields."""
    found = [("relation", relation.pk) for relation in relations.values()]
    if "visit_on" in told:
        found += [
            ("visit", Visit.objects.get(relation__in=relations.values(), starts_on=told["visit_on"]).pk)
        ]
    if told.get("with_agreement"):
        found += [
            ("agreement", pk)
            for pk in Case.objects.filter(relation__in=relations.values()).values_list("pk", flat=True)
        ]
    fields = Field.objects.filter(key__in=told.get("fields", ()))
    return found + [("field", pk) for pk in fields.values_list("pk", flat=True)]


def _block(number: int, told: dict, relations: dict[str, Relation]) -> dict:
    """A block as the newsroom keeps it: the record is named by its keys. A translation has the ids of the original's blocks."""
    block = {"id": f"demo{number:02}", **told}
    if told["kind"] == "timeline":
        block["relation"] = relations[told["relation"]].pk
    return block

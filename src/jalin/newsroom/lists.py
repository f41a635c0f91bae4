"""The list of stories: one declaration for page and export."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.kernel.lists import Column, ListPage, SavedTab
from jalin.kernel.lists.filters import Containing, ListFilters, OneOf
from jalin.kernel.nested import NestedRows

from .models import TONGUES, Story, Text
from .permissions import VIEW, WRITE
from .selectors import visible_stories
from .words import NAMES, NOT_BEGUN, STATES, marks_of, moment_word, standing_words, stories_noun

TEXT_COLUMNS = ("language", "state", "title", "version", "published_version", "follows_version")
ANY_STATE = pgettext_lazy("story filter", "in any state")
STATE_CHOICES = [(key, STATES[key][0]) for key in (*Text.State.values, NOT_BEGUN)]


class StoryFilters(ListFilters):
    state = OneOf(label=pgettext_lazy("story filter", "Stories of which a text is"), choices=STATE_CHOICES, method="in_state",
                  any_label=ANY_STATE)  # fmt: skip
    language = OneOf(label=pgettext_lazy("story filter", "in"), choices=TONGUES, method="in_language",
                     any_label=pgettext_lazy("story filter", "any language"))  # fmt: skip
    text = Containing(label=pgettext_lazy("story filter", "with"), method="named",
                      help_text=pgettext_lazy("story filter", "in the title or the reference"))  # fmt: skip

    class Meta:
        model = Story
        fields = ()

    def _texts(self, **wanted):
        code = self.data.get("language") if self.data else ""
        if code in NAMES:
            wanted["language"] = code
        return Text.objects.filter(story=OuterRef("pk"), **wanted)

    def in_state(self, rows, name, value):
        if value != NOT_BEGUN:
            return rows.filter(Exists(self._texts(state=value)))
        missing = Q()
        for code in [self.data["language"]] if self.data.get("language") in NAMES else NAMES:
            missing |= ~Exists(Text.objects.filter(story=OuterRef("pk"), language=code))
        return rows.filter(missing)

    def in_language(self, rows, name, value):
        """Alone: the stories that have a text in it; with a state the state's own filter looks at this language."""
        return rows if self.data.get("state") else rows.filter(Exists(self._texts()))

    def named(self, rows, name, value):
        titled = Text.objects.filter(story=OuterRef("pk"), title__icontains=value)
        return rows.filter(Q(reference__icontains=value) | Exists(titled))


def with_texts(stories):
    """The stories, each with `text_rows`: what lists tell of its texts, in the same statement."""
    return stories.annotate(text_rows=NestedRows(Text.objects.filter(story=OuterRef("pk")), TEXT_COLUMNS))


def texts_of(story: Story) -> dict[str, dict]:
    return {row["language"]: row for row in story.text_rows}


def title_of(story: Story) -> str:
    """In the language it was written first in, else any; a story without a title by its reference."""
    texts = texts_of(story)
    first = texts.get(story.original, {}).get("title")
    return first or next((row["title"] for row in texts.values() if row["title"]), story.reference)


def _told(code: str):
    def value(story: Story) -> str:
        texts = texts_of(story)
        version = texts[story.original]["version"] if story.original in texts else 0
        return standing_words(texts.get(code), version if code != story.original else 0)

    return value


def states_told(story: Story) -> str:
    return "; ".join(f"{code}: {_told(code)(story)}" for code in NAMES)


STORIES = ListPage(
    key="newsroom.stories",
    address="newsroom:stories",
    title=_("Stories"),
    lead=_("What the city tells of its cooperation: who writes it, in which languages it is ready, and what the public reads."),
    noun=stories_noun,
    rows=visible_stories,
    prepare=with_texts,
    filters=StoryFilters,
    order="-begun",
    template="newsroom/stories.html",
    verb=VIEW,
    export_verb=VIEW,
    empty=_("No story is written yet. Begin one here, or with “Write about this” on the page of a visit."),
    link=lambda row: reverse("newsroom:story", args=[row.pk]),
    act=(_("Begin a story"), "newsroom:story_new", "plus", WRITE),
    tabs=(
        SavedTab(_("All")),
        SavedTab(_("For the chief editor"), "state=submitted"),
        SavedTab(pgettext_lazy("stories", "Drafts"), "state=draft"),
        SavedTab(pgettext_lazy("stories", "Scheduled"), "state=scheduled"),
        SavedTab(pgettext_lazy("stories", "Published"), "state=published"),
        SavedTab(_("Lack a language"), "state=not_begun"),
    ),
    columns=(
        Column("title", _("Title"), title_of, place="lead", width=60),
        Column("languages", _("Languages"), states_told, lambda row, value: marks_of(texts_of(row), row.original), width=40),
        Column("published", _("First published"), lambda row: row.first_published_at,
               lambda row, value: moment_word(value) if value else "", order=("first_published_at", "pk"), nullable=True, place="extra"),
        Column("begun", _("Begun"), lambda row: row.created_at.date(), order=("created_at", "pk"), place="extra day"),
        Column("reference", _("Reference"), lambda row: row.reference, order=("reference",), place="extra", width=14),
    ),
)  # fmt: skip

"""The list of stories: the latest first, by year, field and partner, in a filter that reads as a sentence and lives in the
address."""

from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jalin.kernel.forms.widgets import PlainSelect
from jalin.newsroom.subjects import told_of
from jalin.relations.public.caching import kept_while_record_stands
from jalin.relations.public.names import partner_name
from jalin.relations.selectors import field_rows, published_relations

from . import selectors
from .cards import cards_of
from .selectors import published_stories, with_words

ROWS = 20


class ArchiveFilter(forms.Form):
    """Labels stand before the controls, so that each language can order its words. A choice that means nothing is left out."""

    year = forms.ChoiceField(required=False, widget=PlainSelect)
    field = forms.ChoiceField(required=False, widget=PlainSelect)
    partner = forms.ChoiceField(required=False, widget=PlainSelect)

    def __init__(self, data, offered: dict):
        super().__init__(data, label_suffix="", use_required_attribute=False)
        self._say(
            "year",
            pgettext("filter of news, before a year", "Stories of"),
            pgettext("filter of news", "any year"),
            offered["years"],
        )
        self._say(
            "field",
            pgettext("filter of news, before a field", "about"),
            pgettext("filter of news", "any field"),
            offered["fields"],
        )
        self._say("partner", pgettext("filter of news, before a partner", "with"), pgettext("filter of news", "any partner"),
                  offered["partners"])  # fmt: skip

    def _say(self, name: str, label: str, anything: str, choices: dict) -> None:
        self.fields[name].label = label
        self.fields[name].choices = [("", anything), *((key, shown) for key, (_pk, shown) in choices.items())]


def offered(user) -> dict:
    """{"years", "fields", "partners"}, each {value in the address: (key, word)}: what some published story is about."""
    return _offered(user)


@kept_while_record_stands
def _offered(user) -> dict:
    stories = published_stories(user)
    moments = stories.order_by().datetimes("first_published_at", "year", order="DESC")
    fields = field_rows(user, "relations.view_public").filter(told_of(user, "field", stories))
    relations = published_relations(user).filter(told_of(user, "relation", stories)).select_related("partner")
    return {
        "years": {str(moment.year): (moment.year, str(moment.year)) for moment in moments},
        "fields": {row.key: (row.pk, str(row.name)) for row in fields},
        "partners": {row.partner.slug: (row.pk, str(partner_name(row.partner))) for row in relations},
    }


def chosen_of(form: ArchiveFilter, choices: dict) -> dict:
    """{"year", "field", "partner"} as far as chosen: (key, word)."""
    form.is_valid()
    names = {"year": "years", "field": "fields", "partner": "partners"}
    return {
        name: choices[rows][value] for name, rows in names.items() if (value := form.cleaned_data.get(name))
    }


def narrowed(stories, user, chosen: dict):
    if "year" in chosen:
        stories = selectors.year_of(stories, chosen["year"][0])
    if "field" in chosen:
        stories = selectors.about_field(stories, user, chosen["field"][0])
    if "partner" in chosen:
        stories = selectors.about_relation(stories, user, chosen["partner"][0])
    return stories


def page_of(stories, query) -> tuple[list, str, str]:
    """(the stories of one page, the latest first; the marks that the addresses of newer and of older ones hold, "" where there
    are none). Found by the index, however far back: no page is counted off."""
    before, after = selectors.read_mark(query.get("before", "")), selectors.read_mark(query.get("after", ""))
    if after:
        found = list(selectors.newer_than(stories, after)[: ROWS + 1])
        shown, has_newer, has_older = found[:ROWS][::-1], len(found) > ROWS, True
    else:
        found = list((selectors.older_than(stories, before) if before else stories)[: ROWS + 1])
        shown, has_newer, has_older = found[:ROWS], bool(before), len(found) > ROWS
    newer = selectors.mark_of(shown[0]) if shown and has_newer else ""
    return shown, newer, selectors.mark_of(shown[-1]) if shown and has_older else ""


def title_of(chosen: dict) -> str:
    """What this page of the archive shows, as a title: whole sentences, since each language orders them its own way."""
    words = {name: word for name, (_key, word) in chosen.items()}
    match sorted(words):
        case ["year"]:
            return _("News of %(year)s") % words
        case ["field"]:
            return _("News about %(field)s") % words
        case ["partner"]:
            return _("News of %(partner)s") % words
        case ["field", "year"]:
            return _("News of %(year)s about %(field)s") % words
        case ["partner", "year"]:
            return _("News of %(year)s with %(partner)s") % words
        case ["field", "partner"]:
            return _("News about %(field)s with %(partner)s") % words
        case ["field", "partner", "year"]:
            return _("News of %(year)s about %(field)s with %(partner)s") % words
    return _("News")


def archive(user, query, language: str) -> dict:
    """Everything the list shows. The number of queries does not grow with the stories."""
    choices = offered(user)
    form = ArchiveFilter(query, choices)
    chosen = chosen_of(form, choices)
    stories = narrowed(published_stories(user), user, chosen)
    if any(query.get(name) and name not in chosen for name in form.fields):
        stories = stories.none()  # of a year, field or partner of which nothing is told
    stories = with_words(stories)
    shown, newer, older = page_of(stories, query)
    kept = {name: query[name] for name in chosen}
    return {
        "form": form,
        "title": title_of(chosen),
        "cards": cards_of(shown, user, language),
        "newer": f"?{urlencode({**kept, 'after': newer})}" if newer else "",
        "older": f"?{urlencode({**kept, 'before': older})}" if older else "",
        "is_filtered": any(query.get(name) for name in form.fields),
        "filter_query": urlencode(kept),
    }

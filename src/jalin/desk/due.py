"""What the record of relations asks of somebody. Each question to the database is one kind of thing that costs if it is
forgotten; nothing is told to who can neither act on it nor answers for the office."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from jalin.kernel.access import can, grants_of, rows
from jalin.kernel.clocks.calendar_months import add_months
from jalin.kernel.dates import PartialDate
from jalin.kernel.due import Due, More, register_due
from jalin.kernel.journal.door import noun_of
from jalin.kernel.journal.models import Entry, Target
from jalin.kernel.text.fields import columns_of
from jalin.opendata.models import ImportBatch
from jalin.opendata.selectors import visible_imports
from jalin.relations.models import Event, Partner, Relation
from jalin.relations.permissions import ADD_EVENT, EDIT_PARTNER, IMPORT, TRANSLATE, VIEW
from jalin.relations.public.weaving import dated
from jalin.relations.selectors import idle_after_days, with_partner_names
from jalin.relations.sentences import days_in_words, words_of

from .editing.shelves import SHELVES, with_texts
from .relations.words import name_word

MOST = 5  # of one kind; the list has the rest
LOOKED_AT = 40  # rows of which those that are settled already are left out
PREFERRED, STATED = "relations.prefer_statement", "relations.state_date"
DATED = ("starts_on", "ends_on", "precision")
RENEWAL_DAYS = 180  # renewing is talked about half a year before the end: drafting, translating, the council
INTENT_MONTHS = 12  # a letter of intent leads to a memorandum within a year or is asked about


@dataclass(frozen=True)
class Desk:
    """For whom and on which day the desk is laid, and whether this person may act. `own` are the relations in question;
    None stands for all of them, so that no question has to look through them; else they are few and named by key."""

    user: object
    today: date
    own: list[int] | None
    may_act: bool

    def act(self, label: str, url: str) -> dict:
        return {"act": label, "act_url": url} if self.may_act else {}

    def within(self, found, path: str = ""):
        """`found` as far as it belongs to the relations in question; `path` leads from its rows to the relation."""
        return found if self.own is None else found.filter(**{f"{path}pk__in": self.own})


def desk_of(user, today: date) -> Desk | None:
    """Who may add events works on those relations; who reads everything sees them without acts; others see nothing."""
    add = grants_of(user, ADD_EVENT)
    if add:
        own = None if add.everywhere else list(rows(Relation, user, ADD_EVENT).values_list("pk", flat=True))
        return Desk(user, today, own, may_act=True)
    if grants_of(user, VIEW).everywhere and can(user, "people.view_journal"):
        return Desk(user, today, None, may_act=False)
    return None


def open_ones(desk: Desk):
    """Relations that nobody has closed."""
    return desk.within(Relation.objects.filter(facts_closed_as=""))


def dossier(relation: Relation) -> str:
    return reverse("desk:relation", args=[relation.partner.slug])


def new_event(relation: Relation) -> str:
    return reverse("desk:event_new", args=[relation.partner.slug])


@register_due
def relations_due(user, today: date) -> Iterator[Due | More]:
    desk = desk_of(user, today)
    if desk is None:
        return
    yield from agreements_running_out(desk)
    yield from intents_without_agreement(desk)
    yield from silent_relations(desk)
    yield from disputed_dates(desk)
    if can(user, EDIT_PARTNER) or not desk.may_act:
        yield from partners_without_place(desk)


def agreements_running_out(desk: Desk) -> Iterator[Due]:
    """Agreements whose stated end is near or past and which nobody has renewed or closed."""
    soon = desk.today + timedelta(days=RENEWAL_DAYS)
    found = open_ones(desk).filter(facts_has_agreement=True, is_legacy=False, facts_valid_until__lte=soon)
    for relation in with_partner_names(found, "partner", "facts_valid_until").order_by(
        "facts_valid_until", "pk"
    )[: 2 * MOST]:
        end = relation.facts_valid_until
        left = (end - desk.today).days
        day = words_of(PartialDate.of_day(end))
        if left < 0:
            reason = _("The agreement ran out on %(day)s, %(days)s ago, and no renewal is on record.")
        else:
            reason = _(
                "The agreement ends on %(day)s, in %(days)s. Renewing takes drafting, translating and the council."
            )
        yield Due(
            "agreement", "late" if left < 0 else "due", name_word(relation.partner), reason % {
                "day": day, "days": days_in_words(abs(left)),
            }, dossier(relation), icon="file-certificate", on=end, cost=950 if left < 0 else 850,
            **desk.act(_("Record the renewal or its end"), new_event(relation)),
        )  # fmt: skip


def intents_without_agreement(desk: Desk) -> Iterator[Due]:
    """Letters of intent older than a year that led to nothing on record; of several the last one counts."""
    before = add_months(desk.today, -INTENT_MONTHS)
    signed = Event.objects.filter(kind="loi_signed", withdrawn_at__isnull=True)
    unanswered = signed.filter(relation__facts_has_agreement=False, relation__facts_closed_as="")
    found = with_partner_names(
        desk.within(unanswered.filter(starts_on__lt=before), "relation__"), "relation__partner", *DATED
    )
    waiting = list(found.order_by("starts_on", "pk")[: 3 * MOST])
    last = last_intents([event.relation_id for event in waiting])
    for event in [event for event in waiting if event.starts_on == last[event.relation_id]][:MOST]:
        words = {"day": words_of(dated(event)), "days": days_in_words((desk.today - event.ends_on).days)}
        yield Due(
            "intent", "waiting", name_word(event.relation.partner),
            _("A letter of intent was signed on %(day)s, %(days)s ago, and no memorandum has followed.") % words,
            dossier(event.relation), icon="writing", on=event.starts_on, cost=600,
            **desk.act(_("Record what came of it"), new_event(event.relation)),
        )  # fmt: skip


def last_intents(relations: list[int]) -> dict[int, date]:
    """The day of the last letter of intent of each relation. Read through the relations' own events: the index of all
    letters of intent would be the longer way."""
    last: dict[int, date] = {}
    events = Event.objects.filter(
        relation__in=relations, withdrawn_at__isnull=True, starts_on__isnull=False
    ).order_by()
    for relation, kind, day in events.values_list("relation", "kind", "starts_on"):
        if kind == "loi_signed":
            last[relation] = max(day, last.get(relation, day))
    return last


def silent_relations(desk: Desk) -> Iterator[Due | More]:
    """Relations without a contact for longer than the office's rule allows; those with an agreement first, and among
    them those that fell silent last, because they are the easiest to take up again."""
    quiet_since = desk.today - timedelta(days=idle_after_days(desk.today))
    silent = (
        open_ones(desk).filter(facts_last_contact_on__lt=quiet_since).order_by("-facts_last_contact_on", "pk")
    )
    run_out = Q(is_legacy=False, facts_valid_until__isnull=False, facts_valid_until__lt=desk.today)
    agreed = silent.filter(~run_out, facts_has_agreement=True).values("pk")[: MOST + 1]
    others = silent.filter(facts_has_agreement=False).values("pk")[: MOST + 1]
    rows_of_both = with_partner_names(
        Relation.objects.filter(Q(pk__in=agreed) | Q(pk__in=others)), "partner", "facts_has_agreement",
        "facts_last_contact_on", "facts_last_contact_is_exact",
    )  # fmt: skip
    found = list(rows_of_both.order_by("-facts_has_agreement", "-facts_last_contact_on", "pk")[: MOST + 1])
    for relation in found[:MOST]:
        days = (desk.today - relation.facts_last_contact_on).days
        words = {"days": days_in_words(days, exact=relation.facts_last_contact_is_exact)}
        reason = _("%(days)s since the last contact, with an agreement in force.") if relation.facts_has_agreement else _(
            "%(days)s since the last contact, and no agreement yet."
        )  # fmt: skip
        yield Due(
            "silent", "idle", name_word(relation.partner), reason % words, dossier(relation), icon="clock-pause",
            on=relation.facts_last_contact_on, cost=(400 if relation.facts_has_agreement else 340) - min(days // 365, 50),
            **desk.act(_("Add an event"), new_event(relation)),
        )  # fmt: skip
    if len(found) > MOST:
        url = f"{reverse('desk:relations')}?sort=-silence&status=idle"
        yield More("silent", "idle", _("All idle relations, longest first"), url)


def disputed_dates(desk: Desk) -> Iterator[Due]:
    """Events of which two sources state different dates and nobody has said since which holds."""
    found = desk.within(Event.objects.filter(is_disputed=True, withdrawn_at__isnull=True), "relation__")
    found = with_partner_names(found, "relation__partner", *DATED, "kind", *columns_of("summary"))
    events = list(found.order_by("-starts_on", "pk")[:LOOKED_AT])
    decided = settled_events(events)
    for event in [event for event in events if event.pk not in decided][:MOST]:
        yield Due(
            "disputed", "tidy", f"{name_word(event.relation.partner)}: {event.summary or event.kind}",
            _("Sources differ on its date; the record shows %(date)s.") % {"date": words_of(dated(event))},
            reverse("desk:event", args=[event.pk]), icon="arrows-diff", cost=200,
            **desk.act(_("Settle the date"), reverse("desk:event", args=[event.pk])),
        )  # fmt: skip


def settled_events(events: list[Event]) -> set[int]:
    """Keys of the events whose date somebody decided after the last source was added. One query at most."""
    if not events:
        return set()
    noun, last = noun_of(Event), {}
    targets = Target.objects.filter(noun=noun, object_id__in=[str(event.pk) for event in events])
    action = Subquery(Entry.objects.filter(n=OuterRef("entry")).values("action")[:1])
    for key, act in targets.annotate(act=action).order_by("entry").values_list("object_id", "act"):
        if act in (PREFERRED, STATED):
            last[key] = act
    return {int(key) for key, action in last.items() if action == PREFERRED}


def partners_without_place(desk: Desk) -> Iterator[Due | More]:
    """Partners with a relation that the map cannot show."""
    lacking = Partner.objects.filter(latitude__isnull=True, relation__isnull=False)
    found = desk.within(lacking, "relation__").order_by("sort_name", "pk")
    listed = list(found[: MOST + 1])
    for partner in listed[:MOST]:
        yield Due(
            "place", "tidy", name_word(partner), _("It has no place, so the map cannot show it."),
            reverse("desk:partner", args=[partner.slug]), icon="map-pin", cost=120,
            **desk.act(_("Set its place"), reverse("desk:partner_place", args=[partner.slug])),
        )  # fmt: skip
    if len(listed) > MOST:
        yield More(
            "place", "tidy", _("All partners without a place"), f"{reverse('desk:partners')}?lacks=place"
        )


@register_due
def texts_due(user, today: date) -> Iterator[Due]:
    """Texts that citizens read and that lack a language, for who may translate."""
    if not can(user, TRANSLATE):
        return
    for shelf in with_texts(user, (SHELVES["events"], SHELVES["partners"])):
        url = reverse("cms_shelf", args=[shelf.key])
        yield Due("texts", "tidy", shelf.title, _("Some of them lack one of the three languages."), url,
                  icon="language", cost=150, act=_("Translate"), act_url=url)  # fmt: skip


@register_due
def imports_due(user, today: date) -> Iterator[Due]:
    """Imports that were read and wait for somebody's answers, or only for being accepted."""
    if not can(user, IMPORT):
        return
    asked = Count("questions", filter=Q(questions__answer=""))
    waiting = visible_imports(user).filter(state=ImportBatch.State.READY).annotate(asked=asked)
    for batch in waiting.order_by("created_at", "pk")[:MOST]:
        page = reverse("desk:import", args=[batch.pk])
        if batch.asked:
            sentence = ngettext("%(count)s question of this import has no answer yet.",
                                "%(count)s questions of this import have no answer yet.", batch.asked)  # fmt: skip
            reason = sentence % {"count": number_format(batch.asked, force_grouping=True)}
            act, url = pgettext("act", "Answer"), reverse("desk:import_questions", args=[batch.pk])
        else:
            reason = _("It has been read. Nothing of it is in the record before it is accepted.")
            act, url = _("Check the import"), page
        yield Due("import", "waiting", batch.document.name, reason, page, icon="file-import",
                  on=timezone.localdate(batch.created_at), cost=650, act=act, act_url=url)  # fmt: skip

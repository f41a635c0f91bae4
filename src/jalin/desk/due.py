"""What the record of relations asks of somebody. Each question to the database is one kind of thing that costs if it is
forgotten; nothing is told to who can neither act on it nor answers for the office."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.db.models import BooleanField, CharField, Count, ExpressionWrapper, Max, OuterRef, Q, Subquery
from django.db.models.functions import Cast
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
from jalin.kernel.prepared import prepared
from jalin.kernel.text.fields import columns_of
from jalin.opendata.models import ImportBatch
from jalin.opendata.selectors import import_rows
from jalin.relations.models import Event, Partner, Relation
from jalin.relations.permissions import ADD_EVENT, EDIT_PARTNER, IMPORT, TRANSLATE, VIEW
from jalin.relations.public.weaving import dated
from jalin.relations.selectors import NAMED, idle_after_days, with_partner_names
from jalin.relations.sentences import days_in_words, words_of

from .editing.shelves import SHELVES, with_texts
from .relations.words import name_word

MOST = 5  # of one kind; the list has the rest
LOOKED_AT = 40  # rows of which those that are settled already are left out
PREFERRED, STATED = "relations.prefer_statement", "relations.state_date"
INTENT = "loi_signed"
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

    @cached_property
    def quiet_since(self) -> date:
        """Who has not been in touch since then is silent, by the office's rule."""
        return self.today - timedelta(days=idle_after_days(self.today))

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


def dossier(relation: Relation) -> str:
    return reverse("desk:relation", args=[relation.partner.slug])


def new_event(relation: Relation) -> str:
    return reverse("desk:event_new", args=[relation.partner.slug])


@register_due
def relations_due(user, today: date) -> Iterator[Due | More]:
    desk = desk_of(user, today)
    if desk is None:
        return
    relations = relations_of(desk)
    yield from agreements_running_out(desk, relations)
    yield from silent_relations(desk, relations)
    events = events_of(desk)
    yield from intents_without_agreement(desk, events)
    yield from disputed_dates(desk, events)
    if can(user, EDIT_PARTNER) or not desk.may_act:
        yield from partners_without_place(desk)


def relations_of(desk: Desk) -> list[Relation]:
    """Relations that nobody has closed and whose agreement runs out, or that are silent for longer than the office's rule allows:
    those with an agreement that fell silent last, because they are the easiest to take up again, and those without one."""
    days = {
        "soon": desk.today + timedelta(days=RENEWAL_DAYS),
        "quiet_since": desk.quiet_since,
        "today": desk.today,
    }
    return _in_need(desk.within(Relation.objects.all()), **days)


@prepared
def _in_need(rows, *, soon, quiet_since, today):
    still_open = rows.filter(facts_closed_as="")
    ending = still_open.filter(facts_has_agreement=True, is_legacy=False, facts_valid_until__lte=soon)
    silent = still_open.filter(facts_last_contact_on__lt=quiet_since).order_by("-facts_last_contact_on", "pk")
    run_out = Q(is_legacy=False, facts_valid_until__isnull=False, facts_valid_until__lt=today)
    parts = (
        ending.order_by("facts_valid_until", "pk").values("pk")[: 2 * MOST],
        silent.filter(~run_out, facts_has_agreement=True).values("pk")[: MOST + 1],
        silent.filter(facts_has_agreement=False).values("pk")[: MOST + 1],
    )
    wanted = Q(pk__in=parts[0]) | Q(pk__in=parts[1]) | Q(pk__in=parts[2])
    return with_partner_names(
        Relation.objects.filter(wanted), "partner", "is_legacy", "facts_has_agreement", "facts_valid_until",
        "facts_last_contact_on", "facts_last_contact_is_exact",
    ).order_by("pk")  # fmt: skip


def has_term(relation: Relation) -> bool:
    return relation.facts_has_agreement and not relation.is_legacy and relation.facts_valid_until is not None


def agreements_running_out(desk: Desk, relations: list[Relation]) -> Iterator[Due]:
    """Agreements whose stated end is near or past and which nobody has renewed or closed."""
    soon = desk.today + timedelta(days=RENEWAL_DAYS)
    found = [one for one in relations if has_term(one) and one.facts_valid_until <= soon]
    for relation in sorted(found, key=lambda one: (one.facts_valid_until, one.pk))[: 2 * MOST]:
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


def silent_relations(desk: Desk, relations: list[Relation]) -> Iterator[Due | More]:
    """Those with an agreement first. One whose agreement has run out is told as that."""
    last = [
        one for one in relations if one.facts_last_contact_on and one.facts_last_contact_on < desk.quiet_since
    ]
    found = [one for one in last if not (has_term(one) and one.facts_valid_until < desk.today)]
    found.sort(key=lambda one: (not one.facts_has_agreement, -one.facts_last_contact_on.toordinal(), one.pk))
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


def events_of(desk: Desk) -> list[Event]:
    """Letters of intent older than a year that led to nothing on record, and events of which two sources state different dates."""
    before = add_months(desk.today, -INTENT_MONTHS)
    return _unsettled(desk.within(Event.objects.all(), "relation__"), before=before)


@prepared
def _unsettled(rows, *, before):
    """Each with `is_intent`, `last_intent` (the day of the relation's last letter of intent) and `last_act` (the last act that
    stated or settled its date). The events of the relation are looked through for the letter: the index of all letters would
    be the longer way."""
    rows = rows.filter(withdrawn_at__isnull=True)
    waiting = rows.filter(
        kind=INTENT, relation__facts_has_agreement=False, relation__facts_closed_as="", starts_on__lt=before
    )
    waiting = waiting.order_by("starts_on", "pk").values("pk")[: 3 * MOST]
    disputed = rows.filter(is_disputed=True).order_by("-starts_on", "pk").values("pk")[:LOOKED_AT]
    told = Event.objects.filter(relation=OuterRef("relation"), withdrawn_at__isnull=True).order_by()
    last = told.values("relation").annotate(last=Max("starts_on", filter=Q(kind=INTENT))).values("last")
    key = Cast(OuterRef("pk"), CharField())
    act = Subquery(Entry.objects.filter(n=OuterRef("entry")).values("action")[:1])
    acts = Target.objects.filter(noun=noun_of(Event), object_id=key).annotate(act=act)
    acts = acts.filter(act__in=(PREFERRED, STATED)).order_by("-entry").values("act")[:1]
    found = Event.objects.filter(Q(pk__in=waiting) | Q(pk__in=disputed)).annotate(
        is_intent=ExpressionWrapper(Q(pk__in=waiting), BooleanField()), last_intent=Subquery(last), last_act=Subquery(acts)
    )  # fmt: skip
    return with_partner_names(
        found, "relation__partner", *DATED, "kind", "is_disputed", *columns_of("summary")
    ).order_by("pk")


def intents_without_agreement(desk: Desk, events: list[Event]) -> Iterator[Due]:
    """Of several letters of intent of one relation the last one counts."""
    waiting = [event for event in events if event.is_intent and event.starts_on == event.last_intent]
    for event in sorted(waiting, key=lambda one: (one.starts_on, one.pk))[:MOST]:
        words = {"day": words_of(dated(event)), "days": days_in_words((desk.today - event.ends_on).days)}
        yield Due(
            "intent", "waiting", name_word(event.relation.partner),
            _("A letter of intent was signed on %(day)s, %(days)s ago, and no memorandum has followed.") % words,
            dossier(event.relation), icon="writing", on=event.starts_on, cost=600,
            **desk.act(_("Record what came of it"), new_event(event.relation)),
        )  # fmt: skip


def disputed_dates(desk: Desk, events: list[Event]) -> Iterator[Due]:
    """Those of which nobody has said since the last source was added which date holds; the latest first."""
    found = [event for event in events if event.is_disputed and event.last_act != PREFERRED]
    found.sort(key=lambda one: (-(one.starts_on or date.min).toordinal(), one.pk))
    for event in found[:MOST]:
        yield Due(
            "disputed", "tidy", f"{name_word(event.relation.partner)}: {event.summary or event.kind}",
            _("Sources differ on its date; the record shows %(date)s.") % {"date": words_of(dated(event))},
            reverse("desk:event", args=[event.pk]), icon="arrows-diff", cost=200,
            **desk.act(_("Settle the date"), reverse("desk:event", args=[event.pk])),
        )  # fmt: skip


@prepared
def _without_place(rows):
    lacking = rows.filter(latitude__isnull=True, relation__isnull=False)
    return lacking.only(*NAMED).order_by("sort_name", "pk")[: MOST + 1]


def partners_without_place(desk: Desk) -> Iterator[Due | More]:
    """Partners with a relation that the map cannot show."""
    listed = _without_place(desk.within(Partner.objects.all(), "relation__"))
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


@prepared
def _unaccepted(rows):
    asked = Count("questions", filter=Q(questions__answer=""))
    waiting = rows.filter(state=ImportBatch.State.READY).select_related("document").annotate(asked=asked)
    return waiting.order_by("created_at", "pk")[:MOST]


@register_due
def imports_due(user, today: date) -> Iterator[Due]:
    """Imports that were read and wait for somebody's answers, or only for being accepted."""
    if not can(user, IMPORT):
        return
    for batch in _unaccepted(import_rows(user)):
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

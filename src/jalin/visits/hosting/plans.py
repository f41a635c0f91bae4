"""The seat plan of a visit: people from the delegation, names only for who may see them, drawn and told as a list."""

from django.utils.translation import gettext as _

from jalin.kernel.access import can
from jalin.kernel.places.countries import country_name
from jalin.people.selectors import home_office
from jalin.visits.models import Delegate, ProgrammeItem, Visit
from jalin.visits.permissions import VIEW_PEOPLE

from .flags import flags_from_left, rule_for
from .picture import Label, draw
from .seating import HOME, PARTNER, Person, Plan, seat
from .words import SHAPES


def people_at(visit: Visit, item: ProgrammeItem | None, *, with_names: bool) -> list[Delegate]:
    """Everybody of both sides; at an hour of the programme that names who takes part, those and the partner's side."""
    rows = Delegate.objects.filter(visit=visit)
    people = list(rows if with_names else rows.defer(*Delegate.PERSONAL))
    named = set(item.attended_by.values_list("pk", flat=True)) if item else set()
    return [one for one in people if not named or one.pk in named]


def host_of(visit: Visit) -> str:
    return PARTNER if visit.direction == Visit.Direction.OUTGOING else HOME


def plan_of(visit: Visit, people: list[Delegate], shape: str) -> Plan:
    persons = [Person(f"{one.pk:09}", one.side, one.rank, one.role, one.position) for one in people]
    return seat(persons, shape, host_of(visit))


def labels_of(people: list[Delegate], plan: Plan, *, with_names: bool, lang: str) -> dict[str, Label]:
    """What stands on each chair. The number is the precedence on the person's own side."""
    by_key, numbers, labels = {f"{one.pk:09}": one for one in people}, {HOME: 0, PARTNER: 0}, {}
    for one in plan.seats:
        person = by_key[one.key]
        numbers[one.side] += 1
        name = name_in(person, lang) if with_names else ""
        labels[one.key] = Label(str(person.office), name, numbers[one.side])
    return labels


def name_in(person: Delegate, lang: str) -> str:
    """The name as a reader of that language writes it; "" once it was erased."""
    return (person.other_script or person.full_name) if lang == "ja" else person.full_name


def drawn_plan(
    user, visit: Visit, shape: str, item: ProgrammeItem | None, lang: str
) -> tuple[str, list[dict], list[str]]:
    """(picture, rows for the table beside it, offices of those who have no seat)."""
    with_names = can(user, VIEW_PEOPLE, visit)
    people = people_at(visit, item, with_names=with_names)
    plan = plan_of(visit, people, shape)
    labels = labels_of(people, plan, with_names=with_names, lang=lang)
    office, partner = home_office(), visit.relation.partner
    lines = {HOME: str(office.city) if office else _("Our side"), PARTNER: str(partner.name or partner), "door": _("Door"),
             "table": _("Table"), "front": _("This way one looks")}  # fmt: skip
    title = " · ".join(filter(None, (str(SHAPES[shape]), str(item.title) if item else "")))
    rows = [
        {"seat": one, "label": labels[one.key], "side": lines[one.side], "where": where_word(one)}
        for one in plan.seats
    ]
    left_out = [str(one.office) for one in people if f"{one.pk:09}" in plan.left_out]
    return draw(plan, labels, title=title, lines=lines, lang=lang), rows, left_out


def where_word(one) -> str:
    """Where a seat is, told from the head's own hand; a reader of the table needs no picture."""
    if one.is_behind:
        return (
            _("second row, behind the middle")
            if one.place == 0
            else _("second row, %(n)s from the middle") % {"n": abs(one.place)}
        )
    if one.place == 0:
        return _("in the middle")
    return (_("%(n)s to the right") if one.place > 0 else _("%(n)s to the left")) % {"n": abs(one.place)}


def flags_of(visit: Visit, lang: str) -> dict:
    """The two flags, by country, from left to right as the audience sees them, with the rule of the country where they stand."""
    office, partner = home_office(), visit.relation.partner
    home, other = (office.country if office else ""), partner.country
    is_here = visit.direction == Visit.Direction.INCOMING
    rule = rule_for(home if is_here else other, visit.starts_on)
    own, guest = (home, other) if is_here else (other, home)
    order = flags_from_left(own, guest, rule) if own and guest else []
    return {"order": [country_name(code, lang) for code in order], "rule": rule}

"""Writing who receives, rooms, and offers."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from jalin.kernel.access import require
from jalin.kernel.journal import action
from jalin.kernel.text import COLUMNS
from jalin.visits.models import ProgrammeItem, Visit

from .models import Hosting, Offer, Room
from .outlets import BY_HAND, outlet
from .permissions import HOST


@action("visits.set_host", verb=HOST, on="visit")
def set_host(
    *, by, act, visit: Visit, host_office: str, liaison=None, flags_note: str = "", note: str = ""
) -> Hosting:
    """Say who receives the visit."""
    values = {
        "host_office": host_office.strip(),
        "liaison": liaison,
        "flags_note": flags_note.strip(),
        "note": note.strip(),
    }
    if not values["host_office"]:
        raise ValidationError({"host_office": _("Name the office that receives.")})
    row = Hosting.objects.filter(visit=visit).first()
    if row is None:
        row = act.create(Hosting(visit=visit, **values))
    else:
        act.change(row, **values)
    act.about(visit)
    return row


@action("visits.book_room", verb=HOST, on="visit")
def book_room(
    *, by, act, visit: Visit, name: str, starts_at: datetime, ends_at: datetime, room: Room | None = None, seats: int | None = None,
    item: ProgrammeItem | None = None, booked_on: date | None = None, remark: str = "",
) -> Room:  # fmt: skip
    """Book a room, or correct a booking. One room cannot be had twice at the same hour; who ends when the other begins does
    not meet them. More guests than seats are refused."""
    if room is not None and room.visit_id != visit.pk or item is not None and item.visit_id != visit.pk:
        raise ValueError("this room or hour is of another visit")
    name = name.strip()
    if ends_at <= starts_at:
        raise ValidationError({"ends_at": _("The end lies before the beginning.")})
    taken = Room.objects.filter(name__iexact=name, starts_at__lt=ends_at, ends_at__gt=starts_at).exclude(
        pk=room.pk if room else None
    )
    other = taken.select_related("visit").first()
    if other:
        raise ValidationError(
            {"name": _("This room is taken then, for visit %(visit)s.") % {"visit": other.visit.reference}}
        )
    people = visit.delegates.count()
    if seats is not None and seats < people and (item is None or not item.attended_by.exists()):
        raise ValidationError(
            {
                "seats": _("%(people)s people are expected, and this room has fewer seats.")
                % {"people": people}
            }
        )
    values = {
        "name": name,
        "starts_at": starts_at,
        "ends_at": ends_at,
        "seats": seats,
        "item": item,
        "booked_on": booked_on,
        "remark": remark.strip(),
    }
    if room is None:
        room = act.create(Room(visit=visit, **values))
    else:
        act.change(room, **values)
    act.about(visit)
    return room


@action("visits.give_up_room", verb=HOST, on="room")
def give_up_room(*, by, act, room: Room) -> None:
    """The room is not needed any more."""
    act.about(room.visit)
    act.remove(room)


@action("visits.record_offer", verb=HOST, on="visit")
def record_offer(
    *, by, act, visit: Visit, offered_by: str = Offer.OfferedBy.PARTNER, offered_on: date | None = None, field=None,
    counterpart: str = "", item: ProgrammeItem | None = None, is_invented: bool = False, **what,
) -> Offer:  # fmt: skip
    """Write down what one side held out to the other. `what`: what_ind, what_jpn, what_eng."""
    if set(what) - {f"what_{column}" for column in COLUMNS.values()}:
        raise ValueError("an offer has what was offered, in up to three languages")
    if not any(text.strip() for text in what.values()):
        raise ValidationError({"what": _("Write what was offered.")})
    offered_on = offered_on or max(visit.starts_on, min(visit.ends_on, timezone.localdate()))
    offer = act.create(Offer(
        visit=visit, item=item, offered_by=offered_by, offered_on=offered_on, field=field, counterpart=counterpart.strip(),
        is_invented=is_invented, **{name: text.strip() for name, text in what.items()},
    ))  # fmt: skip
    act.about(visit)
    return offer


def _open(offer: Offer) -> None:
    if offer.settled_on:
        raise ValidationError(_("What became of this offer is on record already."))


@action("visits.take_up_offer", verb=HOST, on="offer")
def take_up_offer(*, by, act, offer: Offer, key: str = BY_HAND, reference: str = "") -> Offer:
    """An offer becomes something: what a registered outlet makes of it, or what was entered elsewhere under `reference`."""
    _open(offer)
    way, url = outlet(key), ""
    if way is not None:
        if not (isinstance(by, str) and by.startswith("system:")):
            require(by, way.verb)
        reference, url = way.take_up(by=by, offer=offer)
    elif key != BY_HAND:
        raise ValidationError({"key": _("There is no such way to take up an offer.")})
    if not reference.strip():
        raise ValidationError({"reference": _("Name what it became: the number or reference.")})
    act.change(
        offer, became=key, became_reference=reference.strip(), became_url=url, settled_on=timezone.localdate()
    )
    act.about(offer.visit)
    return offer


@action("visits.let_go_offer", verb=HOST, on="offer")
def let_go_offer(*, by, act, offer: Offer, because: str) -> Offer:
    """The city does not take the offer up, and says why."""
    _open(offer)
    if not because.strip():
        raise ValidationError({"because": _("Say why the offer is let go.")})
    act.change(offer, let_go_because=because.strip(), settled_on=timezone.localdate())
    act.about(offer.visit)
    return offer

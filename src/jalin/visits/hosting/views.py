"""The hosting page of a visit with rooms, flags, seats and offers, and its acts."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalin.kernel.access import can, rows
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import Act, act_beside, sent
from jalin.visits.models import ProgrammeItem, Visit
from jalin.visits.permissions import VIEW
from jalin.visits.programme.hours import wall
from jalin.visits.selectors import visit_rows

from .forms import BecauseForm, HostForm, OfferForm, RoomForm, TakeUpForm
from .models import Hosting, Offer, Room
from .outlets import outlets_for
from .permissions import HOST
from .plans import drawn_plan, flags_of
from .printing import printed_plan
from .seating import SHAPES as KNOWN_SHAPES
from .services import book_room, give_up_room, let_go_offer, record_offer, set_host, take_up_offer
from .words import OFFER_STATES, OFFERED_BY, SHAPES, offer_state

asks = require_http_methods(["GET", "HEAD", "POST"])


def visit_or_404(user, pk: int, verb=VIEW) -> Visit:
    return get_object_or_404(visit_rows(user, str(verb)).select_related("relation__partner"), pk=pk)


def show(request, visit: Visit, act=None):
    rooms = Room.objects.filter(visit=visit).select_related("item")
    offers = Offer.objects.filter(visit=visit).select_related("field")
    return render(request, "visit_hosting/hosting.html", {
        "visit": visit, "act": act, "may_host": can(request.user, HOST, visit), "hosting": Hosting.objects.filter(visit=visit).select_related("liaison").first(),
        "rooms": [{"room": room, "begins": wall(room.starts_at, visit.place_zone), "ends": wall(room.ends_at, visit.place_zone)} for room in rooms],
        "offers": [{"offer": one, "state": OFFER_STATES[offer_state(one)], "offered_by": OFFERED_BY[one.offered_by]} for one in offers],
        "flags": flags_of(visit, language()), "shapes": [{"label": label, "url": reverse("desk:visit_seats", args=[visit.pk, key])} for key, label in SHAPES.items()],
        "trail": [(_("Visits"), reverse("desk:visits")), (str(visit.title), reverse("desk:visit", args=[visit.pk])), (_("Hosting"), "")],
    })  # fmt: skip


def _beside(request, visit: Visit, act: Act, form, do):
    return act_beside(request, act, form, do=do, page=lambda request, act: show(request, visit, act))


def _back(pk: int) -> str:
    return reverse("desk:visit_hosting", args=[pk])


@needs(VIEW)
@require_safe
def hosting(request, pk):
    return show(request, visit_or_404(request.user, pk))


@needs(HOST)
@asks
def host(request, pk):
    visit = visit_or_404(request.user, pk, HOST)
    found = Hosting.objects.filter(visit=visit).first()
    names = ("host_office", "liaison", "flags_note", "note")
    form = HostForm(sent(request), initial={name: getattr(found, name) for name in names} if found else {})

    def do(values) -> str:
        set_host(by=request.user, visit=visit, **values)
        return _("It is on record who receives.")

    return _beside(
        request, visit, Act("host", _("Say who receives"), _("Keep it"), _back(pk), icon="home"), form, do
    )


def _book(request, visit: Visit, room: Room | None, title: str):
    first = {"day": visit.starts_on, "item": request.GET.get("item")}
    if room:
        begins, ends = wall(room.starts_at, visit.place_zone), wall(room.ends_at, visit.place_zone)
        first = {"name": room.name, "day": begins.date(), "begins": begins.time(), "ends": ends.time(), "seats": room.seats,
                 "item": room.item_id, "booked_on": room.booked_on, "remark": room.remark}  # fmt: skip
    form = RoomForm(sent(request), visit=visit, initial=first)

    def do(values) -> str:
        book_room(by=request.user, visit=visit, room=room, **values)
        return _("The room is on the plan.")

    return _beside(
        request, visit, Act("room", title, _("Keep the room"), _back(visit.pk), icon="calendar"), form, do
    )


@needs(HOST)
@asks
def room_new(request, pk):
    return _book(request, visit_or_404(request.user, pk, HOST), None, _("Book a room"))


def _own(request, model, pk: int):
    return get_object_or_404(
        rows(model, request.user, HOST).select_related("visit__relation__partner"), pk=pk
    )


@needs(HOST)
@asks
def room_edit(request, pk):
    found = _own(request, Room, pk)
    return _book(request, found.visit, found, _("Change the booking"))


@needs(HOST)
@require_POST
def room_give_up(request, pk):
    found = _own(request, Room, pk)
    give_up_room(by=request.user, room=found)
    return redirect("desk:visit_hosting", found.visit_id)


@needs(HOST)
@asks
def offer_new(request, pk):
    visit = visit_or_404(request.user, pk, HOST)
    form = OfferForm(
        sent(request), initial={"offered_on": visit.starts_on, "offered_by": Offer.OfferedBy.PARTNER}
    )

    def do(values) -> str:
        record_offer(by=request.user, visit=visit, **values)
        return _("The offer is on record.")

    return _beside(
        request,
        visit,
        Act("offer", _("Write down an offer"), _("Keep the offer"), _back(pk), icon="hand-stop"),
        form,
        do,
    )


@needs(HOST)
@asks
def offer_take_up(request, pk):
    found = _own(request, Offer, pk)
    form = TakeUpForm(sent(request), outlets=outlets_for(request.user))

    def do(values) -> str:
        take_up_offer(by=request.user, offer=found, **values)
        return _("The offer is taken up.")

    act = Act(
        "take-up",
        _("Take up the offer"),
        _("Take it up"),
        _back(found.visit_id),
        icon="check",
        lead=str(found),
    )
    return _beside(request, found.visit, act, form, do)


@needs(HOST)
@asks
def offer_let_go(request, pk):
    found = _own(request, Offer, pk)

    def do(values) -> str:
        let_go_offer(by=request.user, offer=found, **values)
        return _("The offer is let go; the reason is on record.")

    act = Act(
        "let-go",
        _("Let the offer go"),
        _("Let it go"),
        _back(found.visit_id),
        icon="x",
        tone="danger",
        lead=str(found),
    )
    return _beside(request, found.visit, act, BecauseForm(sent(request)), do)


def _asked(request, visit: Visit, shape: str) -> ProgrammeItem | None:
    """The hour of the programme that the plan is for; 404 for a shape or an hour that does not exist."""
    if shape not in KNOWN_SHAPES:
        raise Http404
    key = request.GET.get("item", "")
    if not key:
        return None
    return get_object_or_404(
        ProgrammeItem.objects.filter(visit=visit), pk=int(key) if key.isdecimal() and len(key) < 18 else 0
    )


def language() -> str:
    return (get_language() or "en")[:2]


@needs(VIEW)
@require_safe
def seats(request, pk, shape):
    visit = visit_or_404(request.user, pk)
    item = _asked(request, visit, shape)
    _picture, found, left_out = drawn_plan(request.user, visit, shape, item, language())
    tail = f"?item={item.pk}" if item else ""
    return render(request, "visit_hosting/seats.html", {
        "visit": visit, "item": item, "rows": found, "left_out": left_out, "shape": SHAPES[shape],
        "picture_url": reverse("desk:visit_seats_svg", args=[pk, shape]) + tail, "pdf_url": reverse("desk:visit_seats_pdf", args=[pk, shape]) + tail,
        "tabs": [{"label": label, "url": reverse("desk:visit_seats", args=[pk, key]) + tail, "active": key == shape} for key, label in SHAPES.items()],
        "trail": [(_("Visits"), reverse("desk:visits")), (str(visit.title), reverse("desk:visit", args=[pk])), (_("Hosting"), _back(pk)), (_("Seat plan"), "")],
    })  # fmt: skip


@needs(VIEW)
@require_safe
def seats_svg(request, pk, shape):
    visit = visit_or_404(request.user, pk)
    picture, _rows, _left = drawn_plan(request.user, visit, shape, _asked(request, visit, shape), language())
    return HttpResponse(picture, content_type="image/svg+xml; charset=utf-8")


@needs(VIEW)
@require_safe
def seats_pdf(request, pk, shape):
    visit = visit_or_404(request.user, pk)
    content = printed_plan(
        request.user, visit, shape, _asked(request, visit, shape), language(), timezone.localdate()
    )
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{visit.reference}-seats-{shape}.pdf"'
    return response

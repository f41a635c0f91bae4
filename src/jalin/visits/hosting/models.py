"""How a visit is received, rooms, and offers that were made."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.kernel.text import Trilingual
from jalin.relations.models import Field
from jalin.visits.models import ProgrammeItem, Visit


class Hosting(models.Model):
    """Who receives, for one visit."""

    visit = models.OneToOneField(Visit, on_delete=models.CASCADE, related_name="hosting")
    host_office = models.CharField(_("Host"), max_length=160)  # an office, never a person's name
    liaison = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    flags_note = models.CharField(_("Flags"), max_length=300, blank=True)
    note = models.TextField(_("Remarks"), max_length=4000, blank=True)

    def __str__(self) -> str:
        return self.host_office


class Room(models.Model):
    """One booking of a room or place for some hours."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="rooms")
    item = models.ForeignKey(
        ProgrammeItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="rooms"
    )
    name = models.CharField(_("Room"), max_length=160)
    starts_at = models.DateTimeField(_("From"))
    ends_at = models.DateTimeField(pgettext_lazy("until", "To"))
    seats = models.PositiveSmallIntegerField(_("Seats"), null=True, blank=True)
    booked_on = models.DateField(_("Booked on"), null=True, blank=True)
    remark = models.CharField(_("Remark"), max_length=300, blank=True)

    class Meta:
        ordering = ("starts_at", "id")
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="room_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(name=""), name="room_has_a_name"),
        ]
        indexes = [models.Index(fields=["name", "starts_at"], name="room_is_taken")]

    def __str__(self) -> str:
        return self.name


class Offer(models.Model):
    """What one side held out to the other on a visit. It becomes something else by `outlets`, or is let go with a reason."""

    class OfferedBy(models.TextChoices):
        HOME = "home", _("We offered it")
        PARTNER = "partner", _("They offered it")

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="offers")
    item = models.ForeignKey(
        ProgrammeItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    offered_by = models.CharField(
        _("Who offered it"), max_length=8, choices=OfferedBy.choices, default=OfferedBy.PARTNER
    )
    what = Trilingual(models.TextField)
    field = models.ForeignKey(Field, on_delete=models.PROTECT, null=True, blank=True, related_name="offers")
    counterpart = models.CharField(_("Counterpart"), max_length=160, blank=True)
    offered_on = models.DateField(_("Offered on"))
    became = models.CharField(max_length=40, blank=True)  # key of an outlet; empty: not yet taken up
    became_reference = models.CharField(max_length=80, blank=True)  # what the outlet made, as people quote it
    became_url = models.CharField(max_length=300, blank=True)
    let_go_because = models.CharField(_("Why it was let go"), max_length=300, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    is_invented = models.BooleanField(default=False)  # a demo row that no source confirms; shown as such
    created_at = models.DateTimeField(auto_now_add=True)

    journal_left_out = ("created_at",)

    class Meta:
        ordering = ("-offered_on", "-id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(what_ind="") | ~Q(what_jpn="") | ~Q(what_eng=""), name="offer_says_what"
            ),
            models.CheckConstraint(
                condition=Q(became="", let_go_because="", settled_on__isnull=True)
                | (Q(settled_on__isnull=False) & (Q(became="") ^ Q(let_go_because=""))),
                name="offer_became_something_or_was_let_go",
            ),
        ]

    def __str__(self) -> str:
        return str(self.what)[:120]

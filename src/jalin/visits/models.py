"""Visits, the people on both sides, the programme by the hour, and the permit to travel."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.kernel.documents.models import Document
from jalin.kernel.personal import EncryptedTextField
from jalin.kernel.text import Trilingual
from jalin.people.models import Unit
from jalin.relations.models import Contact, Field, Relation


class Visit(models.Model):
    """One journey of a delegation. Days are those of the place visited; `state` moves by lifecycle.py only."""

    class Direction(models.TextChoices):
        OUTGOING = "outgoing", _("We travel")
        INCOMING = "incoming", _("We are host")

    class Purpose(models.TextChoices):  # what the rules on travel tell apart
        NEGOTIATION = "negotiation", _("Talks on cooperation")
        STUDY = "study", _("Study visit")
        TRAINING = "training", _("Training")
        EXHIBITION = "exhibition", _("Exhibition or promotion")
        ART = "art", _("Art and culture")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        PERMITTED = "permitted", _("permitted")
        UNDER_WAY = "under_way", _("under way")
        ENDED = "ended", pgettext_lazy("state of a visit", "ended")
        REPORTED = "reported", _("reported")
        CANCELLED = "cancelled", _("cancelled")

    reference = models.CharField(max_length=20, unique=True)  # V-2026-0007: the year it was planned
    direction = models.CharField(_("Direction"), max_length=8, choices=Direction.choices)
    relation = models.ForeignKey(Relation, on_delete=models.PROTECT, related_name="visits")
    title = Trilingual(models.CharField, max_length=200)
    purpose_kind = models.CharField(
        _("Kind of journey"), max_length=12, choices=Purpose.choices, default=Purpose.NEGOTIATION
    )
    purpose = Trilingual(models.TextField)
    starts_on = models.DateField(_("First day"))
    ends_on = models.DateField(_("Last day"))
    place = models.CharField(_("Place"), max_length=200, blank=True)
    home_zone = models.CharField(max_length=40)  # IANA name of the home city's time
    partner_zone = models.CharField(max_length=40)  # and of the partner's
    fields = models.ManyToManyField(Field, related_name="visits", blank=True)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="visits"
    )  # carries it here: leads the journey, or is host
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    cancelled_because = models.CharField(max_length=300, blank=True)
    invitation_reference = models.CharField(_("Invitation"), max_length=40, blank=True)
    invited_on = models.DateField(_("Invitation arrived on"), null=True, blank=True)
    planned_on = models.DateField()
    is_public = models.BooleanField(default=False)
    is_invented = models.BooleanField(default=False)  # a demo row that no source confirms; shown as such
    personal_data_until = models.DateField(db_index=True)  # the last day on which names and papers are kept
    shredded_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    journal_left_out = ("created_at",)

    class Meta:
        ordering = ("-starts_on", "-id")
        indexes = [
            models.Index(fields=["-starts_on", "-id"], name="visit_latest"),
            models.Index(fields=["relation", "-starts_on"], name="visit_of_relation"),
            models.Index(fields=["state", "starts_on"], name="visit_in_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="visit_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~Q(title_ind="") | ~Q(title_jpn="") | ~Q(title_eng=""), name="visit_has_a_title"
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancelled_because=""), name="visit_cancelled_says_why"
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def place_zone(self) -> str:
        """The time zone of the place visited."""
        return self.partner_zone if self.direction == self.Direction.OUTGOING else self.home_zone

    @property
    def other_zone(self) -> str:
        return self.home_zone if self.direction == self.Direction.OUTGOING else self.partner_zone


class Delegate(models.Model):
    """A person of either side. What identifies a person is encrypted and goes with the shredding; the office held stays.

    The two expiry dates are ISO days in encrypted text, "" where not known."""

    class Side(models.TextChoices):
        HOME = "home", _("Our side")
        PARTNER = "partner", _("Partner's side")

    class Role(models.TextChoices):
        HEAD = "head", _("Head of the delegation")
        MEMBER = "member", _("Member")
        INTERPRETER = "interpreter", _("Interpreter")
        LIAISON = "liaison", _("Liaison officer")
        PRESS = "press", _("Press")
        SPOUSE = "spouse", _("Spouse")

    class Rank(models.IntegerChoices):  # order of precedence: the lower number goes first
        MAYOR = 10, _("Head of the city")
        DEPUTY = 20, _("Deputy head of the city")
        COUNCIL = 30, _("Chair of the city council")
        SECRETARY = 40, _("Secretary of the city")
        DIRECTOR = 50, _("Head of an agency or a city enterprise")
        MANAGER = 60, _("Head of a division")
        OFFICER = 70, _("Officer")
        GUEST = 80, _("Guest without public office")

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="delegates")
    side = models.CharField(_("Side"), max_length=8, choices=Side.choices)
    role = models.CharField(_("Role"), max_length=12, choices=Role.choices, default=Role.MEMBER)
    rank = models.PositiveSmallIntegerField(_("Rank"), choices=Rank.choices, default=Rank.OFFICER)
    position = models.PositiveSmallIntegerField(default=0)  # order among equals in rank
    office = Trilingual(models.CharField, max_length=160)  # "Mayor of Bandung"
    organisation = models.CharField(_("Organisation"), max_length=160, blank=True)
    form_of_address = models.CharField(
        _("Form of address in the other language"), max_length=60, blank=True
    )  # "市長", "Yth. Bapak"
    languages = models.CharField(_("Languages"), max_length=40, blank=True)  # BCP 47 codes, "|" between

    family_name = EncryptedTextField(_("Family name"), blank=True)
    given_name = EncryptedTextField(_("Given name"), blank=True)
    other_script = EncryptedTextField(_("Name in the other script"), blank=True)
    passport_number = EncryptedTextField(_("Passport number"), blank=True)
    passport_expires = EncryptedTextField(_("Passport valid until"), blank=True)
    visa_number = EncryptedTextField(_("Visa number"), blank=True)
    visa_expires = EncryptedTextField(_("Visa valid until"), blank=True)
    diet = EncryptedTextField(_("Diet"), blank=True)
    phone = EncryptedTextField(_("Telephone"), blank=True)
    email = EncryptedTextField(_("E-mail"), blank=True)

    contact = models.ForeignKey(
        Contact, on_delete=models.SET_NULL, null=True, blank=True, related_name="delegations"
    )  # where the partner's person is on record
    calendar_digest = models.CharField(
        max_length=64, unique=True, null=True, blank=True
    )  # of the secret calendar address
    created_at = models.DateTimeField(auto_now_add=True)

    PERSONAL = (
        "family_name", "given_name", "other_script", "passport_number", "passport_expires", "visa_number", "visa_expires",
        "diet", "phone", "email",
    )  # fmt: skip
    journal_hidden = (*PERSONAL, "calendar_digest")
    journal_left_out = ("created_at",)

    class Meta:
        ordering = ("side", "rank", "position", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "side"], condition=Q(role="head"), name="delegation_has_one_head"
            ),
            models.CheckConstraint(
                condition=~Q(office_ind="") | ~Q(office_jpn="") | ~Q(office_eng=""),
                name="delegate_has_an_office",
            ),
        ]

    def __str__(self) -> str:
        return self.office_eng or str(self.office)  # never the name: this goes to the journal

    @property
    def full_name(self) -> str:
        """Given and family name as one writes them in Latin letters; "" once shredded."""
        return f"{self.given_name} {self.family_name}".strip()


class ProgrammeItem(models.Model):
    """One entry of the programme, from one instant to another; `zone` is the time of the place where it happens."""

    class Kind(models.TextChoices):
        TRAVEL = "travel", _("Travel")
        MEETING = "meeting", _("Meeting")
        SITE = "site", _("Visit of a site")
        CEREMONY = "ceremony", _("Ceremony")
        MEAL = "meal", _("Meal")
        PRESS = "press", _("Press")
        REST = "rest", _("Free time")

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="programme")
    starts_at = models.DateTimeField(_("Begins"))
    ends_at = models.DateTimeField(_("Ends"))
    zone = models.CharField(_("Time of"), max_length=40)
    kind = models.CharField(_("Kind"), max_length=10, choices=Kind.choices, default=Kind.MEETING)
    title = Trilingual(models.CharField, max_length=200)
    place = models.CharField(_("Place"), max_length=200, blank=True)
    address = models.CharField(_("Address"), max_length=300, blank=True)  # as text, for any map
    subject = models.ForeignKey(
        Field, on_delete=models.PROTECT, null=True, blank=True, related_name="programme_items"
    )
    note = Trilingual(models.TextField)
    met = models.ManyToManyField(Contact, related_name="programme_items", blank=True)  # the partner's people
    attended_by = models.ManyToManyField(
        Delegate, related_name="programme", blank=True
    )  # nobody named: the whole delegation
    interpreter = models.ForeignKey(
        Delegate, on_delete=models.SET_NULL, null=True, blank=True, related_name="interprets"
    )
    gift = models.CharField(_("Gift"), max_length=200, blank=True)

    class Meta:
        ordering = ("starts_at", "id")
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="item_ends_after_it_begins"),
            models.CheckConstraint(
                condition=~Q(title_ind="") | ~Q(title_jpn="") | ~Q(title_eng=""), name="item_has_a_title"
            ),
        ]
        indexes = [models.Index(fields=["visit", "starts_at"], name="item_of_visit")]

    def __str__(self) -> str:
        return str(self.title)


class ItemDocument(models.Model):
    """A paper for one meeting."""

    item = models.ForeignKey(ProgrammeItem, on_delete=models.CASCADE, related_name="papers")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("What it is"), max_length=200)

    class Meta:
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["item", "document"], name="paper_once_at_a_meeting")]

    def __str__(self) -> str:
        return self.title


class Permit(models.Model):
    """The permit of an outgoing visit. `rule` and `version` name the rule in force on the first day when it was begun."""

    class State(models.TextChoices):
        PREPARING = "preparing", _("papers are gathered")
        FILED = "filed", _("handed in")
        GRANTED = "granted", _("granted")
        REFUSED = "refused", _("refused")

    visit = models.OneToOneField(Visit, on_delete=models.CASCADE, related_name="permit")
    rule = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PREPARING)
    file_by = models.DateField(db_index=True)  # the last day to hand it in, as reckoned when it was begun
    number = models.CharField(_("Number"), max_length=80, blank=True)

    class Meta:
        ordering = ("file_by", "id")

    def __str__(self) -> str:
        return f"{self.rule} {self.version}"


class PermitStep(models.Model):
    """What happened to the permit on which day."""

    permit = models.ForeignKey(Permit, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(_("What happened"), max_length=10, choices=Permit.State.choices)
    on_day = models.DateField(_("Day"))
    note = models.CharField(_("Remark"), max_length=300, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ("on_day", "id")

    def __str__(self) -> str:
        return f"{self.state} {self.on_day}"


class PermitPaper(models.Model):
    """A paper that the rule asks for and that is ready; what has no row is missing."""

    permit = models.ForeignKey(Permit, on_delete=models.CASCADE, related_name="papers")
    key = models.CharField(max_length=40)  # of a paper of the rule
    ready_on = models.DateField(_("Ready since"))
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["permit", "key"], name="permit_paper_once")]

    def __str__(self) -> str:
        return self.key

"""The report of a journey, gifts, budget and expenses, letters of thanks, follow-ups."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jalin.kernel.documents.models import Document
from jalin.kernel.personal import EncryptedTextField
from jalin.people.models import Unit
from jalin.visits.models import Delegate, ProgrammeItem, Visit

AMOUNT = {"max_digits": 16, "decimal_places": 2}


def _amount(label, **options):
    return models.DecimalField(label, **AMOUNT, validators=[MinValueValidator(0)], **options)


class Report(models.Model):
    """The report of one journey. `bodies`: key of a heading -> text; `form`: the headings it was begun with."""

    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="report")
    form = models.CharField(max_length=40)
    language = models.CharField(_("Language"), max_length=2, default="id")
    bodies = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    handed_in_on = models.DateField(_("Handed in on"), null=True, blank=True)
    handed_to = models.CharField(_("Handed in to"), max_length=160, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    journal_left_out = ("created_at",)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(handed_in_on__isnull=True, handed_to="")
                | (Q(handed_in_on__isnull=False) & ~Q(handed_to="")),
                name="visit_report_handed_to_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"report {self.visit_id}"


class Gift(models.Model):
    """A gift that was received or given. Offices stay on record; names and addresses are encrypted and go with the rest of
    the visit's personal data."""

    class Direction(models.TextChoices):
        RECEIVED = "received", _("received")
        GIVEN = "given", _("given")

    class Kind(models.TextChoices):
        GOODS = "goods", _("Goods")
        MEAL = "meal", _("Food and drink")
        TRAVEL = "travel", _("Ticket or journey")
        LODGING = "lodging", _("Lodging")
        MONEY = "money", _("Money or what stands for it")
        OTHER = "other", _("Something else")

    class Ruling(models.TextChoices):
        NONE = "", _("not decided")
        STATE = "state", _("belongs to the state")
        RECEIVER = "receiver", _("may be kept")

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="gifts")
    item = models.ForeignKey(
        ProgrammeItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    direction = models.CharField(_("Direction"), max_length=8, choices=Direction.choices)
    kind = models.CharField(_("Kind"), max_length=8, choices=Kind.choices, default=Kind.GOODS)
    what = models.CharField(_("Gift"), max_length=200)
    occasion = models.CharField(_("Occasion"), max_length=200, blank=True)
    place = models.CharField(_("Place"), max_length=200, blank=True)
    on_day = models.DateField(_("Day"))
    at_time = models.TimeField(_("Hour"), null=True, blank=True)
    value = _amount(_("Estimated value"), null=True, blank=True)
    currency = models.CharField(_("Currency"), max_length=3, blank=True)
    giver_office = models.CharField(_("Office of the giver"), max_length=160)
    giver_name = EncryptedTextField(_("Name of the giver"), blank=True)
    giver_address = EncryptedTextField(_("Address of the giver"), blank=True)
    receiver_office = models.CharField(_("Office of the receiver"), max_length=160)
    receiver_name = EncryptedTextField(_("Name of the receiver"), blank=True)
    receiver_address = EncryptedTextField(_("Address of the receiver"), blank=True)
    reported_on = models.DateField(_("Reported on"), null=True, blank=True)
    report_number = models.CharField(_("Number of the report"), max_length=80, blank=True)
    not_reported_because = models.CharField(_("Why it is not reported"), max_length=300, blank=True)
    ruling = models.CharField(_("Decision"), max_length=8, choices=Ruling.choices, blank=True, default="")
    ruled_on = models.DateField(_("Decided on"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    PERSONAL = ("giver_name", "giver_address", "receiver_name", "receiver_address")
    journal_hidden = PERSONAL
    journal_left_out = ("created_at",)

    class Meta:
        ordering = ("-on_day", "-id")
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="gift_says_what"),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | ~Q(currency=""), name="gift_value_has_a_currency"
            ),
            models.CheckConstraint(
                condition=Q(direction="received") | Q(reported_on__isnull=True, not_reported_because=""),
                name="gift_given_is_not_reported",
            ),
            models.CheckConstraint(
                condition=Q(reported_on__isnull=True) | Q(not_reported_because=""),
                name="gift_reported_or_not",
            ),
            models.CheckConstraint(
                condition=Q(ruling="") | Q(ruled_on__isnull=False, reported_on__isnull=False),
                name="gift_ruling_follows_a_report",
            ),
        ]
        indexes = [
            models.Index(
                fields=["on_day"],
                name="gift_to_report",
                condition=Q(direction="received", reported_on__isnull=True, not_reported_because=""),
            )
        ]

    def __str__(self) -> str:
        return self.what


class Category(models.TextChoices):
    """What money of a journey is for, in the order of the budget."""

    FLIGHT = "flight", _("Flights")
    TRANSPORT = "transport", _("Transport on the spot")
    LODGING = "lodging", _("Lodging")
    ALLOWANCE = "allowance", _("Daily allowance")
    VISA = "visa", _("Visa and insurance")
    INTERPRETER = "interpreter", _("Interpreters")
    GIFTS = "gifts", _("Gifts")
    RECEPTION = "reception", _("Reception and meals")
    OTHER = "other", _("Other")


class BudgetLine(models.Model):
    """What a visit may cost in one category, in the office's currency."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="budget")
    category = models.CharField(_("Category"), max_length=12, choices=Category.choices)
    amount = _amount(_("Amount"))

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["visit", "category"], name="visit_budget_once_a_category")
        ]

    def __str__(self) -> str:
        return self.category


class Expense(models.Model):
    """One line of what was paid. `rate`: how much of the office's currency one unit was worth on that day."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="expenses")
    category = models.CharField(_("Category"), max_length=12, choices=Category.choices)
    what = models.CharField(_("What it was"), max_length=200)
    paid_on = models.DateField(_("Paid on"))
    amount = _amount(_("Amount"))
    currency = models.CharField(_("Currency"), max_length=3)
    rate = models.DecimalField(_("Rate"), max_digits=16, decimal_places=6, null=True, blank=True)
    receipt = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    no_receipt_because = models.CharField(_("Why there is no receipt"), max_length=300, blank=True)
    is_invented = models.BooleanField(default=False)  # a demo row that no source confirms; shown as such
    created_at = models.DateTimeField(auto_now_add=True)

    journal_left_out = ("created_at",)

    class Meta:
        ordering = ("paid_on", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="expense_says_what"),
            models.CheckConstraint(
                condition=Q(rate__isnull=True) | Q(rate__gt=0), name="expense_rate_is_a_rate"
            ),
            models.CheckConstraint(
                condition=Q(receipt__isnull=True) | Q(no_receipt_because=""),
                name="expense_has_a_receipt_or_not",
            ),
        ]

    def __str__(self) -> str:
        return self.what


class Thanks(models.Model):
    """A letter of thanks to an office at the other side. The name is read from the delegation when the letter is printed."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="thanks")
    delegate = models.ForeignKey(Delegate, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    office = models.CharField(_("To which office"), max_length=160)
    language = models.CharField(_("Language"), max_length=2)
    text = models.TextField(_("Text"), max_length=6000)
    dated_on = models.DateField(_("Dated"))
    sent_on = models.DateField(_("Sent on"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    journal_left_out = ("created_at",)

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "thanks"
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(office=""), name="thanks_say_something_to_somebody"
            ),
        ]

    def __str__(self) -> str:
        return self.office


class FollowUp(models.Model):
    """A date on which somebody here takes the visit up again."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="follow_ups")
    what = models.CharField(_("What is to be done"), max_length=300)
    on_day = models.DateField(_("Day"))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    done_on = models.DateField(_("Done on"), null=True, blank=True)

    class Meta:
        ordering = ("on_day", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="follow_up_says_what"),
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | Q(owner__isnull=False), name="follow_up_has_an_owner"
            ),
        ]
        indexes = [models.Index(fields=["on_day"], name="follow_up_open", condition=Q(done_on__isnull=True))]

    def __str__(self) -> str:
        return self.what

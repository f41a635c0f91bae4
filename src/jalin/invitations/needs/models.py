"""Needs of a planning period, votes on their points, and the codes of needs and offers."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalin.invitations.models import Invitation
from jalin.kernel.text import Trilingual
from jalin.people.models import Unit
from jalin.relations.models import Field


class Period(models.Model):
    """A planning period of the city, such as that of its medium-term plan."""

    key = models.SlugField(max_length=20, unique=True)
    name = Trilingual(models.CharField, max_length=120)
    starts_on = models.DateField(_("First day"))
    ends_on = models.DateField(_("Last day"))
    source = models.CharField(_("Source"), max_length=300)

    class Meta:
        ordering = ("-starts_on", "-id")
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="period_ends_after_it_begins")
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.name) or self.key


class Need(models.Model):
    """Something the city needs and may find abroad. `topic`: a key of the vocabulary, confirmed by a person; `sdg`,
    `cofog` and `field` come with it and may be corrected."""

    class Priority(models.IntegerChoices):
        FIRST = 1, pgettext_lazy("priority", "first")
        SECOND = 2, pgettext_lazy("priority", "second")
        THIRD = 3, pgettext_lazy("priority", "third")

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="needs")
    title = Trilingual(models.CharField, max_length=200)
    text = Trilingual(models.TextField, max_length=4000)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="needs")
    priority = models.PositiveSmallIntegerField(
        _("Priority"), choices=Priority.choices, default=Priority.SECOND
    )
    field = models.ForeignKey(Field, on_delete=models.PROTECT, null=True, blank=True, related_name="needs")
    topic = models.CharField(max_length=40, blank=True)
    sdg = models.PositiveSmallIntegerField(null=True, blank=True)
    cofog = models.CharField(max_length=6, blank=True)
    topic_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    topic_on = models.DateField(null=True, blank=True)
    topic_method = models.CharField(
        max_length=80, blank=True
    )  # the encoder that had offered it; "" found by hand
    points = models.PositiveSmallIntegerField(null=True, blank=True)  # of the last vote that was closed
    closed_on = models.DateField(null=True, blank=True)  # met, or given up
    is_invented = models.BooleanField(default=False)  # a demo row that no source confirms; shown as such
    created_at = models.DateTimeField(auto_now_add=True)

    journal_left_out = ("created_at",)

    class Meta:
        ordering = ("priority", "id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_ind="") | ~Q(title_jpn="") | ~Q(title_eng=""), name="need_has_a_title"
            ),
            models.CheckConstraint(
                condition=Q(sdg__isnull=True) | Q(sdg__gte=1, sdg__lte=17), name="need_goal_is_one_of_17"
            ),
        ]
        indexes = [models.Index(fields=["period", "topic"], name="need_by_topic")]

    def __str__(self) -> str:
        return str(self.title)


class OfferCode(models.Model):
    """A topic of an invitation, confirmed by a person."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="codes")
    topic = models.CharField(max_length=40)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    chosen_on = models.DateField()
    method = models.CharField(max_length=80, blank=True)  # the encoder that had offered it; "" found by hand

    class Meta:
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["invitation", "topic"], name="offer_code_once")]
        indexes = [models.Index(fields=["topic"], name="offer_by_topic")]

    def __str__(self) -> str:
        return f"{self.topic} of {self.invitation_id}"


class Suggestion(models.Model):
    """What the encoder offers for the text of a need or an invitation; made by a job, replaced when asked again."""

    need = models.OneToOneField(
        Need, on_delete=models.CASCADE, null=True, blank=True, related_name="suggestion"
    )
    invitation = models.OneToOneField(
        Invitation, on_delete=models.CASCADE, null=True, blank=True, related_name="suggestion"
    )
    codes = models.JSONField(default=list)  # [{"topic", "score"}], best first
    method = models.CharField(max_length=80)
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(need__isnull=True, invitation__isnull=False)
                | Q(need__isnull=False, invitation__isnull=True),
                name="suggestion_is_for_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"suggestion {self.pk}"


class Ballot(models.Model):
    """A vote that shares out 100 points among items: the needs of a period, or the criteria by which invitations are
    chosen. `items` and their words are those of the opening day."""

    class Kind(models.TextChoices):
        NEEDS = "needs", _("Points of the needs")
        CRITERIA = "criteria", _("Weights of the criteria")

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="ballots")
    kind = models.CharField(_("What is voted on"), max_length=8, choices=Kind.choices)
    items = models.JSONField()  # [{"key", "id", "ja", "en"}]
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)  # the minutes or decree that states the result
    result = models.JSONField(default=dict, blank=True)  # key -> points, once closed
    is_invented = models.BooleanField(default=False)

    class Meta:
        ordering = ("-opened_on", "-id")
        constraints = [
            models.UniqueConstraint(
                fields=["period", "kind"], condition=Q(closed_on__isnull=True), name="one_open_ballot"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.opened_on}"

    @property
    def keys(self) -> list[str]:
        return [item["key"] for item in self.items]


class Cast(models.Model):
    """How one voter shared out the points. Rows are only added: who votes again adds a row, the last one counts.
    `body`: for whom an officer entered it (a commission of the council), with the paper that says so."""

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="casts")
    voter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    body = models.CharField(max_length=120, blank=True)
    paper = models.CharField(max_length=200, blank=True)
    points = models.JSONField()  # key -> whole points, 100 in all
    note = models.CharField(max_length=300, blank=True)
    cast_at = models.DateTimeField(auto_now_add=True)

    journal_left_out = ("cast_at",)

    class Meta:
        ordering = ("cast_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(body="") | ~Q(paper=""), name="cast_for_a_body_names_its_paper"
            )
        ]

    def __str__(self) -> str:
        return f"cast {self.pk} of {self.ballot_id}"

"""Partners, relations, the timeline."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jalin.kernel.personal import EncryptedTextField
from jalin.kernel.text import Trilingual
from jalin.people.models import Unit, User

from . import kept_facts


class Field(models.Model):
    """A field of cooperation from the office's controlled list, with the codes others count by."""

    key = models.SlugField(max_length=40, unique=True)
    name = Trilingual(models.CharField, max_length=120)
    dac = models.CharField(max_length=5, blank=True)  # OECD DAC purpose code, text: zeros count
    cofog = models.CharField(max_length=6, blank=True)
    sdg = models.CharField(max_length=40, blank=True)  # goals, "|" between
    aliases = models.TextField(blank=True)  # other words for it, one a line
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "key")

    def __str__(self) -> str:
        return str(self.name)


class Partner(models.Model):
    """A city, region or institution abroad."""

    class Kind(models.TextChoices):
        CITY = "city", _("City")
        REGION = "region", _("Region")
        INSTITUTION = "institution", _("Institution")

    slug = models.SlugField(max_length=120, unique=True)  # from the English name; addresses stay
    kind = models.CharField(_("Kind"), max_length=12, choices=Kind.choices, default=Kind.CITY)
    name = Trilingual(models.CharField, max_length=200)
    name_own = models.CharField(_("Name in its own script"), max_length=200, blank=True)
    own_language = models.CharField(max_length=12, blank=True)  # BCP 47, for the lang attribute
    country = models.CharField(_("Country"), max_length=2, blank=True)
    geoname_id = models.PositiveIntegerField(null=True, blank=True)
    wikidata_id = models.CharField(max_length=16, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    website = models.URLField(blank=True)
    note = Trilingual(models.TextField)
    is_public = models.BooleanField(default=False)
    sort_name = models.CharField(max_length=200, db_index=True)  # folded English name
    created_at = models.DateTimeField(auto_now_add=True)

    journal_left_out = ("sort_name", "created_at")

    class Meta:
        ordering = ("sort_name", "id")
        indexes = [
            models.Index(fields=["country", "sort_name"], name="partner_country_name"),
            # what the desk asks for every day is found without reading the whole record
            models.Index(
                fields=["sort_name"], name="partner_without_place", condition=Q(latitude__isnull=True)
            ),
            models.Index(
                fields=["sort_name"],
                name="partner_lacks_a_name",
                condition=Q(name_ind="") | Q(name_jpn="") | Q(name_eng=""),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="partner_is_on_the_globe",
            )
        ]

    def __str__(self) -> str:
        return self.name_eng or str(self.name) or self.slug


class PartnerAlias(models.Model):
    """Another spelling under which a partner was met; `folded` finds it again."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partner", "folded"], name="partner_alias_once")]

    def __str__(self) -> str:
        return self.text


class Contact(models.Model):
    """A person at the partner's side in a post, with the days it began and ended."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="contacts")
    post = Trilingual(models.CharField, max_length=200)
    name = EncryptedTextField(blank=True)
    email = EncryptedTextField(blank=True)
    phone = EncryptedTextField(blank=True)
    language = models.CharField(max_length=12, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    note = EncryptedTextField(blank=True)

    journal_hidden = ("name", "email", "phone", "note")

    class Meta:
        ordering = (F("until").desc(nulls_first=True), "-since", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="contact_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return str(self.post) or f"contact {self.pk}"


class Relation(
    kept_facts.keeps_facts(kept_facts.STAFF),
    kept_facts.keeps_facts(kept_facts.SHARED),
    kept_facts.keeps_facts(kept_facts.PUBLIC),
):
    """The home city and one partner. The `facts_…` columns are what the timeline says to the office, `shared_facts_…` and
    `public_facts_…` what it says to the partner and to everybody (services keep them true)."""

    class Kind(models.TextChoices):
        SISTER = "sister", _("Sister city")
        LIMITED = "limited", _("Cooperation in named fields")
        INSTITUTION = "institution", _("Cooperation with an institution")
        NONE = "none", _("No agreement yet")

    partner = models.OneToOneField(Partner, on_delete=models.PROTECT, related_name="relation")
    kind = models.CharField(_("Kind of relation"), max_length=12, choices=Kind.choices, default=Kind.NONE)
    is_legacy = models.BooleanField(_("Old agreement without an end date"), default=False)
    held_by = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="held_relations"
    )
    fields = models.ManyToManyField(Field, through="Involvement", related_name="relations")
    note = Trilingual(models.TextField)
    is_public = models.BooleanField(default=False)

    journal_left_out = kept_facts.COLUMNS

    class Meta:
        ordering = ("partner__sort_name",)
        indexes = [
            models.Index(
                fields=["facts_valid_until"],
                name="relation_runs_out",
                condition=Q(facts_closed_as="", facts_valid_until__isnull=False),
            ),
            models.Index(
                fields=["facts_has_agreement", "facts_last_contact_on"],
                name="relation_silent",
                condition=Q(facts_closed_as=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.partner)


class Involvement(models.Model):
    """A field of a relation and the unit which carries it, from when to when."""

    relation = models.ForeignKey(Relation, on_delete=models.CASCADE, related_name="involvements")
    field = models.ForeignKey(Field, on_delete=models.PROTECT, related_name="involvements")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="involvements"
    )
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("field__position", "id")
        constraints = [models.UniqueConstraint(fields=["relation", "field", "unit"], name="involvement_once")]

    def __str__(self) -> str:
        return f"{self.relation_id}: {self.field_id}"


class Representative(models.Model):
    """A partner's officer who signs in here and sees the shared part of this one relation."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="represents")
    relation = models.ForeignKey(Relation, on_delete=models.CASCADE, related_name="representatives")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "relation"], name="representative_once")]

    def __str__(self) -> str:
        return f"{self.user_id} for {self.relation_id}"


class Source(models.Model):
    """Where a fact comes from: a page, a paper, a register, an officer's own knowledge."""

    key = models.CharField(
        max_length=300, unique=True
    )  # as the record names it: an address without scheme, a file
    title = models.CharField(max_length=300, blank=True)
    url = models.URLField(max_length=500, blank=True)
    published_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.title or self.key


class Event(models.Model):
    """Something that happened in a relation. Its date is that of the statement the office prefers."""

    class Precision(models.TextChoices):
        DAY = "day", _("day")
        MONTH = "month", _("month")
        YEAR = "year", _("year")
        INTERVAL = "interval", _("interval")
        UNKNOWN = "unknown", _("not known")

    class Audience(models.TextChoices):
        PUBLIC = "public", _("Everybody")
        SHARED = "shared", _("This office and the partner")
        STAFF = "staff", _("This office only")

    class Direction(models.TextChoices):
        INCOMING = "incoming", _("They came to us")
        OUTGOING = "outgoing", _("We went to them")
        NEITHER = "", _("Neither")

    relation = models.ForeignKey(Relation, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=40)
    direction = models.CharField(max_length=8, choices=Direction.choices, blank=True, default="")
    summary = Trilingual(models.TextField)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.UNKNOWN)
    is_disputed = models.BooleanField(default=False)  # two statements of its date disagree
    valid_until = models.DateField(null=True, blank=True)  # stated last day of what was agreed
    fields = models.ManyToManyField(Field, related_name="events", blank=True)
    audience = models.CharField(max_length=8, choices=Audience.choices, default=Audience.STAFF)
    about_noun = models.CharField(max_length=60, blank=True)  # the object of another module it tells of
    about_id = models.CharField(max_length=40, blank=True)
    is_invented = models.BooleanField(default=False)  # a demo row that no source confirms; shown as such
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    journal_left_out = ("created_at",)

    class Meta:
        ordering = (F("starts_on").desc(nulls_last=True), "-id")
        indexes = [
            models.Index(fields=["relation", "-starts_on", "-id"], name="event_of_relation"),
            models.Index(fields=["-starts_on", "-id"], name="event_latest"),
            models.Index(fields=["kind", "starts_on"], name="event_of_kind"),
            models.Index(
                fields=["-starts_on", "-id"],
                name="event_disputed",
                condition=Q(is_disputed=True, withdrawn_at__isnull=True),
            ),
            models.Index(
                fields=["-starts_on", "-id"],
                name="event_lacks_a_language",
                condition=Q(summary_ind="") | Q(summary_jpn="") | Q(summary_eng=""),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(precision="unknown", starts_on__isnull=True, ends_on__isnull=True)
                | (~Q(precision="unknown") & Q(starts_on__isnull=False, ends_on__gte=F("starts_on"))),
                name="event_dates_fit_precision",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.starts_on or ''}".strip()


class Statement(models.Model):
    """What one source says of an event's date, in its words and as it was read."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="statements")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="statements")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    precision = models.CharField(
        max_length=8, choices=Event.Precision.choices, default=Event.Precision.UNKNOWN
    )
    basis = models.CharField(max_length=200, blank=True)  # a phrase of bases.PHRASES or words of one's own
    basis_language = models.CharField(max_length=2, blank=True)  # id, ja or en; blank: a known phrase, or not known
    quoted = models.CharField(max_length=300, blank=True)
    is_preferred = models.BooleanField(default=False)

    class Meta:
        ordering = ("-is_preferred", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["event"], condition=Q(is_preferred=True), name="one_preferred_statement"
            ),
            models.CheckConstraint(
                condition=Q(precision="unknown", starts_on__isnull=True, ends_on__isnull=True)
                | (~Q(precision="unknown") & Q(starts_on__isnull=False, ends_on__gte=F("starts_on"))),
                name="statement_dates_fit_precision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id}: {self.starts_on or '?'}"


class Tie(models.Model):
    """Two partners that are linked with each other (not with the home city), as a register says. Undirected: one < other."""

    one = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="+")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="ties")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    precision = models.CharField(
        max_length=8, choices=Event.Precision.choices, default=Event.Precision.UNKNOWN
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="tie_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="tie_is_ordered"),
        ]
        indexes = [models.Index(fields=["other"], name="tie_other")]

    def __str__(self) -> str:
        return f"{self.one_id}–{self.other_id}"

"""Users, units of the city, duties, and the office itself."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jalin.kernel.text import Trilingual


class Office(models.Model):
    """The one row that says whose installation this is."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    city = Trilingual(models.CharField, max_length=120)
    name = Trilingual(models.CharField, max_length=200)
    country = models.CharField(max_length=2)
    geoname_id = models.PositiveIntegerField(null=True, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5)
    longitude = models.DecimalField(max_digits=8, decimal_places=5)
    email = models.EmailField(blank=True)  # the office's role address, never a person's
    data_protection_contact = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="office_is_one_row")]

    def __str__(self) -> str:
        return str(self.name)


class UserManager(BaseUserManager):
    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)

    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in. Roles come from duties, never from flags on this row."""

    email = models.EmailField(_("E-mail address"), unique=True)
    name = models.CharField(_("Name"), max_length=120)
    language = models.CharField(
        _("Language"),
        max_length=2,
        choices=[("id", "Bahasa Indonesia"), ("ja", "日本語"), ("en", "English")],
        default="id",
    )
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    is_demo = models.BooleanField(
        default=False
    )  # made by the demo; `jalin doctor` refuses a server that has any

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    journal_left_out = ("password", "last_login", "is_superuser")
    journal_hidden = ("email", "name")
    journal_label_hidden = True

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    @property
    def is_staff(self) -> bool:
        """Django's admin is not installed; nobody is staff in its sense."""
        return False


class Unit(models.Model):
    """A part of the administration. The key stays when the name changes."""

    key = models.SlugField(max_length=40, unique=True)
    duty = models.CharField(
        max_length=200, blank=True
    )  # what it does in cooperation: "field:wastewater", "newsroom"
    source = models.CharField(max_length=300, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    successors = models.ManyToManyField("self", symmetrical=False, related_name="predecessors", blank=True)

    class Meta:
        ordering = ("key",)

    def __str__(self) -> str:
        return self.key

    @property
    def name_today(self) -> str:
        """Short or full name as it is now; the last one of a unit that ended. `names` should be prefetched."""
        return str(name_among(self.names.all(), timezone.localdate()) or self.key)


class UnitName(models.Model):
    """What a unit was called from when to when; old papers print the name of their date."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="names")
    name = Trilingual(models.CharField, max_length=200)
    short = models.CharField(max_length=40, blank=True)
    valid_from = models.DateField(null=True, blank=True)  # empty: since the records begin
    valid_to = models.DateField(null=True, blank=True)  # last day; empty: still so
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = (F("valid_from").asc(nulls_first=True),)
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                name="unit_name_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.short or str(self.name)


def name_among(names: Iterable[UnitName], day: date) -> UnitName | None:
    """What a unit with these names, in order, is called on that day; the last name of one that ended."""
    known = [name for name in names if name.valid_from is None or name.valid_from <= day]
    return known[-1] if known else None


class Duty(models.Model):
    """A user holds a role from one day to another, for one unit or (unit empty) for the whole office."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="duties")
    role = models.CharField(max_length=40)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="duties")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("since", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="duty_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} ({self.user_id})"

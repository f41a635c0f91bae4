"""Kinds of events. Later modules register theirs here; none keeps a history of its own."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

_KINDS: dict[str, "Kind"] = {}


@dataclass(frozen=True)
class Kind:
    """What an event of this kind means for its relation.

    `is_contact`: the two sides dealt with each other, so the silence ends. `effect`: "" none, "explores", "agrees" (an
    agreement begins or is renewed), "lapses", "ends". `stage`: shown in the stage track. `at_home`: among the latest on the home page;
    not for what stands there by itself.
    """

    key: str
    name: object
    is_contact: bool = True
    effect: str = ""
    stage: bool = False
    at_home: bool = True
    icon: str = "circle-dot"


def register_kind(key: str, name, **meaning) -> Kind:
    """Register a kind of event; a key is registered once."""
    if key in _KINDS:
        raise ValueError(f"event kind {key} is registered twice")
    _KINDS[key] = Kind(key, name, **meaning)
    return _KINDS[key]


def kinds() -> dict[str, Kind]:
    return dict(_KINDS)


def kind_of(key: str) -> Kind:
    """The registered kind, or a plain one for rows written by a module that is not installed any more."""
    return _KINDS.get(key) or Kind(key, key.replace("_", " "))


register_kind("relation_established", _("Cooperation began"), effect="agrees", stage=True, icon="link")
register_kind("loi_signed", _("Letter of intent signed"), effect="explores", stage=True, icon="writing")
register_kind("mou_signed", _("Memorandum signed"), effect="agrees", stage=True, icon="signature")
register_kind("mou_renewed", _("Memorandum extended"), effect="agrees", stage=True, icon="refresh")
register_kind("memorandum", _("Memorandum on one subject"), effect="agrees", icon="signature")
register_kind(
    "implementing_arrangement", _("Implementing arrangement signed"), effect="agrees", icon="signature"
)
register_kind("dprd_referral", _("Before the city council"), is_contact=False, stage=True, icon="gavel")
register_kind("dprd_consent", _("City council consented"), is_contact=False, stage=True, icon="check")
register_kind("visit", _("Visit"), icon="route")
register_kind("meeting", _("Meeting"), icon="users")
register_kind("handover", _("Equipment handed over"), icon="gift")
register_kind("letter", _("Letter"), icon="mail")
register_kind("activity", _("Joint activity"), icon="calendar")
register_kind("note_taken", _("Note"), is_contact=False, icon="notebook")
register_kind(
    "agreement_ended",
    _("Agreement ended without renewal"),
    is_contact=False,
    effect="lapses",
    stage=True,
    icon="hourglass",
)
register_kind("relation_ended", _("Relation ended"), is_contact=False, effect="ends", stage=True, icon="x")

"""What the page of one partner shows: names, place, ties, and the way to its relation."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.agreements.sealing.selectors import originals_of
from jalin.kernel.access import can
from jalin.relations.models import Partner
from jalin.relations.permissions import EDIT_PARTNER
from jalin.relations.public.facts_shown import position_in_words
from jalin.relations.public.names import partner_name
from jalin.relations.public.weaving import dated
from jalin.relations.selectors import audience_of, status_of, tie_rows
from jalin.relations.sentences import LOOKS

from .reach import is_staff_reader, journal_url, rights_with, trail_to
from .words import country_word, draw_name, name_word

TIES_SHOWN = 50
TONGUES = (("id", "Bahasa Indonesia", "ind"), ("ja", "日本語", "jpn"), ("en", "English", "eng"))


def ties_of(user, partner: Partner) -> tuple[list[dict], bool]:
    """The other partners it is linked with, as registers say, and whether there are more than are shown."""
    rows = tie_rows(user, "relations.view").filter(Q(one=partner) | Q(other=partner))
    found = list(rows.select_related("one", "other", "source").order_by("-starts_on", "pk")[: TIES_SHOWN + 1])
    shown = []
    for tie in found[:TIES_SHOWN]:
        other = tie.other if tie.one_id == partner.pk else tie.one
        shown.append({"partner": other, "name": draw_name(other, name_word(other)), "date": dated(tie),
                      "country": country_word(other.country), "source": tie.source})  # fmt: skip
    return shown, len(found) > TIES_SHOWN


def partner_page(user, partner: Partner) -> dict:
    """What `desk/relations/partner.html` shows."""
    relation = getattr(partner, "relation", None)
    rights, name = rights_with(user, partner), partner_name(partner)
    ties, has_more_ties = ties_of(user, partner)
    status = status_of(relation, audience=audience_of(user, relation)) if relation else None
    names = [{"label": title, "language": code, "value": getattr(partner, f"name_{column}")}
             for code, title, column in TONGUES]  # fmt: skip
    return {
        "partner": partner, "relation": relation, "name": name, "rights": rights, "names": names,
        "aliases": sorted(alias.text for alias in partner.aliases.all()), "country": country_word(partner.country),
        "position": position_in_words(partner), "ties": ties, "has_more_ties": has_more_ties, "status": status,
        "look": LOOKS[status.key] if status else None, "journal_url": journal_url(partner) if rights.journal else "",
        "acts": acts_of(user, partner, rights),
        "trail": trail_to(user, "desk:partners", _("Partners"), (name.shown, "")),
        "is_staff": is_staff_reader(user), "originals": originals_of(user, relation) if relation else [],
    }  # fmt: skip


def acts_of(user, partner: Partner, rights) -> list[dict]:
    """The acts this person may do here; nothing that would be refused."""

    def act(name, label, icon, opens="act"):
        return {"url": reverse(name, args=[partner.slug]), "label": label, "icon": icon, "opens": opens}

    acts = []
    if rights.edit:
        acts.append(act("desk:partner_edit", _("Edit the partner"), "pencil"))
        acts.append(act("desk:partner_place", _("Set its place"), "map-pin"))
    if getattr(partner, "relation", None) is None and can(user, EDIT_PARTNER):
        acts.append(act("desk:relation_new", _("Begin a relation"), "link"))
    if rights.view_contacts:
        acts.append(act("desk:contacts", _("Contacts"), "address-book", opens=""))
    return acts

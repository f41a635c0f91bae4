"""Titles, descriptions and schema.org data of each public page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from ..sentences import gap, home_in_sentence
from .facts_shown import country_in_words, country_of
from .heads import Head, head_of, place_data
from .names import home_name


def _city(office) -> str:
    return home_in_sentence(str(home_name(office)))


def _office_data(office, city: str) -> dict:
    return place_data(
        city, country=country_in_words(office.country), latitude=office.latitude, longitude=office.longitude,
        also=[text for text in dict.fromkeys((office.city_ind, office.city_jpn, office.city_eng)) if text and text != city],
    )  # fmt: skip


def home_head(request, shown: dict) -> Head:
    city = home_in_sentence(str(shown["city"]))
    title = _("How %(city)s works with cities abroad") % {"city": city} if city else _("Cooperation abroad")
    data = {
        "@context": "https://schema.org", "@type": "WebSite", "name": title, "url": request.build_absolute_uri(request.path),
        "inLanguage": ["id", "ja", "en"],
    }  # fmt: skip
    return head_of(request, title=title, description=shown.get("lead", title), linked_data=data)


def list_head(request, shown: dict) -> Head:
    description = _("All partners abroad, with the state of each relation and the last contact on record.")
    return head_of(request, title=_("Partners abroad"), description=description)


def partner_head(request, shown: dict, office) -> Head:
    names, partner = shown["names"], shown["partner"]
    title = _("%(home)s and %(partner)s") % {"home": names.home, "partner": names.partner}
    description = (
        gap().join(filter(None, (shown.get(part) for part in ("lead", "plain_since", "reason")))) or title
    )
    same_as = [f"https://www.wikidata.org/wiki/{partner.wikidata_id}"] if partner.wikidata_id else []
    same_as += [f"https://sws.geonames.org/{partner.geoname_id}/"] if partner.geoname_id else []
    also = dict.fromkeys((partner.name_own, partner.name_ind, partner.name_jpn, partner.name_eng))
    about = [place_data(
        names.partner, kind=partner.kind, country=country_of(partner), latitude=partner.latitude, longitude=partner.longitude,
        also=[text for text in also if text and text != names.partner], same_as=same_as,
    )]  # fmt: skip
    if office is not None:
        about.append(_office_data(office, names.home))
    address = request.build_absolute_uri(request.path)
    trail = [(_("Partners"), request.build_absolute_uri(reverse("partners"))), (names.partner, address)]
    data = {
        "@context": "https://schema.org", "@type": "WebPage", "name": title, "description": description, "url": address,
        "inLanguage": request.LANGUAGE_CODE, "about": about,
        "breadcrumb": {"@type": "BreadcrumbList", "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": item} for place, (name, item) in enumerate(trail, 1)
        ]},
    }  # fmt: skip
    return head_of(request, title=title, description=description, linked_data=data)


def about_head(request, shown: dict) -> Head:
    description = _(
        "What this site is, which office keeps it, where the data come from and how the figures are counted."
    )
    return head_of(request, title=_("About this site"), description=description)


def accessibility_head(request) -> Head:
    description = _("How accessible these pages are, what was tested, and how to report a barrier.")
    return head_of(request, title=_("Accessibility"), description=description)

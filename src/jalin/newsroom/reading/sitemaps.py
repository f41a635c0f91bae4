"""The map of all public pages for search engines, with the languages of each; and robots.txt, which names it."""

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index, sitemap
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from jalin.invitations.rounds.selectors import published_rounds
from jalin.kernel.access.views import public
from jalin.relations.selectors import published_partners
from jalin.visits.selectors import published_visits

from .cards import address, moment
from .selectors import published_stories, with_words

PAGES = (
    "home",
    "partners",
    "public_visits",
    "news",
    "invitations",
    "public_rounds",
    "about",
    "accessibility",
)
CLOSED = (
    "/desk/",
    "/cms/",
    "/account/",
    "/theme/",
    "/language/",
    "/calendar/",
    "/*/search/",
    "/*/invitations/mine/",
)


class Pages(Sitemap):
    """What every installation has, in three languages. A file holds fewer than the 50,000 addresses that the protocol allows."""

    i18n = alternates = True
    limit = 10_000

    def __init__(self, user):
        self.user = user

    def items(self):
        return PAGES

    def location(self, item):
        return reverse(item)


class Partners(Pages):
    def items(self):
        return list(published_partners(self.user).order_by("pk").values_list("slug", flat=True))

    def location(self, item):
        return reverse("partner", args=[item])


class Visits(Pages):
    def items(self):
        return list(published_visits(self.user).order_by("pk").values_list("reference", flat=True))

    def location(self, item):
        return reverse("public_visit", args=[item])


class Rounds(Pages):
    def items(self):
        return list(published_rounds(self.user).order_by("pk").values_list("pk", flat=True))

    def location(self, item):
        return reverse("public_round", args=[item])


class Stories(Pages):
    """Each in the languages that it has."""

    def items(self):
        stories = with_words(published_stories(self.user)).order_by("pk")
        return [
            {tongue["language"]: tongue for tongue in tongues}
            for tongues in stories.values_list("tongues", flat=True)
        ]

    def get_languages_for_item(self, item):
        return list(item)

    def location(self, item):
        language = (get_language() or "en")[:2]
        return address(language, item[language]["slug"])

    def lastmod(self, item):
        return max(moment(tongue["changed_at"]) for tongue in item.values())


def _sections(request) -> dict:
    """Each section reads its rows when it is asked for, and only then."""
    kinds = {"pages": Pages, "partners": Partners, "visits": Visits, "rounds": Rounds, "stories": Stories}
    return {key: (lambda kind=kind: kind(request.user)) for key, kind in kinds.items()}


@public
@require_safe
def site_map(request):
    """The index of the sections; a section of more than 10,000 addresses has several files."""
    return index(request, _sections(request), sitemap_url_name="sitemap_section")


@public
@require_safe
def site_map_section(request, section):
    return sitemap(request, _sections(request), section=section)


@public
@require_safe
def robots(request):
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), ""]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")

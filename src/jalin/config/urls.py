"""The addresses that stay."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from jalin.agreements.views import calendar_feed
from jalin.kernel.search.views import search
from jalin.kernel.web import views as web
from jalin.newsroom.reading import sitemaps
from jalin.opendata.api.operations import api
from jalin.visits.delegation.views import calendar_feed as visit_calendar

urlpatterns = [
    path("", web.front_door, name="front_door"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.site_map, name="sitemap"),
    path("sitemap-<str:section>.xml", sitemaps.site_map_section, name="sitemap_section"),
    path("healthz", web.healthz, name="healthz"),
    path("theme/", web.choose_theme, name="choose_theme"),
    path("language/", web.choose_language, name="choose_language"),
    path("account/", include("jalin.people.account_urls")),
    path("api/", api.urls),
    path("desk/", include("jalin.desk.urls")),
    path("calendar/<str:secret>.ics", calendar_feed, name="calendar_feed"),
    path("calendar/visit/<str:secret>.ics", visit_calendar, name="visit_calendar"),
    path("cms/replies/", include("jalin.newsroom.replies.desk_urls")),
    path("cms/newsletter/", include("jalin.newsroom.newsletter.desk_urls")),
    path("cms/", include("jalin.newsroom.blocks.desk_urls")),
    path("cms/", include("jalin.newsroom.urls")),
    path("cms/", include("jalin.desk.editing.urls")),
    path("media/", include("jalin.newsroom.blocks.urls")),
    *i18n_patterns(
        path("search/", search, name="search"),
        path("", include("jalin.visits.public.urls")),
        path("", include("jalin.newsroom.replies.urls")),
        path("", include("jalin.newsroom.newsletter.urls")),
        path("", include("jalin.newsroom.reading.urls")),
        path("", include("jalin.relations.urls")),
        path("", include("jalin.invitations.rounds.public_urls")),
        path("", include("jalin.invitations.public_urls")),
        prefix_default_language=True,
    ),
]

handler400 = "jalin.kernel.web.errors.bad_request"
handler403 = "jalin.kernel.web.errors.forbidden"
handler404 = "jalin.kernel.web.errors.not_found"
handler500 = "jalin.kernel.web.errors.broken"

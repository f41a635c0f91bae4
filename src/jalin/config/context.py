"""What the frame of every page needs."""

from django.conf import settings
from django.utils.translation import gettext as _

from jalin.kernel.ui.tags.frames import url_or_nothing
from jalin.people.selectors import home_office, office_of

from .navigation import badge_columns, desk_navigation, foot_links, public_navigation


def frame(request):
    """`office`, `navigation`, `foot_links`, `feed`, `theme` for templates. One query; kept on the request."""
    if not hasattr(request, "jalin_frame"):
        in_desk = request.path_info.startswith(("/desk/", "/cms/", "/account/"))
        signed_in = getattr(request, "user", None) is not None and request.user.is_authenticated
        asked = badge_columns(request.user) if in_desk and signed_in else {}
        office = getattr(request, "office", None)  # a view may have read it already
        if asked or office is None:
            office = home_office(**asked) if asked else office_of(getattr(request, "user", None))
        request.jalin_frame = {
            "office": office,
            "navigation": desk_navigation(request, office)
            if in_desk and signed_in
            else public_navigation(request),
            "search": {"url": url_or_nothing("desk:search" if in_desk and signed_in else "search")},
            "foot_links": foot_links(),
            "feed": None if in_desk else {"url": url_or_nothing("news_feed"), "title": _("News")},
            "demonstration": settings.DEMO,
            "user_links": [
                {"url": url_or_nothing("account_overview"), "icon": "user-circle", "label": _("My account")}
            ],
            "theme": request.COOKIES.get("jalin_theme", ""),
        }
    return request.jalin_frame

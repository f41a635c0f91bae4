"""What the frame of every page needs."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from jalin.people.selectors import home_office

from .navigation import badge_columns, desk_navigation, foot_links, public_navigation


def frame(request):
    """`office`, `navigation`, `foot_links`, `feed`, `theme` for templates. One query; kept on the request."""
    if not hasattr(request, "jalin_frame"):
        in_desk = request.path_info.startswith(("/desk/", "/cms/", "/account/"))
        signed_in = getattr(request, "user", None) is not None and request.user.is_authenticated
        asked = badge_columns(request.user) if in_desk and signed_in else {}
        office = getattr(request, "office", None) or home_office(**asked)  # a view may have read it already
        request.jalin_frame = {
            "office": office,
            "navigation": desk_navigation(request, office)
            if in_desk and signed_in
            else public_navigation(request),
            "search": {"url": reverse("desk:search" if in_desk and signed_in else "search")},
            "foot_links": foot_links(),
            "feed": None if in_desk else {"url": reverse("news_feed"), "title": _("News")},
            "demonstration": settings.DEMO,
            "user_links": [
                {"url": reverse("account_overview"), "icon": "user-circle", "label": _("My account")}
            ],
            "theme": request.COOKIES.get("jalin_theme", ""),
        }
    return request.jalin_frame

"""Words for the pages of one's own account."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()

BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
            ("Chrome", "Chrome"), ("Safari", "Safari"))  # fmt: skip
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
           ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"))  # fmt: skip


def _first(user_agent: str, table) -> str:
    return next((name for mark, name in table if mark in user_agent), "")


@register.simple_tag
def browser(user_agent: str) -> str:
    """ "Chrome, Windows": as much as one needs to know one's own devices; the exact text says too little to people."""
    parts = [part for part in (_first(user_agent, BROWSERS), _first(user_agent, SYSTEMS)) if part]
    return ", ".join(parts) or _("Unknown browser")

"""Calendars to subscribe to under a secret address (RFC 5545, 7986), answered alike wherever they come from."""

import hashlib
import re
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from icalendar import Calendar

STAMPS = re.compile(rb"^DTSTAMP:.*\r\n", re.MULTILINE)
ASK_AGAIN = timedelta(
    hours=6
)  # how often a program should look; between two looks nothing is lost, there is mail besides


def digest_of(secret: str) -> str:
    """What is kept of the secret part of an address to find its owner by."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def named_calendar(name: str, what: str) -> Calendar:
    """An empty calendar. `what`: a word of the program for its product identifier."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Jalin//{what}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    return calendar


def published(request: HttpRequest, calendar: Calendar) -> HttpResponse:
    """The calendar as an answer. Every event gets the stamp of now, which RFC 5545 asks of a published one; the entity tag tells
    only of what does not change by itself, so that a program which has it already is told so."""
    now = timezone.now().replace(microsecond=0)
    for event in calendar.walk("VEVENT"):
        event.add("dtstamp", now)
    content = calendar.to_ical()
    tag = f'W/"{hashlib.sha256(STAMPS.sub(b"", content)).hexdigest()[:32]}"'
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "private, no-cache"  # it may be kept, and is asked about each time
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return get_conditional_response(request, etag=tag, response=response)

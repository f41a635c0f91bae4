"""Public pages of the news: short, and the same for everybody."""

from django.http import HttpResponse


def news(request):
    return HttpResponse()

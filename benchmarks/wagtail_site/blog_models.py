"""The blog of Wagtail's tutorial: an index, and pages with date, intro and body, searched by intro and body. The index is
paged by 20, which the tutorial leaves to the reader."""

from django.core.paginator import Paginator
from django.db import models
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

ROWS = 20


class BlogIndexPage(Page):
    intro = RichTextField(blank=True)
    content_panels = [*Page.content_panels, "intro"]

    def get_context(self, request):
        context = super().get_context(request)
        posts = BlogPage.objects.child_of(self).live().order_by("-date", "-pk")
        context["posts"] = Paginator(posts, ROWS).get_page(request.GET.get("page"))
        return context


class BlogPage(Page):
    date = models.DateField("Post date")
    intro = models.CharField(max_length=250)
    body = RichTextField(blank=True)
    search_fields = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]
    content_panels = [*Page.content_panels, "date", "intro", "body"]

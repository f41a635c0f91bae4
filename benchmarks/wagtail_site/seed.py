"""Fills the Wagtail site: `python seed.py STORIES.json`, in its folder."""

import datetime
import json
import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "site_of_tutorial.settings.bench"
import django

django.setup()

from blog.models import BlogIndexPage, BlogPage  # noqa: E402
from django.db import transaction  # noqa: E402
from wagtail.models import Page  # noqa: E402

home = Page.objects.get(slug="home")
with open(sys.argv[1], encoding="utf-8") as file, transaction.atomic():
    blog = home.add_child(
        instance=BlogIndexPage(title="News", slug="blog", intro="<p>What is new.</p>", show_in_menus=True)
    )
    for story in json.load(file):
        blog.add_child(instance=BlogPage(
            title=story["title"], slug=story["slug"], date=datetime.date.fromisoformat(story["on"]), intro=story["summary"][:250],
            body="".join(f"<p>{text}</p>" for text in story["paragraphs"]),
        ))  # fmt: skip
print(BlogPage.objects.count())

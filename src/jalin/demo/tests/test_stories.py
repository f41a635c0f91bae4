"""The stories of the demonstration can be read, and an invented one says so."""

from datetime import date

from jalin.demo.stories import load_stories
from jalin.relations.models import Event
from jalin.visits.services import plan_visit, publish_visit


def test_they_are_loaded_once_and_read_in_their_languages(bandung, client):
    event = Event.objects.get(relation__partner__slug="hamamatsu", kind="visit", starts_on=date(2018, 11, 2))
    visit = plan_visit(by="system:test", relation=event.relation, direction="outgoing", starts_on=date(2018, 11, 2), event=event,
                       ends_on=date(2018, 11, 6), title_eng="To Hamamatsu", fields=event.fields.all())  # fmt: skip
    publish_visit(by="system:test", visit=visit, is_public=True)
    assert load_stories(by="system:test") == 3 and load_stories(by="system:test") == 0
    page = client.get("/ja/news/").content.decode()
    assert "バンドン市長が浜松市を訪問" in page and "架空の例" in page
    assert "/news/" in client.get("/en/search/?q=kerjasama+hamamatsu&kind=st").content.decode()

"""The stories of the demonstration can be read, and an invented one says so."""

from jalin.demo.stories import load_stories
from jalin.demo.visits import load_visits


def test_they_are_loaded_once_and_read_in_their_languages(bandung, client):
    load_visits(by="system:test")
    assert load_stories(by="system:test") == 3 and load_stories(by="system:test") == 0
    page = client.get("/ja/news/").content.decode()
    assert "バンドン市長が浜松市を訪問" in page and "架空の例" in page
    found = client.get("/en/search/?q=kerjasama+hamamatsu").content.decode()
    assert "/news/" in found

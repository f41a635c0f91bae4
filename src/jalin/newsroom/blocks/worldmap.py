"""The map of relations in a story: the same as on the home page."""

from django.template.loader import render_to_string

from jalin.people.selectors import home_office
from jalin.relations.kept_facts import PUBLIC
from jalin.relations.public.home_page import MOST_ON_MAP, map_of
from jalin.relations.public.names import home_name
from jalin.relations.selectors import idle_after_days, published_events, published_relations, with_status

from .live import NOTHING, Reader
from .reading_public import NOBODY


def draw_worldmap(part: dict, reader: Reader):
    office = home_office()
    if office is None:
        return NOTHING
    days = idle_after_days(reader.today)
    relations = with_status(published_relations(NOBODY), audience=PUBLIC, on=reader.today, idle_days=days)
    worldmap = map_of(office, relations, published_events(NOBODY), reader.today)
    if worldmap is None:
        return NOTHING
    more = relations.count() if len(worldmap.partners) >= MOST_ON_MAP else ""
    shown = {
        "worldmap": worldmap,
        "home_name": str(home_name(office)),
        "more_partners": more,
        "today": reader.today,
    }
    return render_to_string("story_blocks/map.html", shown)

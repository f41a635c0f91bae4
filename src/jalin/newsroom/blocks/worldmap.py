"""The map of relations in a story: the same as on the home page, drawn once for each state of the record."""

from django.template.loader import render_to_string

from jalin.people.selectors import home_office
from jalin.relations.kept_facts import PUBLIC
from jalin.relations.public.caching import kept_while_record_stands
from jalin.relations.public.home_page import MOST_ON_MAP, map_of
from jalin.relations.public.names import home_name
from jalin.relations.selectors import idle_after_days, published_events, published_relations, with_status

from .live import NOTHING, Reader
from .reading_public import NOBODY


@kept_while_record_stands
def _drawn(today) -> dict | None:
    """The whole map as HTML; one query as long as the record is the same."""
    office = home_office()
    relations = with_status(
        published_relations(NOBODY), audience=PUBLIC, on=today, idle_days=idle_after_days(today)
    )
    worldmap = map_of(office, relations, published_events(NOBODY), today) if office else None
    if worldmap is None:
        return None
    more = relations.count() if len(worldmap.partners) >= MOST_ON_MAP else ""
    return {"worldmap": worldmap, "home_name": str(home_name(office)), "more_partners": more, "today": today}


def draw_worldmap(part: dict, reader: Reader):
    shown = _drawn(reader.today)
    return render_to_string("story_blocks/map.html", shown) if shown else NOTHING

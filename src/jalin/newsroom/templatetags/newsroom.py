"""Tags of the newsroom's own pages."""

from django import template

from ..ways import ways_for

register = template.Library()


@register.inclusion_tag("newsroom/ways.html", takes_context=True)
def newsroom_ways(context, here=""):
    """The links between stories, pictures, replies, newsletter and texts. `here`: the one that is open."""
    return {"ways": ways_for(context["request"].user, here)}

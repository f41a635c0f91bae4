"""The story as the public reads it: no table of its own."""

from jalin.newsroom.models import Story


class PublishedStory(Story):
    """A story of which at least one language is open, as a noun of its own: its scope is everybody's, whatever else a person may
    see of drafts."""

    class Meta:
        proxy = True

"""Where pictures are used, derived from the texts and publications of stories."""

from django.db import models

from jalin.newsroom.models import Picture, Story


class PictureUse(models.Model):
    """A story shows a picture: in a text that its editors keep, or (`is_published`) in what it has published."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="picture_uses")
    picture = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="uses")
    is_published = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "picture"], name="picture_use_once")]

    def __str__(self) -> str:
        return f"{self.story_id} shows {self.picture_id}"

from django.conf import settings
from django.db import models


class SavedView(models.Model):
    """A filter of a list under a name: one person's own, or shared with the office."""

    list_key = models.CharField(max_length=60)
    name = models.CharField(max_length=80)
    query = models.CharField(
        max_length=1000, blank=True
    )  # the address' query string, checked by the list's filter
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    is_shared = models.BooleanField(default=False)

    class Meta:
        ordering = ("name", "id")
        constraints = [models.UniqueConstraint(fields=["list_key", "owner", "name"], name="saved_view_once")]

    def __str__(self) -> str:
        return self.name

from django.db import models


class SearchEntry(models.Model):
    """One indexed object. Its tokens lie where the database looks them up: an FTS5 table on SQLite with this row's id, a
    tsvector column on PostgreSQL (see migrations/0002)."""

    noun = models.CharField(max_length=60)
    object_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["noun", "object_id"], name="search_entry_once")]

    def __str__(self) -> str:
        return f"{self.noun} {self.object_id}"

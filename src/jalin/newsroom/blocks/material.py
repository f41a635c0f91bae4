"""What blocks refer to: pictures of the library and files of the story, read once for a whole body or a whole page of forms."""

from collections.abc import Iterable
from functools import cached_property

from ..models import Attachment, Picture
from .figures import figures_offered
from .kinds import kind_of
from .timeline import relations_offered

LATEST = 24  # pictures that a form offers to choose from; older ones by their number


class Material:
    """`story`: whose files are offered; None offers none. `body`: blocks whose pictures are read besides the latest ones."""

    def __init__(self, story=None, body: Iterable[dict] = ()):
        self.story = story
        self.needed = {key for block in body for key in kind_of(block.get("kind", "")).pictures(block)}

    @classmethod
    def of_body(cls, body: list[dict]) -> "Material":
        """With exactly the pictures and files that this body refers to."""
        found = cls()
        kinds = [(kind_of(block.get("kind", "")), block) for block in body]
        keys = {key for kind, block in kinds for key in kind.pictures(block)}
        found.pictures = {row.pk: row for row in Picture.objects.filter(pk__in=keys)} if keys else {}
        keys = {key for kind, block in kinds for key in kind.files(block)}
        files = Attachment.objects.filter(pk__in=keys).select_related("document") if keys else []
        found.files = {row.pk: row for row in files}
        return found

    @cached_property
    def latest(self) -> list[Picture]:
        return list(Picture.objects.all()[:LATEST])

    @cached_property
    def pictures(self) -> dict[int, Picture]:
        """The latest ones and those that are needed."""
        found = {row.pk: row for row in self.latest}
        missing = self.needed - found.keys()
        return found | ({row.pk: row for row in Picture.objects.filter(pk__in=missing)} if missing else {})

    @cached_property
    def files(self) -> dict[int, Attachment]:
        """The story's files, the first one first."""
        if self.story is None or self.story.pk is None:
            return {}
        return {row.pk: row for row in Attachment.objects.filter(story=self.story).select_related("document")}

    def picture(self, key) -> Picture | None:
        """One picture; read by itself where it is not among those here (None where there is none any more)."""
        if not isinstance(key, int):
            return None
        if key not in self.pictures and "latest" in self.__dict__:
            self.pictures[key] = Picture.objects.filter(pk=key).first()
        return self.pictures.get(key)

    @cached_property
    def relations(self) -> list[tuple[int, str]]:
        """Relations whose timeline everybody may read: (key, name of the partner)."""
        return relations_offered()

    @cached_property
    def figures(self) -> list[tuple[object, list[tuple[str, str]]]]:
        """Figures in groups, as a select wants them."""
        return figures_offered()

"""The original beside its translation, block by block: what it says, and what changed since it was translated."""

from jalin.kernel.text.comparing import SAME, Piece, pieces_between

from ..blocks import kind_of
from ..blocks.kinds import Setting
from ..blocks.material import Material
from ..bodies import FIRST, Body, ids_of
from ..lifecycle import is_stale
from ..models import Text, Version


def words_of(block: dict, text: Text, material: Material) -> str:
    """What a block says, as plain words."""
    setting = Setting(text.story, text.language, material)
    return "\n".join(filter(None, kind_of(block["kind"]).words(block, setting)))


class Original:
    """What a translation is made from. One query where it moved on since; none otherwise."""

    def __init__(self, text: Text, original: Text, material: Material):
        self.text, self.original, self.material = text, original, material
        self.is_ahead = is_stale(text.version, text.follows_version, original.version)
        followed = None
        if self.is_ahead:
            followed = Version.objects.filter(text=original, number=text.follows_version).first()
        self.before: Body | None = followed.body if followed else None
        self.title_before = followed.title if followed else None
        self.summary_before = followed.summary if followed else None

    def head(self, name: str) -> dict:
        now, before = getattr(self.original, name), getattr(self, f"{name}_before")
        return self._shown(now, now if before is None else before)

    def block(self, name: str) -> dict | None:
        """{"words", "pieces", "is_changed", "is_new"} of the block with this id; None where the original has none (any more)."""
        now = next((block for block in self.original.body if block["id"] == name), None)
        if now is None:
            return None
        said, label = words_of(now, self.original, self.material), {"label": kind_of(now["kind"]).label}
        if self.before is None:
            return self._shown(said, said) | label
        old = next((block for block in self.before if block["id"] == name), None)
        shown = self._shown(said, words_of(old, self.original, self.material) if old else "")
        return {**shown, **label, "is_new": old is None, "is_changed": old != now}

    def missing_in(self, body: Body) -> list[dict]:
        """Blocks of the original that the translation has not, with the block they stand behind: added since it was begun."""
        there, found, before = set(ids_of(body)), [], FIRST
        for block in self.original.body:
            if block["id"] not in there:
                found.append({"block": block, "after": before})
            before = block["id"]
        return found

    @staticmethod
    def _shown(now: str, before: str) -> dict:
        pieces = pieces_between(before, now) if before != now else (Piece(SAME, now),)
        return {"words": now, "pieces": pieces, "is_changed": before != now, "is_new": False}

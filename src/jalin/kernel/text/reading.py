"""Which of three texts a reader gets. Pure Python."""

from dataclasses import dataclass

LANGUAGES = ("id", "ja", "en")
COLUMNS = {"id": "ind", "ja": "jpn", "en": "eng"}  # `_id` would collide with Django's foreign keys
FALLBACKS = {"id": ("id", "en", "ja"), "ja": ("ja", "en", "id"), "en": ("en", "id", "ja")}


@dataclass(frozen=True)
class Reading:
    """A text as one reader gets it: in `language`; `is_foreign` when it is not the language asked for."""

    text: str
    language: str
    asked: str

    @property
    def is_foreign(self) -> bool:
        return bool(self.text) and self.language != self.asked

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def read_text(texts: dict[str, str], asked: str) -> Reading:
    """The text in `asked` (id, ja, en) or the nearest that exists: English first, since both cities can read it."""
    for language in FALLBACKS.get(asked, FALLBACKS["en"]):
        if text := texts.get(language):
            return Reading(text, language, asked)
    return Reading("", asked, asked)

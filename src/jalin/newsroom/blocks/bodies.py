"""A body as a whole: forms, what is missing, what becomes of it, how it is drawn."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import override

from jalin.kernel.ui.cleaning import Cleaned, cleaned

from .kinds import BlockForm, Fault, Setting, kind_of
from .live import Reader, draw_live

SHEETS = {"map": "relations/worldmap.css", "timeline": "ui/css/weave.css"}  # of live parts


@dataclass(frozen=True)
class Prepared:
    """What a text becomes: `parts` for Publication.parts, the plain `words`, keys of the `pictures` it shows."""

    parts: list[dict] = field(default_factory=list)
    words: str = ""
    pictures: list[int] = field(default_factory=list)


def form_of(kind: str, data=None, initial=None, prefix: str = "", material=None) -> BlockForm:
    """The form of a block; `initial`: the block. `material`: one for all forms of a page, made with the story, so that files
    are offered and pictures are read once."""
    from .material import Material

    return kind_of(kind).form(
        data, initial=initial or {}, prefix=prefix or None, material=material or Material()
    )


def _setting(body: list[dict], story, language: str) -> Setting:
    from .material import Material

    return Setting(story, language, Material.of_body(body))


def faults_of(body: list[dict], language: str, *, story=None) -> list[Fault]:
    """What keeps this body from being published in `language`; sentences in the reader's own. Two queries at most."""
    setting = _setting(body, story, language)
    return [
        Fault(str(block.get("id", "")), name, sentence)
        for block in body
        for name, sentence in kind_of(block.get("kind", "")).faults(block, setting)
    ]


def prepare(body: list[dict], *, story, language: str) -> Prepared:
    """Make the parts of a body without faults; parts that follow each other as HTML become one. Two queries at most."""
    setting, parts, words, pictures = _setting(body, story, language), [], [], []
    with override(language):  # the few words that the house adds are those of the story
        for block in body:
            kind = kind_of(block.get("kind", ""))
            pictures += kind.pictures(block)
            words += kind.words(block, setting)
            for part in kind.parts(block, setting):
                if "html" in part and parts and "html" in parts[-1]:
                    parts[-1] = {"html": parts[-1]["html"] + "\n" + part["html"]}
                else:
                    parts.append(part)
    cleaned = [{"html": str(Cleaned(part["html"]))} if "html" in part else part for part in parts]
    return Prepared(cleaned, "\n".join(filter(None, words)), list(dict.fromkeys(pictures)))


def draw_body(parts: Iterable[dict], *, user, language: str) -> SafeString:
    """All parts of a publication: the same for every `user`, since only what is public is drawn. However many figures it has,
    they are counted by one statement; and nothing is counted as long as the record stands as it was drawn last."""
    parts = list(parts)
    with override(language):
        reader = Reader(language, parts)
        return format_html_join("\n", "{}", ((_drawn(part, reader),) for part in parts))


def draw(part: dict, *, user, language: str) -> SafeString:
    """One part, as its reader gets it."""
    return draw_body([part], user=user, language=language)


def _drawn(part: dict, reader: Reader) -> SafeString:
    if "html" in part:
        return cleaned(part["html"])
    return draw_live(part, reader)


def styles_of(parts: Iterable[dict]) -> list[str]:
    """The style sheets, as `static` names them, that a page needs to show these parts."""
    drawn = {part.get("live") for part in parts}
    return [*(sheet for live, sheet in SHEETS.items() if live in drawn), "story_blocks/blocks.css"]

"""The typeface of a stamp, cut down to the signs that stand on it: the whole one has thousands of shapes, and laying it into
a file took most of the time of a signature."""

import io
from dataclasses import dataclass
from functools import lru_cache

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pyhanko.pdf_utils.font import FontEngineFactory
from pyhanko.pdf_utils.font.opentype import GlyphAccumulator

from jalin.kernel.typesetting.setting import HERE as TYPESETTING

FONT = TYPESETTING / "fonts" / "NotoSerifJP_400Regular.ttf"
OF_A_TIME = frozenset("0123456789-+: ")


@dataclass(frozen=True)
class Typeface(FontEngineFactory):
    """What pyHanko asks for a font; `content`: the bytes of a TrueType font."""

    content: bytes

    def create_font_engine(self, writer, obj_stream=None) -> GlyphAccumulator:
        if obj_stream is None and writer.stream_xrefs:
            obj_stream = writer.prepare_object_stream()
        return GlyphAccumulator(
            writer=writer, font_handle=io.BytesIO(self.content), font_size=10, obj_stream=obj_stream
        )


def typeface_for(text: str) -> Typeface:
    """For a stamp with this text and a time; the same text gives the same bytes."""
    return _cut(frozenset(text) | OF_A_TIME)


@lru_cache(maxsize=64)
def _cut(signs: frozenset[str]) -> Typeface:
    options = Options()
    options.hinting, options.layout_features, options.notdef_outline = False, [], True
    font = TTFont(FONT, lazy=True, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(signs)))
    subsetter.subset(font)
    output = io.BytesIO()
    font.save(output)
    return Typeface(output.getvalue())

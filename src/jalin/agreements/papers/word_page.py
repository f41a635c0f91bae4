"""Page and typefaces of every Word file: A4, Latin and Japanese, the language that spelling is checked in."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

LATIN, JAPANESE = "Arial", "MS Mincho"  # what an office has; another machine takes its own in their place
HEADINGS = {"Heading 1": 14, "Heading 2": 11}  # points
INK = RGBColor(0x1D, 0x1F, 0x38)


def lay_out(document, language: str) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.4)
    styles = document.styles
    normal = styles["Normal"]
    _typeface(normal, 11)
    normal.paragraph_format.space_after = Pt(4)
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), "id-ID" if language == "id" else "en-GB")
    mark.set(qn("w:eastAsia"), "ja-JP")
    normal.element.get_or_add_rPr().append(mark)
    for name, size in HEADINGS.items():
        _typeface(styles[name], size)
        styles[name].font.color.rgb = INK


def _typeface(style, size: int) -> None:
    style.font.name, style.font.size = LATIN, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)  # a theme's typeface would go before the named one
    fonts.set(qn("w:eastAsia"), JAPANESE)

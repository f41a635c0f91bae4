"""Parts of the case page that other packages bring: papers, signatures, the chain. The page knows none of them."""

from jalin.kernel.ui.sections import Sections

_OF_CASES = Sections()
register_section, sections_of = _OF_CASES.register, _OF_CASES.shown

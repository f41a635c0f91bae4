"""Parts of the case page that other packages bring: papers, signatures, the chain. The page knows none of them."""

from jalin.kernel.ui.sections import Sections

_sections = Sections()
register_section = _sections.register  # (key, order, make); make(request, case)
sections_of = _sections.shown  # (request, case)

"""Parts that other packages bring to the pages of a visit: minutes, promises, report, costs. The pages know none of them.

`make` returns {"template": name, "context": dict} or None; the template gets its context as `section`."""

from jalin.kernel.ui.sections import Sections

_desk, _public, _live = Sections(), Sections(), Sections()
register_section = _desk.register  # (key, order, make); make(request, visit): the page of a visit at the desk
sections_of = _desk.shown  # (request, visit)
register_public_part = (
    _public.register
)  # (key, order, make); make(visit): the public page, never personal data
public_parts_of = _public.shown  # (visit,)
register_live_part = _live.register  # (key, order, make); make(request, visit): the page for the way
live_parts_of = _live.shown  # (request, visit)

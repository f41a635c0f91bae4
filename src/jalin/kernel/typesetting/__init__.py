"""Documents as PDF, set by typst. Pure: no Django, no network, no typeface of the machine.

A document is a template (`*.typ`, ours) and data (JSON). The data is read as values, never as markup, so that
nothing a person typed can run or break a page. The same data and the same `made_on` give the same bytes.

Others call: `typeset`, `signs.unprintable`. Templates begin with `#import "house.typ": *` (see house.typ for its parts)."""

from .setting import SignsMissing, TypesettingError, typeset

__all__ = ["SignsMissing", "TypesettingError", "typeset"]

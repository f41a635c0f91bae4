"""Forms that anybody may send: what holds off programs and floods without asking anybody to prove that they are human.

Terms. The *stamp* is the signed time at which a form was opened; its random part names that one form, so that a form sent twice
is known as one. A *mark* is a keyed digest by which equal addresses are found and from which none can be told. The *origin* of a
request is the mark of its address and the mark of its network: no address of a visitor is kept in clear, not in the cache either.

Others call: `new_stamp`, `age_of`, `form_of`; `origin_of`, `Origin`, `network_of`; `within_limit`; `for_one_reader` for pages that
belong to whoever has their secret address. The marks themselves: `jalin.kernel.personal.mark_of`.
"""

from .limits import NOWHERE, Origin, network_of, origin_of, within_limit
from .pages import for_one_reader
from .stamps import age_of, form_of, new_stamp

__all__ = [
    "NOWHERE",
    "Origin",
    "age_of",
    "for_one_reader",
    "form_of",
    "network_of",
    "new_stamp",
    "origin_of",
    "within_limit",
]

"""Who may do what, and to which rows.

Terms. A *verb* is one thing one may do ("relations.edit_partner"), declared in each module's permissions.py.
A *role* is a reviewed list of verbs (config/roles.py, the only such table). A *duty* gives a person a role for a time,
everywhere or limited to a unit. *Grants* are what a user may do with one verb. A *noun* is a model with exactly one
scope function, which list, detail, search, export and API all obey.

Others call: `verb`, `Role`, `grants_of`, `can`, `require`, `scope_of`, `rows`, `NotAllowed`.
"""

from .grants import Grants, NotAllowed, can, forget_grants, grants_of, keep_grants, require
from .roles import Role, install_roles, role, roles, set_duties_source
from .scope import nouns, rows, scope_of
from .verbs import Verb, verb, verbs

__all__ = [
    "Grants", "NotAllowed", "Role", "Verb", "can", "forget_grants", "grants_of", "install_roles", "keep_grants", "nouns",
    "require", "role", "roles", "rows", "scope_of", "set_duties_source", "verb", "verbs",
]  # fmt: skip

"""Django's own `user.has_perm` answered from the roles table."""

from .grants import can


class RolesBackend:
    """Authenticates nobody; says what a user may do."""

    def authenticate(self, request, **credentials):
        return None

    def get_user(self, user_id):
        return None

    def has_perm(self, user, perm, obj=None) -> bool:
        return can(user, perm, obj)

    def has_module_perms(self, user, label) -> bool:
        return False

"""Who is signed in: allauth's backend, which reads a person together with the duties that every page asks for."""

from allauth.account.auth_backends import AuthenticationBackend
from django.utils import timezone

from jalin.kernel.access import keep_grants
from jalin.kernel.nested import made_of

from .models import Duty, Office
from .selectors import duties_with_user


class PeopleBackend(AuthenticationBackend):
    """Allauth's, with one statement in place of three for everybody who holds a duty."""

    def get_user(self, user_id):
        duties = duties_with_user(Duty.objects.all(), user=user_id, today=timezone.localdate())
        if not duties:
            return super().get_user(user_id)
        user = duties[0].user
        keep_grants(user, duties)
        user._jalin_office = next((made_of(Office, row) for row in duties[0].office_row), None)
        return user if self.user_can_authenticate(user) else None

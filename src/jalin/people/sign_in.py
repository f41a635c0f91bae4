"""What signing in means here, for django-allauth."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up by themselves: the head of the office makes accounts."""

    def is_open_for_signup(self, request) -> bool:
        return False

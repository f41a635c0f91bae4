"""The mail that invites somebody to set a password."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.internal.flows.password_reset import get_reset_password_url
from allauth.account.utils import user_pk_to_url_str

from .models import User
from .selectors import home_office


def send_invitation(request, user: User) -> None:
    """Send `user` the link, in the user's language. Call it after the transaction: it speaks to the mail server."""
    adapter = get_adapter(request)
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    office = home_office()
    adapter.send_mail("people/email/invitation", user.email, {
        "user": user, "office": str(office.name) if office else "Jalin",
        "password_reset_url": adapter.get_reset_password_from_key_url(key), "again_url": get_reset_password_url(request),
    })  # fmt: skip

"""What signing in means here, for django-allauth."""

import logging
import time
from smtplib import SMTPException

from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from jalin.kernel.personal.fields import box

from .second_factor import FACTORS, must_have_second_factor
from .services import note_sign_in_change
from .sessions import begin_session

log = logging.getLogger("jalin.security")


def display_name(user) -> str:
    return str(user)


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up by themselves: the head of the office makes accounts."""

    def is_open_for_signup(self, request) -> bool:
        return False

    def login(self, request, user) -> None:
        super().login(request, user)
        begin_session(request.session)

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """Whoever has signed in within the last minutes need not do so again at once."""
        records = get_authentication_records(self.request, getattr(self.request, "user", None))
        if records and time.time() - records[-1]["at"] < account_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def get_password_change_redirect_url(self, request) -> str:
        return reverse("account_overview")

    def format_email_subject(self, subject: str) -> str:
        from .selectors import home_office

        office = home_office()
        name = " ".join(str(office.city).split()) if office else ""
        return f"Jalin {name}: {subject}" if name else f"Jalin: {subject}"

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """In the language of the person it goes to, where there is one. A mail server that does not answer is said on the
        page, the same whether the account exists or not; what was done stays done."""
        language = getattr(context.get("user"), "language", None) or translation.get_language()
        try:
            with translation.override(language):
                super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException) as error:
            log.warning("mail %s could not be sent: %s", template_prefix, type(error).__name__)
            messages.error(
                self.request, _("The mail server does not take the mail now. Try again in a few minutes.")
            )

    def send_notification_mail(self, template_prefix, user, context=None, email=None) -> None:
        """Called by allauth at each change of password or second factor: the person hears of it, the journal keeps it."""
        note_sign_in_change(by="system:sign_in", user=user, change=template_prefix.rpartition("/")[2])
        super().send_notification_mail(template_prefix, user, {"user": user, **(context or {})}, email)

    def authentication_failed(self, request, **credentials) -> None:
        """One line in the log: the network address and a mark of the account that does not tell it (ASVS 16.3.1)."""
        account = salted_hmac("sign-in", str(credentials.get("email", "")).lower()).hexdigest()[:12]
        log.warning("sign-in refused: address %s, account mark %s", self.get_client_ip(request), account)

    def post_login(self, request, user, **kwargs):
        log.info("signed in: user %s, address %s", user.pk, self.get_client_ip(request))
        return super().post_login(request, user, **kwargs)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets are encrypted at rest; the last second factor of staff cannot be taken away, only replaced."""

    def encrypt(self, text: str) -> str:
        return box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return box().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator) -> bool:
        if authenticator.type not in FACTORS or not must_have_second_factor(authenticator.user):
            return True
        others = type(authenticator).objects.filter(user=authenticator.user, type__in=FACTORS)
        return others.exclude(pk=authenticator.pk).exists()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        from .selectors import home_office

        entity, office = super().get_public_key_credential_rp_entity(), home_office()
        return {**entity, "name": f"Jalin {office.city}" if office else "Jalin"}

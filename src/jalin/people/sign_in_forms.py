"""The forms of sign-in: allauth's, with labels above instead of words inside the fields."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

LENGTH = _("At least 12 characters; several words of your own are best. Any character may be used.")
CODE = _("Six figures from the app on your telephone, or one of your recovery codes.")


class Plain:
    """Takes the words out of the fields and gives each field its own."""

    labels: dict[str, object] = {}
    hints: dict[str, object] = {}
    first = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.widget.attrs |= {"spellcheck": "false", "autocapitalize": "none"}
        if self.first in self.fields:
            self.fields[self.first].widget.attrs["autofocus"] = True


class LoginForm(Plain, account.LoginForm):
    labels = {"login": _("E-mail address"), "password": _("Password")}
    first = "login"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username webauthn"


class ResetPasswordForm(Plain, account.ResetPasswordForm):
    labels = {"email": _("E-mail address")}
    first = "email"


class ResetPasswordKeyForm(Plain, account.ResetPasswordKeyForm):
    labels = {"password1": _("New password"), "password2": _("New password once more")}
    hints = {"password1": LENGTH}
    first = "password1"


class ChangePasswordForm(Plain, account.ChangePasswordForm):
    labels = {"oldpassword": _("Present password"), **ResetPasswordKeyForm.labels}
    hints = {"password1": LENGTH}
    first = "oldpassword"


class SetPasswordForm(Plain, account.SetPasswordForm):
    labels = ResetPasswordKeyForm.labels
    hints = {"password1": LENGTH}
    first = "password1"


class ReauthenticateForm(Plain, account.ReauthenticateForm):
    labels = {"password": _("Password")}
    first = "password"


class CodeForm(Plain, mfa.AuthenticateForm):
    labels = {"code": _("Code")}
    hints = {"code": CODE}
    first = "code"


class ReauthenticateByCodeForm(Plain, mfa.ReauthenticateForm):
    labels = {"code": _("Code")}
    hints = {"code": CODE}
    first = "code"


class ActivateCodesForm(Plain, ActivateTOTPForm):
    labels = {"code": _("Code from the app")}
    hints = {"code": _("Six figures, new every half minute.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "maxlength": "7"}


class AddKeyForm(Plain, webauthn.AddWebAuthnForm):
    """`passwordless` is the passkey: chosen beforehand, because that is what most people mean."""

    passwordless = forms.BooleanField(required=False, initial=True)
    labels = {"name": _("What do you call this key?"), "passwordless": _("Sign in with this key alone")}
    hints = {
        "name": _("Such as “Office laptop”, so that you can tell your keys apart."),
        "passwordless": _("The key then asks for your finger, face or PIN instead of a password."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["name"] = _("My key")


class RenameKeyForm(Plain, webauthn.EditWebAuthnForm):
    labels = {"name": _("What do you call this key?")}
    first = "name"

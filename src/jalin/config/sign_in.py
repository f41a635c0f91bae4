"""The rules of signing in (django-allauth), on one page so that they can be reviewed."""

ACCOUNT_ADAPTER = "jalin.people.sign_in.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_USER_DISPLAY = "jalin.people.sign_in.display_name"
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by the head of the office, never by the visitor
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a person hears of every change of password or second factor
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True  # who asks for an unknown address waits as long, and reads the same
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False  # a reset never stands for the second factor
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",  # by address of the network and by account
    "reset_password": "10/m/ip,3/10m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
ACCOUNT_FORMS = {
    "login": "jalin.people.sign_in_forms.LoginForm",
    "reset_password": "jalin.people.sign_in_forms.ResetPasswordForm",
    "reset_password_from_key": "jalin.people.sign_in_forms.ResetPasswordKeyForm",
    "change_password": "jalin.people.sign_in_forms.ChangePasswordForm",
    "set_password": "jalin.people.sign_in_forms.SetPasswordForm",
    "reauthenticate": "jalin.people.sign_in_forms.ReauthenticateForm",
}
MFA_ADAPTER = "jalin.people.sign_in.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "jalin.people.sign_in_forms.CodeForm",
    "reauthenticate": "jalin.people.sign_in_forms.ReauthenticateByCodeForm",
    "activate_totp": "jalin.people.sign_in_forms.ActivateCodesForm",
    "add_webauthn": "jalin.people.sign_in_forms.AddKeyForm",
    "edit_webauthn": "jalin.people.sign_in_forms.RenameKeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = (
    True  # for http://localhost only: browsers refuse every other plain origin
)
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the invitation went to that address; nobody signs up here
MFA_RECOVERY_CODES_SHOW_ONCE = False
MFA_TOTP_ISSUER = "Jalin"
MFA_TOTP_TOLERANCE = 1  # clocks of telephones are half a minute off at times
USERSESSIONS_TRACK_ACTIVITY = False  # people.sessions notes activity once a minute, not on every page
PASSWORD_RESET_TIMEOUT = 3 * 86_400  # also the time an invitation holds
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ("name", "email"), "max_similarity": 0.6}},
    {"NAME": "jalin.people.passwords.PlainWordsValidator",
     "OPTIONS": {"sources": ["jalin.people.passwords.words_of_the_office",
                             "jalin.config.sign_in_words.words_of_the_partners"]}},
]  # fmt: skip

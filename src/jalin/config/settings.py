"""Django's settings. What a city may change comes from `options.py`; the rest is the same everywhere."""

import sys
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from jalin.config.options import load_options

OPTIONS = load_options()
SOURCE = Path(__file__).resolve().parent.parent
TESTING = "pytest" in sys.modules

SECRET_KEY = OPTIONS.secret_key or ("only-for-tests" * 5 if TESTING else "")
PERSONAL_KEYS = OPTIONS.personal_keys
DEBUG = OPTIONS.debug
ALLOWED_HOSTS = list(OPTIONS.hosts)
ROOT_URLCONF = "jalin.config.urls"
WSGI_APPLICATION = "jalin.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEST_RUNNER = "django.test.runner.DiscoverRunner"
DEMO = OPTIONS.demo
HOME = OPTIONS.home
TIMESTAMP_URL = OPTIONS.timestamp_url

INSTALLED_APPS = [
    "jalin.kernel.ui",
    "jalin.kernel.access",
    "jalin.kernel.journal",
    "jalin.kernel.jobs",
    "jalin.kernel.documents",
    "jalin.kernel.lists",
    "jalin.kernel.forms",
    "jalin.kernel.rulebook",
    "jalin.kernel.search",
    "jalin.kernel.web",
    "jalin.kernel.text",
    "jalin.people",
    "jalin.relations",
    "jalin.invitations",
    "jalin.invitations.needs",
    "jalin.invitations.rounds",
    "jalin.visits",
    "jalin.visits.promises",
    "jalin.visits.accounts",
    "jalin.visits.hosting",
    "jalin.agreements",
    "jalin.agreements.papers",
    "jalin.agreements.sealing",
    "jalin.agreements.chain",
    "jalin.newsroom",
    "jalin.newsroom.blocks",
    "jalin.newsroom.reading",
    "jalin.newsroom.replies",
    "jalin.newsroom.newsletter",
    "jalin.opendata",
    "jalin.desk",
    "jalin.demo",
    "jalin.config.apps.JalinConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_filters",
    "django_htmx",
    "django_q",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "jalin.kernel.web.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "jalin.kernel.web.compression.PublicGZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "jalin.kernel.web.language.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "jalin.people.sessions.SessionLimits",
    "jalin.people.second_factor.SecondFactorRequired",
    "jalin.kernel.journal.middleware.RequestMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jalin.config.context.frame",
            ],
            "builtins": [
                "jalin.kernel.ui.templatetags.ui",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
        },
    }
]
FORM_RENDERER = "jalin.kernel.ui.forms.FormRenderer"

# --- database: see docs/decisions/0002 -----------------------------------------------------------------------------
DATABASES = {"default": dj_database_url.parse(OPTIONS.database_url, conn_max_age=60)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["ENGINE"] = "jalin.kernel.queued_sqlite"
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000",
    }
else:
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c statement_timeout=5000"

# --- people and sign-in ---------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "jalin.kernel.access.backend.RolesBackend",
    "jalin.people.backend.PeopleBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
if TESTING:  # a test signs in thousands of times; the real hasher has its own test
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *PASSWORD_HASHERS]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
from jalin.config.sign_in import *  # noqa: E402,F403  (the rules of sign-in in one page of their own)

# --- languages ------------------------------------------------------------------------------------------------------
LANGUAGE_CODE = OPTIONS.language
LANGUAGES = [("id", _("Indonesian")), ("ja", _("Japanese")), ("en", _("English"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = OPTIONS.time_zone
LOCALE_PATHS = [SOURCE / "locale"]
LANGUAGE_COOKIE_NAME = "jalin_language"
LANGUAGE_COOKIE_SAMESITE = "Lax"

# --- files ----------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = OPTIONS.home / "static"
MEDIA_ROOT = OPTIONS.home / "documents"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if (DEBUG or TESTING)
        else "jalin.config.static.StaticStorage"
    },
}
WHITENOISE_ALLOW_ALL_ORIGINS = False  # nothing here is for pages of others
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = (
    DEBUG or TESTING
)  # no list of all files for every test client
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_TEMP_DIR = None
FILE_UPLOAD_HANDLERS = [
    "jalin.kernel.documents.uploads.CappedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_PERMISSIONS = 0o600
CLAMD = OPTIONS.clamd

# --- security -------------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600  # people.sessions ends a session then, however busy it is
SESSION_IDLE_MINUTES = OPTIONS.idle_minutes
CSRF_FAILURE_VIEW = "jalin.kernel.web.errors.csrf_failure"
if OPTIONS.https:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # nginx alone says where a request came from; limits are by that address
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 86_400
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = (
        "__Host-session",
        "__Host-csrf",
        "__Host-language",
    )
    LANGUAGE_COOKIE_HTTPONLY = True

# --- mail -----------------------------------------------------------------------------------------------------------
from jalin.config.mail import mail_settings  # noqa: E402

globals().update(mail_settings(OPTIONS))
INVITATION_MAILBOX = OPTIONS.mailbox_url

# --- background work ------------------------------------------------------------------------------------------------
Q_CLUSTER = {  # the broker only wakes workers: what is to be done, and how it ended, stands in the jobs' own rows
    "name": "jalin",
    "orm": "default",
    "workers": 2,  # long work may fill all but one
    "daemonize_workers": False,  # work may start processes of its own; they die with the worker
    "timeout": 3 * 3600,
    "retry": 4 * 3600,
    "poll": 0.5,
    "max_rss": 400_000,  # kB; a worker that grew beyond it is replaced between two jobs
    "ack_failures": True,
    "scheduler": False,
    "save_limit": -1,
    "bulk": 1,
    "label": "Jalin",
}

# --- small parts ----------------------------------------------------------------------------------------------------
CACHES = {  # limits of sign-in attempts and used-up codes: one truth for all processes, also after a restart
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "web_cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SILENCED_SYSTEM_CHECKS = []
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "jalin.config.logs.AddressFreeFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"jalin": {"level": "INFO"}},
}

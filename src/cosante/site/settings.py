"""Settings, all from the environment.

| variable | meaning | default |
| --- | --- | --- |
| COSANTE_DATA | directory of the database, the key and the files kept | the user's data directory, ``cosante`` |
| COSANTE_LANGUAGES | folder of language packs of one's own | ``languages`` in COSANTE_DATA |
| COSANTE_DATABASE | PostgreSQL instead: ``postgresql://user:password@host:5432/name`` | SQLite in COSANTE_DATA |
| COSANTE_HOSTS | host names that may be asked for, separated by commas; with any, everybody signs in | this machine's |
| COSANTE_PUBLIC | ``1`` shows what is reviewed to everybody, for reading | off |
| COSANTE_PROXY | ``1`` believes the X-Forwarded headers of the one proxy before the site | off |
| COSANTE_HTTP | ``1`` lets people sign in without HTTPS; only on a network that is trusted | off |
| COSANTE_SMTP | mail server for invitations and reminders: ``smtp+tls://user:password@host:587`` | none |
| COSANTE_MAIL_FROM | the sender of both | ``cosante@`` and the first of COSANTE_HOSTS |
| COSANTE_NETWORKS | networks (``10.1.0.0/16``, with commas) that addresses to fetch or to tell may be in | none |
| COSANTE_DEBUG | ``1`` shows errors in full; never where others can reach it | off |
| COSANTE_BOUNDARIES | a GeoJSON file of countries' shapes for the map | the one that comes with it |
| COSANTE_MAX_BYTES | the largest document that may be added, or file attached, in bytes | 20971520 (20 MiB) |
| COSANTE_KEEP_ANSWERS | days for which a program's request is answered again by its key as the first time | 7 |
| COSANTE_FILE_BYTES | the largest file that is read, and the largest within an archive, in bytes | 200000000 |
| COSANTE_FILE_UNPACKED | bytes that may be unpacked of one file, whatever is nested in it | 500000000 |
| COSANTE_FILE_PARTS | files in one archive, and attachments of one e-mail | 10000 |
| COSANTE_FILE_DEPTH | archives within archives | 3 |
| COSANTE_FILE_PAGES | pages of a PDF | 3000 |
| COSANTE_FILE_SECONDS | seconds from one document of a file to the next | 120 |
| COSANTE_FILE_MEMORY | MiB of memory of the process that opens files | 1536 |
| COSANTE_OCR_PAGES | pages of one file that are read from their pictures | 100 |
| COSANTE_OCR_PIXELS | pixels of one picture | 100000000 |
| COSANTE_OCDS_PREFIX | the office's registered prefix of ocids, as ``ocds-a1b2c3`` | none: orders are not given out |
| COSANTE_PUBLISHER | the name of the office, as publisher of what it gives out | none |
| COSANTE_OCR_LANGUAGES | languages of scans by tesseract's names, as ``ben+eng`` | found out |
| COSANTE_LLM_URL | where a language model is asked: ``https://models.example/v1`` | none |
| COSANTE_LLM_MODEL | its name there | none |
| COSANTE_LLM_KEY | the key to it | none |
| COSANTE_LLM_FORMAT | how the answer's form is asked for: ``schema``, ``json`` or ``none`` | ``schema`` |
| COSANTE_LLM_PRICES | USD a million tokens in and out, as ``0.15/0.60`` | unknown |
| COSANTE_LLM_BUDGET | USD that one run may cost; needs the prices | no limit |
| COSANTE_LLM_TOKENS | tokens that one run may use | no limit |
| COSANTE_LLM_SECONDS | seconds of one request | 120 |
| COSANTE_LLM_TRIES | tries of one request | 4 |
| COSANTE_LLM_WAIT | the longest pause that a server may ask for, in seconds | 120 |
| COSANTE_LLM_CHARACTERS | characters of text in one request | 8000 |
| COSANTE_LLM_ANSWER | tokens of one answer at most | 8000 |
| COSANTE_LLM_EXTRA | further fields of the request, as a JSON object | none |
"""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from cosante.site.data import data_dir, secret_key
from cosante.site.database import database
from cosante.web import catalogues

DATA = data_dir()
DEBUG = os.environ.get("COSANTE_DEBUG") == "1"
SECRET_KEY = secret_key(DATA)
#: Names for others; the site is reached from elsewhere as soon as there is one.
HOSTS = [host.strip() for host in os.environ.get("COSANTE_HOSTS", "").split(",") if host.strip()]
ALLOWED_HOSTS = [*HOSTS, "localhost", "127.0.0.1", "[::1]"]
COSANTE_PUBLIC = os.environ.get("COSANTE_PUBLIC") == "1"
COSANTE_PROXY = os.environ.get("COSANTE_PROXY") == "1"
COSANTE_OCDS_PREFIX = os.environ.get("COSANTE_OCDS_PREFIX", "").strip()
COSANTE_PUBLISHER = os.environ.get("COSANTE_PUBLISHER", "").strip()

#: Networks beside the public internet that the site may ask and tell (``register.outside``).
COSANTE_NETWORKS = [name.strip() for name in os.environ.get("COSANTE_NETWORKS", "").split(",") if name.strip()]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "cosante.register.apps.RegisterConfig",
    "cosante.web.apps.WebConfig",
    "cosante.api.apps.ApiConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "cosante.web.middleware.content_security",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "cosante.web.access.Access",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cosante.web.middleware.one_moment_a_page",
]
ROOT_URLCONF = "cosante.site.urls"
WSGI_APPLICATION = "cosante.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "cosante.web.context.site",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "cosante.web.templatetags.words"],
        },
    }
]

DATABASES = {"default": database(os.environ.get("COSANTE_DATABASE", ""), DATA)}
AUTH_USER_MODEL = "register.Account"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "sign-in"
SESSION_ENGINE = "cosante.register.sessions"
SESSION_COOKIE_AGE = 14 * 24 * 3600  # from the last visit
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
LANGUAGES = list(catalogues.LANGUAGES)
LOCALE_PATHS = [catalogues.compiled()]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # one process serves all, with no step before it starts
WHITENOISE_MAX_AGE = 31_536_000 if not DEBUG else 0  # addresses carry the version

_BOUNDARIES = Path(__file__).parent.parent / "web" / "data" / "boundaries.geojson"
COSANTE_BOUNDARIES = os.environ.get("COSANTE_BOUNDARIES") or str(_BOUNDARIES)
COSANTE_MAX_BYTES = int(os.environ.get("COSANTE_MAX_BYTES") or 20 * 1024**2)
COSANTE_KEEP_ANSWERS = float(os.environ.get("COSANTE_KEEP_ANSWERS") or 7)
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * COSANTE_MAX_BYTES  # a pasted text, percent-encoded
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
#: Cookies go over HTTPS only, but for the one machine that nobody else reaches.
COOKIES_SECURE = bool(HOSTS) and not DEBUG and os.environ.get("COSANTE_HTTP") != "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = COOKIES_SECURE
SECURE_HSTS_SECONDS = 30 * 24 * 3600 if COOKIES_SECURE else 0  # said over HTTPS only
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if COSANTE_PROXY else None
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "cosante.web.views.errors.forbidden"

_smtp = urlsplit(os.environ.get("COSANTE_SMTP", ""))
EMAIL_HOST, EMAIL_PORT = _smtp.hostname or "", _smtp.port or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_smtp.username or ""), unquote(_smtp.password or "")
EMAIL_USE_TLS, EMAIL_USE_SSL = _smtp.scheme == "smtp+tls", _smtp.scheme == "smtps"
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = os.environ.get("COSANTE_MAIL_FROM") or f"cosante@{(HOSTS or ['localhost'])[0]}"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"cosante": {"handlers": ["console"], "level": "INFO"}, "trafilatura": {"level": "CRITICAL"}},
}

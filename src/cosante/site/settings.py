"""Settings, all from the environment.

| variable | meaning | default |
| --- | --- | --- |
| COSANTE_DATA | directory of the database and the secret key | the user's data directory, ``cosante`` |
| COSANTE_HOSTS | host names that may be asked for, separated by commas | this machine's |
| COSANTE_DEBUG | ``1`` shows errors in full; never where others can reach it | off |
| COSANTE_BOUNDARIES | a GeoJSON file of countries' shapes for the map | the one that comes with it |
| COSANTE_MAX_BYTES | the largest document that may be added, in bytes | 20971520 (20 MiB) |
"""

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from cosante.site.data import data_dir, secret_key

DATA = data_dir()
DEBUG = os.environ.get("COSANTE_DEBUG") == "1"
SECRET_KEY = secret_key(DATA)
ALLOWED_HOSTS = [
    *(host.strip() for host in os.environ.get("COSANTE_HOSTS", "").split(",") if host.strip()),
    "localhost",
    "127.0.0.1",
    "[::1]",
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "cosante.register.apps.RegisterConfig",
    "cosante.web.apps.WebConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "cosante.web.middleware.content_security",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
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
                "cosante.web.context.site",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "cosante.web.templatetags.words"],
        },
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "cosante.sqlite3",
        "OPTIONS": {
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=10000; "
            "PRAGMA mmap_size=1073741824; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;",
            "transaction_mode": "IMMEDIATE",
        },
    }
}
AUTH_USER_MODEL = "register.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [Path(__file__).parent.parent / "web" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # one process serves all, with no step before it starts
WHITENOISE_MAX_AGE = 31_536_000 if not DEBUG else 0  # addresses carry the version

_BOUNDARIES = Path(__file__).parent.parent / "web" / "data" / "boundaries.geojson"
COSANTE_BOUNDARIES = os.environ.get("COSANTE_BOUNDARIES") or str(_BOUNDARIES)
COSANTE_MAX_BYTES = int(os.environ.get("COSANTE_MAX_BYTES") or 20 * 1024**2)
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * COSANTE_MAX_BYTES  # a pasted text, percent-encoded
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "cosante.web.views.errors.forbidden"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"cosante": {"handlers": ["console"], "level": "INFO"}},
}

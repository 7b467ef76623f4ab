"""For WSGI servers: ``cosante.site.wsgi:application``. Run ``cosante reindex`` before the first start
and after an upgrade: it brings the database and the search index up to date."""

import os

from django.core.wsgi import get_wsgi_application

from cosante.site.data import data_dir, prepare
from cosante.site.memory import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cosante.site.settings")
prepare(data_dir())
application = get_wsgi_application()
settle()

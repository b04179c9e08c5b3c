"""The web server's way in: `granian --interface wsgi tracker.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
# A server answers many requests at once and keeps its connections; a command needs one and no pool.
os.environ.setdefault("DATABASE_POOL", "8")

application = get_wsgi_application()

"""Django's settings: one file, every value of a deployment from the environment, no default secret.

docs/deploy.md lists the variables. What is not read from the environment here is the same in every deployment.
"""

from csp.constants import NONE, SELF

from tracker import storage
from tracker.database import database
from tracker.environment import BASE_DIR, data_folder, env, secret_key

DATA = data_folder()

# --- Who answers, and under which names

DEBUG = False  # everywhere: there is no debug page to leak anything
SECRET_KEY = secret_key()
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", [])
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", [])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])
SITE_NAME = env.str("SITE_NAME", "Audiatur")  # audiatur et altera pars: let the other side be heard too
CONTACT = env.str("CONTACT", "")  # where readers write to about an error
ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"

INSTALLED_APPS = [
    "tracker",
    "claims",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "axes",
    "csp",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

# --- Pages. Ours are Jinja2: measured three to five times as fast as Django's own on a dispute page, and its macros
# are components with arguments. Django's engine renders the admin, and forms.

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {"environment": "tracker.jinja.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- Rows

DATABASES = {
    "default": database(env.str("DATABASE_URL", ""), DATA / "postgres", pool=env.int("DATABASE_POOL", 0)),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Jobs: their queue is in the same database, and each stage keeps its own

PROCRASTINATE_IMPORT_PATHS = [
    "tracker.tasks",
    "claims.importing.tasks",
    "claims.importing.archive.tasks",
    "claims.importing.fetching.tasks",
    "claims.importing.versions.tasks",
    "claims.importing.origins.tasks",
    "claims.extraction.tasks",
    "claims.reading.tasks",
]

# --- Extraction: where models made here lie, the current one of which reads; or the folder of the one that always does

MODELS_ROOT = env.path("MODELS_ROOT", DATA / "models")
ATTRIBUTION_MODEL = env.str("ATTRIBUTION_MODEL", "")

# --- Fetching: what may be asked of the web, and how often

# Networks that are private and may be fetched from all the same, for sites on an intranet. Of the public internet,
# everything may be.
FETCH_PRIVATE_NETWORKS: list[str] = env.list("FETCH_PRIVATE_NETWORKS", [])
FETCH_PORTS: list[int] = env.list("FETCH_PORTS", [80, 443, 8080, 8443], subcast=int)
FETCH_DELAY = env.float("FETCH_DELAY", 2.0)  # seconds between two requests to one host; more where it asks for more

# --- Accounts

AUTH_USER_MODEL = "claims.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60

# Guessing: six wrong passwords for one account from one address close it to that address for half an hour.
AXES_FAILURE_LIMIT = 6
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "tracker.views.locked_out"
AXES_CLIENT_IP_CALLABLE = "tracker.views.client_address"
AXES_USERNAME_CALLABLE = "tracker.views.account_tried"
AXES_DISABLE_ACCESS_LOG = True  # who logs in when is nobody's business
PROXY_COUNT = env.int("PROXY_COUNT", 0)

# --- Words

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]  # those the interface is translated into; editions are printed in each
USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

# --- Files

STATIC_URL = "static/"
STATIC_ROOT = env.path("STATIC_ROOT", DATA / "static")
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA / "files"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    # The bytes of every captured source: written once, read by nobody but us.
    "captures": storage.captures(DATA / "captures"),
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # half to compress: every page names a file by its hash
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # of fields: an article of a million characters, in any script
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024  # above it an upload waits on the disk
DATA_UPLOAD_MAX_NUMBER_FILES = 50

# --- Headers

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: [] for name in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "tracker.views.forgery_suspected"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

# TLS is expected; only `manage.py up`, on one's own machine, turns it off.
TLS = env.bool("TRACKER_TLS", True)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = TLS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", 365 * 24 * 60 * 60) if TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = TLS
if PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- Words for the operator: to stderr, without bodies, cookies or keys

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"outage": {"()": "tracker.outage.InOneLine"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["outage"]}},
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", "WARNING").upper()},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},  # a mistyped address is no event
        "psycopg.pool": {"level": "ERROR"},  # it warns several times a second while the database is gone
    },
}

"""An editor's or developer's own machine: needs no environment and no other server.

Errors look as readers would see them; `make dev` (DEBUG=1) shows the technical pages.
"""

from site_core.settings.base import *
from site_core.settings.databases import database

VAR_DIR.mkdir(exist_ok=True)

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="insecure-key-for-one-machine-only-never-for-production")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
DATABASES = {"default": database(f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}

# Mail is written to files instead of being sent.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = (
    True  # passkeys at http://localhost; an address of digits has none
)
SERVE_MEDIA = True
EVIDENCE_MAKES_KEY = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

INSTALLED_APPS = ["demo", *INSTALLED_APPS]
if DEBUG:
    INSTALLED_APPS += ["debug_toolbar"]
    MIDDLEWARE = ["debug_toolbar.middleware.DebugToolbarMiddleware", *MIDDLEWARE]
    INTERNAL_IPS = ["127.0.0.1", "::1"]

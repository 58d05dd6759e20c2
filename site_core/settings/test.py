"""The test suite: as development, with everything slow or chatty taken out."""

from site_core.settings.base import *
from site_core.settings.databases import database

VAR_DIR.mkdir(exist_ok=True)

DEBUG = False
SECRET_KEY = "insecure-key-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
DATABASES = {"default": database(f"sqlite:///{VAR_DIR / 'test-unused.sqlite3'}")}

INSTALLED_APPS = ["demo", *INSTALLED_APPS]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EVIDENCE_KEY_FILE = str(VAR_DIR / "test-evidence.key")
EVIDENCE_HEADS_FILE = str(VAR_DIR / "test-evidence-heads.log")
CRON_HEARTBEAT_FILE = str(VAR_DIR / "test-cron.json")
READS_FILE = str(VAR_DIR / "test-reads.log")
SEARCH_MISSES_FILE = str(VAR_DIR / "test-search-misses.log")
PAGE_STORE = ""
MEDIA_ROOT = VAR_DIR / "test-media"
SERVE_MEDIA = True
EVIDENCE_MAKES_KEY = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True  # no scan of the admin's static files at every start

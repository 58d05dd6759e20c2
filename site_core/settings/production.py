"""A public server. Refuses to start without SECRET_KEY, ALLOWED_HOSTS, DATABASE_URL and
WAGTAILADMIN_BASE_URL; clean under `check --deploy --fail-level WARNING`."""

from django.core.exceptions import ImproperlyConfigured

from site_core.settings.base import *
from site_core.settings.databases import database

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
env.str("DATABASE_URL")
DATABASES = {"default": database("")}
WAGTAILADMIN_BASE_URL = env.str("WAGTAILADMIN_BASE_URL")

if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the site's own host names, without '*'.")

MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR_DIR / "media"))()
STATIC_ROOT = env.path("STATIC_ROOT", default=str(VAR_DIR / "static"))()
STORAGES |= {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# EMAIL_URL=smtp://…?timeout=5 says of its own server what EMAIL_TIMEOUT says.
mail = env.email("EMAIL_URL", default="consolemail://")
EMAIL_TIMEOUT = mail.pop("OPTIONS", {}).get("TIMEOUT", EMAIL_TIMEOUT)
vars().update(mail)

# TLS ends at the web server in front, which says so in this header.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # a monitor beside it asks without TLS
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
# Off unless asked for: one site must not decide for the other hosts of an institution's domain.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=False)
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # they demand the two lines above
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

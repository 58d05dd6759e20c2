"""What every installation shares. Values an operator may change come from the environment
(django-environ); values an editor may change live in `site_core.models.SiteSettings`."""

from site_core.settings.places import BASE_DIR, VAR_DIR, env

# --- Applications ---------------------------------------------------------------------------
# `workflow` stands before `wagtail`, so that its management commands and templates win.
INSTALLED_APPS = [
    "home",
    "articles",
    "workflow",
    "comments",
    "search",
    "evidence",
    "members.apps.MembersUsersConfig",
    "members",
    "site_core",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "captcha",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",  # for its catalogue: Wagtail's times are in Chinese only with it
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "site_core.http.middleware.PermissionsPolicyMiddleware",
    "site_core.http.middleware.AdminPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "site_core.http.middleware.MalformedAddressMiddleware",
    "site_core.http.middleware.BusyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "site_core.http.middleware.TypedTextMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "members.middleware.SignedInHintMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "members.middleware.SecondFactorMiddleware",
    "members.middleware.KeptFormMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "site_core.http.redirects.RedirectMiddleware",
]

ROOT_URLCONF = "site_core.urls"
WSGI_APPLICATION = "site_core.wsgi.application"
ASGI_APPLICATION = "site_core.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "site_core.context_processors.chrome",
                "workflow.admin.context_processors.review_alerts",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    },
]

# --- Database -------------------------------------------------------------------------------
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Cache ----------------------------------------------------------------------------------
# Holds what all server processes have to count together: how often somebody has tried a password,
# searched, and so on. Files are shared by the processes of one machine; several machines need
# CACHE_URL=redis://…
CACHES = {
    "default": {
        "BACKEND": "site_core.operation.file_cache.CountingFileCache",
        "LOCATION": str(VAR_DIR / "cache"),
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
if env.str("CACHE_URL", default=""):
    CACHES["default"] = env.cache("CACHE_URL")

# The folder for public pages as files; empty: there are none. So far nothing stores or serves them, and
# only the link to the folder of the present generation is kept. See docs/decisions/0040.
PAGE_STORE = env.str("PAGE_STORE", default="")

# --- People and passwords -------------------------------------------------------------------
AUTH_USER_MODEL = "members.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# One door for members and staff. WAGTAILADMIN_LOGIN_URL is an address of ours that tells a member
# without the right to edit where to go.
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "member_centre"
ACCOUNT_ADAPTER = "members.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "members.accounts.forms.LoginForm",
    "signup": "members.accounts.forms.SignupForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_USERNAME_MIN_LENGTH = 2
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_MAX_EMAIL_ADDRESSES = 3
ACCOUNT_REAUTHENTICATION_REQUIRED = True  # before addresses and second factors change
ACCOUNT_SESSION_REMEMBER = None  # the form asks
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = env.str("WAGTAIL_SITE_NAME", default="编审")
MFA_FORMS = {
    "activate_totp": "members.accounts.second_factor_forms.ActivateTOTPForm",
    "authenticate": "members.accounts.second_factor_forms.AuthenticateForm",
    "reauthenticate": "members.accounts.second_factor_forms.ReauthenticateForm",
}
MFA_TOTP_TOLERANCE = 1  # half minutes that a telephone's clock may be off
# Whether nobody enters the admin with a password alone.
STAFF_REQUIRE_MFA = env.bool("STAFF_REQUIRE_MFA", default=False)

# --- Language and time ----------------------------------------------------------------------
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文")]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True
# `locale` is ours; `locale_wagtail` holds what Wagtail's own catalogue leaves in English, and
# stands apart so that `makemessages` does not empty it.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale_wagtail"]

# --- Files ----------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
# The web server does it, except on an editor's own machine (dev). It must leave out
# /media/documents/: documents have an address of their own, which asks who may have them; and
# /media/original_images/: originals of pictures hold what the camera wrote, and have no address.
SERVE_MEDIA = False
STORAGES = {
    "default": {"BACKEND": "site_core.files.storage.MediaStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "site_core.files.upload_handler.TemporaryFileHandler",
]

# --- Evidence -------------------------------------------------------------------------------
# The key that signs the evidence, and a copy of every chain head. Both stand outside the database;
# the heads belong into its backup, the key into a place of its own.
EVIDENCE_KEY_FILE = env.str("EVIDENCE_KEY_FILE", default=str(VAR_DIR / "evidence.key"))
EVIDENCE_HEADS_FILE = env.str("EVIDENCE_HEADS_FILE", default=str(VAR_DIR / "evidence-heads.log"))
# Whether the first row of an empty database may make the key. A server has it made by a command,
# `make_evidence_key`: what a machine signs with a key of its own, nobody else can verify.
EVIDENCE_MAKES_KEY = False

# What stands around the pages and is no text: changes are evidence, with their inline rows.
CHROME_MODELS = [
    "articles.SidebarBox",
    "comments.CommentSettings",
    "comments.SensitiveTerm",
    "search.SynonymGroup",
    "site_core.FriendLinkGroup",
    "site_core.SiteSettings",
    "wagtailcore.PageViewRestriction",
    "wagtailcore.Site",
    "wagtailredirects.Redirect",
    "wagtailsearchpromotions.SearchPromotion",
]

# --- Background tasks -------------------------------------------------------------------------
# Wagtail's own (search index, references) are done at once; mail waits for `run_tasks`.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}

# --- Scheduled jobs -------------------------------------------------------------------------
# Commands that `manage.py cron` runs, and the seconds between two runs.
CRON_JOBS = [
    ("publish_due", 60),
    ("run_tasks", 10),
    ("collect_reads", 30),
    ("note_evidence_heads", 5 * 60),
    ("tidy_search_index", 5 * 60),
    ("collect_search_misses", 60 * 60),
    ("verify_live", 24 * 60 * 60),
    ("verify_evidence", 24 * 60 * 60),
    ("search_check", 24 * 60 * 60),
    ("collect_search_terms", 24 * 60 * 60),
    ("remind_organisations", 24 * 60 * 60),
    ("clearsessions", 24 * 60 * 60),
]
# When each job ran last and how it went; read by /healthz.
CRON_HEARTBEAT_FILE = env.str("CRON_HEARTBEAT_FILE", default=str(VAR_DIR / "cron.json"))

# --- Search ---------------------------------------------------------------------------------
# What readers did not find, a line each, until `collect_search_misses` counts it.
SEARCH_MISSES_FILE = env.str("SEARCH_MISSES_FILE", default=str(VAR_DIR / "search-misses.log"))
# (times, seconds) somebody at one address may search. Generous: a whole school may share one.
SEARCH_LIMIT = (60, 60)
# --- Comments -------------------------------------------------------------------------------
# Seconds between the moment a form is opened and the one it is sent: a program is quicker.
COMMENT_FORM_AGE = (3, 12 * 60 * 60)
# (times, seconds) one account, and one address, may send the form.
COMMENT_LIMITS = {"account": (10, 10 * 60), "address": (40, 10 * 60)}
# (times, seconds) something may be wrong with what somebody sends before a sum has to be answered.
COMMENT_FAILURES = (3, 30 * 60)
CAPTCHA_CHALLENGE_FUNCT = "captcha.helpers.math_challenge"
CAPTCHA_MATH_CHALLENGE_OPERATOR = "×"
CAPTCHA_TIMEOUT = 15  # minutes
CAPTCHA_FONT_SIZE = 36
CAPTCHA_IMAGE_SIZE = (220, 60)
CAPTCHA_BACKGROUND_COLOR, CAPTCHA_FOREGROUND_COLOR = "#fbfaf7", "#1d1c1a"
CAPTCHA_LETTER_ROTATION = (-20, 20)

# How many proxies of ours stand in front of this server and name whom they speak for.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)

# --- Reads ----------------------------------------------------------------------------------
# A line for every read, until `collect_reads` counts it. Server processes of one machine share it.
READS_FILE = env.str("READS_FILE", default=str(VAR_DIR / "reads.log"))

# --- Mail -----------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="bianshen@localhost")
# Seconds until a mail server that says nothing counts as out of order.
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=20)

# --- Wagtail --------------------------------------------------------------------------------
# The one door has pages of its own for these, which ask for a confirmation.
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_SITE_NAME = env.str("WAGTAIL_SITE_NAME", default="编审")
WAGTAILADMIN_BASE_URL = env.str("WAGTAILADMIN_BASE_URL", default="http://127.0.0.1:8000")
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "site_core.rich_text.area.RichTextArea"}}
# Milliseconds of quiet before a draft saves itself. Short intervals (Wagtail: 500) leave an autosave
# under way when the editor presses "save" on a new page, and the page is made twice.
WAGTAIL_AUTOSAVE_INTERVAL = 3000
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]

WAGTAILIMAGES_IMAGE_MODEL = "site_core.SiteImage"
WAGTAILDOCS_DOCUMENT_MODEL = "site_core.SiteDocument"
# A new extension needs a check in `site_core.uploads.documents`; without one it is refused.
WAGTAILDOCS_EXTENSIONS = ["pdf", "ofd", "docx", "xlsx", "pptx", "txt", "csv", "zip", "mp4", "webm"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "workflow.admin.file_forms.SignedImageForm"
WAGTAILDOCS_INLINE_CONTENT_TYPES = []  # what a stranger may have written is saved, never shown
WAGTAILDOCS_DOCUMENT_FORM_BASE = "workflow.admin.file_forms.SignedDocumentForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = env.int("DOCUMENT_MAX_UPLOAD_SIZE", default=50 * 1024 * 1024)
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]  # an SVG may hold scripts
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000  # of all frames together

# Nothing is fetched from anywhere at a page view or at start-up.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS = []

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends"}}

# Imported while wagtail.models loads: the module must not import models at its top.
WAGTAIL_FINISH_WORKFLOW_ACTION = "workflow.finish.publish_signed_revision"
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False  # mail goes to those who can act on it
# Wagtail's comments live inside the revision; review remarks must not (see docs/glossary.md).
WAGTAILADMIN_COMMENTS_ENABLED = False
# An article's audience says who may read; nothing is behind a shared password.
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}

TAGGIT_CASE_INSENSITIVE = True
TAGGIT_TAGS_FROM_STRING = "articles.keywords.parse_keywords"
TAGGIT_STRING_FROM_TAGS = "articles.keywords.join_keywords"

# --- Headers --------------------------------------------------------------------------------
CSRF_COOKIE_HTTPONLY = True  # Wagtail's scripts read the token from the page
CSRF_FAILURE_VIEW = "members.kept_forms.views.csrf_failure"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Of the public site. No nonce: a page is stored once and served to everybody. Not of the admin,
# whose widgets carry scripts of their own; previews and the review screen are shown there.
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ("/admin/",),
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],  # the QR code of a second factor is one
        # The sheet inside templates/500.html and 503.html, which must do without any other file.
        "style-src": ["'self'", "'sha256-ulllXIGGOJsJxL7yd/mSIl+mDAVfc9QrAfaqZXVfdPU='"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    },
}
# Of the admin: reported, not enforced. Wagtail's pages carry scripts and styles of their own, so those
# are let be; what is reported comes from another site or makes code out of text.
ADMIN_CONTENT_SECURITY_POLICY = {
    "default-src": ["'self'"],
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'self'"],
}
# What no page of ours asks a reader's device for.
PERMISSIONS_POLICY = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"

# --- Logging --------------------------------------------------------------------------------
# To standard error, also when DEBUG is off: whoever runs the server decides where it goes.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "level": "WARNING", "propagate": True}},
}

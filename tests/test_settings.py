"""Production settings refuse to start half-configured and pass Django's deployment check."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
COMPLETE = {
    "SECRET_KEY": "a-long-random-secret-key-with-more-than-fifty-characters-1234567890",
    "ALLOWED_HOSTS": "www.example.org",
    "DATABASE_URL": "postgres://bianshen@db.example.org/bianshen",
    "WAGTAILADMIN_BASE_URL": "https://www.example.org",
}


def check(settings="site_core.settings.production", *arguments, **environment):
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(  # noqa: S603 - our own manage.py
        [sys.executable, "manage.py", "check", "--fail-level", "WARNING", *arguments],
        cwd=ROOT,
        env=kept | {"DJANGO_SETTINGS_MODULE": settings} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_passes_the_deployment_check():
    result = check("site_core.settings.production", "--deploy", **COMPLETE)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("missing", COMPLETE)
def test_production_refuses_to_start_without(missing):
    environment = {name: value for name, value in COMPLETE.items() if name != missing}
    result = check("site_core.settings.production", **environment)
    assert result.returncode != 0
    assert missing in result.stderr


def test_production_refuses_every_host():
    result = check("site_core.settings.production", **COMPLETE | {"ALLOWED_HOSTS": "*"})
    assert result.returncode != 0
    assert "ALLOWED_HOSTS" in result.stderr


def test_production_does_not_install_the_demo():
    result = check("site_core.settings.production", "demo", **COMPLETE)
    assert "No installed app with label 'demo'" in result.stderr


@pytest.mark.parametrize("cookie", ["SESSION", "CSRF"])
def test_production_cookies_are_for_this_site_and_no_script(cookie):
    asked = f"""
from django.conf import settings
assert settings.{cookie}_COOKIE_SECURE
assert settings.{cookie}_COOKIE_HTTPONLY
assert settings.{cookie}_COOKIE_SAMESITE == "Lax"
assert settings.SESSION_COOKIE_AGE == 8 * 60 * 60  # seconds
"""
    assert_in_production(asked)


def test_production_decides_for_no_other_host_of_its_domain():
    assert_in_production("""
from django.conf import settings
assert settings.SECURE_HSTS_SECONDS
assert not settings.SECURE_HSTS_INCLUDE_SUBDOMAINS
assert not settings.SECURE_HSTS_PRELOAD
""")


def assert_in_production(asked):
    environment = COMPLETE | {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "site_core.settings.production",
    }
    result = subprocess.run(  # noqa: S603 - our own settings
        [sys.executable, "-c", asked],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr


def test_development_needs_no_environment():
    assert check("site_core.settings.dev").returncode == 0


@pytest.mark.parametrize(
    ("environment", "seconds"),
    [
        ({}, "20"),
        ({"EMAIL_TIMEOUT": "7"}, "7"),
        ({"EMAIL_TIMEOUT": "7", "EMAIL_URL": "smtp://mail.example.org?timeout=3"}, "3"),
    ],
)
def test_mail_server_has_a_limit_of_patience(environment, seconds):
    code = "from django.conf import settings; print(settings.EMAIL_TIMEOUT, end='')"
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    done = subprocess.run(  # noqa: S603 - our own settings
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=kept
        | COMPLETE
        | {"DJANGO_SETTINGS_MODULE": "site_core.settings.production"}
        | environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == seconds

"""Reports of browsers that a page broke its Content-Security-Policy: understood and counted.

Source of the format: Content Security Policy Level 3, 5.3 (`application/csp-report`).
"""

import json
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from site_core.models import PolicyViolation

MOST_ROWS = 500
LONGEST = 200


class NotAReport(ValueError):
    """What was sent is no report of a violation."""


def record_violation(body: bytes) -> None:
    """Count one report. Whole addresses are cut down to host or path; new kinds beyond 500 are dropped.

    :raises NotAReport: `body` is something else.
    """
    directive, source, page = _understood(body)
    with transaction.atomic():
        known = PolicyViolation.objects.filter(directive=directive, source=source, page=page)
        if known.update(times=F("times") + 1, last_at=timezone.now()):
            return
        if PolicyViolation.objects.count() < MOST_ROWS:
            PolicyViolation.objects.get_or_create(
                directive=directive, source=source, page=page, defaults={"times": 1}
            )


def _understood(body: bytes) -> tuple[str, str, str]:
    try:
        report = json.loads(body)["csp-report"]
        directive = report.get("effective-directive") or report["violated-directive"]
        blocked, page = report["blocked-uri"], report["document-uri"]
        parts = urlsplit(blocked), urlsplit(page)
        source = parts[0].netloc or blocked
        path = parts[1].path
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NotAReport from error
    found = tuple(_plain(part) for part in (directive, source, path))
    if not all(found):
        raise NotAReport
    return found


def _plain(text) -> str:
    """Text on one line, short enough to keep; empty for anything else."""
    if not isinstance(text, str):
        return ""
    return "".join(character for character in text if character.isprintable())[:LONGEST]

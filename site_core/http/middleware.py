"""Reject malformed requests; set response headers."""

import logging

from csp.utils import build_policy

from django.conf import settings
from django.core.exceptions import BadRequest
from django.db import OperationalError
from django.shortcuts import resolve_url

from site_core.http.transactions import is_busy
from site_core.text.characters import fit, has_visible
from site_core.views import busy

logger = logging.getLogger(__name__)


class MalformedAddressMiddleware:
    """Answers 400 to an address that no page of ours can have.

    A NUL character is legal in a request but not in a PostgreSQL string: a look-up by it would end
    in a server error.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("NUL character in the address")
        return self.get_response(request)


class BusyMiddleware:
    """Answers 503 when somebody else held what a request needed for too long: nothing was done."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        """The answer, or None for any other trouble."""
        if not (isinstance(exception, OperationalError) and is_busy(exception)):
            return None
        logger.warning("Busy: %s %s", request.method, request.path_info, exc_info=exception)
        return busy(request)


class TypedTextMiddleware:
    """What forms send has only characters that every store, feed and file takes.

    Every form of every room and library passes here, so nobody has to remember the rule. A value in
    which nothing can be seen counts as empty: a field that must be filled says so itself. Passwords
    stay as they were typed, and so do the uploaded files. Stands behind Django's protection against
    forged requests, which has read the form already.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method != "POST":
            return
        unfit = {
            name: [_typed(value) for value in values]
            for name, values in request.POST.lists()
            if "password" not in name and any(_typed(value) != value for value in values)
        }
        if unfit:
            request.POST = request.POST.copy()
            for name, values in unfit.items():
                request.POST.setlist(name, values)
            request.POST._mutable = False


def _typed(value: str) -> str:
    text = fit(value)
    return text if not text or text.isspace() or has_visible(text) else ""


class PermissionsPolicyMiddleware:
    """Says with every answer which abilities of the reader's device no page may ask for."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return response


class AdminPolicyMiddleware:
    """Asks browsers to report what a page of the admin loads from elsewhere, and to go on."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path_info.startswith(resolve_url("wagtailadmin_home")):
            rules = settings.ADMIN_CONTENT_SECURITY_POLICY | {
                "report-uri": [resolve_url("policy_report")]
            }
            response.headers["Content-Security-Policy-Report-Only"] = build_policy(rules)
        return response

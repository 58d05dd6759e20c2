"""What is refused before any view sees it, and what every answer says of itself."""

import logging

from csp.utils import build_policy

from django.conf import settings
from django.core.exceptions import BadRequest
from django.db import OperationalError
from django.shortcuts import resolve_url

from site_core.transactions import is_busy
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

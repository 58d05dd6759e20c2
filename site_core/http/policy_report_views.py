"""Where browsers of the staff send their reports, and where superusers read them."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from site_core.http.policy_reports import NotAReport, record_violation
from site_core.http.throttling import is_within_limit
from site_core.models import PolicyViolation

LARGEST = 8 * 1024
# (times, seconds) one person's browser may report: a page that breaks a rule may do it often.
LIMIT = (60, 60)


@csrf_exempt  # a browser sends its reports by itself and knows no token; they only add to counts
@require_POST
def receive(request):
    """One report. What is too long, too much or no report at all is refused and leaves nothing."""
    times, seconds = LIMIT
    if not is_within_limit("policy-report", str(request.user.pk), times=times, seconds=seconds):
        return HttpResponse(status=429)
    body = request.read(LARGEST + 1)
    if len(body) > LARGEST:
        return HttpResponse(status=413)
    try:
        record_violation(body)
    except NotAReport:
        return HttpResponse(status=400)
    return HttpResponse(status=204)


@require_safe
def violations(request):
    """What was reported, the latest first.

    :raises PermissionDenied: the person is no superuser.
    """
    if not request.user.is_superuser:
        raise PermissionDenied(_("Only a system administrator reads these reports."))
    return TemplateResponse(
        request, "site_core/admin/policy_violations.html", {"rows": PolicyViolation.objects.all()}
    )

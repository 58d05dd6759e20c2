"""/healthz and /readyz: plain text for monitors and load balancers."""

from django.http import HttpResponse

from site_core.operation.health import health_problems, readiness_problems
from site_core.views import reading_only


@reading_only
def healthz(request):
    """200 when this installation is all right, else 503 with a line for each trouble."""
    return _answer(health_problems())


@reading_only
def readyz(request):
    """200 when the database answers and no migration is pending, else 503."""
    return _answer(readiness_problems())


def _answer(problems):
    text = "\n".join(problems or ["正常"]) + "\n"
    response = HttpResponse(
        text, status=503 if problems else 200, content_type="text/plain; charset=utf-8"
    )
    response.headers["Cache-Control"] = "no-store"
    return response

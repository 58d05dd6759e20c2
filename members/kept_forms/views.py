"""What the script of the admin's forms asks and says while somebody writes: see `members.kept_forms.keeping`."""

from django.http import HttpResponse, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from members.kept_forms.admin_form import is_kept
from members.kept_forms.keeping import address, address_of, keep, owner_of
from site_core import views


@require_safe
def standing(request):
    """/accounts/standing/: who is logged in, if anybody, and a token for forms that stand open."""
    person = request.user.pk if request.user.is_authenticated else None
    return JsonResponse({"person": person, "token": get_token(request)})


@require_safe
def back(request):
    """/accounts/back/: where somebody arrives who logged in again beside a form that stands open."""
    return render(request, "members/back.html")


@require_POST
def keep_typed(request):
    """/accounts/kept/: what somebody has typed so far at `path`; nothing typed lets go of it.

    The form says whose it is. A login of somebody else does not change that; it is not answered.
    """
    owner, path = owner_of(request.POST), request.POST.get("path", "")
    other = request.user.is_authenticated and request.user != owner
    if owner is None or other or not path.startswith("/"):
        return HttpResponse(status=403)
    typed = request.POST.copy()
    del typed["path"]
    path, _mark, query = path.partition("?")
    keep(owner, address_of(path, QueryDict(query)), typed)
    return HttpResponse(status=204)


def csrf_failure(request, reason=""):
    """A form was sent without a valid token: mostly one that was opened before another login.

    It is kept for the person it was shown to: the form's signed field proves that nobody else made it.
    """
    match = request.resolver_match
    if not request.accepts("text/html"):
        words = _("This page was opened before the last login. What you have written stays on it.")
        return not_saved(words, 403)
    owner = owner_of(request.POST) if match and is_kept(match.func, match) else None
    if owner:
        keep(owner, address(request), request.POST)
    return views.csrf_failure(request, reason, kept=owner is not None)


def not_saved(words, status):
    """The answer to a form that saves itself, as Wagtail's script reads it: `words` are shown."""
    answer = {"success": False, "error_code": "locked", "error_message": words}
    return JsonResponse(answer, status=status)

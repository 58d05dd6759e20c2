"""A copy of one's data, and the way out."""

from allauth.account.decorators import reauthentication_required

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from members.accounts import personal_data


@require_safe
@login_required
@reauthentication_required
def download(request):
    """/accounts/data/: everything the site holds about the person, as a file."""
    response = JsonResponse(
        personal_data.export(request.user), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response.headers["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@reauthentication_required
def close(request):
    """/accounts/close/: says what closing the account means, and does it when sent."""
    try:
        personal_data.demand_may_close(request.user)
    except PermissionDenied as refusal:
        messages.error(request, str(refusal))
        return redirect("member_centre")
    if request.method != "POST":
        return render(request, "members/close.html")
    personal_data.close_account(request.user)
    logout(request)
    messages.success(request, _("Your account is closed. Nothing more is kept of you."))
    return redirect("account_login")

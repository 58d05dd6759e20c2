"""Where the admin sends people who may not enter it."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from site_core.views import reading_only


@reading_only
@never_cache
def admin_door(request):
    """/admin/login/: strangers go to the one door and come back; members without the right are told."""
    if not request.user.is_authenticated:
        return redirect_to_login(_wanted(request), resolve_url(settings.LOGIN_URL))
    if request.user.has_perm("wagtailadmin.access_admin"):
        return redirect(_wanted(request))
    messages.error(request, _("Your account may not enter the editors' area."))
    return redirect("member_centre")


def _wanted(request) -> str:
    """The address on this site that somebody wanted, else the admin's home."""
    wanted = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else resolve_url("wagtailadmin_home")

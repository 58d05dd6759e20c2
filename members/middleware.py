"""Login-related middleware."""

from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, resolve_url
from django.utils.translation import gettext as _

from members.kept_forms.admin_form import fill_in, is_kept, is_of_wagtail, settle
from members.kept_forms.keeping import keep_after_login_ended, keep_after_refusal
from members.kept_forms.views import not_saved

HINT = "signed_in"


class SignedInHintMiddleware:
    """Tells the scripts of public pages, which are stored for everybody, which links to show.

    A cookie that says “member” or “staff” and nothing about whom. It is written where the session
    is read anyway, never by a public page, and opens nothing.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path_info.startswith(_places_with_a_session()):
            self.tell(request, response)
        return response

    def tell(self, request, response):
        """Write or remove the hint, where it is not what it ought to be."""
        user, hint = request.user, ""
        if user.is_authenticated:
            hint = "staff" if user.has_perm("wagtailadmin.access_admin") else "member"
        if hint == request.COOKIES.get(HINT, ""):
            return
        if not hint:
            response.delete_cookie(HINT, samesite="Lax")
            return
        until_closed = request.session.get_expire_at_browser_close()
        response.set_cookie(
            HINT,
            hint,
            max_age=None if until_closed else request.session.get_expiry_age(),
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )


class SecondFactorMiddleware:
    """With STAFF_REQUIRE_MFA, lets nobody into the admin on a password alone."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if (
            settings.STAFF_REQUIRE_MFA
            and request.path_info.startswith(_admin())
            and request.user.has_perm("wagtailadmin.access_admin")
            and not _has_second_factor(request)
        ):
            return self.ask(request)
        return self.get_response(request)

    def ask(self, request):
        """Send somebody to enter a code, or to set the second factor up first."""
        if is_mfa_enabled(request.user):
            wanted = urlencode({"next": request.get_full_path()})
            return redirect(f"{resolve_url('mfa_reauthenticate')}?{wanted}")
        messages.warning(
            request,
            _("Whoever edits here has to log in with a second factor. Please set yours up first."),
        )
        return redirect("mfa_activate_totp")


class KeptFormMiddleware:
    """Keeps forms that meet an ended login or a refusal: see `members.kept_forms.keeping`.

    A form that saves itself stays where it is, and is told why it was not saved.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        match = request.resolver_match
        if getattr(request, "was_refused", False):
            if is_kept(match.func, match):
                keep_after_refusal(request)
        elif request.method == "POST" and self.is_for_wagtail(request):
            settle(request, response)
        return response

    def process_template_response(self, request, response):
        if request.method == "GET" and self.is_for_wagtail(request):
            fill_in(request, response)
        return response

    def is_for_wagtail(self, request):
        """Whether somebody reads or sends a form of Wagtail's by hand."""
        match = request.resolver_match
        if not (match and is_of_wagtail(match.func, match) and request.accepts("text/html")):
            return False
        return request.user.is_authenticated

    def process_view(self, request, view, args, kwargs):
        if request.method != "POST":
            return None
        if not request.accepts("text/html") and request.path_info.startswith(_admin()):
            return self.answer_script(request)
        if is_kept(view, request.resolver_match) and not request.user.is_authenticated:
            keep_after_login_ended(request)
        return None

    def answer_script(self, request):
        """Why a form of the admin could not save itself; None where nothing stands in its way."""
        if not request.user.is_authenticated:
            words = _("Your login has ended. Please log in again; what you have written is kept.")
            return not_saved(words, 401)
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return not_saved(_("Your account may not enter the editors' area."), 403)
        return None


def _has_second_factor(request) -> bool:
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "mfa" for record in records)


def _admin() -> str:
    return resolve_url("wagtailadmin_home")


def _places_with_a_session() -> tuple[str, str]:
    return _admin(), resolve_url("member_centre")

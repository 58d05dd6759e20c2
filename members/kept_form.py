"""What somebody sent after their login had ended, kept until they have logged in again."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.utils.translation import gettext as _

KEPT = "kept_form"
LONGEST = 4000  # characters of all fields together: strangers may send something too


def login_required_keeping_form(view):
    """As `login_required`, and a form that is sent comes back filled in: see `sent_form`."""

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method == "POST":
            _keep(request)
        return redirect_to_login(request.get_full_path())

    return wrapped


def sent_form(request) -> dict | None:
    """The fields that were sent now, or once those sent to this address before the login; else None."""
    if request.method == "POST":
        return request.POST
    if request.session.get(KEPT, {}).get("path") != request.path:
        return None
    return request.session.pop(KEPT)["fields"]


def _keep(request) -> None:
    fields = {name: value for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}
    if sum(len(name) + len(value) for name, value in fields.items()) > LONGEST:
        return
    request.session[KEPT] = {"path": request.path, "fields": fields}
    messages.info(request, _("Your login had ended. What you have entered is kept; please log in."))

"""What somebody typed and could not send is kept for them, and for nobody else.

A form says whose it is by a signed field (`{% form_owner %}`), so that it is known when the login is
gone. Kept is what a POST brought that met an ended login, a stale form or a refusal, and what
a script sends while somebody writes a reason (`kept_form_views.keep_typed`). It is given back to
that person only, at the address of the form.
"""

import hashlib
import re
from collections import defaultdict
from datetime import timedelta
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import KeptForm, User
from site_core.text.characters import fit

OWNER = "form_owner"
OPENED = "form_opened"  # since when the form stands open; nothing that somebody has typed
SALT = "members.kept_forms.keeping"
KEPT_FOR = timedelta(days=14)
# Wagtail's forms of pages are its own views; `workflow.admin.views.editor` fills them in again.
PAGE_FORMS = ("wagtailadmin_pages:add", "wagtailadmin_pages:edit")
# What an address says behind the “?” of the things a form is about: a bulk action names them there.
NAMED = ("id", "childOf")
SECRET = ("password", "secret", "token")
ROW = re.compile(r"-([0-9]+)-")
COUNTS = (
    "-TOTAL_FORMS",
    "-INITIAL_FORMS",
    "-count",
)  # of the rows in a table, of the blocks in a text
MOST = 100  # forms of one person; each is no larger than a request may be
LONGEST_PATH = KeptForm._meta.get_field("path").max_length


def keeps_form(view):
    """Mark a view that fills its form in again, by `sent_form`, `kept_form` or `kept_fields`."""
    view.keeps_form = True
    return view


def login_required_keeping_form(view):
    """As `login_required`, and a form that is sent comes back filled in: see `sent_form`."""
    return keeps_form(login_required(view))


def owner_mark(user) -> str:
    """The value of the field that says whose form it is."""
    return signing.dumps(user.pk, salt=SALT)


def owner_of(data) -> User | None:
    """Whose form was sent, as the form itself says; None when it says nothing that can be believed."""
    try:
        key = signing.loads(data.get(OWNER, ""), salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        return None
    return User.objects.filter(pk=key, is_active=True).first()


def kept_form(request) -> QueryDict | None:
    """What is kept for this person at this address, when they come to read the form."""
    kept = _own(request).first() if request.method == "GET" else None
    if kept is None:
        return None
    fields = QueryDict(mutable=True)
    for name, value in counted(kept.fields):
        fields.appendlist(name, value)
    return fields


def counted(fields):
    """The fields as they are, but no count among them larger than there are rows: a form draws them all."""
    rows = defaultdict(set)
    for name, _value in fields:
        for row in ROW.finditer(name):
            rows[name[: row.start()]].add(row[1])
    for name, value in fields:
        most = len(rows[name.rpartition("-")[0]]) if name.endswith(COUNTS) else None
        if most is not None and value.isdecimal():
            value = str(most) if len(value) > len(str(most)) else str(min(int(value), most))
        yield name, value


def forget(request) -> None:
    """Let go of what is kept for this person at this address: it has arrived."""
    _own(request).delete()


def sent_form(request) -> QueryDict | None:
    """The fields that were sent now, or those kept, which come back once; else None."""
    if request.method == "POST":
        forget(request)
        return request.POST
    fields = kept_form(request)
    if fields is not None:
        forget(request)
    return fields


def kept_fields(request) -> dict:
    """What is kept, as the `initial` of a form, until the form is sent; empty when it is."""
    if request.method == "POST":
        forget(request)
    fields = kept_form(request)
    return {} if fields is None else fields.dict()


def _own(request):
    return KeptForm.objects.filter(user=request.user, path=address(request))


def address(request) -> str:
    """Where a form of the request is kept."""
    return address_of(request.path, request.GET)


def address_of(path, query) -> str:
    """Where the form at `path` is kept, which is about the things that `query` names."""
    named = sorted((name, value) for name in NAMED for value in query.getlist(name))
    if named:
        whole = f"{path}?{urlencode(named)}"
        digest = hashlib.sha256(whole.encode()).hexdigest()
        path = whole if len(whole) <= LONGEST_PATH else f"{path}?{digest}"
    return path[:LONGEST_PATH]


def keep(user, path, data) -> None:
    """Keep the fields in `data` for `user` at `path`, in place of what was kept there before.

    Where nothing is filled in, nothing is kept. Of many forms, those kept last stay.
    """
    fields = [
        (name, fit(value))
        for name, values in data.lists()
        for value in values
        if name != OWNER and not any(word in name.lower() for word in SECRET)
    ]
    now = timezone.now()
    KeptForm.objects.filter(kept_at__lt=now - KEPT_FOR).delete()
    if not any(value.strip() for name, value in fields if name != OPENED):
        KeptForm.objects.filter(user=user, path=path).delete()
        return
    KeptForm.objects.update_or_create(
        user=user, path=path, defaults={"fields": fields, "kept_at": now}
    )
    beyond = KeptForm.objects.filter(user=user).order_by("-kept_at", "-pk")[MOST:]
    KeptForm.objects.filter(pk__in=list(beyond.values_list("pk", flat=True))).delete()


def keep_after_login_ended(request) -> None:
    """Keep a form that was sent without a login, for whoever it was shown to."""
    if owner := owner_of(request.POST):
        keep(owner, address(request), request.POST)
        messages.info(
            request, _("Your login had ended. What you have entered is kept; please log in.")
        )


def keep_after_refusal(request) -> None:
    """Keep a form whose view took everything back: it is there again where it was filled in."""
    keep(request.user, address(request), request.POST)
    messages.info(request, _("What you have entered is kept. You find it again in the same form."))

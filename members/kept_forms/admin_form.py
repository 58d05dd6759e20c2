"""Forms of Wagtail's own screens are kept, and filled in again, without a view of ours for each.

It holds for whatever is made, changed or acted on in bulk with the views that Wagtail has for it:
snippets, settings, accounts, collections and what an installation adds. The forms of pages have
views of ours (`workflow.admin.views.editor`).
"""

import logging
from copy import copy
from datetime import UTC, datetime

from django.core import signing
from django.db import DataError, transaction
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.log_actions import registry

from members.kept_forms.keeping import (
    OPENED,
    OWNER,
    PAGE_FORMS,
    address,
    forget,
    keep,
    kept_form,
    owner_mark,
    owner_of,
)

logger = logging.getLogger(__name__)

BULK_ACTION = "wagtail_bulk_action"
# What Wagtail's choosers and Django's fields raise for a value that no form of theirs can have sent.
NEVER_SENT = (ValueError, LookupError, OverflowError, DataError)
OPENED_SALT = "members.kept_forms.admin_form.opened"


def is_of_wagtail(view, match) -> bool:
    """Whether the address belongs to a view of Wagtail's that makes, changes or acts in bulk."""
    view_class = getattr(view, "view_class", type(None))
    if match.view_name in PAGE_FORMS:
        return False
    return match.view_name == BULK_ACTION or issubclass(view_class, (CreateView, EditView))


def is_kept(view, match) -> bool:
    """Whether what is sent to the view is kept when it cannot be dealt with."""
    is_ours = getattr(view, "keeps_form", False) or match.view_name in PAGE_FORMS
    return is_ours or is_of_wagtail(view, match)


def hidden_fields(request):
    """What a form of Wagtail's says of itself: whose it is and since when it stands open."""
    match = request.resolver_match
    if not (match and is_of_wagtail(match.func, match)):
        return ""
    opened = getattr(request, OPENED, None) or request.POST.get(OPENED) or mark_of(timezone.now())
    fields = '<input type="hidden" name="{}" value="{}"><input type="hidden" name="{}" value="{}">'
    return format_html(fields, OWNER, owner_mark(request.user), OPENED, opened)


def mark_of(moment) -> str:
    return signing.dumps(moment.timestamp(), salt=OPENED_SALT)


def settle(request, response) -> None:
    """After a form was sent: forget what was kept when it was accepted, else keep what it brought."""
    if response.status_code == 302:
        if request.user.has_perm("wagtailadmin.access_admin"):
            forget(request)
    elif owner_of(request.POST) == request.user:
        keep(request.user, address(request), request.POST)


def fill_in(request, response) -> None:
    """Put what is kept for this person into the form that `response` shows; nothing is sent by it."""
    kept = kept_form(request) if "fresh" not in request.GET else None
    view = (response.context_data or {}).get("view")
    if kept is None or not isinstance(view, (CreateView, EditView, BulkAction)):
        return
    setattr(request, OPENED, kept.get(OPENED))
    fresh = response.context_data

    def filled_in():
        again = _as_if_sent(view, request, kept)
        response.context_data = again.get_context_data(form=again.form)
        return response

    if not shown(filled_in):
        response.context_data = fresh
        return say_not_shown(request)
    words = _("This is what you had written. It has not been saved yet.")
    if name := _saved_since(view, kept):
        words = _(
            "This is what you had written. It has not been saved yet, and %(name)s has saved other"
            " content here since: look at that in another window before you save."
        ) % {"name": name}
    say_kept(request, words)


def shown(make_response):
    """The response of `make_response`, or None when what is kept is nothing that a form can show.

    It is drawn for that, since a chooser looks its value up no sooner. A form has never sent such
    a value: somebody has made it by hand.
    """
    try:
        with transaction.atomic():
            response = make_response()
            _drawn = response.rendered_content
    except NEVER_SENT:
        logger.warning("A kept form cannot be shown.", exc_info=True)
        return None
    return response


def say_not_shown(request) -> None:
    """Say above the fresh form that what was kept is not in it."""
    words = _("What had been kept of this form cannot be shown. The form is empty of it.")
    messages.warning(request, words)


def say_kept(request, words) -> None:
    """Say above the form that it holds what was kept, and offer the form without it."""
    query = request.GET.copy()
    query["fresh"] = 1
    leave_out = messages.button(f"{request.path}?{query.urlencode()}", _("Open without it"))
    messages.warning(request, words, buttons=[leave_out])


def _as_if_sent(view, request, fields):
    """A view like `view` that stands where a refusal of `fields` would have left it."""
    _none = request.FILES  # read by now, for the copy would look for them in what was sent
    sent = copy(request)
    # What a copy of a request leaves out.
    sent.resolver_match = request.resolver_match
    sent.method, sent.POST = "POST", fields
    if isinstance(view, BulkAction):
        view.request = sent
        view.form = view.get_form()
        return view
    # Wagtail's views remember forms from their first reading, those beside `form` too.
    made = request.resolver_match.func
    again = made.view_class(**made.view_initkwargs)
    again.setup(sent, *view.args, **view.kwargs)
    if not hasattr(again, "object"):
        again.object = again.get_object() if isinstance(again, EditView) else None
    again.form = again.get_form()
    if hasattr(again.form, "defer_required_fields"):
        # What is not filled in yet is no mistake yet.
        again.form.defer_required_fields()
        again.form.is_valid()
        again.form.restore_required_fields()
    return again


def _saved_since(view, kept) -> str:
    """Who saved the object after the kept form was opened; empty when nobody did.

    A view whose object is logged by its parts names them: `get_logged_parts`.
    """
    if not isinstance(view, EditView):
        return ""
    try:
        opened = signing.loads(kept.get(OPENED, ""), salt=OPENED_SALT)
    except signing.BadSignature:
        return ""
    moment = datetime.fromtimestamp(opened, tz=UTC)
    things = [view.object, *getattr(view, "get_logged_parts", list)()]
    since = [
        entry
        for thing in things
        for entry in registry.get_logs_for_instance(thing).filter(timestamp__gt=moment)
    ]
    newest = max(since, key=lambda entry: entry.timestamp, default=None)
    return newest.user_display_name if newest else ""

"""What becomes of a refusal: an answer with its status, its words where they can be read."""

from contextlib import nullcontext
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect

from wagtail.admin import messages

from site_core.reasons import ActionRefused


def shown_as_message(elsewhere, *, takes_back=True):
    """For a view of the admin: a PermissionDenied with words becomes a message on the screen.

    What the view has done is taken back, unless it does so by itself. A POST leads to the same address again, anything else to
    `elsewhere`, the name of an address.
    """

    def decorate(view):
        @wraps(view)
        def telling(request, *args, **kwargs):
            posted = request.method == "POST"
            try:
                with transaction.atomic() if posted and takes_back else nullcontext():
                    return view(request, *args, **kwargs)
            except PermissionDenied as refusal:
                if not str(refusal):
                    raise
                request.was_refused = posted  # so that what was sent can be kept
                messages.error(request, str(refusal))
                return redirect(request.get_full_path() if posted else elsewhere)

        return telling

    return decorate


def carry_out(form, act) -> int | None:
    """Do what a form asks for: `act`, with its cleaned data. None when it was done.

    Else the status of the answer that shows the form again, with what was typed: 200 when it was not
    sent yet, 422 when it is not valid, and that of the refusal, whose reasons then stand at their fields.
    """
    if not form.is_bound:
        return 200
    if not form.is_valid():
        return 422
    try:
        act(form.cleaned_data)
    except ActionRefused as refusal:
        if refusal.summary:
            form.add_error(None, refusal.summary)
        for reason in refusal.reasons:
            form.add_error(reason.field if reason.field in form.fields else None, reason.words)
        return refusal.status
    return None

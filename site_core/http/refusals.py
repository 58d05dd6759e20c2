"""Refusals of ours on Wagtail's screens: the reason is shown instead of “no permission”."""

from contextlib import nullcontext
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect

from wagtail.admin import messages


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

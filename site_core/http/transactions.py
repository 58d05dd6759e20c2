"""Admin requests that change something: all or nothing, one after the other for each page."""

from functools import wraps

from django.contrib.messages import get_messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError, transaction
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDictKeyError

from wagtail.admin import messages

from site_core.pages.locking import lock_page

READING = ("GET", "HEAD", "OPTIONS")
# Requests that arrive every few seconds or render a page, and change nothing but their own row.
WITHOUT_TRANSACTION = ("preview_on_add", "preview_on_edit", "wagtailadmin_block_preview")
EDITING_SESSIONS = "wagtailadmin_editing_sessions"
# The names that Wagtail's addresses and ours have for the page that a request is about.
PAGE_ARGUMENTS = ("page_id", "page_to_move_id", "parent_page_id")


def all_or_nothing(view):
    """For admin views: a POST is one transaction, and a refusal says why.

    It has to stand inside Wagtail's `require_admin_access`, which turns a PermissionDenied into a
    redirect: outside of that, what was written before the refusal would be committed.

    The page named in the address is locked before anything of it is read, so that the view decides
    on it as it is now. Reading opens no transaction: on SQLite each one takes the write lock.

    A request that the database ended for another's sake is done once more, from its beginning.

    What was sent and came to nothing is marked `was_refused`, so that it can be kept.
    """

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        if request.method in READING or _needs_none(request.resolver_match):
            return view(request, *args, **kwargs)
        try:
            try:
                return _in_transaction(view, request, *args, **kwargs)
            except OperationalError as error:
                # An uploaded file has been read, and may have been stored.
                if not is_deadlock(error) or request.FILES:
                    raise
                _forget_messages(request)
                return _in_transaction(view, request, *args, **kwargs)
        except MultiValueDictKeyError as error:
            _forget_messages(request)
            raise BadRequest("A field of the form is missing.") from error
        except Exception as error:
            _forget_messages(request)
            request.was_refused = request.method == "POST"
            if isinstance(error, PermissionDenied) and str(error) and not _is_background(request):
                messages.error(request, str(error))
                return redirect("wagtailadmin_home")
            raise

    return wrapped


def _in_transaction(view, request, *args, **kwargs):
    with transaction.atomic():
        for name in PAGE_ARGUMENTS:
            if name in kwargs:
                lock_page(kwargs[name])
        return view(request, *args, **kwargs)


def is_deadlock(error) -> bool:
    """Whether the database ended one of two transactions that waited for each other."""
    return _code(error) in ("40001", "40P01")


def is_busy(error) -> bool:
    """Whether nothing is wrong but that somebody else is at it, and has been for a while."""
    if is_deadlock(error) or "database is locked" in str(error):
        return True
    # A lock was waited for too long; or this one was idle so long that others went on without it.
    return _code(error) in ("55P03", "25P03")


def _code(error):
    """What PostgreSQL calls the error; None on SQLite."""
    return getattr(error.__cause__, "pgcode", None)


def again_after_deadlock(act):
    """Do `act`, a transaction by itself, a second time when the database ended it for another."""
    try:
        return act()
    except OperationalError as error:
        if not is_deadlock(error):
            raise
    return act()


def _needs_none(match):
    return match.url_name in WITHOUT_TRANSACTION or EDITING_SESSIONS in match.namespaces


def _forget_messages(request):
    """What was announced has been taken back. Reading the messages is the way to remove them."""
    list(get_messages(request))


def _is_background(request):
    return request.headers.get("x-requested-with") == "XMLHttpRequest"

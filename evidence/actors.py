"""Who acts, where Wagtail's signals do not say: the person of the request, or the one that code names."""

from contextlib import nullcontext

from wagtail.log_actions import LogContext, get_active_log_context


def acting(user):
    """A context in which `user` is the one who acts; with None, whoever acted before goes on."""
    return LogContext(user=user) if user else nullcontext()


def acting_user():
    """The user who acts, or None: code that names nobody."""
    return get_active_log_context().user

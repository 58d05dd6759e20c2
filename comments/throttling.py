"""How often somebody may send something, and when a sum has to be answered first."""

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac

from site_core.http.throttling import client_address, is_within_limit


def address_hash(request) -> str:
    """A keyed hash of the address a request comes from; the address itself is never kept."""
    digest = salted_hmac("comments.address", client_address(request), algorithm="sha256")
    return digest.hexdigest()[:32]


def may_send(request, action: str = "comment") -> bool:
    """Count one more sending of a form; False when the account or the address had too many."""
    limits = {"address": address_hash(request)}
    if request.user.is_authenticated:
        limits["account"] = str(request.user.pk)
    within = True
    for kind, key in limits.items():
        times, seconds = settings.COMMENT_LIMITS[kind]
        within &= is_within_limit(f"{action}-{kind}", key, times=times, seconds=seconds)
    return within


def note_failure(request):
    """Remember that what was sent looked like a program's."""
    times, seconds = settings.COMMENT_FAILURES
    who = _who(request)
    if not is_within_limit("comment-failure", who, times=times - 1, seconds=seconds):
        cache.set(f"comment-captcha:{who}", True, timeout=seconds)


def needs_challenge(request) -> bool:
    """Guests always answer a sum, members after repeated failures."""
    return not request.user.is_authenticated or cache.get(f"comment-captcha:{_who(request)}", False)


def _who(request) -> str:
    user = request.user
    return f"user-{user.pk}" if user.is_authenticated else address_hash(request)

"""How often somebody may ask for something that costs much."""

import hashlib
import time

from django.conf import settings
from django.core.cache import cache


def client_address(request) -> str:
    """The address a request comes from. Proxies are believed as far as TRUSTED_PROXIES says."""
    remote = request.META.get("REMOTE_ADDR", "")
    proxies = settings.TRUSTED_PROXIES
    if not proxies:
        return remote
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    # Each proxy adds whom it was asked by at the end; what stands before is the stranger's own word.
    return forwarded[-proxies] if len(forwarded) >= proxies and forwarded[-proxies] else remote


def is_within_limit(action: str, key: str, *, times: int, seconds: int) -> bool:
    """Count one more `action` of `key`; False when it is more than `times` in this span of `seconds`.

    The count is kept in the default cache: between several server processes it is shared where that
    cache is. Nothing readable of the key is kept.
    """
    span = int(time.time() // seconds)
    hashed = hashlib.sha256(key.encode()).hexdigest()[:32]
    name = f"limit:{action}:{hashed}:{span}"
    cache.add(name, 0, timeout=seconds)
    try:
        return cache.incr(name) <= times
    except ValueError:  # it ran out between the two calls: a new span has begun
        return True

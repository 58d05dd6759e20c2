"""Who reads: told apart for half an hour, known to nobody. Robots are no readers."""

import re

from django.utils.crypto import salted_hmac

from site_core.http.throttling import client_address

HALF_HOUR = 30 * 60  # seconds
SLOTS_A_DAY = 48
LONGEST_AGENT = 400
_ROBOT = re.compile(
    r"bot|crawl|spider|slurp|fetch|scan|monitor|preview|headless|lighthouse|curl|wget|python"
    r"|httpclient|okhttp|java/|go-http|libwww|scrapy|phantom|feed|archiv",
    re.IGNORECASE,
)


def slot_of(seconds: float) -> int:
    """The half hour of a moment, as half hours since 1970."""
    return int(seconds // HALF_HOUR)


def is_robot(request) -> bool:
    """Whether a request says that no person reads: by its name, or because it only looks ahead."""
    agent = request.headers.get("User-Agent", "")
    ahead = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    return not agent or "prefetch" in ahead or _ROBOT.search(agent[:LONGEST_AGENT]) is not None


def reader_of(request, slot: int, article_id: int) -> str:
    """A name for whoever asks, the same for one article and half hour only.

    Nothing can be told from it, not even what else the same person has read.
    """
    agent = request.headers.get("User-Agent", "")[:LONGEST_AGENT]
    words = f"{slot} {article_id} {client_address(request)}\n{agent}".encode(errors="replace")
    day = slot // SLOTS_A_DAY
    return salted_hmac(f"articles.reads.counting.{day}", words, algorithm="sha256").hexdigest()[:32]

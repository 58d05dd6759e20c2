"""Mail that leaves later: put down in the transaction of what it tells of, sent by `run_tasks`."""

import logging
from collections.abc import Iterable

from django_tasks import task

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

logger = logging.getLogger(__name__)

AT_ONCE = 5  # seconds that somebody at a screen waits for a mail server


@task(backend="background")
def send_mail(
    address: str | list[str],
    subject: str,
    text: str,
    html: str = "",
    sender: str | None = None,
    headers: dict[str, str] | None = None,
) -> None:
    """Send one mail. The worker calls it; whoever has something to say calls `mail_later`."""
    addresses = [address] if isinstance(address, str) else address
    message = EmailMultiAlternatives(subject, text, sender, addresses, headers=headers)
    if html:
        message.attach_alternative(html, "text/html")
    message.send()


def mail_later(addresses: Iterable[str], subject: str, text: str) -> None:
    """Have `text` sent to each of `addresses`, so that none of them sees the others.

    :param subject: put on one line, whatever it holds.
    """
    subject = " ".join(subject.split())
    for address in addresses:
        send_mail.enqueue(address, subject, text)


class MailQueue(BaseEmailBackend):
    """In place of a mail server, for what Wagtail has to say of reviews.

    It sends in the midst of their transaction, where nobody may wait, and loses what is refused.
    """

    def send_messages(self, email_messages: Iterable[EmailMessage]) -> int:
        """Put each message down as a row of the transaction; return how many."""
        messages = list(email_messages)
        for message in messages:
            html = [part.content for part in getattr(message, "alternatives", [])]
            send_mail.enqueue(
                message.recipients(),
                " ".join(str(message.subject).split()),
                str(message.body),
                html=str(html[0]) if html else "",
                sender=message.from_email,
                headers={name: str(value) for name, value in message.extra_headers.items()},
            )
        return len(messages)


class AtOnceOrLater(MailQueue):
    """For mail that somebody waits for: sent now, and put down when the server does not take it."""

    def send_messages(self, email_messages: Iterable[EmailMessage]) -> int:
        """Call it outside of transactions: the server may take its time."""
        messages = list(email_messages)
        try:
            return get_connection(timeout=AT_ONCE).send_messages(messages) or 0
        except OSError:  # whatever SMTP has to say is one
            logger.exception("Mail that waits for another try")
            return super().send_messages(messages)


def absolute(path: str) -> str:
    """The address of a page of ours for somebody who reads mail."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"

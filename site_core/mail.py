"""Mail that leaves later: put down in the transaction of what it tells of, sent by `run_tasks`."""

from collections.abc import Iterable

from django_tasks import task

from django.conf import settings
from django.core.mail import EmailMessage


@task(backend="background")
def send_mail(address: str, subject: str, text: str) -> None:
    """Send one mail. The worker calls it; whoever has something to say calls `mail_later`."""
    EmailMessage(subject, text, to=[address]).send()


def mail_later(addresses: Iterable[str], subject: str, text: str) -> None:
    """Have `text` sent to each of `addresses`, so that none of them sees the others.

    :param subject: put on one line, whatever it holds.
    """
    subject = " ".join(subject.split())
    for address in addresses:
        send_mail.enqueue(address, subject, text)


def absolute(path: str) -> str:
    """The address of a page of ours for somebody who reads mail."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"

"""What the editing form says while a text is under review."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from wagtail.locks import BaseLock

from workflow.selectors.emergencies import request_ends


class EmergencyLock(BaseLock):
    """Freezes the text for everybody while its emergency release is asked for."""

    def __init__(self, page, request):
        super().__init__(page)
        self.request = request

    def for_user(self, user):
        return True

    def get_message(self, user):
        return format_html(
            '<b>{}</b> {} <a class="button" href="{}">{}</a>',
            _("An emergency release of this text has been asked for."),
            _(
                "It cannot be changed until the request is answered, at the latest until {time}."
            ).format(time=date_format(localtime(request_ends(self.request)), "H:i")),
            reverse("workflow_answer_emergency", args=[self.object.pk]),
            _("See the request"),
        )

    def get_locked_by(self, user):
        return _("Locked by a request for an emergency release")

    def get_description(self, user):
        return _("Nobody can change the text while an emergency release is asked for.")

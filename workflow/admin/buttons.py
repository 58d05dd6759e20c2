"""Buttons in the header of a page's admin screens."""

from django.urls import reverse
from django.utils.translation import gettext as _

from wagtail.admin.widgets.button import Button

from workflow.permission_testers import ReviewedPagePermissionTester


def header_buttons(page, user):
    """Retraction and emergency release, for those who may, where there is something to do."""
    tester = page.permissions_for_user(user)
    if not isinstance(tester, ReviewedPagePermissionTester):
        return
    if tester.can_unpublish():
        yield Button(
            _("Retract"),
            reverse("workflow_retract", args=[page.pk]),
            icon_name="warning",
            priority=61,
        )
    if (page.has_unpublished_changes or not page.live) and tester.can_request_emergency():
        yield Button(
            _("Emergency release"),
            reverse("workflow_ask_for_emergency", args=[page.pk]),
            icon_name="upload",
            priority=62,
        )

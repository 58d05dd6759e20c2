"""Mail to the people who answer for what goes public."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage, get_connection
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from workflow.emergencies import request_ends
from workflow.models import ReviewTask


def mail_second_people(request):
    """Tell final reviewers and superusers of a request for an emergency release."""
    final = ReviewTask.objects.filter(stage=ReviewTask.Stage.FINAL, active=True)
    people = get_user_model().objects.filter(
        Q(is_superuser=True) | Q(groups__in=final.values("groups")), is_active=True
    )
    addresses = people.exclude(pk=request.user_id).exclude(email="").values_list("email", flat=True)
    address = reverse("workflow_answer_emergency", args=[request.page_id])
    body = render_to_string(
        "workflow/mail/emergency.txt",
        {
            "request": request,
            "ends": request_ends(request),
            "address": settings.WAGTAILADMIN_BASE_URL + address,
        },
    )
    # A header is one line, whatever a title holds.
    title = " ".join(request.page_title.split())
    subject = _("Emergency release asked for: %(title)s") % {"title": title}
    mails = [EmailMessage(subject, body, to=[to]) for to in addresses.distinct().order_by("email")]
    get_connection().send_messages(mails)

"""Mail to the people who answer for what goes public."""

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from site_core.operation.mail import absolute, mail_later
from workflow.models import ReviewTask
from workflow.selectors.emergencies import request_ends


def mail_second_people(request):
    """Tell final reviewers and superusers of a request for an emergency release."""
    final = ReviewTask.objects.filter(stage=ReviewTask.Stage.FINAL, active=True)
    people = get_user_model().objects.filter(
        Q(is_superuser=True) | Q(groups__in=final.values("groups")), is_active=True
    )
    addresses = people.exclude(pk=request.user_id).exclude(email="").values_list("email", flat=True)
    body = render_to_string(
        "workflow/mail/emergency.txt",
        {
            "request": request,
            "ends": request_ends(request),
            "address": absolute(reverse("workflow_answer_emergency", args=[request.page_id])),
        },
    )
    subject = _("Emergency release asked for: %(title)s") % {"title": request.page_title}
    mail_later(addresses.distinct().order_by("email"), subject, body)

"""What every screen of the admin may show, read only when a template asks."""

from django.utils.functional import SimpleLazyObject

from workflow.selectors.emergencies import unreviewed_emergencies
from workflow.selectors.reviewers import reviews_any_stage


def review_alerts(request):
    """`unreviewed_emergencies`: for reviewers and superusers, texts whose review has to follow."""
    return {"unreviewed_emergencies": SimpleLazyObject(lambda: _for(request.user))}


def _for(user):
    emergencies = list(unreviewed_emergencies())
    may_review = emergencies and (reviews_any_stage(user) or user.is_superuser)
    return emergencies if may_review else []

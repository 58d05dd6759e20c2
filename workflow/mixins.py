"""What a page type needs to take part in review. Every page type of ours has it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workflow.permission_testers import ReviewedPagePermissionTester

# Fields the system sets on the page itself; they do not come back with an old revision.
SYSTEM_SET_FIELDS = ("released_at", "listed_at", "last_corrected_at")


class ReviewedPageMixin(models.Model):
    """A page that reaches the public only by a release; see `workflow.services.release`."""

    released_at = models.DateTimeField(_("released at"), null=True, editable=False)
    listed_at = models.DateTimeField(_("listed at"), null=True, editable=False, db_index=True)
    last_corrected_at = models.DateTimeField(_("last corrected at"), null=True, editable=False)

    class Meta:
        abstract = True

    def __init__(self, *args, **kwargs):
        if not args:
            # Wagtail's default is True: a bare add_child() would be public at once.
            kwargs.setdefault("live", False)
        super().__init__(*args, **kwargs)

    def permissions_for_user(self, user):
        return ReviewedPagePermissionTester(user, self)

    def with_content_json(self, content):
        page = super().with_content_json(content)
        for name in SYSTEM_SET_FIELDS:
            setattr(page, name, getattr(self, name))
        return page

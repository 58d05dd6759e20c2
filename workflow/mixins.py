"""What a page type needs to take part in review. Every page type of ours has it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page

from evidence.actors import acting
from workflow.forms.page import ReviewedPageForm
from workflow.guards.public_text import saving_rows
from workflow.guards.saves_during_review import refusal_to_save_draft
from workflow.permission_testers import ReviewedPagePermissionTester
from workflow.selectors.branches import has_public
from workflow.selectors.corrections import corrections_of, retraction_of
from workflow.selectors.emergencies import standing_request
from workflow.selectors.emergency_lock import EmergencyLock
from workflow.selectors.revisions import may_be_overwritten
from workflow.selectors.schedules import scheduled_revision_of
from workflow.text.submission import reasons_of_blocks, reasons_of_title

# Fields the system sets on the page itself; they do not come back with an old revision.
SYSTEM_SET_FIELDS = ("released_at", "listed_at", "last_corrected_at")
# Wagtail's fields of the same sort, which it takes from the revision.
FIELDS_OF_THE_WHOLE_PAGE = (
    "live_revision_id",
    "first_published_at",
    "last_published_at",
    "expire_at",
    "expired",
)


class ReviewedPageMixin(models.Model):
    """A page that reaches the public only by a release; see `workflow.services.release`."""

    released_at = models.DateTimeField(_("released at"), null=True, editable=False)
    listed_at = models.DateTimeField(_("listed at"), null=True, editable=False, db_index=True)
    last_corrected_at = models.DateTimeField(_("last corrected at"), null=True, editable=False)

    correction_note = models.TextField(
        _("correction notice"),
        blank=True,
        max_length=1000,
        help_text=_(
            "What was wrong and what is right now. Readers see it, with its date, above the text."
        ),
    )

    # A copy is a draft of its own: it has not been released and corrects nothing.
    exclude_fields_in_copy = [
        *SYSTEM_SET_FIELDS,
        "correction_note",
        "go_live_at",
        "expire_at",
        "expired",
        "locked",
        "locked_at",
        "locked_by",
    ]
    base_form_class = ReviewedPageForm
    # Fields outside the digest besides Wagtail's own: set by the system, or made from the text.
    unsigned_fields = SYSTEM_SET_FIELDS

    class Meta:
        abstract = True

    def __init__(self, *args, **kwargs):
        if not args:
            # Wagtail's default is True: a bare add_child() would be public at once.
            kwargs.setdefault("live", False)
        super().__init__(*args, **kwargs)

    def save(self, *args, **kwargs):
        with saving_rows():
            super().save(*args, **kwargs)

    def get_signed_words(self) -> dict:
        """Words of the page that are kept elsewhere than in its fields and rows, by name."""
        return {}

    def clean(self):
        super().clean()
        if self.correction_note.strip() and not self.released_at:
            raise ValidationError(
                {
                    "correction_note": _(
                        "This page has never been public: there is nothing to correct."
                    )
                }
            )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["corrections"] = corrections_of(self, is_preview=request.is_preview)
        return context

    def serve_gone(self, request):
        """A retraction is public, with its reason; a page that was taken down only says so."""
        retraction = retraction_of(self)
        if retraction is None:
            return super().serve_gone(request)
        context = {"retraction": retraction}
        return TemplateResponse(request, "workflow/retracted.html", context, status=410)

    def submission_reasons(self, parent) -> list:
        """What is missing before others may read the text, and what its author should look at again.

        Each is a `site_core.reasons.Reason`. Page types add theirs.

        :param parent: the page under which this one stands or will stand.
        """
        return [*reasons_of_title(self, parent), *reasons_of_blocks(self)]

    def pages_beside(self, parent):
        """The pages among which a second one of this title would be mistaken for this one."""
        return Page.objects.child_of(parent)

    def get_author_names(self) -> str:
        """Who wrote the text, as the evidence copies it; empty where nobody is named."""
        return ""

    def get_fixed_address_note(self):
        if not (self.pk and has_public(self)):
            return super().get_fixed_address_note()
        return format_html(
            _(
                'Readers have this address. It is <a href="{address}">changed on a screen of its own</a>.'
            ),
            address=reverse("workflow_change_address", args=[self.pk]),
        )

    def permissions_for_user(self, user):
        return ReviewedPagePermissionTester(user, self)

    @cached_property
    def scheduled_revision(self):
        """As Wagtail's, which locks the page by it; the time is the one that was signed."""
        return scheduled_revision_of(self)

    def get_lock(self):
        if request := standing_request(self.pk):
            return EmergencyLock(self, request)
        return super().get_lock()

    @transaction.atomic
    def save_revision(self, user=None, approved_go_live_at=None, **kwargs):
        """As Wagtail's, but a text under review or with a schedule is frozen, whoever saves.

        So is one whose emergency release is asked for. An unchanged save passes. A schedule is the
        final stage's to make, so none comes with a save.

        :raises PermissionDenied: the frozen text would change, or a schedule is made.
        """
        if approved_go_live_at is not None:
            raise PermissionDenied(_("Only the final stage may choose the time of release."))
        if self.pk and (refusal := refusal_to_save_draft(self)):
            raise PermissionDenied(refusal)
        overwritten = kwargs.get("overwrite_revision")
        # One that is not the newest is left to Wagtail, which refuses it.
        is_newest = overwritten and overwritten.pk == self.latest_revision_id
        if is_newest and not may_be_overwritten(overwritten, user):
            kwargs["overwrite_revision"] = None
        return super().save_revision(user=user, **kwargs)

    @transaction.atomic
    def publish(self, *args, **kwargs):
        """As Wagtail's, but whole or not at all: it clears schedules before a guard may refuse."""
        return super().publish(*args, **kwargs)

    def with_content_json(self, content):
        """As Wagtail's, but what belongs to the page as a whole does not come from a revision.

        The address of a page that readers see does not either; see `services.change_address`.
        """
        page = super().with_content_json(content)
        for name in (*SYSTEM_SET_FIELDS, *FIELDS_OF_THE_WHOLE_PAGE):
            setattr(page, name, getattr(self, name))
        # Wagtail would take a time in a revision for a schedule, and the page off the site for it.
        page.go_live_at = None
        if page.slug != self.slug and has_public(self):
            page.slug, page.url_path = self.slug, self.url_path
        return page

    @transaction.atomic
    def move(self, target, pos=None, user=None):
        with acting(user):
            super().move(target, pos=pos, user=user)

    @transaction.atomic
    def delete(self, *args, **kwargs):
        with acting(kwargs.get("user")):
            return super().delete(*args, **kwargs)

    @transaction.atomic
    def copy(self, *args, **kwargs):
        """As Wagtail's, but a copy is a draft whose history comes with it.

        So whoever wrote the text remains a contributor and does not sign it as a copy.

        :raises PermissionDenied: a copy for translation; the site has one language.
        """
        if not kwargs.get("reset_translation_key", True):
            raise PermissionDenied(_("Pages are not copied for translation."))
        return super().copy(*args, **kwargs | {"keep_live": False, "copy_revisions": True})

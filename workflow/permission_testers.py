"""What a person may do to a reviewed page."""

from django.utils.functional import cached_property

from wagtail.models import PagePermissionTester

from workflow.models import Release
from workflow.selectors.branches import branch_of, has_frozen, has_public
from workflow.selectors.reviewers import is_second_person


class ReviewedPagePermissionTester(PagePermissionTester):
    """Nobody publishes by a button, superusers included: publishing follows the last sign-off.

    What Wagtail lets publishers do to pages that readers see belongs to final reviewers and
    superusers. A text under review or scheduled stays where it is, with everything above it.
    """

    def can_publish(self):
        return False

    def can_publish_subpage(self):
        return False

    def can_unpublish(self):
        """Taking down is quick, going live is not."""
        return self.page.live and not self.page_is_root and self.answers_for_public_pages

    def can_unschedule(self):
        return self.answers_for_public_pages

    def can_reorder_children(self):
        return self.answers_for_public_pages

    def can_set_view_restrictions(self):
        """Only to lift one that code has set: who may read is said by an article's audience."""
        return self.answers_for_public_pages and self.page.view_restrictions.exists()

    def can_change_address(self):
        """Of a page that readers may have marked; a draft's address is changed in its form."""
        return self.answers_for_public_pages and self._has_public

    def can_delete(self, ignore_bulk=False):
        """Nothing that is public or frozen; what was public once only by those who took it down."""
        if self.page.live or not super().can_delete(ignore_bulk):
            return False
        if self._has_public or self._has_frozen:
            return False
        return not self._was_released() or self.answers_for_public_pages

    def can_move(self):
        if self.page.live and not self.answers_for_public_pages:
            return False
        if self.page_is_root or self._has_frozen:
            return False
        if self._has_public:
            return self.answers_for_public_pages
        return super().can_delete(ignore_bulk=True)

    def can_move_to(self, destination):
        """As Wagtail's, without its wish for the permission to publish, which nobody has."""
        if self.page == destination or destination.is_descendant_of(self.page):
            return False
        if self.page.is_child_of(destination):
            return destination.permissions_for_user(self.user).can_reorder_children()
        if not (self.can_move() and self.page.specific.can_move_to(destination)):
            return False
        if self.user.is_superuser:
            return True
        return "add" in destination.permissions_for_user(self.user).permissions

    @cached_property
    def answers_for_public_pages(self) -> bool:
        """Whether the person is a final reviewer or a superuser.

        Kept with the person, as Wagtail keeps permissions: a list of pages asks for each of them.
        """
        if not hasattr(self.user, "_answers_for_public_pages"):
            self.user._answers_for_public_pages = is_second_person(self.user)
        return self.user._answers_for_public_pages

    @cached_property
    def _has_public(self) -> bool:
        return self.page.live or has_public(self.page)

    @cached_property
    def _has_frozen(self) -> bool:
        return has_frozen(self.page)

    def can_request_emergency(self):
        """Editors of the page who hold the permission of its own that this needs."""
        return (
            self.user.is_active
            and self.user.has_perm("workflow.request_emergency")
            and self.can_edit()
        )

    def _was_released(self):
        return Release.objects.filter(page_id__in=branch_of(self.page).values("pk")).exists()

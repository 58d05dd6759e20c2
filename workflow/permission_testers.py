"""What a person may do to a reviewed page."""

from wagtail.models import PagePermissionTester


class ReviewedPagePermissionTester(PagePermissionTester):
    """Nobody publishes by a button, superusers included: publishing follows the last signature."""

    def can_publish(self):
        return False

    def can_publish_subpage(self):
        return False

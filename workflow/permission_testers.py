"""What a person may do to a reviewed page."""

from django.apps import apps

from wagtail.models import PagePermissionTester


class ReviewedPagePermissionTester(PagePermissionTester):
    """Nobody publishes by a button, superusers included: publishing follows the last signature."""

    def can_publish(self):
        return False

    def can_publish_subpage(self):
        return False

    def can_unpublish(self):
        """Superusers and final reviewers; taking down is quick, going live is not."""
        if not (self.user.is_active and self.page.live and not self.page_is_root):
            return False
        return self.user.is_superuser or is_final_reviewer(self.user)


def is_final_reviewer(user) -> bool:
    """Whether `user` belongs to a group that signs the final stage."""
    # By name: the model's module needs the mixin's, and the mixin's this one.
    review_task = apps.get_model("workflow", "ReviewTask")
    final = review_task.objects.filter(stage=review_task.Stage.FINAL, active=True)
    return final.filter(groups__in=user.groups.all()).exists()

"""Where the admin leads to review records (审核档案)."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.menus.pages import PageMenuItem

from workflow.permission_testers import may_search_archives


class ReviewRecordButton(PageMenuItem):
    """In the menu of a page's header: its review record."""

    label = _("Review record")
    icon_name = "clipboard-list"
    url_name = "workflow_archive"

    def is_shown(self, user):
        return not self.page.is_root() and self.page.permissions_for_user(user).can_edit()


class ArchivesMenuItem(MenuItem):
    """Among the reports: the review records of all pages, deleted ones too."""

    def is_shown(self, request):
        return may_search_archives(request.user)

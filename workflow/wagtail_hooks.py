from django.contrib.auth.models import Permission
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel

from site_core.pages.public_titles import HOOK as LAST_TITLES
from workflow.admin import urls
from workflow.admin.bulk_actions import TakeDownBulkAction, lock_all
from workflow.admin.buttons import header_buttons
from workflow.admin.dashboard import ReviewQueuePanel, SecondPersonPanel
from workflow.admin.menu_items import (
    RecordsMenuItem,
    ReviewQueueMenuItem,
    ReviewRecordButton,
    SuperuserMenuItem,
)
from workflow.admin.views.editor import EditorViewSet
from workflow.admin.views.files import DeleteUnsignedDocuments, DeleteUnsignedImages
from workflow.guards.triggers import trigger_problems
from workflow.selectors.contributors import FILE_WORDS_WRITTEN
from workflow.selectors.last_titles import last_public_titles
from workflow.selectors.reviewers import reviewer_groups


@hooks.register("register_admin_urls")
def register_review_urls():
    return [path("", include(urls))]


@hooks.register("register_admin_viewset")
def register_editor():
    """Adding and editing pages; everything else stays Wagtail's."""
    return EditorViewSet("editor")


@hooks.register("before_unpublish_page")
def ask_for_a_reason(request, page):
    """Wagtail's unpublishing asks for no reason and leaves no evidence."""
    return redirect("workflow_take_down", page.pk)


@hooks.register("construct_homepage_panels")
def replace_moderation_panel(request, panels):
    """Our queue leads to the review screen; Wagtail's leads to the editing form."""
    panels[:] = [p for p in panels if not isinstance(p, WorkflowObjectsToModeratePanel)]
    panels += [SecondPersonPanel(), ReviewQueuePanel()]


@hooks.register("register_settings_menu_item")
def register_policies_menu_item():
    return SuperuserMenuItem(
        _("Review policies"),
        reverse("workflow_policies"),
        name="review-policies",
        icon_name="tasks",
        order=90,
    )


hooks.register("before_bulk_action", lock_all)

# After Wagtail's own of the same names, whose places they take.
hooks.register("register_bulk_action", TakeDownBulkAction, order=10)
hooks.register("register_bulk_action", DeleteUnsignedImages, order=10)
hooks.register("register_bulk_action", DeleteUnsignedDocuments, order=10)


@hooks.register("insert_global_admin_css")
def hide_what_nobody_may_do():
    """Wagtail cannot leave a bulk action of its own out; nobody may publish many pages at once."""
    return format_html('<link rel="stylesheet" href="{}">', static("admin/bulk.css"))


@hooks.register("register_admin_menu_item")
def register_queue_menu_item():
    return ReviewQueueMenuItem(
        _("Waiting texts"),
        reverse("workflow_queue"),
        name="review-queue",
        icon_name="tasks",
        order=50,
    )


@hooks.register("register_page_header_buttons")
def register_header_buttons(page, user, view_name, next_url=None):
    return header_buttons(page, user)


@hooks.register("register_page_header_buttons")
def lead_to_review_record(page, user, view_name, next_url=None):
    yield ReviewRecordButton(page=page, priority=66)


@hooks.register("register_permissions")
def register_emergency_permission():
    """A group may be given it on Wagtail's group screen."""
    return Permission.objects.filter(
        content_type__app_label="workflow", codename="request_emergency"
    )


@hooks.register("register_reports_menu_item")
def register_review_records():
    address = reverse("workflow_records")
    return RecordsMenuItem(_("Review records"), address, icon_name="clipboard-list", order=950)


hooks.register(LAST_TITLES, last_public_titles)

# Those that sign a stage are changed and filled by superusers only.
hooks.register("register_reserved_groups", reviewer_groups)
hooks.register("register_health_check", trigger_problems)


@hooks.register("register_log_actions")
def register_file_words(actions):
    actions.register_action(
        FILE_WORDS_WRITTEN, _("Write the words of a file"), _("Brought the file or wrote its words")
    )

from django.contrib.auth.models import Permission
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from comments import personal_data
from comments.centre import comments_section
from comments.models import Comment, CommentSettings
from comments.moderation.menu_items import CommentsMenuItem
from comments.moderation.queue_views import comments_queue
from comments.viewsets import SensitiveTermViewSet
from site_core.page_store import shown

register_snippet(SensitiveTermViewSet)


@hooks.register("register_admin_urls")
def register_queue_address():
    return [path("reader-comments/", comments_queue, name="comments_queue")]


@hooks.register("register_admin_menu_item")
def register_queue_menu_item():
    label, address = _("Readers' comments"), reverse("comments_queue")
    return CommentsMenuItem(label, address, name="reader-comments", icon_name="comment", order=60)


@hooks.register("register_permissions")
def register_moderation_permission():
    """A group may be given it on Wagtail's group screen."""
    return Permission.objects.filter(
        content_type__app_label="comments", codename="moderate_comment"
    )


@hooks.register("register_log_actions")
def register_switch_action(actions):
    actions.register_action(
        "comments.switch", _("Open or close comments"), _("Comments were opened or closed")
    )


@hooks.register(shown.HOOK)
def models_of_discussions():
    return {
        Comment: lambda comment, *_what: comment.is_public,
        CommentSettings: shown.always,
    }


hooks.register("register_member_centre_section", comments_section, order=300)
hooks.register("export_personal_data", personal_data.export)
hooks.register("forget_person", personal_data.close_account)

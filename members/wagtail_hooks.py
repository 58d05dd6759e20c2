from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin import messages

from members.menu_items import NoticesMenuItem, OrganisationsMenuItem
from members.organisations import admission_views, personal_data
from members.organisations.centre import organisations_section
from members.reserved_groups import demand_account_right, demand_group_right
from site_core.page_store import shown


@hooks.register("before_bulk_action")
def keep_reserved_accounts(request, action_type, objects, action):
    """Assigning a role, switching off and deleting many accounts at once obey the same rule."""
    if action.model is not get_user_model():
        return None
    try:
        for account in objects:
            demand_account_right(request.user, account)
        if role := action.get_execution_context().get("role"):
            demand_group_right(request.user, role)
    except PermissionDenied as refusal:
        messages.error(request, str(refusal))
        return redirect("wagtailusers_users:index")
    return None


@hooks.register("register_admin_menu_item")
def register_notices():
    """The bell: what somebody has been told and not marked as read."""
    return NoticesMenuItem(
        _("notices"), f"{reverse_lazy('member_centre')}#notices", icon_name="mail", order=110
    )


@hooks.register("register_admin_urls")
def register_organisation_addresses():
    return [
        path("organisations/", admission_views.organisations, name="organisations"),
        path(
            "organisations/<key:organisation_id>/",
            admission_views.review,
            name="organisation_admission",
        ),
    ]


@hooks.register("register_admin_menu_item")
def register_organisations():
    label = _("Organisation members")
    address = reverse_lazy("organisations")
    return OrganisationsMenuItem(label, address, name="organisations", icon_name="group", order=115)


@hooks.register("register_permissions")
def register_organisation_permission():
    """A group may be given it on Wagtail's group screen."""
    return Permission.objects.filter(
        content_type__app_label="members", codename="change_organisation"
    )


@hooks.register("register_log_actions")
def register_organisation_actions(actions):
    actions.register_action(
        "members.admit_organisation", _("Admit an organisation"), _("An organisation was admitted")
    )
    actions.register_action(
        "members.refuse_organisation", _("Refuse an organisation"), _("An organisation was refused")
    )


@hooks.register("insert_global_admin_css")
def style_login_box():
    return format_html('<link rel="stylesheet" href="{}">', static("admin/kept-form.css"))


@hooks.register("insert_global_admin_js")
def keep_forms():
    """Nothing that is typed into a form of the admin is lost to an ended login or a lost network."""
    return format_html('<script src="{}" defer></script>', static("admin/kept-form.js"))


hooks.register("register_member_centre_section", organisations_section, order=100)
hooks.register("export_personal_data", personal_data.export)
hooks.register("forget_person", personal_data.forget)


@hooks.register(shown.HOOK)
def models_of_people():
    """What a person has written is named by rows of its own, until the person goes."""
    return {get_user_model(): shown.when_deleted}

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin import messages

from members.menu_items import NoticesMenuItem
from members.reserved_groups import demand_account_right, demand_group_right


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

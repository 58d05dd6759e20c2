"""User and group administration in the Wagtail admin."""

from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from wagtail.users.forms import GroupPagePermissionFormSet as WagtailGroupPagePermissionFormSet
from wagtail.users.views import groups, users

from members.forms import UserCreationForm, UserEditForm
from members.group_forms import GroupPagePermissionFormSet
from members.reserved_groups import demand_account_right, demand_group_right
from site_core.http.refusals import shown_as_message

users_told = method_decorator(shown_as_message("wagtailusers_users:index"), name="dispatch")
groups_told = method_decorator(shown_as_message("wagtailusers_groups:index"), name="dispatch")


class UserIndexView(users.IndexView):
    """Searches by the one name, which is a person's."""

    search_fields = {"username", "name", "email"}

    @cached_property
    def columns(self):
        columns = super().columns
        for column in columns:
            if column.name == "name":
                column.label = capfirst(_("full name"))
        return columns


class UserFormMixin:
    """Tells the form who is filling it in."""

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"acting_user": self.request.user}


class ReservedAccountMixin:
    """Refuses accounts that only superusers change."""

    def dispatch(self, request, *args, **kwargs):
        demand_account_right(request.user, self.get_object())
        return super().dispatch(request, *args, **kwargs)


@users_told
class UserCreateView(UserFormMixin, users.CreateView):
    pass


@users_told
class UserEditView(ReservedAccountMixin, UserFormMixin, users.EditView):
    pass


@users_told
class UserDeleteView(ReservedAccountMixin, users.DeleteView):
    pass


class MemberUserViewSet(users.UserViewSet):
    """As Wagtail's, with our forms. A person is not copied."""

    copy_view_enabled = False
    index_view_class = UserIndexView
    add_view_class = UserCreateView
    edit_view_class = UserEditView
    delete_view_class = UserDeleteView
    create_template_name = "members/users/create.html"
    edit_template_name = "members/users/edit.html"

    def get_form_class(self, for_update=False):
        return UserEditForm if for_update else UserCreationForm


class GroupPermissionsMixin:
    """Shows our page permissions in place of Wagtail's."""

    @cached_property
    def permission_panel_forms(self):
        replaced = {WagtailGroupPagePermissionFormSet: GroupPagePermissionFormSet}
        return [
            replaced.get(panel, panel)(**self.get_permission_panel_form_kwargs(panel))
            for panel in groups.get_permission_panel_classes()
        ]


class ReservedGroupMixin:
    """Refuses groups that only superusers change."""

    def dispatch(self, request, *args, **kwargs):
        demand_group_right(request.user, self.get_object())
        return super().dispatch(request, *args, **kwargs)


@groups_told
class GroupCreateView(GroupPermissionsMixin, groups.CreateView):
    pass


@groups_told
class GroupEditView(ReservedGroupMixin, GroupPermissionsMixin, groups.EditView):
    pass


@groups_told
class GroupDeleteView(ReservedGroupMixin, groups.DeleteView):
    pass


class MemberGroupViewSet(groups.GroupViewSet):
    """As Wagtail's, without the right to publish; groups that review are for superusers."""

    add_view_class = GroupCreateView
    edit_view_class = GroupEditView
    delete_view_class = GroupDeleteView

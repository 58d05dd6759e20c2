"""User administration in the Wagtail admin."""

from wagtail.users.views.users import IndexView, UserViewSet

from members.forms import UserCreationForm, UserEditForm


class UserIndexView(IndexView):
    """Searches by the one name."""

    search_fields = {"username", "name", "email"}


class MemberUserViewSet(UserViewSet):
    """As Wagtail's, with our forms."""

    index_view_class = UserIndexView
    create_template_name = "members/users/create.html"
    edit_template_name = "members/users/edit.html"

    def get_form_class(self, for_update=False):
        return UserEditForm if for_update else UserCreationForm

"""User administration in the Wagtail admin."""

from wagtail.users.views.users import CreateView, EditView, IndexView, UserViewSet

from members.forms import UserCreationForm, UserEditForm


class UserIndexView(IndexView):
    """Searches by the one name."""

    search_fields = {"username", "name", "email"}


class UserCreateView(CreateView):
    template_name = "members/users/create.html"


class UserEditView(EditView):
    template_name = "members/users/edit.html"


class MemberUserViewSet(UserViewSet):
    """As Wagtail's, with our forms."""

    index_view_class = UserIndexView
    add_view_class = UserCreateView
    edit_view_class = UserEditView

    def get_form_class(self, for_update=False):
        return UserEditForm if for_update else UserCreationForm

"""Entries of the admin's menus that only some people see."""

from wagtail.admin.menu import MenuItem


class SuperuserMenuItem(MenuItem):
    """Shown to superusers."""

    def is_shown(self, request):
        return request.user.is_superuser

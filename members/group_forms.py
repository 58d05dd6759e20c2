"""The page permissions of a group, without the right to publish: publishing follows signatures."""

from django import forms

from wagtail.models import Page
from wagtail.users.forms import BaseGroupPagePermissionFormSet
from wagtail.users.forms import PagePermissionsForm as WagtailPagePermissionsForm

PUBLISH = "publish_page"


class PagePermissionsForm(WagtailPagePermissionsForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        permissions = self.fields["permissions"]
        permissions.queryset = permissions.queryset.exclude(codename=PUBLISH)


class BasePermissionFormSet(BaseGroupPagePermissionFormSet):
    # The columns of the table.
    permission_types = [kind for kind in Page.permission_types if kind[0] != PUBLISH]


GroupPagePermissionFormSet = forms.formset_factory(
    PagePermissionsForm, formset=BasePermissionFormSet, extra=0, can_delete=True
)

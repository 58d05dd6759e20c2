"""The account page of the admin."""

from wagtail.admin.views.account import AccountView as WagtailAccountView
from wagtail.admin.views.account import NameEmailSettingsPanel as WagtailNameEmailSettingsPanel

from members.forms import NameEmailForm


class NameEmailSettingsPanel(WagtailNameEmailSettingsPanel):
    form_class = NameEmailForm


class AccountView(WagtailAccountView):
    """As Wagtail's, with one field for the name."""

    def get_panels(self):
        replaced = {WagtailNameEmailSettingsPanel: NameEmailSettingsPanel}
        return [
            replaced.get(type(panel), type(panel))(panel.request, panel.user, panel.profile)
            for panel in super().get_panels()
        ]

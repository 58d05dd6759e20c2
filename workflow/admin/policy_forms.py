"""The forms of the screen 审核规定."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from workflow.models import ReviewPolicy

PAGE_KEY = re.compile(r"[0-9]{1,18}")


class PageChooser(AdminPageChooser):
    """As Wagtail's, which fails when it has to show something again that is no page's key."""

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        return value if PAGE_KEY.fullmatch(str(value)) else None


class PolicyRemovalForm(forms.Form):
    """Taking a policy away: the reason stays in the evidence."""

    reason = forms.CharField(
        label=pgettext_lazy("policy", "Reason"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say why the review policy is changed.")},
    )


class PolicyForm(PolicyRemovalForm):
    """Setting the stages of a page and everything below it."""

    page = forms.ModelChoiceField(
        label=_("For this page and everything below it"),
        queryset=Page.objects.all(),
        widget=PageChooser(can_choose_root=True, show_edit_link=False),
        error_messages={
            "required": _("Choose a page."),
            "invalid_choice": _("Choose a page."),
        },
    )
    preset = forms.ChoiceField(
        label=_("Stages to pass"),
        choices=ReviewPolicy.Preset.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the stages."),
            "invalid_choice": _("Choose the stages."),
        },
    )
    field_order = ["page", "preset", "reason"]

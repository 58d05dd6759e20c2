"""The field of a form that says whose it is. Nothing here asks the database."""

from django import template
from django.utils.html import format_html

from members.kept_forms.admin_form import hidden_fields
from members.kept_forms.keeping import OWNER, owner_mark

register = template.Library()


@register.simple_tag(takes_context=True)
def form_owner(context):
    """For a form that is kept when it cannot be sent: see `members.kept_forms.keeping`."""
    return format_html(
        '<input type="hidden" name="{}" value="{}">', OWNER, owner_mark(context["request"].user)
    )


@register.simple_tag(takes_context=True)
def wagtail_form_owner(context):
    """As `form_owner`, for a template that many views of Wagtail share: see `members.kept_forms.admin_form`."""
    return hidden_fields(context["request"])
